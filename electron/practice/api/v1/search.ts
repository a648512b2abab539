/** search/tweets of API v1.1: the posts of the last seven days that match, newest first. */
import { queryString } from '../../../oauth1/signature.ts';
import type { Answer } from '../../http/messages.ts';
import { TO_LAST_PLACE } from '../../world/slots.ts';
import { resultsOf } from '../search/endpoint.ts';
import { parseSearchQuery } from '../search/query.ts';
import { WEEK_MS } from '../timelines.ts';
import { answer, type Call, count, id } from './call.ts';
import { refusal } from './failures.ts';
import { renderStatus } from './render.ts';
import { pageOf } from './timelines.ts';

/** Repeated on the next page and when asking again. */
const REPEATED = ['lang', 'result_type', 'tweet_mode', 'include_ext_alt_text'];

export function searchTweets(call: Call): Answer {
  const { world, settings, parameters, now } = call;
  const q = parameters.get('q')?.trim() ?? '';
  if (q === '') {
    return refusal(25);
  }
  const language = parameters.get('lang');
  const parsed = parseSearchQuery(language === undefined ? q : `${q} lang:${language}`);
  if (!parsed.ok) {
    return refusal(195);
  }
  const size = count(call, { otherwise: 15, most: 100 });
  // A whole day before which posts were written, at midnight UTC.
  const until = Date.parse(`${parameters.get('until')}T00:00:00Z`);
  const range = {
    oldest: world.slots.oldestAt(now - WEEK_MS),
    newest: Number.isNaN(until) ? world.newestSlot() + TO_LAST_PLACE : world.slots.oldestAt(until) - 1,
  };
  const posts = pageOf(call, { timeline: resultsOf(world, settings, parsed.query), range }, size);

  const newest = posts[0]?.id ?? '0';
  const since = id(call, 'since_id') ?? 0n;
  const last = posts.at(-1);
  const repeated = [
    ['q', q] as const,
    ...REPEATED.flatMap((name) => {
      const value = parameters.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  ];
  const address = (...pairs: (readonly [string, string])[]): string =>
    `?${queryString([...pairs, ...repeated, ['include_entities', '1']])}`;
  const metadata = {
    completed_in: 0.02,
    max_id: BigInt(newest),
    max_id_str: newest,
    ...(last && posts.length === size
      ? { next_results: address(['max_id', String(BigInt(last.id) - 1n)], ['count', String(size)]) }
      : {}),
    query: queryString([['', q]]).slice(1),
    refresh_url: address(['since_id', newest]),
    count: size,
    since_id: since,
    since_id_str: String(since),
  };
  return answer(
    { statuses: posts.map((post) => renderStatus(post, call)), search_metadata: metadata },
    { kind: 'posts', ids: posts.map((post) => post.id) },
  );
}
