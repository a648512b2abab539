import { describe, expect, it } from 'vitest';
import { openAccounts } from '../../electron/accounts/accounts.ts';
import { Computer, code, countingRandom, PAIR, saveKey, startWith, value } from './support.ts';

const OTHER = { apiKey: 'Q'.repeat(24), apiKeySecret: 'R'.repeat(48) };

describe('saving', () => {
  it('shows a hint only', async () => {
    const accounts = await new Computer().start();
    const view = value(accounts.keys.save({ service: 'x', name: ' Class 7b ', ...PAIR }));
    expect(view).toEqual({ id: expect.stringMatching(/^[0-9a-f]{16}$/), service: 'x', name: 'Class 7b', hint: 'rS6t' });
    expect(accounts.keys.list()).toEqual([view]);
    expect(value(accounts.keys.pair(view.id))).toEqual(PAIR);
  });

  it('drops spaces and line ends around the values', async () => {
    const accounts = await new Computer().start();
    const entered = { apiKey: `  ${PAIR.apiKey}\n`, apiKeySecret: `\t${PAIR.apiKeySecret} ` };
    expect(value(accounts.keys.pair(value(accounts.keys.save({ service: 'x', ...entered })).id))).toEqual(PAIR);
  });

  it('turns a pair in the wrong order round', async () => {
    const accounts = await new Computer().start();
    const entered = { apiKey: PAIR.apiKeySecret, apiKeySecret: PAIR.apiKey };
    expect(value(accounts.keys.pair(value(accounts.keys.save({ service: 'x', ...entered })).id))).toEqual(PAIR);
  });

  it('leaves the order of unusual lengths alone', async () => {
    const accounts = await new Computer().start();
    const entered = { apiKey: 'K'.repeat(38), apiKeySecret: 'S'.repeat(20) };
    expect(value(accounts.keys.pair(value(accounts.keys.save({ service: 'x', ...entered })).id))).toEqual(entered);
  });

  it.each([
    ['no key', { apiKey: '', apiKeySecret: PAIR.apiKeySecret }, 'key-missing'],
    ['spaces for a secret', { apiKey: PAIR.apiKey, apiKeySecret: '   ' }, 'key-missing'],
    ['the same value twice', { apiKey: PAIR.apiKey, apiKeySecret: PAIR.apiKey }, 'key-missing'],
    ['a label in it', { ...PAIR, apiKey: `API Key: ${PAIR.apiKey}` }, 'key-malformed'],
    ['an access token', { ...PAIR, apiKeySecret: `12-${PAIR.apiKeySecret}` }, 'key-malformed'],
  ])('refuses %s', async (_, entered, expected) => {
    const accounts = await new Computer().start();
    const refused = accounts.keys.save({ service: 'x', ...entered });
    expect(refused).toMatchObject({ ok: false, error: { code: expected, action: { kind: 'enter-keys' } } });
    expect(JSON.stringify(refused)).not.toContain(PAIR.apiKey);
    expect(accounts.keys.list()).toEqual([]);
  });

  it('knows a key that is already there, keeps its name, and takes a corrected secret', async () => {
    const accounts = await new Computer().start();
    const first = value(accounts.keys.save({ service: 'x', name: 'Mine', ...PAIR }));
    value(accounts.keys.save({ service: 'x', ...OTHER }));
    expect(value(accounts.keys.save({ service: 'x', ...PAIR }))).toEqual(first);
    const corrected = { ...PAIR, apiKeySecret: 'T'.repeat(50) };
    expect(value(accounts.keys.save({ service: 'x', name: 'Renamed', ...corrected }))).toEqual({
      ...first,
      name: 'Renamed',
    });
    expect(accounts.keys.list().map(({ name }) => name)).toEqual(['Renamed', '']);
    expect(value(accounts.keys.pair(first.id))).toEqual(corrected);
  });

  it('keeps the same pair of two services apart', async () => {
    const accounts = await new Computer().start();
    value(accounts.keys.save({ service: 'x', ...PAIR }));
    value(accounts.keys.save({ service: 'practice', ...PAIR }));
    expect(accounts.keys.list().map(({ service }) => service)).toEqual(['x', 'practice']);
  });
});

describe('removing', () => {
  it('is refused while an account uses the key', async () => {
    const { accounts, keyId } = await startWith(new Computer(), '12');
    expect(code(accounts.keys.remove(keyId))).toBe('key-in-use');
    value(accounts.book.remove('x:12'));
    expect(code(accounts.keys.remove(keyId))).toBe('ok');
    expect(accounts.keys.list()).toEqual([]);
    expect(code(accounts.keys.remove(keyId))).toBe('key-unknown');
    expect(code(accounts.keys.pair(keyId))).toBe('key-unknown');
  });

  it('erases the values from the file and its backup', async () => {
    const computer = new Computer();
    const accounts = await computer.start();
    const id = saveKey(accounts);
    const [entry] = computer.document().keys;
    value(accounts.keys.remove(id));
    expect(computer.file.text).not.toContain(entry?.apiKey.data);
    expect(computer.backup.text).not.toContain(entry?.apiKeySecret.data);
  });
});

it('draws a new id when one is taken', async () => {
  const computer = new Computer();
  const drawn = ['1', '1', '2'].map((digit) => Buffer.from(digit.repeat(16), 'hex'));
  const fallback = countingRandom();
  const random = (bytes: number) => (bytes === 8 ? drawn.shift() : undefined) ?? fallback(bytes);
  const accounts = await openAccounts({ ...computer.ports(), random });
  value(accounts.keys.save({ service: 'x', ...PAIR }));
  value(accounts.keys.save({ service: 'x', ...OTHER }));
  expect(accounts.keys.list().map(({ id }) => id)).toEqual(['1'.repeat(16), '2'.repeat(16)]);
});
