/** Asks version 2 of X's API. */
import { type AppError, appError } from '../../contract/errors.ts';
import { billedItems } from '../answers/billed.ts';
import { dataItems } from '../answers/includes.ts';
import { idOf, objectOf } from '../answers/json.ts';
import { parseLists } from '../answers/lists.ts';
import { isPage, nextToken, parsePage } from '../answers/page.ts';
import { parseProfile, parseSingleUser, parseUsers } from '../answers/users.ts';
import type { ApiOutcome, XClient } from '../client.ts';
import { ownError } from '../errors.ts';
import { isTokenOfV1 } from '../paging-v1.ts';
import { listsPage, newPost, ownUser, peoplePage, postLookup, timelinePage, userProfile } from '../requests.ts';
import { answered, refused, type Speaker, told, untold } from './speaker.ts';
import { createVocabularies } from './vocabularies.ts';
import { readWritten } from './writing.ts';

/** X takes ids of the last seven days only, and refuses older ones by name. */
const refuses = (outcome: ApiOutcome, parameter: string): boolean =>
  !outcome.ok && outcome.error.code === 'bad-request' && outcome.refusedParameters.includes(parameter);

const EMPTY_PAGE = { meta: { result_count: 0 } };

/** A token of v1.1 leads nowhere here, as one of v2 that has grown too old. */
const isForeign = (token: string | undefined): boolean => token !== undefined && isTokenOfV1(token);

/** Whom nobody has asked for by a wrong name or id is said to be gone. */
const noSuchUser = (error: AppError): AppError =>
  error.code === 'gone' ? appError('user-unknown', { kind: 'none' }, error.details) : error;

export function createV2(client: XClient): Speaker {
  const vocabularies = createVocabularies(client);

  return {
    async me({ credentials, signal }) {
      const outcome = await client.perform(ownUser(), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      const user = parseSingleUser(json);
      return user === null
        ? untold(explain())
        : told({ user, billed: billedItems(json, 'user'), ...answered(outcome.value) });
    },

    async page(timeline, ownUserId, query, caller) {
      if (isForeign(query.paginationToken)) return untold(ownError('bad-request'));
      const ask = (part: typeof query): Promise<ApiOutcome> =>
        vocabularies.perform((vocabulary) => timelinePage(timeline, ownUserId, part, vocabulary), caller);
      let outcome = await ask(query);
      if (timeline.kind === 'search') {
        // Everything that X still finds is newer than an id that is too old for it, and nothing is older.
        if (refuses(outcome, 'until_id')) return told({ ...parsePage(EMPTY_PAGE), limits: [], canPost: null });
        if (query.sinceId !== undefined && refuses(outcome, 'since_id')) {
          const { sinceId: _, ...withoutSince } = query;
          outcome = await ask(withoutSince);
        }
      }
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      // A protected or suspended user's timeline is a success without posts: the reason stands in `errors`.
      return isPage(json) ? told({ ...parsePage(json), ...answered(outcome.value) }) : untold(explain());
    },

    async posts(ids, caller) {
      const outcome = await vocabularies.perform((vocabulary) => postLookup(ids, vocabulary), caller);
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      const { entries, missing, billed } = parsePage(json);
      const gone = [
        ...missing.filter(({ id }) => ids.includes(id)),
        ...entries.flatMap(({ id, post, repostedBy, unavailable }) =>
          post === null && repostedBy === null && unavailable !== null ? [{ id, reason: unavailable }] : [],
        ),
      ];
      // Posts that are all gone are a success without data.
      if (!isPage(json) && gone.length === 0) return untold(explain());
      const goneIds = new Set(gone.map(({ id }) => id));
      const there = entries.filter(({ id }) => !goneIds.has(id));
      return told({ entries: there, gone, billed, ...answered(outcome.value) });
    },

    async user(who, { credentials, signal }) {
      const outcome = await client.perform(userProfile(who), credentials, { signal });
      if (!outcome.ok) {
        const { error } = outcome;
        return error.details?.status === 404 ? untold(noSuchUser(error)) : refused(outcome);
      }
      const { json, explain } = outcome.value;
      const profile = parseProfile(objectOf(json)?.['data']);
      return profile === null
        ? untold(noSuchUser(explain()))
        : told({ ...profile, billed: billedItems(json, 'user'), ...answered(outcome.value) });
    },

    async people(people, query, { credentials, signal }) {
      if (isForeign(query.paginationToken)) return untold(ownError('bad-request'));
      const outcome = await client.perform(peoplePage(people, query), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      if (!isPage(json)) return untold(explain());
      const billed = billedItems(json, 'user');
      return told({ users: parseUsers(json), nextToken: nextToken(json), billed, ...answered(outcome.value) });
    },

    async lists(kind, userId, query, { credentials, signal }) {
      if (isForeign(query.paginationToken)) return untold(ownError('bad-request'));
      const outcome = await client.perform(listsPage(kind, userId, query), credentials, { signal });
      if (!outcome.ok) return refused(outcome);
      const { json, explain } = outcome.value;
      if (!isPage(json)) return untold(explain());
      const billed = billedItems(json, 'list');
      return told({ lists: parseLists(json), nextToken: nextToken(json), billed, ...answered(outcome.value) });
    },

    async write(text, { credentials, signal }) {
      const outcome = await client.perform(newPost(text), credentials, { signal });
      return readWritten(outcome, (answer) => idOf(dataItems(answer)[0]?.['id']));
    },

    /** v2 tells limits only beside what it is asked for. */
    limitStatus: async () => untold(appError('refused')),
  };
}
