/** People, lists, search, conversations and catching up, in every state. */
import { appError, fail } from '../../../../electron/contract/errors.ts';
import type { AccountView, Refusable } from '../../../../electron/contract/views/accounts.ts';
import type { UserView } from '../../../../electron/contract/views/posts.ts';
import { FakeBridge, fakeAccount } from '../../fake-bridge.ts';
import { fakeUser } from '../../fake-entries.ts';
import { type FakeReading, fakeRow } from '../../fake-reading.ts';
import type { Act, Scene } from './scene.ts';

const now = '2026-11-20T14:02:00.000Z';
const row = (number: number) => fakeRow(number, now);

const userPosts: readonly Act[] = [{ key: 'g' }, { key: 'p' }];
const following: readonly Act[] = [...userPosts, { press: 'Following' }];
const lists: readonly Act[] = [{ key: 'g' }, { key: 'i' }];
const search: readonly Act[] = [{ key: 'g' }, { key: 's' }];
const catchUp: readonly Act[] = [{ key: 'g' }, { key: 'c' }];
const conversation: readonly Act[] = [{ key: 'j' }, { key: 'Enter' }];
const typed = (text: string): readonly Act[] => [...search, { type: text, into: 'Search what you have read' }];

function reading(change: Partial<FakeReading>, account: AccountView = fakeAccount(0)): FakeBridge {
  const fake = new FakeBridge({ app: { accounts: [account, fakeAccount(1)] } });
  Object.assign(fake.reading, change);
  return fake;
}

function failing(name: Parameters<FakeBridge['failNext']>[0], code: 'offline' | 'network' = 'offline'): FakeBridge {
  const fake = reading({});
  fake.failNext(name, appError(code, { kind: 'retry' }));
  return fake;
}

function held(name: Parameters<FakeBridge['holdNext']>[0], change: Partial<FakeReading> = {}): FakeBridge {
  const fake = reading(change);
  fake.holdNext(name);
  return fake;
}

const refusing = (...what: Refusable[]): AccountView => {
  const account = fakeAccount(0);
  const refused = what.map((each) => ({ what: each, error: appError('needs-plan'), seen: true }));
  return { ...account, reading: { ...account.reading, refused } };
};

const crowd = (count: number): UserView[] =>
  Array.from({ length: count }, (_, index) => ({ ...fakeUser(index), id: String(9000 + index) }));

const saved = fakeAccount(0);
saved.reading.savedSearches = [
  'heron',
  'from:harbour_library "opening hours"',
  'قهوة has:media',
  'since:2026-11-01 #library',
];

const practice = fakeAccount(0, { id: 'practice:100', service: 'practice' });

export const viewScenes: readonly Scene[] = [
  { name: 'user-posts', make: () => reading({}), acts: userPosts },
  { name: 'user-posts-profile', make: () => reading({}), acts: [...userPosts, { press: 'Read the profile' }] },
  {
    name: 'user-posts-long-names',
    make: () =>
      reading({
        profile: {
          user: { ...fakeUser(5), verified: 'blue', protected: true },
          description: [
            { kind: 'text', text: 'حارس منارة متقاعد. '.repeat(6) },
            { kind: 'hashtag', text: '#بحر', tag: 'بحر', url: 'https://x.com/hashtag/a' },
          ],
          location: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen 🏔️',
          followers: 12_345_678,
          following: 0,
          posts: 1,
          readAt: now,
        },
      }),
    acts: userPosts,
  },
  { name: 'people', make: () => reading({ people: { users: crowd(5000) } }), acts: following },
  { name: 'people-unread', make: () => reading({ people: { users: [], readAt: null } }), acts: following },
  { name: 'people-empty', make: () => reading({ people: { users: [], complete: true } }), acts: following },
  {
    name: 'people-refused',
    make: () => {
      const fake = reading({ people: { users: [], readAt: null } });
      fake.answerNext('people.read', fail(appError('needs-plan')));
      return fake;
    },
    acts: [...following, { press: 'Read the first 50' }],
  },
  { name: 'people-error', make: () => failing('people.open'), acts: following },
  { name: 'people-opening', make: () => held('people.open'), acts: following },
  {
    name: 'people-more-failed',
    make: () => failing('people.read'),
    acts: [...following, { press: 'Read again from the start' }],
  },
  { name: 'lists', make: () => reading({}), acts: lists },
  { name: 'lists-unread', make: () => reading({ lists: { owned: [], followed: [], readAt: null } }), acts: lists },
  { name: 'lists-none', make: () => reading({ lists: { owned: [], followed: [] } }), acts: lists },
  {
    name: 'lists-long-names',
    make: () =>
      reading({
        lists: {
          owned: [
            { id: '1', name: 'قائمة الأصدقاء 📚', description: 'أصدقاء الكتب', members: 3, private: true, owner: null },
            {
              id: '2',
              name: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellung',
              description: 'Everything about it. '.repeat(12),
              members: 1,
              private: false,
              owner: fakeUser(5),
            },
          ],
          followed: [],
        },
      }),
    acts: [...lists, { type: 'not an address', into: 'Open a list by its address' }, { press: 'Open the list' }],
  },
  { name: 'lists-error', make: () => failing('lists.open'), acts: lists },
  { name: 'search', make: () => reading({}), acts: search },
  { name: 'search-saved', make: () => reading({}, saved), acts: search },
  { name: 'search-results', make: () => reading({ search: { more: true } }), acts: typed('heron') },
  { name: 'search-practice', make: () => reading({}, practice), acts: typed('heron') },
  {
    name: 'search-terms',
    make: () =>
      reading({
        search: {
          terms: [
            { kind: 'word', word: 'صباح الخير', not: false },
            { kind: 'from', username: 'a_long_handle_x', not: true },
            { kind: 'media', not: false },
            { kind: 'since', day: '2026-08-20' },
            { kind: 'unknown', text: 'near:me' },
            { kind: 'invalid', text: 'until:yesterday' },
          ],
        },
      }),
    acts: typed('صباح الخير -from:a_long_handle_x has:media since:2026-08-20 near:me until:yesterday'),
  },
  { name: 'search-none', make: () => reading({ search: { rows: [], xQuery: null } }), acts: typed('-zebra') },
  { name: 'search-refused', make: () => reading({}, refusing('search')), acts: typed('heron') },
  { name: 'search-error', make: () => failing('search.local', 'network'), acts: typed('heron') },
  { name: 'conversation', make: () => reading({}), acts: conversation },
  {
    name: 'conversation-deep',
    make: () =>
      reading({
        conversation: {
          ancestors: [row(11), { kind: 'missing', id: '5', reason: 'deleted' }, row(12)],
          post: row(17),
          replies: [14, 15, 16, 18, 22, 24, 26, 31].map((number, depth) => ({
            row: row(number),
            depth: Math.min(depth, 6),
            answers: depth === 5 ? 'a_long_handle_x' : null,
          })),
        },
      }),
    acts: [...conversation, { key: 'j' }, { key: 'j' }, { key: 'j' }],
  },
  {
    name: 'conversation-alone',
    make: () =>
      reading({ conversation: { ancestors: [], replies: [], replyCount: 0, repliesRead: 'not-yet', readAt: null } }),
    acts: conversation,
  },
  {
    name: 'conversation-too-old',
    make: () => reading({ conversation: { repliesRead: 'too-old' } }, practice),
    acts: conversation,
  },
  {
    name: 'conversation-missing',
    make: () =>
      reading({
        conversation: {
          ancestors: [],
          fromStart: false,
          post: { kind: 'missing', id: '7', reason: 'protected' },
          replies: [],
          replyCount: null,
        },
      }),
    acts: conversation,
  },
  {
    name: 'conversation-reading',
    make: () => held('conversation.read', { conversation: { ancestors: [], fromStart: false, repliesRead: 'all' } }),
    acts: conversation,
  },
  {
    name: 'conversation-read-failed',
    make: () => {
      const fake = reading({ conversation: { ancestors: [], fromStart: false } });
      fake.failNext('conversation.read', appError('network', { kind: 'retry' }));
      return fake;
    },
    acts: conversation,
  },
  { name: 'conversation-error', make: () => failing('conversation.open'), acts: conversation },
  { name: 'catch-up', make: () => reading({}), acts: catchUp },
  {
    name: 'catch-up-end',
    make: () => reading({ catchUp: { more: true, gaps: 2, minutes: 12, leftOut: { hidden: 14, unavailable: 1 } } }),
    acts: [...catchUp, { key: 'End' }, { key: 'Space' }, { key: 'Space' }, { key: 'Space' }, { key: 'Space' }],
  },
  {
    name: 'catch-up-nothing',
    make: () => reading({ catchUp: { posts: 0, people: 0, groups: [], upTo: null } }),
    acts: catchUp,
  },
  {
    name: 'catch-up-nothing-to-show',
    make: () =>
      reading({ catchUp: { posts: 0, people: 0, minutes: 0, groups: [], leftOut: { hidden: 3, unavailable: 1 } } }),
    acts: catchUp,
  },
  { name: 'catch-up-error', make: () => failing('catchUp.open'), acts: catchUp },
];
