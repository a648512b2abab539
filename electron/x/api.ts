/** What Pinion asks of X, in terms of accounts and timelines. */
import { fail, ok, type Result } from '../contract/errors.ts';
import type { TimelineKey, UserView } from '../contract/views.ts';
import { type BilledItem, isPage, type ParsedPage, parsePage } from './answers/page.ts';
import { parseSingleUser } from './answers/users.ts';
import type { UserCredentials, XClient } from './client.ts';
import { createDialect } from './dialect.ts';
import type { LimitWindow } from './limits.ts';
import { ownUser, type PageQuery, timelinePage } from './requests.ts';

/** The signed-in user. */
interface OwnUser {
  user: UserView;
  billed: BilledItem[];
  limits: LimitWindow[];
}

type TimelinePage = ParsedPage & { limits: LimitWindow[] };

export interface X {
  /** Tells whose credentials these are. */
  me(credentials: UserCredentials, signal: AbortSignal): Promise<Result<OwnUser>>;
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
}

/** One for each service: which vocabulary works is remembered. */
export function createX({ client }: { client: XClient }): X {
  const dialect = createDialect(client);
  return {
    async me(credentials, signal) {
      const outcome = await client.perform(ownUser(), credentials, { signal });
      if (!outcome.ok) return fail(outcome.error);
      const user = parseSingleUser(outcome.value.json);
      if (user === null) return fail(outcome.value.explain());
      return ok({ user, billed: [{ kind: 'user', id: user.id, from: 'data' }], limits: outcome.value.limits });
    },

    async page(timeline, ownUserId, credentials, query, signal) {
      const build = (vocabulary: 'tweet' | 'post') => timelinePage(timeline, ownUserId, query, vocabulary);
      const outcome = await dialect.perform(build, credentials, { signal });
      if (!outcome.ok) return fail(outcome.error);
      const { json, limits } = outcome.value;
      // A protected or suspended user's timeline is a success without posts: the reason stands in `errors`.
      return isPage(json) ? ok({ ...parsePage(json), limits }) : fail(outcome.value.explain());
    },
  };
}
