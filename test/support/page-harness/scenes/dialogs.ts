/** The dialogs in which posts are saved, looked at, written and filtered. */
import { appError } from '../../../../electron/contract/errors.ts';
import type { AccountView } from '../../../../electron/contract/views/accounts.ts';
import type { FilterView } from '../../../../electron/contract/views/filters.ts';
import { FakeBridge, fakeAccount } from '../../fake-bridge.ts';
import { fakeEntry } from '../../fake-entries.ts';
import type { Scene } from './scene.ts';

const as = (change: Partial<AccountView>, index = 0): FakeBridge =>
  new FakeBridge({ app: { accounts: [fakeAccount(index, change), fakeAccount(1)] } });

const filters: FilterView[] = [
  { id: 'f1', rule: { kind: 'word', word: 'spoiler' }, until: null },
  { id: 'f2', rule: { kind: 'hashtag', tag: 'القهوة' }, until: '2026-11-28T09:30:00.000Z' },
  { id: 'f3', rule: { kind: 'person', username: 'a_long_handle_x', userId: '1005' }, until: null },
  {
    id: 'f4',
    rule: { kind: 'word', word: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellungsverfahren' },
    until: '2026-01-01T00:00:00.000Z',
  },
  { id: 'f5', rule: { kind: 'only-media', timeline: { kind: 'home' } }, until: null },
];

const filtering = (): FakeBridge => as({ reading: { ...fakeAccount(0).reading, filters } });

function saving(): FakeBridge {
  const fake = new FakeBridge();
  fake.holdNext('export.save');
  setInterval(() => fake.emit('export.progress', { accountId: 'x:100', done: 12_300, total: 50_000 }), 50);
  return fake;
}

function failingToSave(): FakeBridge {
  const fake = new FakeBridge();
  fake.failNext('export.save', appError('file-not-written', { kind: 'retry' }));
  return fake;
}

function failingToPost(): FakeBridge {
  const fake = as({ canPost: true });
  fake.failNext('post.write', appError('post-uncertain'));
  return fake;
}

function withData(): FakeBridge {
  const fake = new FakeBridge();
  const json = JSON.stringify(fakeEntry(2, '2026-11-20T14:02:00.000Z'), null, 2).slice(0, 3000);
  fake.answerNext('post.data', { ok: true, value: { json } });
  return fake;
}

const heron = 'The heron is back on the weir this morning. That makes it spring, whatever the calendar says. 🪶';

export const dialogScenes: readonly Scene[] = [
  { name: 'export', make: () => new FakeBridge(), acts: [{ key: 'e' }] },
  { name: 'export-saving', make: saving, acts: [{ key: 'e' }, { press: 'Save' }] },
  { name: 'export-saved', make: () => new FakeBridge(), acts: [{ key: 'e' }, { press: 'Save' }] },
  { name: 'export-error', make: failingToSave, acts: [{ key: 'e' }, { press: 'Save' }] },
  { name: 'write', make: () => as({}), acts: [{ key: 'n' }] },
  {
    name: 'write-long',
    make: () => as({ canPost: true }, 2),
    acts: [{ key: 'n' }, { type: `${heron} ${heron} ${heron} https://example.com/weir`, into: 'Text' }],
  },
  {
    name: 'write-rtl',
    make: () => as({ canPost: true }, 3),
    acts: [{ key: 'n' }, { type: 'صباح الخير يا أصدقاء، كتبت اليوم عن البحر.', into: 'Text' }],
  },
  {
    name: 'write-confirm',
    make: () => as({ canPost: true }, 2),
    acts: [{ key: 'n' }, { type: heron, into: 'Text' }, { press: 'Continue' }],
  },
  {
    name: 'write-error',
    make: failingToPost,
    acts: [{ key: 'n' }, { type: heron, into: 'Text' }, { press: 'Continue' }, { press: 'Post now' }],
  },
  {
    name: 'write-posted',
    make: () => as({ canPost: true }),
    acts: [{ key: 'n' }, { type: heron, into: 'Text' }, { press: 'Continue' }, { press: 'Post now' }],
  },
  { name: 'write-read-only', make: () => as({ canPost: false }), acts: [{ key: 'n' }] },
  { name: 'filters-none', make: () => new FakeBridge(), acts: [{ key: 'f' }] },
  { name: 'filters', make: filtering, acts: [{ key: 'f' }] },
  {
    name: 'filters-preview',
    make: () => new FakeBridge(),
    acts: [{ key: 'f' }, { type: 'tide', into: 'Word or words' }, { press: 'Preview' }],
  },
  {
    name: 'filters-problem',
    make: () => new FakeBridge(),
    acts: [{ key: 'f' }, { press: 'Save filter' }],
  },
  {
    name: 'data',
    make: withData,
    acts: [{ press: 'Options for the post of Harbour Town Library' }, { press: 'Show the data', role: 'menuitem' }],
  },
];
