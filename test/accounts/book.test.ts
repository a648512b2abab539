import { describe, expect, it } from 'vitest';
import { appError } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import {
  appOnly,
  Computer,
  code,
  type MemoryFile,
  PAIR,
  saveKey,
  signedIn,
  startWith,
  tokenOf,
  value,
} from './support.ts';

const signedOut = appError('signed-out', { kind: 'sign-in-again' });

describe('adding', () => {
  it('shows the account, makes it current, and hands out its credentials', async () => {
    const accounts = await new Computer().start();
    const keyId = saveKey(accounts);
    const added = value(accounts.book.add(signedIn(keyId, '12', { avatar: 'https://pictures.example/12.png' })));
    expect(added).toEqual({
      renewed: false,
      account: {
        id: 'x:12',
        service: 'x',
        access: 'pin',
        userId: '12',
        username: 'reader12',
        name: 'Reader 12',
        avatar: 'https://pictures.example/12.png',
        keyId,
        colour: 0,
        problem: null,
        canPost: null,
        reading: { columns: [{ kind: 'home' }], savedSearches: [], filters: [], refused: [] },
      },
    });
    expect(accounts.book.list()).toEqual([added.account]);
    expect(accounts.book.currentId()).toBe('x:12');
    expect(value(accounts.book.credentials('x:12'))).toEqual({
      kind: 'user',
      consumerKey: PAIR.apiKey,
      consumerSecret: PAIR.apiKeySecret,
      token: '12-token',
      tokenSecret: 'secret-of-12',
    });
  });

  it('keeps the order and gives the lowest colour that is free', async () => {
    const { accounts, keyId } = await startWith(new Computer(), '5', '3', '4');
    const seen = () => accounts.book.list().map(({ id, colour }) => [id, colour]);
    expect(seen()).toEqual([
      ['x:5', 0],
      ['x:3', 1],
      ['x:4', 2],
    ]);
    value(accounts.book.remove('x:3'));
    value(accounts.book.add(signedIn(keyId, '9')));
    expect(seen()).toEqual([
      ['x:5', 0],
      ['x:4', 2],
      ['x:9', 1],
    ]);
  });

  it('shares colours evenly from the ninth account on', async () => {
    const { accounts } = await startWith(new Computer(), ...Array.from({ length: 10 }, (_, n) => String(n + 1)));
    expect(accounts.book.list().map(({ colour }) => colour)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0, 1]);
  });

  it('tells users of two services with the same number apart', async () => {
    const { accounts } = await startWith(new Computer(), '12');
    const practiceKey = value(accounts.keys.save({ service: 'practice', ...PAIR })).id;
    value(accounts.book.add(signedIn(practiceKey, '12', { service: 'practice', token: 'other' })));
    expect(accounts.book.list().map(({ id }) => id)).toEqual(['x:12', 'practice:12']);
    expect(tokenOf(accounts, 'x:12')).toBe('12-token');
    expect(tokenOf(accounts, 'practice:12')).toBe('other');
  });

  it('needs a key of the same service', async () => {
    const accounts = await new Computer().start();
    const practiceKey = value(accounts.keys.save({ service: 'practice', ...PAIR })).id;
    expect(code(accounts.book.add(signedIn('none', '12')))).toBe('key-unknown');
    expect(code(accounts.book.add(signedIn(practiceKey, '12')))).toBe('key-unknown');
    expect(accounts.book.list()).toEqual([]);
  });

  it('changes nothing when it could not be saved', async () => {
    const computer = new Computer();
    const { accounts, keyId } = await startWith(computer, '12');
    let told = 0;
    accounts.onChange(() => {
      told += 1;
    });
    (computer.file as MemoryFile).full = true;
    expect(code(accounts.book.add(signedIn(keyId, '34')))).toBe('store-not-written');
    expect(code(accounts.book.remove('x:12'))).toBe('store-not-written');
    expect(accounts.book.list().map(({ id }) => id)).toEqual(['x:12']);
    expect(accounts.book.currentId()).toBe('x:12');
    expect(told).toBe(0);
  });
});

describe('renewing', () => {
  it('replaces tokens and profile, and keeps place and colour, however often', async () => {
    const computer = new Computer();
    const { accounts, keyId } = await startWith(computer, '12', '34');
    const before = computer.document().accounts[0];
    for (const round of ['one', 'two']) {
      const renewed = value(
        accounts.book.add(signedIn(keyId, '12', { username: 'new_name', token: round, tokenSecret: `s-${round}` })),
      );
      expect(renewed).toMatchObject({ renewed: true, account: { id: 'x:12', username: 'new_name', colour: 0 } });
      expect(value(accounts.book.credentials('x:12'))).toMatchObject({ token: round, tokenSecret: `s-${round}` });
    }
    expect(accounts.book.list().map(({ id }) => id)).toEqual(['x:12', 'x:34']);
    expect(accounts.book.currentId()).toBe('x:12');
    expect(computer.document().accounts).toHaveLength(2);
    expect(JSON.stringify(computer.document())).not.toContain(before?.token.data);
    expect(tokenOf(await computer.start(), 'x:12')).toBe('two');
  });

  it('ends a problem', async () => {
    const { accounts, keyId } = await startWith(new Computer(), '12');
    value(accounts.book.markProblem('x:12', signedOut));
    expect(value(accounts.book.add(signedIn(keyId, '12'))).account.problem).toBeNull();
  });

  it('may use another key', async () => {
    const { accounts, keyId } = await startWith(new Computer(), '12');
    const other = value(accounts.keys.save({ service: 'x', apiKey: 'k'.repeat(25), apiKeySecret: 's'.repeat(50) })).id;
    value(accounts.book.add(signedIn(other, '12')));
    expect(value(accounts.book.credentials('x:12')).consumerKey).toBe('k'.repeat(25));
    expect(code(accounts.keys.remove(keyId))).toBe('ok');
  });
});

describe("an access token of one's own", () => {
  it('signs in like a PIN, and takes the place of a sign-in with one', async () => {
    const { accounts, keyId } = await startWith(new Computer(), '12', '34');
    const added = value(accounts.book.add(signedIn(keyId, '12', { access: 'own-token', token: '12-own' })));
    expect(added).toMatchObject({ renewed: true, account: { id: 'x:12', access: 'own-token', userId: '12' } });
    expect(value(accounts.book.credentials('x:12'))).toMatchObject({ kind: 'user', token: '12-own' });
    value(accounts.book.add(signedIn(keyId, '12')));
    expect(accounts.book.list().map(({ id, access }) => [id, access])).toEqual([
      ['x:12', 'pin'],
      ['x:34', 'pin'],
    ]);
  });
});

describe('app-only access', () => {
  it('has no user, is called like its key, and hands out the bearer token', async () => {
    const computer = new Computer();
    const { accounts, keyId } = await startWith(computer, '12');
    value(accounts.keys.rename(keyId, 'Library'));
    const added = value(accounts.book.add(appOnly(keyId)));
    expect(added).toMatchObject({
      renewed: false,
      account: {
        id: `x:app-${keyId}`,
        service: 'x',
        access: 'app-only',
        userId: null,
        username: '',
        name: 'Library',
        avatar: null,
        keyId,
        colour: 1,
        reading: { columns: [] },
      },
    });
    expect(accounts.book.currentId()).toBe(added.account.id);
    expect(value((await computer.start()).book.credentials(added.account.id))).toEqual({
      kind: 'app',
      bearer: `bearer-of-${keyId}`,
      consumerKey: PAIR.apiKey,
      consumerSecret: PAIR.apiKeySecret,
    });
    expect(computer.file.text).not.toContain(`bearer-of-${keyId}`);
  });

  it('is there once per key, and a fresh bearer token takes the place of the old one', async () => {
    const { accounts, keyId } = await startWith(new Computer());
    const { id } = value(accounts.book.add(appOnly(keyId))).account;
    value(accounts.preferences.saveSearch(id, 'tides'));
    expect(value(accounts.book.add(appOnly(keyId, 'fresh')))).toMatchObject({
      renewed: true,
      account: { id, reading: { savedSearches: ['tides'] } },
    });
    expect(tokenOf(accounts, id)).toBe('fresh');
    const other = value(accounts.keys.save({ service: 'x', apiKey: 'k'.repeat(25), apiKeySecret: 's'.repeat(50) })).id;
    expect(value(accounts.book.add(appOnly(other))).renewed).toBe(false);
    expect(accounts.book.list()).toHaveLength(2);
  });

  it('keeps its key from being removed, and no profile is ever given to it', async () => {
    const { accounts, keyId } = await startWith(new Computer());
    const { id } = value(accounts.book.add(appOnly(keyId))).account;
    value(accounts.book.updateProfile(id, { username: 'ada', name: 'Ada', avatar: null }));
    expect(accounts.book.list()[0]).toMatchObject({ username: '', name: '' });
    expect(code(accounts.keys.remove(keyId))).toBe('key-in-use');
    value(accounts.book.remove(id));
    expect(code(accounts.keys.remove(keyId))).toBe('ok');
  });
});

describe('the profile', () => {
  it('follows the service, and is written only when it changed', async () => {
    const computer = new Computer();
    const { accounts } = await startWith(computer, '12');
    const { writes } = computer.file as MemoryFile;
    const profile = { username: 'reader12', name: 'Reader 12', avatar: null };
    value(accounts.book.updateProfile('x:12', profile));
    expect((computer.file as MemoryFile).writes).toBe(writes);
    value(accounts.book.updateProfile('x:12', { ...profile, username: 'renamed', avatar: 'https://p.example/a.png' }));
    expect((await computer.start()).book.list()[0]).toMatchObject({
      id: 'x:12',
      username: 'renamed',
      avatar: 'https://p.example/a.png',
    });
  });
});

describe('problems', () => {
  it('are shown until they end, and tell listeners once', async () => {
    const { accounts } = await startWith(new Computer(), '12', '34');
    let told = 0;
    accounts.onChange(() => {
      told += 1;
    });
    value(accounts.book.markProblem('x:12', signedOut));
    expect(accounts.book.list().map(({ problem }) => problem?.code ?? null)).toEqual(['signed-out', null]);
    value(accounts.book.markProblem('x:12', null));
    value(accounts.book.markProblem('x:12', null));
    expect(accounts.book.list()[0]?.problem).toBeNull();
    expect(told).toBe(2);
  });

  it('do not come back with an account that was removed and added again', async () => {
    const { accounts, keyId } = await startWith(new Computer(), '12');
    value(accounts.book.markProblem('x:12', signedOut));
    value(accounts.book.remove('x:12'));
    expect(value(accounts.book.add(signedIn(keyId, '12'))).account.problem).toBeNull();
  });
});

describe('switching and removing', () => {
  it('remembers the current account over a restart', async () => {
    const computer = new Computer();
    const { accounts } = await startWith(computer, '1', '2', '3');
    value(accounts.book.switchTo('x:2'));
    expect((await computer.start()).book.currentId()).toBe('x:2');
  });

  it.each([
    ['the first', 'x:1', 'x:2'],
    ['one in the middle', 'x:2', 'x:3'],
    ['the last', 'x:3', 'x:2'],
  ] as const)('goes to the neighbour when the current one is %s', async (_, id, next) => {
    const { accounts } = await startWith(new Computer(), '1', '2', '3');
    value(accounts.book.switchTo(id));
    value(accounts.book.remove(id));
    expect(accounts.book.currentId()).toBe(next);
  });

  it('stays with the current account when another one goes, and with none when all are gone', async () => {
    const { accounts } = await startWith(new Computer(), '1', '2');
    value(accounts.book.remove('x:1'));
    expect(accounts.book.currentId()).toBe('x:2');
    value(accounts.book.remove('x:2'));
    expect(accounts.book.currentId()).toBeNull();
  });

  it('erases the secrets from the file and its backup', async () => {
    const computer = new Computer();
    const { accounts } = await startWith(computer, '1', '2');
    const gone = computer.document().accounts[0];
    value(accounts.book.remove('x:1'));
    for (const text of [computer.file.text, computer.backup.text]) {
      expect(text).not.toContain(gone?.token.data);
      expect(text).not.toContain(gone?.tokenSecret?.data);
      expect(text).not.toContain('x:1"');
    }
  });

  it('works while the vault is locked', async () => {
    const computer = new Computer();
    await startWith(computer, '1', '2');
    computer.keychain.locked = true;
    const accounts = await computer.start();
    expect(code(accounts.book.switchTo('x:1'))).toBe('ok');
    expect(code(accounts.book.remove('x:1'))).toBe('ok');
    computer.keychain.locked = false;
    expect(tokenOf(await computer.start(), 'x:2')).toBe('2-token');
  });
});

it('knows no account that is not there', async () => {
  const { accounts } = await startWith(new Computer(), '1');
  const id: AccountId = 'x:2';
  const profile = { username: 'a', name: 'b', avatar: null };
  const answers = [
    accounts.book.credentials(id),
    accounts.book.updateProfile(id, profile),
    accounts.book.markProblem(id, null),
    accounts.book.switchTo(id),
    accounts.book.remove(id),
  ];
  expect(answers.map(code)).toEqual(Array(5).fill('account-unknown'));
});
