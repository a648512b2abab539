/** What Pinion asks of X, in terms of accounts and timelines. */
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import type {
  EntryView,
  ListView,
  PeopleKey,
  PostId,
  TimelineKey,
  UnavailableReason,
  UserView,
} from '../contract/views.ts';
import { type BilledItem, billedItems } from './answers/billed.ts';
import { dataItems } from './answers/includes.ts';
import { idOf, objectOf } from './answers/json.ts';
import { parseLists } from './answers/lists.ts';
import { isPage, nextToken, type ParsedPage, parsePage } from './answers/page.ts';
import { missingUser, type ParsedProfile, parseProfile, parseSingleUser, parseUsers } from './answers/users.ts';
import type { ApiOutcome, UserCredentials, XClient } from './client.ts';
import { createDialect } from './dialect.ts';
import type { LimitWindow } from './limits.ts';
import {
  listsPage,
  MOST_IDS,
  newPost,
  ownUser,
  type PageQuery,
  peoplePage,
  postLookup,
  type TokenQuery,
  timelinePage,
  type UserReference,
  userProfile,
} from './requests.ts';

/** What comes with every answer. */
interface Answered {
  limits: LimitWindow[];
  /** Whether the credentials may post; null when the answer did not tell. */
  canPost: boolean | null;
}

interface Billed extends Answered {
  billed: BilledItem[];
}

type Profile = ParsedProfile & Billed;

type TimelinePage = ParsedPage & Answered;

interface Posts extends Billed {
  /** In the order of the answer. An id that is neither here nor in `gone` could not be told. */
  entries: EntryView[];
  gone: { id: PostId; reason: UnavailableReason }[];
}

interface PeoplePage extends Billed {
  users: UserView[];
  /** Only null means that there is nothing further: an empty page may have one. */
  nextToken: string | null;
}

interface ListsPage extends Billed {
  lists: ListView[];
  nextToken: string | null;
}

export interface X {
  /** Tells whose credentials these are. */
  me(credentials: UserCredentials, signal: AbortSignal): Promise<Result<{ user: UserView } & Billed>>;
  /**
   * One page of a timeline.
   * @param ownUserId the user whose credentials these are
   */
  page(
    timeline: TimelineKey,
    ownUserId: string,
    credentials: UserCredentials,
    query: PageQuery,
    signal: AbortSignal,
  ): Promise<Result<TimelinePage>>;
  /** Looks posts up. @param ids at most a hundred; further ones are not asked for */
  posts(ids: readonly PostId[], credentials: UserCredentials, signal: AbortSignal): Promise<Result<Posts>>;
  /** A user's profile. @returns `user-unknown` when there is no such user, `gone` when X has suspended it */
  user(who: UserReference, credentials: UserCredentials, signal: AbortSignal): Promise<Result<Profile>>;
  /** Whom a user follows, or who follows them. */
  people(
    people: PeopleKey,
    query: TokenQuery,
    credentials: UserCredentials,
    signal: AbortSignal,
  ): Promise<Result<PeoplePage>>;
  /** The lists that a user made, or follows. */
  lists(
    kind: 'owned' | 'followed',
    userId: string,
    query: TokenQuery,
    credentials: UserCredentials,
    signal: AbortSignal,
  ): Promise<Result<ListsPage>>;
  /**
   * Posts a text, once: nothing is tried again, as nobody can tell a repetition from a second post.
   * @returns `post-uncertain` when it may have been posted all the same
   */
  write(
    text: string,
    credentials: UserCredentials,
    signal: AbortSignal,
  ): Promise<Result<{ postId: PostId } & Answered>>;
}

/** The rate limit and permission of an answer. */
const answered = ({ limits, canPost }: Answered): Answered => ({ limits, canPost });

/** An error that says the same with a more fitting code. */
const as = (code: 'user-unknown' | 'gone', { details }: AppError): AppError =>
  appError(code, { kind: 'none' }, details);

/** X takes ids of the last seven days only, and refuses older ones by name. */
const refuses = (outcome: ApiOutcome, parameter: string): boolean =>
  !outcome.ok && outcome.error.code === 'bad-request' && outcome.refusedParameters.includes(parameter);

const EMPTY_PAGE = { meta: { result_count: 0 } };

/** One for each service: which vocabulary works is remembered. */
export function createX({ client }: { client: XClient }): X {
  const dialect = createDialect(client);

  const askPage = (
    timeline: TimelineKey,
    ownUserId: string,
    credentials: UserCredentials,
    query: PageQuery,
    signal: AbortSignal,
  ): Promise<ApiOutcome> =>
    dialect.perform((vocabulary) => timelinePage(timeline, ownUserId, query, vocabulary), credentials, { signal });

  return {
    async me(credentials, signal) {
      const outcome = await client.perform(ownUser(), credentials, { signal });
      if (!outcome.ok) return fail(outcome.error);
      const { json, explain } = outcome.value;
      const user = parseSingleUser(json);
      return user === null
        ? fail(explain())
        : ok({ user, billed: billedItems(json, 'user'), ...answered(outcome.value) });
    },

    async page(timeline, ownUserId, credentials, query, signal) {
      let outcome = await askPage(timeline, ownUserId, credentials, query, signal);
      if (timeline.kind === 'search') {
        // Everything that X still finds is newer than an id that is too old for it, and nothing is older.
        if (refuses(outcome, 'until_id')) return ok({ ...parsePage(EMPTY_PAGE), limits: [], canPost: null });
        if (query.sinceId !== undefined && refuses(outcome, 'since_id')) {
          const { sinceId: _, ...withoutSince } = query;
          outcome = await askPage(timeline, ownUserId, credentials, withoutSince, signal);
        }
      }
      if (!outcome.ok) return fail(outcome.error);
      const { json, explain } = outcome.value;
      // A protected or suspended user's timeline is a success without posts: the reason stands in `errors`.
      return isPage(json) ? ok({ ...parsePage(json), ...answered(outcome.value) }) : fail(explain());
    },

    async posts(ids, credentials, signal) {
      const asked = [...new Set(ids)].slice(0, MOST_IDS);
      if (asked.length === 0) return ok({ entries: [], gone: [], billed: [], limits: [], canPost: null });
      const outcome = await dialect.perform((vocabulary) => postLookup(asked, vocabulary), credentials, { signal });
      if (!outcome.ok) return fail(outcome.error);
      const { json, explain } = outcome.value;
      const { entries, missing, billed } = parsePage(json);
      const gone = [
        ...missing.filter(({ id }) => asked.includes(id)),
        ...entries.flatMap(({ id, post, repostedBy, unavailable }) =>
          post === null && repostedBy === null && unavailable !== null ? [{ id, reason: unavailable }] : [],
        ),
      ];
      // Posts that are all gone are a success without data.
      if (!isPage(json) && gone.length === 0) return fail(explain());
      const told = new Set(gone.map(({ id }) => id));
      return ok({ entries: entries.filter(({ id }) => !told.has(id)), gone, billed, ...answered(outcome.value) });
    },

    async user(who, credentials, signal) {
      const outcome = await client.perform(userProfile(who), credentials, { signal });
      if (!outcome.ok) {
        const { error } = outcome;
        return fail(error.code === 'gone' && error.details?.status === 404 ? as('user-unknown', error) : error);
      }
      const { json, explain } = outcome.value;
      const profile = parseProfile(objectOf(json)?.['data']);
      if (profile !== null) return ok({ ...profile, billed: billedItems(json, 'user'), ...answered(outcome.value) });
      const missing = missingUser(json);
      if (missing === null) return fail(explain());
      return fail(as(missing === 'unknown' ? 'user-unknown' : 'gone', explain()));
    },

    async people(people, query, credentials, signal) {
      const outcome = await client.perform(peoplePage(people, query), credentials, { signal });
      if (!outcome.ok) return fail(outcome.error);
      const { json, explain } = outcome.value;
      if (!isPage(json)) return fail(explain());
      return ok({
        users: parseUsers(json),
        nextToken: nextToken(json),
        billed: billedItems(json, 'user'),
        ...answered(outcome.value),
      });
    },

    async lists(kind, userId, query, credentials, signal) {
      const outcome = await client.perform(listsPage(kind, userId, query), credentials, { signal });
      if (!outcome.ok) return fail(outcome.error);
      const { json, explain } = outcome.value;
      if (!isPage(json)) return fail(explain());
      return ok({
        lists: parseLists(json),
        nextToken: nextToken(json),
        billed: billedItems(json, 'list'),
        ...answered(outcome.value),
      });
    },

    async write(text, credentials, signal) {
      const outcome = await client.perform(newPost(text), credentials, { signal });
      if (!outcome.ok) return fail(outcome.outcomeUnknown ? appError('post-uncertain') : outcome.error);
      const [post] = dataItems(outcome.value.json);
      const postId = idOf(post?.['id']);
      return postId === null ? fail(explainWrite(outcome.value.explain())) : ok({ postId, ...answered(outcome.value) });
    },
  };
}

/** A success without the new post's id: either X says what was wrong, or nobody knows. */
const explainWrite = (error: AppError): AppError =>
  error.code === 'unreadable-answer' ? appError('post-uncertain') : error;
