import { describe, expect, it } from 'vitest';
import { type Accounts, openAccounts } from '../../electron/accounts/accounts.ts';
import { Computer, code, countingRandom, PAIR, saveKey, startWith, value } from './support.ts';

const OTHER = { apiKey: 'Q'.repeat(24), apiKeySecret: 'R'.repeat(48) };

describe('saving', () => {
  it('shows a hint only', async () => {
    const accounts = await new Computer().start();
    const view = value(accounts.keys.save({ service: 'x', name: ' Class 7b ', ...PAIR }));
    expect(view).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      service: 'x',
      name: 'Class 7b',
      hint: 'rS6t',
      dialect: 'automatic',
      speaks: 'v2',
    });
    expect(accounts.keys.list()).toEqual([view]);
    expect(value(accounts.keys.pair(view.id))).toEqual(PAIR);
  });

  it('drops spaces and line ends around the values', async () => {
    const accounts = await new Computer().start();
    const entered = { apiKey: `  ${PAIR.apiKey}\n`, apiKeySecret: `\t${PAIR.apiKeySecret} ` };
    expect(value(accounts.keys.pair(value(accounts.keys.save({ service: 'x', ...entered })).id))).toEqual(PAIR);
  });

  it('drops quotation marks around the values', async () => {
    const accounts = await new Computer().start();
    const entered = { apiKey: `"${PAIR.apiKey}"`, apiKeySecret: `“${PAIR.apiKeySecret}”` };
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

describe('renaming', () => {
  it('takes any name, also none, and nothing else changes', async () => {
    const computer = new Computer();
    const { accounts, keyId } = await startWith(computer, '12');
    value(accounts.keys.rename(keyId, '  Class of 2026 '));
    expect((await computer.start()).keys.list()[0]).toMatchObject({ id: keyId, name: 'Class of 2026', hint: 'rS6t' });
    value(accounts.keys.rename(keyId, ''));
    expect(accounts.keys.list()[0]?.name).toBe('');
    expect(value(accounts.keys.pair(keyId))).toEqual(PAIR);
    expect(code(accounts.keys.rename('none', 'x'))).toBe('key-unknown');
  });
});

describe('replacing', () => {
  it('keeps the accounts of the key with everything of theirs', async () => {
    const computer = new Computer();
    const { accounts, keyId } = await startWith(computer, '12', '34');
    value(accounts.keys.rename(keyId, 'Mine'));
    value(accounts.preferences.saveSearch('x:12', 'tides'));
    const before = accounts.book.list();
    value(accounts.keys.replace(keyId, OTHER));
    const again = await computer.start();
    expect(again.book.list()).toEqual(before);
    expect(again.keys.list()).toMatchObject([{ id: keyId, name: 'Mine', hint: 'QQQQ' }]);
    expect(value(again.book.credentials('x:12'))).toMatchObject({
      consumerKey: OTHER.apiKey,
      consumerSecret: OTHER.apiKeySecret,
      token: '12-token',
    });
  });

  it('erases the old values from the file and its backup', async () => {
    const computer = new Computer();
    const accounts = await computer.start();
    const id = saveKey(accounts);
    const [entry] = computer.document().keys;
    value(accounts.keys.replace(id, OTHER));
    for (const { text } of [computer.file, computer.backup]) {
      expect(text).not.toContain(entry?.apiKey.data);
      expect(text).not.toContain(entry?.apiKeySecret.data);
    }
  });

  it('takes a new secret for the same API key, and puts exchanged values right', async () => {
    const accounts = await new Computer().start();
    const id = saveKey(accounts);
    const apiKeySecret = 'T'.repeat(50);
    value(accounts.keys.replace(id, { apiKey: apiKeySecret, apiKeySecret: PAIR.apiKey }));
    expect(value(accounts.keys.pair(id))).toEqual({ apiKey: PAIR.apiKey, apiKeySecret });
  });

  it('is refused for what is no pair, and for the pair of another saved key', async () => {
    const accounts = await new Computer().start();
    const id = saveKey(accounts);
    value(accounts.keys.save({ service: 'x', ...OTHER }));
    expect(code(accounts.keys.replace(id, OTHER))).toBe('key-saved');
    expect(code(accounts.keys.replace(id, { ...OTHER, apiKey: '' }))).toBe('key-missing');
    expect(code(accounts.keys.replace(id, { ...OTHER, apiKey: 'a b' }))).toBe('key-malformed');
    expect(code(accounts.keys.replace('none', OTHER))).toBe('key-unknown');
    expect(value(accounts.keys.pair(id))).toEqual(PAIR);
  });

  it('heals a key whose values are damaged', async () => {
    const computer = new Computer();
    const { keyId } = await startWith(computer, '12');
    computer.tamper(({ keys }) => {
      for (const key of keys) key.apiKey = key.apiKeySecret;
    });
    const accounts = await computer.start();
    expect(accounts.book.list()[0]?.problem?.code).toBe('secret-damaged');
    value(accounts.keys.replace(keyId, PAIR));
    expect(accounts.book.list()[0]?.problem).toBeNull();
    expect(accounts.book.credentials('x:12').ok).toBe(true);
  });
});

describe('the version of the API', () => {
  const spoken = ({ keys }: Accounts) => keys.list().map(({ dialect, speaks }) => [dialect, speaks]);

  it('is v2 until the service tells otherwise, and asked again at the next start', async () => {
    const computer = new Computer();
    const accounts = await computer.start();
    const id = saveKey(accounts);
    let told = 0;
    accounts.onChange(() => {
      told += 1;
    });
    accounts.keys.noteSpeaks(id, 'v2');
    expect([accounts.keys.speaks(id), told]).toEqual(['v2', 0]);
    accounts.keys.noteSpeaks(id, 'v1.1');
    accounts.keys.noteSpeaks(id, 'v1.1');
    expect([accounts.keys.speaks(id), told]).toEqual(['v1.1', 1]);
    expect(spoken(accounts)).toEqual([['automatic', 'v1.1']]);
    expect(spoken(await computer.start())).toEqual([['automatic', 'v2']]);
  });

  it('is kept when the person chooses it', async () => {
    const computer = new Computer();
    const accounts = await computer.start();
    const id = saveKey(accounts);
    value(accounts.keys.setDialect(id, 'v1.1'));
    accounts.keys.noteSpeaks(id, 'v2');
    const again = await computer.start();
    expect([...spoken(accounts), ...spoken(again)]).toEqual([
      ['v1.1', 'v1.1'],
      ['v1.1', 'v1.1'],
    ]);
    value(accounts.keys.save({ service: 'x', ...PAIR }));
    expect(spoken(accounts)).toEqual([['v1.1', 'v1.1']]);
    expect(code(accounts.keys.setDialect('none', 'v2'))).toBe('key-unknown');
    expect(accounts.keys.speaks('none')).toBe('v2');
  });

  it.each(['replacing the pair', 'choosing'])('is found out anew after %s', async (what) => {
    const accounts = await new Computer().start();
    const id = saveKey(accounts);
    accounts.keys.noteSpeaks(id, 'v1.1');
    let told = 0;
    accounts.onChange(() => {
      told += 1;
    });
    value(what === 'choosing' ? accounts.keys.setDialect(id, 'automatic') : accounts.keys.replace(id, OTHER));
    expect(spoken(accounts)).toEqual([['automatic', 'v2']]);
    expect(told).toBeGreaterThan(0);
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
