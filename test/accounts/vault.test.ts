import { describe, expect, it } from 'vitest';
import {
  Computer,
  code,
  type MemoryFile,
  MemoryKeychain,
  PAIR,
  PASSPHRASE,
  saveKey,
  signedIn,
  startWith,
  tokenOf,
  value,
} from './support.ts';

const passphrase = (text = PASSPHRASE) => ({ mode: 'passphrase', passphrase: text }) as const;
const session = { mode: 'session' } as const;

describe('a real system keychain', () => {
  it('is used without asking, and opens everything at the next start', async () => {
    const computer = new Computer();
    const { accounts } = await startWith(computer, '12');
    expect(accounts.vault.view()).toEqual({ state: 'ready', mode: 'keychain' });
    expect(computer.document().vault).toMatchObject({ mode: 'keychain', backend: 'gnome_libsecret' });
    const again = await computer.start();
    expect(again.vault.view()).toEqual({ state: 'ready', mode: 'keychain' });
    expect(value(again.book.credentials('x:12'))).toEqual({
      kind: 'user',
      consumerKey: PAIR.apiKey,
      consumerSecret: PAIR.apiKeySecret,
      token: '12-token',
      tokenSecret: 'secret-of-12',
    });
  });

  it('leaves nothing to decide', async () => {
    const accounts = await new Computer().start();
    expect(code(await accounts.vault.choose(passphrase()))).toBe('vault-decided');
    expect(code(await accounts.vault.choose(session))).toBe('vault-decided');
    expect(code(await accounts.vault.unlock('whatever it is'))).toBe('ok');
    expect(code(await accounts.vault.retryKeychain())).toBe('ok');
    expect(accounts.vault.view()).toEqual({ state: 'ready', mode: 'keychain' });
  });

  it.each([
    ['locked', { locked: true }],
    ['gone', { strength: 'none' }],
    ['only weak now', { strength: 'weak' }],
    ['another one', { seed: 'two', name: 'kwallet6' }],
  ])('that is %s keeps everything until it is back', async (_, change) => {
    const computer = new Computer();
    await startWith(computer, '12', '34');
    const kept = computer.file.text;

    Object.assign(computer.keychain, change);
    const accounts = await computer.start();
    expect(accounts.vault.view()).toMatchObject({
      state: 'unavailable',
      mode: 'keychain',
      error: { code: 'keychain-unavailable', action: { kind: 'retry' } },
    });
    expect(accounts.book.list().map(({ id, problem }) => [id, problem])).toEqual([
      ['x:12', null],
      ['x:34', null],
    ]);
    expect(code(accounts.book.credentials('x:12'))).toBe('keychain-unavailable');
    expect(code(accounts.keys.save({ service: 'x', ...PAIR }))).toBe('keychain-unavailable');
    expect(code(await accounts.vault.choose(passphrase()))).toBe('keychain-unavailable');
    expect(code(await accounts.vault.unlock(PASSPHRASE))).toBe('keychain-unavailable');
    expect(code(await accounts.vault.retryKeychain())).toBe('keychain-unavailable');
    expect(computer.file.text).toBe(kept);

    Object.assign(computer.keychain, new MemoryKeychain());
    expect(code(await accounts.vault.retryKeychain())).toBe('ok');
    expect(accounts.vault.view()).toEqual({ state: 'ready', mode: 'keychain' });
    expect(tokenOf(accounts, 'x:12')).toBe('12-token');
  });

  it('that moved its entries to another backend goes on, and the new name is recorded', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    computer.keychain.name = 'kwallet6';
    const accounts = await computer.start();
    expect(accounts.vault.view()).toEqual({ state: 'ready', mode: 'keychain' });
    expect(computer.document().vault).toMatchObject({ mode: 'keychain', backend: 'kwallet6' });
    expect(tokenOf(await computer.start(), 'x:12')).toBe('12-token');
  });

  it('that comes back as another backend is recorded then', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    computer.keychain.locked = true;
    const accounts = await computer.start();
    Object.assign(computer.keychain, { locked: false, name: 'kwallet6' });
    value(await accounts.vault.retryKeychain());
    expect(computer.document().vault).toMatchObject({ backend: 'kwallet6' });
  });

  it('that cannot open what it closed is not trusted', async () => {
    const keychain = new MemoryKeychain();
    keychain.decrypt = async () => 'something else';
    const accounts = await new Computer(keychain).start();
    expect(accounts.vault.view()).toEqual({ state: 'undecided', keychain: 'unavailable' });
  });

  it('that fails to say what it is counts as none', async () => {
    const keychain = new MemoryKeychain();
    keychain.backend = async () => {
      throw new Error('no bus');
    };
    const accounts = await new Computer(keychain).start();
    expect(accounts.vault.view()).toEqual({ state: 'undecided', keychain: 'unavailable' });
  });

  it('that seals nothing yet is not missed', async () => {
    const computer = new Computer();
    value((await computer.start()).settings.update({ theme: 'dark' }));
    expect(computer.document().vault).toMatchObject({ mode: 'keychain' });
    computer.keychain.strength = 'none';
    const accounts = await computer.start();
    expect(accounts.vault.view()).toEqual({ state: 'undecided', keychain: 'unavailable' });
  });

  it('does not open with a wrapped key that is no key', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    const wrapped = Buffer.from(await computer.keychain.encrypt('c2hvcnQ=')).toString('base64');
    computer.tamper((document) => Object.assign(document.vault ?? {}, { wrappedKey: wrapped }));
    expect((await computer.start()).vault.view()).toMatchObject({ state: 'unavailable' });
  });
});

describe('no real keychain', () => {
  it.each([
    ['none', 'unavailable'],
    ['weak', 'weak'],
  ] as const)('a backend that is %s leaves the choice to the person', async (strength, keychain) => {
    const computer = new Computer(MemoryKeychain.of(strength));
    const accounts = await computer.start();
    expect(accounts.vault.view()).toEqual({ state: 'undecided', keychain });
    expect(code(accounts.keys.save({ service: 'x', ...PAIR }))).toBe('vault-undecided');
    expect(code(accounts.practiceSecret())).toBe('vault-undecided');
    expect(code(await accounts.vault.unlock(PASSPHRASE))).toBe('vault-undecided');
    expect(code(await accounts.vault.retryKeychain())).toBe('keychain-unavailable');
    expect((await computer.start()).vault.view()).toMatchObject({ state: 'undecided' });
  });

  it('is looked for again on request', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    const accounts = await computer.start();
    computer.keychain.strength = 'strong';
    expect(code(await accounts.vault.retryKeychain())).toBe('ok');
    expect(accounts.vault.view()).toEqual({ state: 'ready', mode: 'keychain' });
    saveKey(accounts);
  });
});

describe('a passphrase', () => {
  it('protects everything, and is asked for at the next start', async () => {
    const computer = new Computer(MemoryKeychain.of('weak'));
    const first = await computer.start();
    expect(code(await first.vault.choose(passphrase()))).toBe('ok');
    expect(first.vault.view()).toEqual({ state: 'ready', mode: 'passphrase' });
    const keyId = saveKey(first);
    value(first.book.add(signedIn(keyId, '12')));
    expect(computer.document().vault).toMatchObject({ mode: 'passphrase', scrypt: { n: 2 ** 15, r: 8, p: 1 } });

    const again = await computer.start();
    expect(again.vault.view()).toEqual({ state: 'locked', mode: 'passphrase' });
    expect(again.book.list().map(({ id }) => id)).toEqual(['x:12']);
    expect(code(again.book.credentials('x:12'))).toBe('vault-locked');
    expect(code(again.keys.save({ service: 'x', ...PAIR }))).toBe('vault-locked');
    expect(code(again.pending.read())).toBe('ok');
    expect(code(await again.vault.retryKeychain())).toBe('vault-locked');
    expect(code(await again.vault.choose(passphrase()))).toBe('vault-locked');
    expect(await again.vault.unlock('correct horse batterz')).toMatchObject({
      ok: false,
      error: { code: 'passphrase-wrong', action: { kind: 'retry' } },
    });
    expect(code(await again.vault.unlock(''))).toBe('passphrase-wrong');
    expect(code(await again.vault.unlock(PASSPHRASE))).toBe('ok');
    expect(tokenOf(again, 'x:12')).toBe('12-token');
    expect(code(await again.vault.choose(session))).toBe('vault-decided');
  });

  it('has at least eight characters, however they are encoded', async () => {
    const accounts = await new Computer(MemoryKeychain.of('none')).start();
    expect(code(await accounts.vault.choose(passphrase('1234567')))).toBe('passphrase-short');
    // Seven characters outside the basic plane are fourteen UTF-16 units, and e with accent may be two code points.
    expect(code(await accounts.vault.choose(passphrase('🐦'.repeat(7))))).toBe('passphrase-short');
    expect(code(await accounts.vault.choose(passphrase('e\u0301'.repeat(7))))).toBe('passphrase-short');
    expect(accounts.vault.view().state).toBe('undecided');
    expect(code(await accounts.vault.choose(passphrase('12345678')))).toBe('ok');
  });

  it('is the same in every Unicode form', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    const first = await computer.start();
    value(await first.vault.choose(passphrase('Re\u0301sume\u0301 ﬁle')));
    saveKey(first);
    for (const typed of ['Re\u0301sume\u0301 ﬁle', 'R\u00e9sum\u00e9 file']) {
      expect(code(await (await computer.start()).vault.unlock(typed))).toBe('ok');
    }
  });

  it('is kept before the first secret', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    value(await (await computer.start()).vault.choose(passphrase()));
    expect((await computer.start()).vault.view()).toEqual({ state: 'locked', mode: 'passphrase' });
  });

  it('is not in force when it could not be kept', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    const accounts = await computer.start();
    (computer.file as MemoryFile).full = true;
    expect(code(await accounts.vault.choose(passphrase()))).toBe('store-not-written');
    expect(accounts.vault.view()).toEqual({ state: 'undecided', keychain: 'unavailable' });
  });

  it('can be tried twice at once', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    value(await (await computer.start()).vault.choose(passphrase()));
    const accounts = await computer.start();
    const tries = [PASSPHRASE, 'not this one at all', PASSPHRASE].map((text) => accounts.vault.unlock(text));
    // Once open it stays open: what is tried afterwards has nothing left to unlock.
    expect((await Promise.all(tries)).map(code)).toEqual(['ok', 'ok', 'ok']);
  });

  it('stays in force when a keychain turns up later', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    value(await (await computer.start()).vault.choose(passphrase()));
    computer.keychain.strength = 'strong';
    expect((await computer.start()).vault.view()).toEqual({ state: 'locked', mode: 'passphrase' });
  });

  it.each([{ n: 2 ** 30 }, { n: 2 ** 10 }, { n: 2 ** 15 + 1 }, { r: 1000 }, { p: 50 }])(
    'of a file that asks for %o of scrypt is not even tried',
    async (parameters) => {
      const computer = new Computer(MemoryKeychain.of('none'));
      value(await (await computer.start()).vault.choose(passphrase()));
      computer.tamper(({ vault }) => vault?.mode === 'passphrase' && Object.assign(vault.scrypt, parameters));
      expect((await computer.start()).notices.map((notice) => notice.code)).toEqual(['store-lost']);
    },
  );
});

describe('only this session', () => {
  it('keeps nothing but the settings', async () => {
    const computer = new Computer(MemoryKeychain.of('weak'));
    const accounts = await computer.start();
    value(await accounts.vault.choose(session));
    expect(accounts.vault.view()).toEqual({ state: 'ready', mode: 'session' });
    const keyId = saveKey(accounts);
    value(accounts.book.add(signedIn(keyId, '12')));
    value(accounts.practiceSecret());
    value(accounts.settings.update({ theme: 'dark' }));
    value(await accounts.vault.choose(session));
    expect(tokenOf(accounts, 'x:12')).toBe('12-token');
    expect(computer.document()).toMatchObject({
      settings: { theme: 'dark' },
      vault: null,
      keys: [],
      accounts: [],
      currentAccountId: null,
      pendingSignIn: null,
      practiceSecret: null,
    });

    const again = await computer.start();
    expect(again.vault.view()).toEqual({ state: 'undecided', keychain: 'weak' });
    expect([again.book.list(), again.keys.list(), again.settings.view().theme]).toEqual([[], [], 'dark']);
  });

  it('becomes permanent with a passphrase, with everything that was added', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    const accounts = await computer.start();
    value(await accounts.vault.choose(session));
    value(accounts.book.add(signedIn(saveKey(accounts), '12')));
    value(await accounts.vault.choose(passphrase()));
    expect(accounts.vault.view()).toEqual({ state: 'ready', mode: 'passphrase' });
    expect(tokenOf(accounts, 'x:12')).toBe('12-token');
    const again = await computer.start();
    value(await again.vault.unlock(PASSPHRASE));
    expect(tokenOf(again, 'x:12')).toBe('12-token');
  });

  it('is a way on while the vault is closed, and leaves the file as it is', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    const kept = computer.document();
    computer.keychain.locked = true;
    const accounts = await computer.start();
    value(await accounts.vault.choose(session));
    expect([accounts.book.list(), accounts.keys.list(), accounts.book.currentId()]).toEqual([[], [], null]);
    value(accounts.book.add(signedIn(saveKey(accounts), '99')));
    value(accounts.settings.update({ theme: 'light' }));
    expect(code(await accounts.vault.choose(passphrase()))).toBe('vault-locked');
    expect(computer.document()).toEqual({ ...kept, settings: { ...kept.settings, theme: 'light' } });

    computer.keychain.locked = false;
    const again = await computer.start();
    expect(again.book.list().map(({ id }) => id)).toEqual(['x:12']);
    expect(tokenOf(again, 'x:12')).toBe('12-token');
  });
});

describe('starting over', () => {
  it('sets the sealed file aside and begins anew', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    computer.keychain.strength = 'none';
    const accounts = await computer.start();
    const sealed = computer.file.text;
    value(accounts.settings.update({ theme: 'dark' }));
    const beforeStartingOver = computer.file.text;
    value(await accounts.vault.startOver());
    expect(accounts.vault.view()).toEqual({ state: 'undecided', keychain: 'unavailable' });
    expect([accounts.book.list(), accounts.keys.list(), accounts.book.currentId()]).toEqual([[], [], null]);
    expect(accounts.settings.view().theme).toBe('dark');
    expect((computer.file as MemoryFile).aside.map(({ text }) => text)).toEqual([beforeStartingOver]);
    expect(beforeStartingOver).not.toBe(sealed);
    const again = await computer.start();
    expect(again.notices).toEqual([]);
    expect([again.book.list(), again.settings.view().theme]).toEqual([[], 'dark']);
  });

  it('uses a keychain that is there by then, under a new data key', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    Object.assign(computer.keychain, { seed: 'two' });
    const accounts = await computer.start();
    value(await accounts.vault.startOver());
    expect(accounts.vault.view()).toEqual({ state: 'ready', mode: 'keychain' });
    value(accounts.book.add(signedIn(saveKey(accounts), '12')));
    expect(tokenOf(await computer.start(), 'x:12')).toBe('12-token');
  });

  it('changes nothing when the file cannot be set aside', async () => {
    const computer = new Computer();
    const { accounts } = await startWith(computer, '12');
    (computer.file as MemoryFile).stuck = true;
    expect(code(await accounts.vault.startOver())).toBe('store-not-written');
    expect(tokenOf(accounts, 'x:12')).toBe('12-token');
  });
});

describe('the end of the process', () => {
  it('leaves no key behind that could seal or open', async () => {
    const { accounts } = await startWith(new Computer(), '12');
    accounts.close();
    expect(code(accounts.book.credentials('x:12'))).toBe('vault-locked');
    expect(code(accounts.keys.save({ service: 'x', ...PAIR }))).toBe('vault-locked');
  });

  it('keeps what opens the vault, though something is still written afterwards', async () => {
    const computer = new Computer();
    const { accounts } = await startWith(computer, '12', '34');
    accounts.close();
    value(accounts.book.switchTo('x:12'));
    const again = await computer.start();
    expect(again.book.currentId()).toBe('x:12');
    expect(value(again.book.credentials('x:34'))).toMatchObject({ token: '34-token' });
  });

  it('writes nothing of a session over what is on disk', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    computer.keychain.locked = true;
    const accounts = await computer.start();
    value(await accounts.vault.choose(session));
    value(accounts.book.add(signedIn(saveKey(accounts), '34')));
    accounts.close();
    value(accounts.settings.update({ theme: 'dark' }));
    computer.keychain.locked = false;
    const again = await computer.start();
    expect(again.book.list().map(({ id }) => id)).toEqual(['x:12']);
    expect(value(again.book.credentials('x:12'))).toMatchObject({ token: '12-token' });
  });

  it('does not keep a passphrase that was still being prepared', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    const accounts = await computer.start();
    value(await accounts.vault.choose(session));
    value(accounts.book.add(signedIn(saveKey(accounts), '12')));
    const choosing = accounts.vault.choose(passphrase());
    // Lets the choice begin; the passphrase itself is worked on outside of this thread.
    await Promise.resolve();
    accounts.close();
    expect(code(await choosing)).toBe('vault-locked');
    expect(computer.file.text).toBeUndefined();
  });
});

describe('onChange', () => {
  it('tells of every step of the vault until it is ended', async () => {
    const accounts = await new Computer(MemoryKeychain.of('none')).start();
    const seen: string[] = [];
    const end = accounts.onChange(() => seen.push(accounts.vault.view().state));
    await accounts.vault.choose(passphrase('short'));
    expect(seen).toEqual([]);
    await accounts.vault.choose(session);
    await accounts.vault.startOver();
    expect(seen).toEqual(['ready', 'undecided']);
    end();
    await accounts.vault.choose(session);
    expect(seen).toHaveLength(2);
  });
});
