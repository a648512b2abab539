/** "While you were away": what is new in a timeline, by thread and by author, with an end. */
import { timelineName } from '../../contract/timeline-keys.ts';
import type { CatchUpGroup, CatchUpView } from '../../contract/views/catch-up.ts';
import type { PostId, TimelineKey } from '../../contract/views/ids.ts';
import type { EntryView, UserView } from '../../contract/views/posts.ts';
import type { PostRowView } from '../../contract/views/timelines.ts';
import type { Cache } from '../cache/port.ts';
import { compareIds } from '../ids.ts';
import { secondsFor } from './reading-time.ts';

/** As many posts as one sitting may hold. */
const mostPosts = 300;

export interface CatchUpOptions {
  /** Makes the row of an entry. Hidden rows are left out but counted, and are read at the end like the others. */
  row(entry: EntryView): PostRowView;
}

/** @throws {CacheFailure} */
export function catchUp(cache: Cache, timeline: TimelineKey, { row }: CatchUpOptions): Omit<CatchUpView, 'accountId'> {
  const name = timelineName(timeline);
  const { readUpTo } = cache.timeline(name);
  const { shown, leftOut, upTo, more } = nextPart(cache, name, readUpTo, row);
  const times = shown.flatMap(({ row: { entry } }) => entry.createdAt ?? []);
  return {
    timeline,
    posts: shown.length,
    people: new Set(shown.map(({ by }) => by.id)).size,
    minutes: minutesFor(shown),
    from: times[0] ?? null,
    to: times.at(-1) ?? null,
    groups: groupsOf(shown),
    leftOut,
    gaps: cache
      .gaps(name)
      .filter(({ newerId }) => readUpTo !== null && upTo !== null && compareIds(newerId, readUpTo) > 0)
      .filter(({ newerId }) => upTo !== null && compareIds(newerId, upTo) <= 0).length,
    more,
    upTo,
  };
}

/**
 * What comes next above what was read. The part that is nearest to that comes first, so that nothing is skipped; parts
 * of which nothing can be read are passed over, as they would look like the end.
 */
function nextPart(
  cache: Cache,
  name: string,
  readUpTo: PostId | null,
  row: CatchUpOptions['row'],
): { shown: Readable[]; leftOut: CatchUpView['leftOut']; upTo: PostId | null; more: boolean } {
  const leftOut = { hidden: 0, unavailable: 0 };
  let upTo: PostId | null = null;
  for (let from = readUpTo; from !== null; from = upTo) {
    const above = cache.newerThan(name, from, mostPosts + 1);
    const part = above.slice(-mostPosts).reverse();
    const rows = part.map((entry) => row(entry));
    const shown = rows.flatMap((made) => readable(made));
    const hidden = rows.filter((made) => made.hidden !== null).length;
    leftOut.hidden += hidden;
    leftOut.unavailable += rows.length - shown.length - hidden;
    const more = above.length > mostPosts;
    upTo = part.at(-1)?.id ?? upTo;
    if (shown.length > 0 || !more) return { shown, leftOut, upTo, more };
  }
  return { shown: [], leftOut, upTo, more: false };
}

/** A row that is read, under the one whose doing it is: reposts are found under who reposted. */
interface Readable {
  row: PostRowView;
  by: UserView;
  thread: string | null;
  seconds: number;
}

function readable(row: PostRowView): Readable[] {
  const { post, repostedBy } = row.entry;
  if (row.hidden !== null || post === null) return [];
  const by = repostedBy ?? post.author;
  const thread = repostedBy === null && post.conversationId !== null ? `thread-${post.conversationId}-${by.id}` : null;
  return [{ row, by, thread, seconds: secondsFor(post) }];
}

/**
 * @param shown oldest first
 * @returns groups in the order of their oldest posts
 */
function groupsOf(shown: readonly Readable[]): CatchUpGroup[] {
  const lengths = new Map<string, number>();
  for (const { thread } of shown) if (thread !== null) lengths.set(thread, (lengths.get(thread) ?? 0) + 1);
  const groups = new Map<string, { kind: CatchUpGroup['kind']; items: Readable[] }>();
  for (const item of shown) {
    const isThread = item.thread !== null && (lengths.get(item.thread) ?? 0) > 1;
    const id = isThread && item.thread !== null ? item.thread : `author-${item.by.id}`;
    const group = groups.get(id) ?? { kind: isThread ? 'thread' : 'author', items: [] };
    group.items.push(item);
    groups.set(id, group);
  }
  return [...groups].flatMap(([id, { kind, items }]): CatchUpGroup[] => {
    // As the person is shown in their latest post.
    const author = items.at(-1)?.by;
    return author === undefined
      ? []
      : [{ id, kind, author, rows: items.map(({ row }) => row), minutes: minutesFor(items) }];
  });
}

/** Even a post without words takes a glance. */
const glance = 1;

const minutesFor = (items: readonly Readable[]): number =>
  Math.ceil(items.reduce((sum, { seconds }) => sum + Math.max(seconds, glance), 0) / 60);
