/** Everything about what was read besides timelines: people, lists, conversations, searching, filters, catching up. */
import type { Accounts } from '../accounts/accounts.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { AccountId, TimelineKey } from '../contract/views/ids.ts';
import type { ListsView } from '../contract/views/lists.ts';
import type { PeopleKey, PeopleView, ProfileView } from '../contract/views/people.ts';
import type { EntryView, UserView } from '../contract/views/posts.ts';
import type { PostRowView } from '../contract/views/timelines.ts';
import type { Cache } from '../timelines/cache/port.ts';
import { catchUp } from '../timelines/catch-up/catch-up.ts';
import { openConversation } from '../timelines/conversation/conversation.ts';
import { readAncestors, readReplies } from '../timelines/conversation/reading.ts';
import { previewFilter } from '../timelines/filters/filters.ts';
import { type FetchedLists, openLists, readLists } from '../timelines/people/lists.ts';
import { openPeople, readPeople } from '../timelines/people/people.ts';
import { keepProfile, openProfile } from '../timelines/people/profiles.ts';
import { searchStored } from '../timelines/search/search.ts';
import { isOwnRead } from '../timelines/spending/own-reads.ts';
import type { Ambient } from './ambient.ts';
import type { Asking } from './asking.ts';
import type { FiltersAtWork } from './filters.ts';
import type { PageViews } from './page-views.ts';
import { charged, type Reading } from './reading.ts';

type Answered =
  | 'people.find'
  | 'people.profile'
  | 'people.open'
  | 'people.read'
  | 'lists.open'
  | 'lists.read'
  | 'conversation.open'
  | 'conversation.read'
  | 'search.local'
  | 'filters.preview'
  | 'filters.save'
  | 'filters.remove'
  | 'catchUp.open'
  | 'catchUp.finish';

export interface LibraryPorts {
  accounts: Accounts;
  ambient: Pick<Ambient, 'now'>;
  reading: Reading;
  asking: Asking;
  filters: FiltersAtWork;
  forPage: PageViews;
  /** Answers the call only for an account that is there. */
  known: Known;
}

export type Known = <T>(id: AccountId, answer: (account: AccountView) => T) => T | ReturnType<typeof fail>;

/** @returns when a day of this computer's calendar begins, in milliseconds; null for a day that does not exist */
export function dayStart(day: string): number | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date);
  const exists = start.getFullYear() === year && start.getMonth() === month - 1 && start.getDate() === date;
  return exists ? start.getTime() : null;
}

/** A row for where no filter applies, such as files. */
export const plainRow = (entry: EntryView): PostRowView => ({ kind: 'post', id: entry.id, entry, hidden: null });

/** Where rows do not come from one timeline, what a filter says of a single one does not apply. */
const everywhere = null;

export function createLibrary(ports: LibraryPorts): Pick<Handlers, Answered> {
  const { reading, asking, filters, forPage, known } = ports;
  const { now } = ports.ambient;

  const access =
    (accountId: AccountId) =>
    <T>(work: (cache: Cache) => T): Result<T> =>
      reading.withCache(accountId, work);
  const rowOf =
    (accountId: AccountId, timeline: TimelineKey | null) =>
    (entry: EntryView): PostRowView => ({ ...plainRow(entry), hidden: filters.hides(accountId, timeline, entry) });
  /** After something was read and billed outside of the timelines: their statuses tell what today has cost. */
  const { tellUsage } = reading;

  const withId =
    <T extends object>(accountId: AccountId) =>
    (view: T): T & { accountId: AccountId } => ({ ...view, accountId });

  async function findUser(accountId: AccountId, username: string): Promise<Result<UserView>> {
    const stored = access(accountId)((cache) => cache.user({ username }));
    if (!stored.ok) return stored;
    if (stored.value !== null) return ok(stored.value);
    const profile = await readProfile(accountId, { username });
    return profile.ok ? ok(profile.value.user) : profile;
  }

  async function readProfile(
    accountId: AccountId,
    who: { userId: string } | { username: string },
  ): Promise<Result<Omit<ProfileView, 'accountId'>>> {
    const asked = 'userId' in who ? 'profile' : 'profile-by-name';
    const answer = await asking.ask(accountId, { asked }, asking.signal(accountId), (x, credentials, _account, sent) =>
      x.user(who, credentials, sent),
    );
    if (!answer.ok) return answer;
    const { user, description, location, followers, following, posts, billed } = answer.value;
    const readAt = new Date(now()).toISOString();
    const profile = { user, description, location, followers, following, posts, readAt };
    reading.bill(accountId, asked, charged(billed));
    const kept = access(accountId)((cache) => keepProfile(cache, profile));
    return kept.ok ? ok(profile) : kept;
  }

  async function profileOf(accountId: AccountId, userId: string, ask: boolean): Promise<Result<ProfileView>> {
    const profile = ask
      ? await readProfile(accountId, { userId })
      : access(accountId)((cache) => openProfile(cache, userId));
    if (!profile.ok) return profile;
    if (profile.value !== null) return ok(withId<Omit<ProfileView, 'accountId'>>(accountId)(profile.value));
    return fail(appError('user-unknown'));
  }

  function peopleOf(accountId: AccountId, people: PeopleKey): Result<PeopleView> {
    const view = access(accountId)((cache) => openPeople(cache, people));
    return view.ok ? ok(forPage.people({ ...view.value, accountId })) : view;
  }

  function listsOf(accountId: AccountId): Result<ListsView> {
    const view = access(accountId)(openLists);
    return view.ok ? ok(forPage.lists({ ...view.value, accountId })) : view;
  }

  async function fetchLists(
    account: AccountView,
    kind: 'owned' | 'followed',
    { maxResults, token }: { maxResults: number; token: string | null },
  ): Promise<Result<FetchedLists>> {
    const { id, userId } = account;
    if (userId === null) return fail(appError('needs-user-sign-in', { kind: 'sign-in-again' }));
    const query = { maxResults, ...(token === null ? {} : { paginationToken: token }) };
    const answer = await asking.ask(
      id,
      { asked: `${kind}-lists` },
      asking.signal(id),
      (x, credentials, _account, sent) => x.lists(kind, userId, query, credentials, sent),
    );
    return answer.ok ? ok({ ...answer.value, billed: charged(answer.value.billed) }) : answer;
  }

  function conversationOf(accountId: AccountId, postId: string) {
    const row = rowOf(accountId, everywhere);
    const view = access(accountId)((cache) => openConversation(cache, postId, { row }));
    return view.ok ? ok(forPage.conversation({ ...view.value, accountId })) : view;
  }

  async function readConversation(accountId: AccountId, postId: string, part: 'ancestors' | 'replies') {
    const withCache = access(accountId);
    const signal = asking.signal(accountId);
    const read =
      part === 'ancestors'
        ? await readAncestors({
            postId,
            withCache,
            now,
            signal,
            fetchPosts: (ids) => reading.fetchPosts(accountId, ids, signal),
          })
        : await readReplies({
            postId,
            withCache,
            now,
            signal,
            search: (query, { maxResults, token, sinceId }) =>
              reading.fetchPage(
                accountId,
                { kind: 'search', query },
                {
                  maxResults,
                  ...(token === null ? {} : { paginationToken: token }),
                  ...(sinceId === null ? {} : { sinceId }),
                },
                { signal, byHand: () => true, onWaits: () => undefined },
              ),
          });
    tellUsage(accountId);
    return read.ok ? conversationOf(accountId, postId) : read;
  }

  return {
    'people.find': ({ accountId, username }) =>
      known(accountId, async () => {
        const user = await findUser(accountId, username);
        return user.ok ? ok(forPage.user(accountId, user.value)) : user;
      }),
    'people.profile': ({ accountId, userId, ask }) =>
      known(accountId, async () => {
        const profile = await profileOf(accountId, userId, ask);
        return profile.ok ? ok(forPage.profile(profile.value)) : profile;
      }),
    'people.open': ({ accountId, people }) => known(accountId, () => peopleOf(accountId, people)),
    'people.read': ({ accountId, people, page }) =>
      known(accountId, async ({ userId }) => {
        const signal = asking.signal(accountId);
        const read = await readPeople({
          key: people,
          page,
          withCache: access(accountId),
          now,
          async fetch({ maxResults, token }) {
            const query = { maxResults, ...(token === null ? {} : { paginationToken: token }) };
            const answer = await asking.ask(
              accountId,
              { asked: people.kind },
              signal,
              (x, credentials, _account, sent) => x.people(people, query, credentials, sent),
            );
            return answer.ok
              ? ok({ ...answer.value, billed: charged(answer.value.billed, isOwnRead(people, userId)) })
              : answer;
          },
        });
        tellUsage(accountId);
        return read.ok ? peopleOf(accountId, people) : read;
      }),
    'lists.open': ({ accountId }) => known(accountId, () => listsOf(accountId)),
    'lists.read': ({ accountId }) =>
      known(accountId, async (account) => {
        const read = await readLists({
          withCache: access(accountId),
          now,
          fetchOwned: (page) => fetchLists(account, 'owned', page),
          fetchFollowed: (page) => fetchLists(account, 'followed', page),
        });
        tellUsage(accountId);
        return read.ok ? listsOf(accountId) : read;
      }),

    'conversation.open': ({ accountId, postId }) => known(accountId, () => conversationOf(accountId, postId)),
    'conversation.read': ({ accountId, postId, part }) =>
      known(accountId, () => readConversation(accountId, postId, part)),

    'search.local': ({ accountId, text, limit }) =>
      known(accountId, () => {
        const row = rowOf(accountId, everywhere);
        const found = access(accountId)((cache) => searchStored(cache, text, limit, { dayStart, row }));
        return found.ok ? ok(forPage.search({ ...found.value, accountId })) : found;
      }),

    'filters.preview': ({ accountId, rule }) =>
      known(accountId, () => {
        const preview = access(accountId)((cache) => previewFilter(cache, rule));
        return preview.ok ? ok(forPage.preview({ ...preview.value, accountId })) : preview;
      }),
    'filters.save': ({ accountId, rule, until }) => known(accountId, () => filters.save(accountId, rule, until)),
    'filters.remove': ({ accountId, filterId }) => known(accountId, () => filters.remove(accountId, filterId)),

    'catchUp.open': ({ accountId, timeline }) =>
      known(accountId, () => {
        const row = rowOf(accountId, timeline);
        const view = access(accountId)((cache) => catchUp(cache, timeline, { row }));
        return view.ok ? ok(forPage.catchUp({ ...view.value, accountId })) : view;
      }),
    'catchUp.finish': ({ accountId, timeline, upTo }) =>
      known(accountId, () => reading.markRead(accountId, timeline, upTo)),
  };
}
