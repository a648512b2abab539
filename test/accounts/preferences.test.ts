import { describe, expect, it } from 'vitest';
import type { ColumnView } from '../../electron/contract/views/accounts.ts';
import type { FilterView } from '../../electron/contract/views/filters.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import { appOnly, Computer, code, saveKey, signedIn, startWith, value } from './support.ts';

const list = { kind: 'list', listId: '501' } as const;
const muted: FilterView = { id: 'one', rule: { kind: 'word', word: 'spoiler' }, until: null };

describe('what a person arranges for an account', () => {
  it('begins with the home timeline and nothing else', async () => {
    const { accounts } = await startWith(new Computer(), '1');
    expect(accounts.book.list()[0]?.reading).toEqual({
      columns: [{ kind: 'home' }],
      savedSearches: [],
      filters: [],
      refused: [],
    });
  });

  it('is kept over a restart, for this account alone', async () => {
    const computer = new Computer();
    const { accounts } = await startWith(computer, '1', '2');
    value(accounts.preferences.setColumns('x:1', [{ kind: 'home' }, list]));
    value(accounts.preferences.saveSearch('x:1', 'from:ada tides'));
    value(accounts.preferences.setFilters('x:1', [muted]));
    value(accounts.preferences.refuse('x:1', 'bookmarks', 'needs-user-sign-in'));
    const [one, other] = (await computer.start()).book.list();
    expect(one?.reading).toMatchObject({
      columns: [{ kind: 'home' }, list],
      savedSearches: ['from:ada tides'],
      filters: [muted],
      refused: [{ what: 'bookmarks', seen: false, error: { code: 'needs-user-sign-in' } }],
    });
    expect(other?.reading).toMatchObject({ columns: [{ kind: 'home' }], savedSearches: [], filters: [], refused: [] });
  });

  it('stays when the account signs in again, and goes with the account', async () => {
    const computer = new Computer();
    const { accounts, keyId } = await startWith(computer, '1');
    value(accounts.preferences.saveSearch('x:1', 'tides'));
    value(accounts.book.add(signedIn(keyId, '1', { token: '1-other' })));
    expect(value(accounts.preferences.view('x:1')).savedSearches).toEqual(['tides']);
    value(accounts.book.remove('x:1'));
    expect(JSON.stringify(computer.document())).not.toContain('tides');
    expect(code(accounts.preferences.view('x:1'))).toBe('account-unknown');
  });

  it('has up to four columns, no timeline twice, and never none', async () => {
    const { accounts } = await startWith(new Computer(), '1');
    const likes: TimelineKey = { kind: 'likes', userId: '1' };
    value(
      accounts.preferences.setColumns('x:1', [
        list,
        { kind: 'home' },
        list,
        likes,
        { kind: 'mentions' },
        { kind: 'bookmarks' },
      ]),
    );
    const columns = [list, { kind: 'home' }, likes, { kind: 'mentions' }];
    expect(value(accounts.preferences.view('x:1')).columns).toEqual(columns);
    value(accounts.preferences.setColumns('x:1', []));
    expect(value(accounts.preferences.view('x:1')).columns).toEqual(columns);
  });

  it('remembers what the list or user of a column is called, by number', async () => {
    const computer = new Computer();
    const { accounts } = await startWith(computer, '1');
    const user: ColumnView = { kind: 'user', userId: '7', replies: true, reposts: true, name: 'heron' };
    value(accounts.preferences.setColumns('x:1', [{ ...list, name: 'Weirs' }, user]));
    value(accounts.preferences.setColumns('x:1', [{ ...list, name: 'Rivers' }, user, { ...user, name: 'egret' }]));
    const [account] = (await computer.start()).book.list();
    expect(account?.reading.columns).toEqual([{ ...list, name: 'Rivers' }, user]);
  });

  it('has each search once, the latest last', async () => {
    const { accounts } = await startWith(new Computer(), '1');
    for (const text of ['a', 'b', 'a']) value(accounts.preferences.saveSearch('x:1', text));
    expect(value(accounts.preferences.view('x:1')).savedSearches).toEqual(['b', 'a']);
    value(accounts.preferences.forgetSearch('x:1', 'b'));
    expect(value(accounts.preferences.view('x:1')).savedSearches).toEqual(['a']);
  });

  it('says a refusal once, until the person wants to try again', async () => {
    const { accounts } = await startWith(new Computer(), '1');
    const { preferences } = accounts;
    value(preferences.refuse('x:1', 'lists', 'needs-plan'));
    value(preferences.seenRefusals('x:1'));
    value(preferences.refuse('x:1', 'lists', 'refused'));
    expect(value(preferences.view('x:1')).refused).toEqual([
      {
        what: 'lists',
        seen: true,
        error: expect.objectContaining({
          code: 'needs-plan',
          action: { kind: 'open-page', url: 'https://console.x.com' },
        }),
      },
    ]);
    value(preferences.retryRefused('x:1'));
    expect(value(preferences.view('x:1')).refused).toEqual([]);
  });

  it('can be reset at once', async () => {
    const { accounts } = await startWith(new Computer(), '1');
    value(accounts.preferences.setFilters('x:1', [muted]));
    value(accounts.preferences.reset('x:1'));
    expect(value(accounts.preferences.view('x:1')).filters).toEqual([]);
  });

  it('is empty for app-only access, and may be so again', async () => {
    const computer = new Computer();
    const { accounts, keyId } = await startWith(computer);
    const { id } = value(accounts.book.add(appOnly(keyId))).account;
    const columns = async () => value((await computer.start()).preferences.view(id)).columns;
    expect(await columns()).toEqual([]);
    value(accounts.preferences.setColumns(id, [list, list]));
    expect(await columns()).toEqual([list]);
    value(accounts.preferences.setColumns(id, []));
    expect(await columns()).toEqual([]);
    value(accounts.preferences.setColumns(id, [list]));
    value(accounts.preferences.reset(id));
    expect(await columns()).toEqual([]);
  });
});

describe('whether an account may post', () => {
  it('is unknown at first and after signing in again', async () => {
    const computer = new Computer();
    const accounts = await computer.start();
    const keyId = saveKey(accounts);
    value(accounts.book.add(signedIn(keyId, '1')));
    expect(accounts.book.list()[0]?.canPost).toBeNull();
    value(accounts.book.noteAccess('x:1', true));
    expect((await computer.start()).book.list()[0]?.canPost).toBe(true);
    value(accounts.book.add(signedIn(keyId, '1')));
    expect(accounts.book.list()[0]?.canPost).toBeNull();
  });
});
