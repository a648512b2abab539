import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordLabel, seal, unseal, wipe } from '../../electron/accounts/envelope.ts';

const key = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(12).fill(3);
const label = recordLabel('x:12', 'token');
const plain = Buffer.from('a token');

describe('seal and unseal', () => {
  it('is AES-256-GCM with the label as additional data and the tag at the end', () => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from('pinion/v1|x:12|token'));
    const expected = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    expect(seal(key, nonce, label, plain)).toEqual({
      nonce: Buffer.from(nonce).toString('base64'),
      data: expected.toString('base64'),
    });
  });

  it('gives back what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes, n) => {
        expect(unseal(key, label, seal(key, n, label, bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('refuses every single changed bit of nonce, ciphertext and tag', () => {
    const sealed = seal(key, nonce, label, plain);
    for (const part of ['nonce', 'data'] as const) {
      const bytes = Buffer.from(sealed[part], 'base64');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(unseal(key, label, { ...sealed, [part]: changed.toString('base64') })).toBeNull();
      }
    }
  });

  it('refuses another key, another owner and another field', () => {
    const sealed = seal(key, nonce, label, plain);
    expect(unseal(new Uint8Array(32).fill(8), label, sealed)).toBeNull();
    expect(unseal(key, recordLabel('x:13', 'token'), sealed)).toBeNull();
    expect(unseal(key, recordLabel('x:12', 'token-secret'), sealed)).toBeNull();
  });

  it.each([
    ['nothing', { nonce: '', data: '' }],
    ['no base64', { nonce: '???', data: '???' }],
    ['a short tag', { nonce: Buffer.from(nonce).toString('base64'), data: Buffer.alloc(12).toString('base64') }],
    ['no nonce', { nonce: '', data: Buffer.alloc(40).toString('base64') }],
    ['a long nonce', { nonce: Buffer.alloc(16).toString('base64'), data: Buffer.alloc(40).toString('base64') }],
  ])('refuses a record of %s', (_, sealed) => {
    expect(unseal(key, label, sealed)).toBeNull();
  });

  it('wipes', () => {
    const bytes = Buffer.from('secret');
    wipe(bytes);
    expect(bytes).toEqual(Buffer.alloc(6));
  });
});
