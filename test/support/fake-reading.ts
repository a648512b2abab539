/** What the fake bridge answers beside timelines: people, lists, conversations, searches, catching up, taking out. */
import type { CallName } from '../../electron/contract/calls.ts';
import type { Handlers } from '../../electron/contract/dispatch.ts';
import { ok } from '../../electron/contract/errors.ts';
import type { CatchUpView } from '../../electron/contract/views/catch-up.ts';
import type { ConversationView } from '../../electron/contract/views/conversation.ts';
import type { FilterPreviewView } from '../../electron/contract/views/filters.ts';
import type { ListsView } from '../../electron/contract/views/lists.ts';
import type { PeopleView, ProfileView } from '../../electron/contract/views/people.ts';
import type { UserView } from '../../electron/contract/views/posts.ts';
import type { SearchView } from '../../electron/contract/views/search.ts';
import type { PostRowView } from '../../electron/contract/views/timelines.ts';
import { entryId, fakeEntry, fakeUser } from './fake-entries.ts';

/** What a scene or test wants to be answered instead of the usual. Account ids are filled in. */
export interface FakeReading {
  /** ISO time that is "now". */
  now: string;
  user?: UserView;
  profile?: Partial<ProfileView>;
  people?: Partial<PeopleView>;
  lists?: Partial<ListsView>;
  conversation?: Partial<ConversationView>;
  /** What a conversation is like after reading one of its parts; the same as before when not given. */
  conversationRead?: { ancestors?: Partial<ConversationView>; replies?: Partial<ConversationView> };
  /** What people are like after reading the first or the next page. */
  peopleRead?: { first?: Partial<PeopleView>; next?: Partial<PeopleView> };
  /** What lists are like after reading them. */
  listsRead?: Partial<ListsView>;
  search?: Partial<SearchView>;
  preview?: Partial<FilterPreviewView>;
  catchUp?: Partial<CatchUpView>;
}

/** A row with a made-up post, `age` minutes old. */
export function fakeRow(number: number, now: string, age = number * 7): PostRowView {
  const createdAt = new Date(Date.parse(now) - age * 60_000).toISOString();
  return { kind: 'post', id: entryId(number), entry: fakeEntry(number, createdAt), hidden: null };
}

type Answered = Extract<
  CallName,
  | `people.${string}`
  | `lists.${string}`
  | `conversation.${string}`
  | `search.${string}`
  | `catchUp.${string}`
  | `export.${string}`
  | `post.${string}`
  | 'filters.preview'
>;

export function makeFakeReading(reading: () => FakeReading): Pick<Handlers, Answered> {
  const row = (number: number, age?: number): PostRowView => fakeRow(number, reading().now, age);
  const profile = (accountId: ProfileView['accountId'], userId: string, full: boolean): ProfileView => ({
    accountId,
    user: { ...fakeUser(Number(userId) % 8), id: userId },
    description: full ? [{ kind: 'text', text: 'Books, tides and slow mornings.' }] : null,
    location: full ? 'By the harbour' : null,
    followers: full ? 1_204 : null,
    following: full ? 311 : null,
    posts: full ? 8_051 : null,
    readAt: full ? reading().now : null,
    ...reading().profile,
  });
  const people = (argument: { accountId: PeopleView['accountId']; people: PeopleView['people'] }): PeopleView => ({
    ...argument,
    users: [0, 1, 2, 3, 4, 5, 6, 7].map(fakeUser),
    complete: false,
    readAt: reading().now,
    ...reading().people,
  });
  const lists = (accountId: ListsView['accountId']): ListsView => ({
    accountId,
    owned: [
      { id: '501', name: 'Librarians', description: 'People who know', members: 48, private: false, owner: null },
      { id: '502', name: 'Harbour news', description: null, members: 7, private: true, owner: null },
    ],
    followed: [
      { id: '503', name: 'Tides', description: 'High and low', members: 311, private: false, owner: fakeUser(3) },
    ],
    readAt: reading().now,
    ...reading().lists,
  });
  const conversation = (accountId: ConversationView['accountId'], postId: string): ConversationView => ({
    accountId,
    postId,
    ancestors: [row(11), row(12)],
    fromStart: true,
    post: row(13),
    replies: [
      { row: row(14), depth: 0, answers: null },
      { row: row(15), depth: 1, answers: null },
      { row: row(16), depth: 0, answers: null },
    ],
    replyCount: 9,
    repliesRead: 'some',
    readAt: reading().now,
    ...reading().conversation,
  });

  return {
    'people.find': () => ok(reading().user ?? fakeUser(1)),
    'people.profile': ({ accountId, userId, ask }) => ok(profile(accountId, userId, ask)),
    'people.open': (argument) => ok(people(argument)),
    'people.read': ({ accountId, people: key, page }) =>
      ok({ ...people({ accountId, people: key }), ...reading().peopleRead?.[page] }),
    'lists.open': ({ accountId }) => ok(lists(accountId)),
    'lists.read': ({ accountId }) => ok({ ...lists(accountId), ...reading().listsRead }),
    'conversation.open': ({ accountId, postId }) => ok(conversation(accountId, postId)),
    'conversation.read': ({ accountId, postId, part }) => {
      // What was read is kept: the next reading starts from it.
      const change = reading().conversationRead?.[part];
      if (change) reading().conversation = { ...reading().conversation, ...change };
      return ok(conversation(accountId, postId));
    },
    'search.local': ({ accountId, text, limit }) =>
      ok({
        accountId,
        text,
        terms: text
          .split(/\s+/)
          .filter(Boolean)
          .map((word) => ({ kind: 'word', word, not: false }) as const),
        rows: text === '' ? [] : [3, 8, 14, 21].slice(0, limit).map((number) => row(number)),
        more: false,
        searched: 12_406,
        xQuery: text === '' ? null : text,
        ...reading().search,
      }),
    'filters.preview': ({ accountId }) =>
      ok({
        accountId,
        checked: 2_000,
        hidden: 37,
        samples: [row(2).entry, row(9).entry, row(17).entry],
        ...reading().preview,
      }),
    'catchUp.open': ({ accountId, timeline }) =>
      ok({
        accountId,
        timeline,
        posts: 6,
        people: 3,
        minutes: 2,
        from: row(30).entry.createdAt,
        to: row(1).entry.createdAt,
        groups: [
          { id: 'thread-1', kind: 'thread', author: fakeUser(0), rows: [row(30), row(28), row(27)], minutes: 1 },
          { id: 'author-1', kind: 'author', author: fakeUser(1), rows: [row(20), row(12)], minutes: 1 },
          { id: 'author-2', kind: 'author', author: fakeUser(2), rows: [row(1)], minutes: 1 },
        ],
        leftOut: { hidden: 0, unavailable: 0 },
        gaps: 0,
        more: false,
        upTo: row(1).id,
        ...reading().catchUp,
      }),
    'catchUp.finish': () => ok(null),
    'export.save': () => ok({ state: 'saved', posts: 200, file: 'Home timeline.csv' }),
    'export.cancel': () => ok(null),
    'post.data': ({ entryId: id }) => ok({ json: JSON.stringify({ id, text: 'What is kept of this post' }, null, 2) }),
    'post.copyData': () => ok(null),
    'post.saveMedia': () => ok({ saved: true }),
    'post.write': () => ok({ postId: '1900000000000000001', url: 'https://x.com/i/web/status/1900000000000000001' }),
  };
}
