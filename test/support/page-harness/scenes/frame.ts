/** The frame: navigation, columns, refusals, opening a user, keys, text size. */
import { appError } from '../../../../electron/contract/errors.ts';
import type { ReadingPreferencesView } from '../../../../electron/contract/views/accounts.ts';
import type { TimelineKey } from '../../../../electron/contract/views/ids.ts';
import { FakeBridge, type FakeBridgeOptions, fakeAccount, fakeSignIn, freshApp } from '../../fake-bridge.ts';
import type { Scene } from './scene.ts';

const home: TimelineKey = { kind: 'home' };
const four: TimelineKey[] = [
  home,
  { kind: 'mentions' },
  { kind: 'likes', userId: '102' },
  { kind: 'list', listId: '501' },
];

/** An account that has arranged its reading, beside another one. */
function arranged(reading: Partial<ReadingPreferencesView>, options: FakeBridgeOptions = {}): FakeBridge {
  const plain = fakeAccount(2);
  const account = fakeAccount(2, { reading: { ...plain.reading, ...reading } });
  const { app, ...rest } = options;
  return new FakeBridge({ ...rest, app: { accounts: [account, fakeAccount(1)], ...app } });
}

const scaled = (
  textScale: number,
  reading: Partial<ReadingPreferencesView> = { columns: four.slice(0, 2) },
): FakeBridge => arranged(reading, { app: { settings: { ...freshApp().settings, textScale } } });

const searches = [
  'from:marisol_reads has:media',
  'a very long search for a very long title of a very long book since:2026-01-01',
  'بحث محفوظ',
];

const refused: ReadingPreferencesView['refused'] = [
  { what: 'bookmarks', error: appError('needs-user-sign-in'), seen: false },
  { what: 'likes', error: appError('needs-plan'), seen: false },
];

/** Bookmarks have just turned out to be refused. */
function refusedPage(textScale: number): FakeBridge {
  const error = appError('not-with-pin');
  const fake = scaled(textScale, {
    columns: [{ kind: 'bookmarks' }],
    refused: [{ what: 'bookmarks', error, seen: false }],
  });
  const bookmarks = fake.timeline(fakeAccount(2).id, { kind: 'bookmarks' });
  bookmarks.rows = [];
  bookmarks.change({ newestId: null, error });
  return fake;
}

/** Just signed in, with large text, when reading goes wrong. */
function arriving(): FakeBridge {
  const { id } = fakeAccount(2);
  const fake = scaled(200, {});
  fake.app = { ...fake.app, signIn: fakeSignIn({ step: 'done', accountId: id }) };
  fake.timeline(id).change({ error: appError('network', { kind: 'retry' }) });
  return fake;
}

export const frameScenes: readonly Scene[] = [
  { name: 'columns-four', make: () => arranged({ columns: four }) },
  { name: 'columns-two', make: () => arranged({ columns: four.slice(0, 2), savedSearches: searches }) },
  {
    name: 'columns-menu',
    make: () => arranged({ columns: four.slice(0, 2) }),
    acts: [{ press: 'Options for Home' }],
  },
  { name: 'add-column', make: () => arranged({ savedSearches: searches }), acts: [{ press: 'Add column' }] },
  {
    name: 'saved-searches',
    make: () => {
      const fake = arranged({ savedSearches: searches });
      fake.timeline(fakeAccount(2).id).change({ unread: 132 });
      return fake;
    },
  },
  { name: 'refusals', make: () => arranged({ refused }) },
  {
    name: 'refusals-settings',
    make: () => arranged({ refused: refused.map((each) => ({ ...each, seen: true })) }),
    acts: [{ press: 'Settings' }],
  },
  { name: 'refused-page', make: () => refusedPage(100) },
  { name: 'refused-page-large', make: () => refusedPage(200) },
  { name: 'arrival-large', make: arriving },
  { name: 'refusals-large', make: () => scaled(200, { refused }), acts: [{ press: 'Search' }] },
  {
    name: 'columns-title',
    make: () => arranged({ columns: four }),
    acts: [{ press: 'Options for Home' }, { press: 'Catch up on this timeline', role: 'menuitem' }],
  },
  { name: 'key-hint', make: () => new FakeBridge(), acts: [{ key: 'g' }] },
  { name: 'open-user', make: () => new FakeBridge(), acts: [{ press: 'Open a user' }] },
  {
    name: 'open-user-unknown',
    make: () => {
      const fake = new FakeBridge();
      fake.failNext('people.find', appError('user-unknown'));
      return fake;
    },
    acts: [{ press: 'Open a user' }, { type: '@nobody_here', into: 'Show the posts of' }, { press: 'Show the posts' }],
  },
  { name: 'own-posts', make: () => new FakeBridge(), acts: [{ press: 'Own posts' }] },
  { name: 'frame-lists', make: () => new FakeBridge(), acts: [{ press: 'Lists' }] },
  {
    name: 'erase',
    make: () => new FakeBridge(),
    acts: [{ press: 'Options for @ada_lovelace' }, { press: 'Erase what was read', role: 'menuitem' }],
  },
  { name: 'text-large', make: () => scaled(200) },
  { name: 'text-small', make: () => scaled(80) },
  { name: 'text-large-settings', make: () => scaled(200), acts: [{ press: 'Settings' }] },
];
