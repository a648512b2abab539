import { describe, expect, it } from 'vitest';
import type { AccountEntry, AccountsDocument } from '../../electron/accounts/schema.ts';
import { appOnly, Computer, code, PAIR, saveKey, signedIn, startWith, tokenOf, value } from './support.ts';

type Tamper = (document: AccountsDocument) => void;

/** The accounts entry at a place of the list, for changing it. */
function entry(document: AccountsDocument, index: number) {
  const found = document.accounts[index];
  if (!found) throw new Error('no such account');
  return found;
}

function secretOf({ tokenSecret }: AccountEntry) {
  if (!tokenSecret) throw new Error('app-only access has no token secret');
  return tokenSecret;
}

function flipBit(base64: string, at: number): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes.toString('base64');
}

const attacks: [string, Tamper][] = [
  [
    'the token of another account',
    (document) => {
      entry(document, 0).token = entry(document, 1).token;
    },
  ],
  [
    'its token secret in place of its token',
    (document) => {
      entry(document, 0).token = secretOf(entry(document, 0));
    },
  ],
  [
    'one bit of a token changed',
    (document) => {
      entry(document, 0).token.data = flipBit(entry(document, 0).token.data, 0);
    },
  ],
  [
    'one bit of a tag changed',
    (document) => {
      const record = secretOf(entry(document, 0));
      record.data = flipBit(record.data, Buffer.from(record.data, 'base64').length - 1);
    },
  ],
  [
    'one bit of a nonce changed',
    (document) => {
      const record = secretOf(entry(document, 0));
      record.nonce = flipBit(record.nonce, 0);
    },
  ],
  [
    'a record cut short',
    (document) => {
      entry(document, 0).token.data = entry(document, 0).token.data.slice(0, 8);
    },
  ],
  [
    'a record that is no base64',
    (document) => {
      entry(document, 0).token = { nonce: '!', data: '!' };
    },
  ],
];

describe('an account in the file with', () => {
  it.each(attacks)('%s is refused, and the other one stays usable', async (_, tamper) => {
    const computer = new Computer();
    await startWith(computer, '12', '34');
    computer.tamper(tamper);
    const accounts = await computer.start();
    expect(accounts.notices).toEqual([]);
    expect(accounts.book.credentials('x:12')).toMatchObject({
      ok: false,
      error: { code: 'secret-damaged', action: { kind: 'sign-in-again' } },
    });
    expect(accounts.book.list().map(({ problem }) => problem?.code ?? null)).toEqual(['secret-damaged', null]);
    expect(tokenOf(accounts, 'x:34')).toBe('34-token');

    // Signing in again heals it.
    const renewed = value(accounts.book.add(signedIn(entry(computer.document(), 0).keyId, '12', { token: 'fresh' })));
    expect(renewed).toMatchObject({ renewed: true, account: { problem: null } });
    expect(tokenOf(await computer.start(), 'x:12')).toBe('fresh');
  });

  it('all records of another account is refused', async () => {
    const computer = new Computer();
    await startWith(computer, '12', '34');
    computer.tamper((document) => {
      const [first, second] = [entry(document, 0), entry(document, 1)];
      [first.token, second.token] = [second.token, first.token];
      [first.tokenSecret, second.tokenSecret] = [second.tokenSecret, first.tokenSecret];
    });
    const accounts = await computer.start();
    expect((['x:12', 'x:34'] as const).map((id) => code(accounts.book.credentials(id)))).toEqual([
      'secret-damaged',
      'secret-damaged',
    ]);
  });

  it.each([
    [
      'the bearer token of app-only access in place of its token',
      (document: AccountsDocument) => {
        entry(document, 0).token = entry(document, 1).token;
      },
      ['secret-damaged', 'ok'],
    ],
    [
      'its token in place of the bearer token',
      (document: AccountsDocument) => {
        entry(document, 1).token = entry(document, 0).token;
      },
      ['ok', 'secret-damaged'],
    ],
  ])('%s is refused', async (_, tamper, expected) => {
    const computer = new Computer();
    const { accounts: before, keyId } = await startWith(computer, '12');
    const app = value(before.book.add(appOnly(keyId))).account.id;
    computer.tamper(tamper);
    const accounts = await computer.start();
    expect((['x:12', app] as const).map((id) => code(accounts.book.credentials(id)))).toEqual(expected);
  });

  it('app-only access that was made out of a sign-in, or the other way round, is not read at all', async () => {
    const changes: Partial<AccountEntry>[] = [
      { access: 'app-only', tokenSecret: null },
      { tokenSecret: null },
      { id: 'x:app-00' },
    ];
    for (const change of changes) {
      const computer = new Computer();
      await startWith(computer, '12');
      computer.tamper((document) => {
        document.accounts = document.accounts.map((account) => ({ ...account, ...change }));
        document.currentAccountId = null;
      });
      expect((await computer.start()).notices.map(({ code: name }) => name)).toEqual(['store-lost']);
    }
  });

  it('another user id is refused', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    computer.tamper((document) => {
      entry(document, 0).id = 'x:99';
      document.currentAccountId = 'x:99';
    });
    expect(code((await computer.start()).book.credentials('x:99'))).toBe('secret-damaged');
  });

  it('a key whose values were exchanged asks for the key again', async () => {
    const computer = new Computer();
    await startWith(computer, '12');
    computer.tamper(({ keys }) => {
      for (const key of keys) [key.apiKey, key.apiKeySecret] = [key.apiKeySecret, key.apiKey];
    });
    const accounts = await computer.start();
    expect(accounts.book.list()[0]?.problem).toMatchObject({ code: 'secret-damaged', action: { kind: 'enter-keys' } });
    // Entering the key again makes a new entry, under which the account can be renewed.
    const keyId = saveKey(accounts);
    value(accounts.book.add(signedIn(keyId, '12')));
    expect(value(accounts.book.credentials('x:12')).consumerKey).toBe(PAIR.apiKey);
  });

  it('records that were sealed on another computer is refused', async () => {
    const computer = new Computer();
    const stranger = new Computer();
    await startWith(computer, '12');
    stranger.keychain.seed = 'elsewhere';
    await stranger.start();
    await startWith(stranger, '12');
    computer.tamper((document) => {
      entry(document, 0).token = entry(stranger.document(), 0).token;
      document.vault = computer.document().vault;
    });
    expect(code((await computer.start()).book.credentials('x:12'))).toBe('secret-damaged');
  });
});
