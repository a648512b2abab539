/**
 * Asks version 1.1 of X's API. X has closed most of it to most apps since 2023; its answers become those of v2
 * (`answers-v1/`), and its ways of paging too (`paging-v1.ts`).
 */
import { type AppError, appError } from '../../contract/errors.ts';
import { objectOf } from '../answers/json.ts';
import { parsePage } from '../answers/page.ts';
import { billedListsV1, billedPostsV1, billedUsersV1 } from '../answers-v1/billed.ts';
import { idOfV1 } from '../answers-v1/ids.ts';
import { isLimitStatus, parseLimitStatus } from '../answers-v1/limits.ts';
import { parseListsV1 } from '../answers-v1/lists.ts';
import { isPostsV1, nextCursorV1, parsePageV1, parsePostsV1 } from '../answers-v1/pages.ts';
import { parseProfileV1, parseUsersV1, parseUserV1 } from '../answers-v1/users.ts';
import type { XClient } from '../client.ts';
import { ownError } from '../errors.ts';
import { cursorToken, readCursor, stretchOf } from '../paging-v1.ts';
import {
  limitStatusV1,
  listsPageV1,
  newPostV1,
  ownUserV1,
  peoplePageV1,
  postLookupV1,
  timelineV1,
  userProfileV1,
} from '../requests-v1.ts';
import { answered, refused, type Speaker, type Told, told, untold } from './speaker.ts';
import { readWritten } from './writing.ts';

const EMPTY_PAGE = { meta: { result_count: 0 } };

/** What v1.1 never had, and a place that a token of v2 stands for. */
const cannotTell = (error: AppError): Told<never> => ({ ok: false, error, closed: true });

const hasList = (answer: unknown, name: 'users' | 'lists'): boolean => Array.isArray(objectOf(answer)?.[name]);

export function createV1(client: XClient): Speaker {
  return {
    async me({ credentials, signal }) {
      const outcome = await client.perform(ownUserV1(), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      const user = parseUserV1(json);
      return user === null
        ? untold(explain())
        : told({ user, billed: billedUsersV1(json), ...answered(outcome.value) });
    },

    async page(timeline, _ownUserId, query, { credentials, signal }) {
      const way = timelineV1(timeline);
      if (way === null) return cannotTell(ownError('not-in-dialect'));
      const stretch = stretchOf(query, way.most);
      if (stretch === 'foreign') return cannotTell(ownError('bad-request'));
      if (stretch === 'nothing') return told({ ...parsePage(EMPTY_PAGE), limits: [], canPost: null });
      const outcome = await client.perform(way.page(stretch), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      return isPostsV1(json) ? told({ ...parsePageV1(json, stretch), ...answered(outcome.value) }) : untold(explain());
    },

    async posts(ids, { credentials, signal }) {
      const outcome = await client.perform(postLookupV1(ids), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      if (!isPostsV1(json)) return untold(explain());
      const entries = parsePostsV1(json).filter(({ id }) => ids.includes(id));
      const shown = new Set(entries.map(({ id }) => id));
      // Deleted, protected, suspended: v1.1 leaves them out alike, without a word.
      const gone = ids.filter((id) => !shown.has(id)).map((id) => ({ id, reason: 'unknown' as const }));
      return told({ entries, gone, billed: billedPostsV1(json), ...answered(outcome.value) });
    },

    async user(who, { credentials, signal }) {
      const outcome = await client.perform(userProfileV1(who), credentials, { signal });
      if (!outcome.ok) {
        // A wrong name is also said to be a page that does not exist.
        const { code, details } = outcome.error;
        return code === 'gone' ? untold(appError('user-unknown', { kind: 'none' }, details)) : refused(outcome);
      }
      const { json, explain } = outcome.value;
      const profile = parseProfileV1(json);
      return profile === null
        ? untold(explain())
        : told({ ...profile, billed: billedUsersV1(json), ...answered(outcome.value) });
    },

    async people(people, query, { credentials, signal }) {
      const cursor = readCursor(query.paginationToken);
      if (cursor === null) return cannotTell(ownError('bad-request'));
      const outcome = await client.perform(peoplePageV1(people, cursor, query), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      if (!hasList(json, 'users')) return untold(explain());
      const nextToken = cursorToken(nextCursorV1(json));
      return told({ users: parseUsersV1(json), nextToken, billed: billedUsersV1(json), ...answered(outcome.value) });
    },

    async lists(kind, userId, query, { credentials, signal }) {
      const cursor = readCursor(query.paginationToken);
      if (cursor === null) return cannotTell(ownError('bad-request'));
      const outcome = await client.perform(listsPageV1(kind, userId, cursor, query), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      if (!hasList(json, 'lists')) return untold(explain());
      const nextToken = cursorToken(nextCursorV1(json));
      return told({ lists: parseListsV1(json), nextToken, billed: billedListsV1(json), ...answered(outcome.value) });
    },

    async write(text, { credentials, signal }) {
      const outcome = await client.perform(newPostV1(text), credentials, { signal });
      return readWritten(outcome, (answer) => idOfV1(objectOf(answer)));
    },

    async limitStatus({ credentials, signal }) {
      const outcome = await client.perform(limitStatusV1(), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain, correctionSeconds } = outcome.value;
      return isLimitStatus(json)
        ? told({ windows: parseLimitStatus(json, correctionSeconds), ...answered(outcome.value) })
        : untold(explain());
    },
  };
}
