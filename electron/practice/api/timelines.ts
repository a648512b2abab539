/** The endpoints that answer with a page of posts. */
import { type Answer, json } from '../http/messages.ts';
import { type Person, personById } from '../world/people.ts';
import type { Post } from '../world/posts.ts';
import type { SlotRange } from '../world/timelines.ts';
import type { ReadableTimeline } from '../world/world.ts';
import { answerErrors, answerPosts, type Call, lookFor, refusal } from './context.ts';
import { readPageToken } from './page-tokens.ts';
import { type Cursor, readPage, TURNS } from './paging.ts';
import { ID_PATTERN } from './parameters.ts';
import { notAuthorized, notFound, suspended } from './problems.ts';
import { maySee } from './visibility.ts';

export const PAGE_PARAMETERS = ['max_results', 'pagination_token', 'since_id', 'until_id', 'start_time', 'end_time'];

const PAGE_TOKEN: readonly string[] = ['pagination_token'];
/** What the home timeline holds by time alone, and how far back recent search goes. */
export const WEEK_MS = 7 * 24 * 60 * 60_000;

export interface PageSize {
  least: number;
  most: number;
  otherwise: number;
}
export const LARGE_PAGES: PageSize = { least: 1, most: 100, otherwise: 100 };
const SMALL_PAGES: PageSize = { least: 5, most: 100, otherwise: 10 };

/** Narrows the readable range; ids win over times, and both ends given by ids are exclusive. */
function narrow({ world, reader, quirk }: Call, range: SlotRange): SlotRange {
  const { slots } = world;
  const given = reader.id('since_id');
  const since = given !== null && quirk === 'echo' ? given - 1n : given;
  const until = reader.id('until_id');
  const start = reader.time('start_time');
  const end = reader.time('end_time');
  const oldest = since !== null ? slots.placeAbove(since) : start !== null ? slots.oldestAt(start) : range.oldest;
  const newest = until !== null ? slots.placeBelow(until) : end !== null ? slots.oldestAt(end) - 1 : range.newest;
  return { oldest: Math.max(range.oldest, oldest), newest: Math.min(range.newest, newest) };
}

/** How the pages of an endpoint are turned, where endpoints differ. */
interface Turning {
  size: PageSize;
  /** Names of the parameter that carries the token. */
  tokens?: readonly string[];
  /** Tokens lead to newer pages too. */
  back?: boolean;
}

/** A page without posts whose token leads to the same place, each time by another token. */
function emptyPage(cursor: Cursor, encode: (cursor: Cursor) => string): Answer {
  const next = encode({ ...cursor, turn: ((cursor.turn ?? 0) + 1) % TURNS });
  return json(200, { meta: { result_count: 0, next_token: next } });
}

/** Answers with the page of a timeline that the request asks for. */
export function answerPage(
  call: Call,
  { timeline, range }: ReadableTimeline,
  { size, tokens = PAGE_TOKEN, back = true }: Turning,
): Answer {
  const { reader } = call;
  const count = reader.number('max_results', size);
  const exclude = new Set(reader.list('exclude'));
  const narrowed = narrow(call, range);
  const { cursor, encode } = readPageToken(call, tokens);
  const refused = refusal(call);
  if (refused) {
    return refused;
  }
  if (call.quirk === 'empty') {
    return emptyPage(cursor ?? { direction: 'older', slot: narrowed.newest }, encode);
  }
  const page = readPage(timeline, narrowed, cursor, count);
  // Left out after the page was cut, as the service does: such pages are short, and may even be empty.
  const posts = page.slots.flatMap((slot): Post[] => {
    const sight = lookFor(call, { slot, variant: 'post' });
    const left =
      sight.state !== 'shown' ||
      (exclude.has('replies') && sight.post.answers !== null) ||
      (exclude.has('retweets') && sight.post.reposts !== null);
    return left ? [] : [sight.post];
  });
  const newest = posts[0];
  const oldest = posts.at(-1);
  const meta = {
    result_count: posts.length,
    ...(newest && oldest ? { newest_id: newest.id, oldest_id: oldest.id } : {}),
    ...(page.older && page.older.slot >= narrowed.oldest ? { next_token: encode(page.older) } : {}),
    ...(back && page.newer && page.newer.slot <= narrowed.newest ? { previous_token: encode(page.newer) } : {}),
  };
  return posts.length > 0 ? answerPosts(call, posts, { meta }) : json(200, { meta });
}

export function home(call: Call): Answer {
  const [id = ''] = call.named;
  const own = call.viewer.person.id;
  if (id !== own) {
    call.checked.bad.push({
      name: 'id',
      values: [id],
      message: `The \`id\` query parameter value [${id}] must be the same as the authenticating user [${own}]`,
    });
  }
  const { homeDepth } = call.settings;
  const depth = homeDepth === null ? null : { posts: homeDepth, sinceMs: call.now - WEEK_MS };
  return answerPage(call, call.world.home(call.viewer, depth), { size: LARGE_PAGES });
}

/** What belongs to somebody who may be unknown, suspended or protected. */
export function ofPerson(call: Call, answer: (person: Person) => Answer): Answer {
  const [id = ''] = call.named;
  if (!ID_PATTERN.test(id)) {
    call.checked.bad.push({
      name: 'id',
      values: [id],
      message: `The \`id\` query parameter value [${id}] is not valid`,
    });
  }
  const person = personById(id);
  if (!person) {
    return refusal(call) ?? answerErrors(call, [notFound('user', 'id', id)]);
  }
  if (person.suspended) {
    return refusal(call) ?? answerErrors(call, [suspended('id', id)]);
  }
  if (!maySee(call.viewer, person)) {
    return refusal(call) ?? answerErrors(call, [notAuthorized('user', 'id', id, 'data')]);
  }
  return answer(person);
}

export function userPosts(call: Call): Answer {
  const withoutReplies = call.reader.list('exclude').includes('replies');
  return ofPerson(call, (person) =>
    answerPage(call, call.world.user(person, { withoutReplies }), { size: SMALL_PAGES }),
  );
}

export const mentions = (call: Call): Answer =>
  ofPerson(call, (person) => answerPage(call, call.world.mentions(person), { size: SMALL_PAGES }));
