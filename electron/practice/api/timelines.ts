/** The endpoints that answer with a page of posts. */
import { type Answer, json } from '../http/messages.ts';
import { type Person, personById } from '../world/people.ts';
import type { Post } from '../world/posts.ts';
import type { SlotRange } from '../world/timelines.ts';
import type { ReadableTimeline } from '../world/world.ts';
import { answerErrors, answerPosts, type Call, lookFor, refusal } from './context.ts';
import { readPage } from './paging.ts';
import { ID_PATTERN } from './parameters.ts';
import { notAuthorized, notFound, suspended } from './problems.ts';
import { maySee } from './visibility.ts';

export const PAGE_PARAMETERS = ['max_results', 'pagination_token', 'since_id', 'until_id', 'start_time', 'end_time'];

interface PageSize {
  least: number;
  most: number;
  otherwise: number;
}

/** Narrows the readable range; ids win over times, and both ends given by ids are exclusive. */
function narrow({ world, reader }: Call, range: SlotRange): SlotRange {
  const { slots } = world;
  const since = reader.id('since_id');
  const until = reader.id('until_id');
  const start = reader.time('start_time');
  const end = reader.time('end_time');
  const oldest = since !== null ? slots.oldestAbove(since) : start !== null ? slots.oldestAt(start) : range.oldest;
  const newest = until !== null ? slots.newestBelow(until) : end !== null ? slots.oldestAt(end) - 1 : range.newest;
  return { oldest: Math.max(range.oldest, oldest), newest: Math.min(range.newest, newest) };
}

/** What a page token is tied to: repeating everything else is part of the deal. */
function queryOf({ viewer, path, checked }: Call): string {
  const repeated = [...checked.parameters].filter(([name]) => name !== 'pagination_token' && name !== 'max_results');
  return JSON.stringify([viewer.person.id, path, repeated.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function answerPage(call: Call, { timeline, range }: ReadableTimeline, size: PageSize): Answer {
  const { reader, checked, tokens, world } = call;
  const count = reader.number('max_results', size);
  const exclude = new Set(reader.list('exclude'));
  const narrowed = narrow(call, range);
  const query = queryOf(call);
  const token = checked.parameters.get('pagination_token');
  const cursor = token === undefined ? null : tokens.decode(token, query);
  if (token !== undefined && !cursor) {
    checked.bad.push({
      name: 'pagination_token',
      values: [token],
      message: `The \`pagination_token\` query parameter value [${token}] is not valid`,
    });
  }
  const refused = refusal(call);
  if (refused) {
    return refused;
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
    ...(page.older && page.older.slot >= narrowed.oldest ? { next_token: tokens.encode(page.older, query) } : {}),
    ...(page.newer && page.newer.slot <= world.newestSlot()
      ? { previous_token: tokens.encode(page.newer, query) }
      : {}),
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
  return answerPage(call, call.world.home(call.viewer), { least: 1, most: 100, otherwise: 100 });
}

const SMALL_PAGES: PageSize = { least: 5, most: 100, otherwise: 10 };

/** A timeline that belongs to somebody who may be unknown, suspended or protected. */
function timelineOf(call: Call, read: (person: Person) => ReadableTimeline): Answer {
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
  return answerPage(call, read(person), SMALL_PAGES);
}

export function userPosts(call: Call): Answer {
  const withoutReplies = call.reader.list('exclude').includes('replies');
  return timelineOf(call, (person) => call.world.user(person, { withoutReplies }));
}

export const mentions = (call: Call): Answer => timelineOf(call, (person) => call.world.mentions(person));
