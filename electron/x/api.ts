/** What Pinion asks of X, in terms of accounts and timelines. */
import { fail, ok, type Result } from '../contract/errors.ts';
import type { PostId, TimelineKey } from '../contract/views/ids.ts';
import type { Dialect, DialectChoice } from '../contract/views/keys.ts';
import type { PeopleKey } from '../contract/views/people.ts';
import { bearerRequest, endBearerRequest, readBearer } from './bearer.ts';
import type { XClient } from './client.ts';
import type { AppKeys, Credentials } from './credentials.ts';
import { createDialects } from './dialects/choice.ts';
import type {
  Answered,
  LimitStatus,
  ListsPage,
  OwnUser,
  PeoplePage,
  Posts,
  Profile,
  Speaker,
  TimelinePage,
  Told,
  Written,
} from './dialects/speaker.ts';
import { ownError } from './errors.ts';
import { MOST_IDS, type PageQuery, type TokenQuery, type UserReference } from './requests.ts';

/**
 * X as one app key asks it. Limits and permission come with every answer; those of a refusal are told by `windowsOf`.
 * What needs a user answers `needs-user-sign-in` to the app alone, and what v1.1 does not have `not-in-dialect`.
 */
export interface X {
  /** Tells whose credentials these are. */
  me(credentials: Credentials, signal: AbortSignal): Promise<Result<OwnUser>>;
  /**
   * One page of a timeline.
   * @param ownUserId the user whose credentials these are; null for the app alone
   */
  page(
    timeline: TimelineKey,
    ownUserId: string | null,
    credentials: Credentials,
    query: PageQuery,
    signal: AbortSignal,
  ): Promise<Result<TimelinePage>>;
  /** Looks posts up. @param ids at most a hundred; further ones are not asked for */
  posts(ids: readonly PostId[], credentials: Credentials, signal: AbortSignal): Promise<Result<Posts>>;
  /** A user's profile. @returns `user-unknown` when there is no such user, `user-suspended` when X has suspended it */
  user(who: UserReference, credentials: Credentials, signal: AbortSignal): Promise<Result<Profile>>;
  /** Whom a user follows, or who follows them. */
  people(
    people: PeopleKey,
    query: TokenQuery,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<Result<PeoplePage>>;
  /** The lists that a user made, or follows. */
  lists(
    kind: 'owned' | 'followed',
    userId: string,
    query: TokenQuery,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<Result<ListsPage>>;
  /**
   * Posts a text, once: nothing is tried again, as nobody can tell a repetition from a second post.
   * @returns `post-uncertain` when it may have been posted all the same
   */
  write(text: string, credentials: Credentials, signal: AbortSignal): Promise<Result<Written>>;
  /** All limits of whoever asks, as they are now. @returns `refused` on v2, which tells them only beside answers */
  limitStatus(credentials: Credentials, signal: AbortSignal): Promise<Result<LimitStatus>>;
  /**
   * The app's own token, to be used exactly as it is; the same one for as long as it is not ended.
   * @returns `wrong-keys` when X does not know these keys
   */
  bearer(keys: AppKeys, signal: AbortSignal): Promise<Result<string>>;
  /** Ends the app's own token. One that had been ended before is a success. */
  endBearer(keys: AppKeys, bearer: string, signal: AbortSignal): Promise<Result<null>>;
}

/** X's number for a token that it no longer accepts. */
const INVALID_TOKEN = 89;

/** Timelines that belong to whoever is signed in. */
const OWN: ReadonlySet<TimelineKey['kind']> = new Set<TimelineKey['kind']>(['home', 'mentions', 'bookmarks']);

const NOTHING_ASKED: Answered = { limits: [], canPost: null };

export interface XOptions {
  client: XClient;
  /** Which version of the API to speak. */
  dialect: DialectChoice;
  /** Told when `automatic` has found another version open than the one that was in use; it begins with v2. */
  onSpeaks?(dialect: Dialect): void;
}

/** One for each app key: which version of the API is open to it is remembered, and which vocabulary works. */
export function createX({ client, dialect, onSpeaks }: XOptions): X {
  const dialects = createDialects(client, dialect, onSpeaks);

  async function ask<T>(question: (speaker: Speaker) => Promise<Told<T>>): Promise<Result<T>> {
    const answer = await dialects.ask(question);
    return answer.ok ? ok(answer.value) : fail(answer.error);
  }

  const needsUser = async (): Promise<Result<never>> => fail(ownError('needs-user-sign-in'));

  return {
    me: (credentials, signal) =>
      credentials.kind === 'app' ? needsUser() : ask((speaker) => speaker.me({ credentials, signal })),

    page: (timeline, ownUserId, credentials, query, signal) =>
      ownUserId === null && OWN.has(timeline.kind)
        ? needsUser()
        : ask((speaker) => speaker.page(timeline, ownUserId ?? '', query, { credentials, signal })),

    async posts(ids, credentials, signal) {
      const asked = [...new Set(ids)].slice(0, MOST_IDS);
      if (asked.length === 0) return ok({ entries: [], gone: [], billed: [], ...NOTHING_ASKED });
      return ask((speaker) => speaker.posts(asked, { credentials, signal }));
    },

    user: (who, credentials, signal) => ask((speaker) => speaker.user(who, { credentials, signal })),

    people: (people, query, credentials, signal) =>
      ask((speaker) => speaker.people(people, query, { credentials, signal })),

    lists: (kind, userId, query, credentials, signal) =>
      ask((speaker) => speaker.lists(kind, userId, query, { credentials, signal })),

    write: (text, credentials, signal) =>
      credentials.kind === 'app' ? needsUser() : ask((speaker) => speaker.write(text, { credentials, signal })),

    limitStatus: (credentials, signal) => ask((speaker) => speaker.limitStatus({ credentials, signal })),

    async bearer(keys, signal) {
      const outcome = await client.perform(bearerRequest(), { kind: 'keys', ...keys }, { signal });
      if (!outcome.ok) return fail(outcome.error);
      const bearer = readBearer(outcome.value.json);
      return bearer === null ? fail(outcome.value.explain()) : ok(bearer);
    },

    async endBearer(keys, bearer, signal) {
      const outcome = await client.perform(endBearerRequest(bearer), { kind: 'keys', ...keys }, { signal });
      return outcome.ok || outcome.numbers.includes(INVALID_TOKEN) ? ok(null) : fail(outcome.error);
    },
  };
}
