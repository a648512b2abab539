import { describe, expect, it } from 'vitest';
import type { PendingSignIn } from '../../electron/accounts/pending-sign-in.ts';
import { Computer, code, MemoryKeychain, NOON, PASSPHRASE, saveKey, value } from './support.ts';

const MINUTE = 60_000;
const pending = (keyId: string, changes: Partial<PendingSignIn> = {}): PendingSignIn => ({
  service: 'x',
  keyId,
  accountId: 'x:12',
  requestToken: 'request-token-value',
  requestTokenSecret: 'request-secret-value',
  startedAt: NOON,
  ...changes,
});

async function started(computer = new Computer()) {
  const accounts = await computer.start();
  return { computer, accounts, keyId: saveKey(accounts) };
}

describe('a sign-in under way', () => {
  it('is still there after a restart, and gone once it ended', async () => {
    const { computer, accounts, keyId } = await started();
    expect(value(accounts.pending.read())).toBeNull();
    value(accounts.pending.keep(pending(keyId)));
    const again = await computer.start();
    expect(value(again.pending.read())).toEqual(pending(keyId));
    value(again.pending.keep(null));
    expect(value(again.pending.read())).toBeNull();
    expect(value((await computer.start()).pending.read())).toBeNull();
  });

  it.each([
    ['just under 15 minutes', 15 * MINUTE - 1, true],
    ['15 minutes', 15 * MINUTE, false],
    ['a clock that was set back', -MINUTE, false],
  ])('after %s', async (_, passed, kept) => {
    const { computer, accounts, keyId } = await started();
    value(accounts.pending.keep(pending(keyId)));
    computer.now = NOON + passed;
    expect(value(accounts.pending.read()) !== null).toBe(kept);
    expect(computer.document().pendingSignIn !== null).toBe(kept);
  });

  it('is of no use without its key', async () => {
    const { accounts, keyId } = await started();
    value(accounts.pending.keep(pending(keyId)));
    value(accounts.keys.remove(keyId));
    expect(value(accounts.pending.read())).toBeNull();
  });

  it('that was tampered with is forgotten', async () => {
    const { computer, accounts, keyId } = await started();
    value(accounts.pending.keep(pending(keyId)));
    computer.tamper((document) => {
      document.pendingSignIn = document.keys[0]?.apiKey ?? null;
    });
    const again = await computer.start();
    expect(value(again.pending.read())).toBeNull();
    expect(computer.document().pendingSignIn).toBeNull();
  });

  it('cannot be read or kept while the vault is locked, and is not lost', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    const first = await computer.start();
    value(await first.vault.choose({ mode: 'passphrase', passphrase: PASSPHRASE }));
    const keyId = saveKey(first);
    value(first.pending.keep(pending(keyId, { accountId: null })));
    const accounts = await computer.start();
    expect(code(accounts.pending.read())).toBe('vault-locked');
    expect(code(accounts.pending.keep(pending(keyId)))).toBe('vault-locked');
    value(await accounts.vault.unlock(PASSPHRASE));
    expect(value(accounts.pending.read())).toEqual(pending(keyId, { accountId: null }));
  });
});
