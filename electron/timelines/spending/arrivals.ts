/** How many posts come in on an average day, judged by what came in lately. */
import type { PostId } from '../../contract/views/ids.ts';
import type { Cache } from '../cache/port.ts';
import { timeOfId } from '../ids.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What came in before this says little about tomorrow. */
const lookBackMs = 7 * dayMs;

/** Stored posts of one timeline that are looked at. Busy timelines show their pace in less than a week. */
const mostPosts = 1_000;

/** So many posts over so long a time are enough to judge by; */
const fewestPosts = 10;
const shortestMs = 6 * hourMs;
/** over this long a time, a few posts, or none, tell that it is a quiet timeline. */
const quietMs = 3 * dayMs;

interface Span {
  from: number;
  to: number;
}

/**
 * How many posts come into some timelines on an average day, each post counted once. Only stretches that were read
 * count, so neither a hole nor the time since the last refresh passes for silence; where at least a day was read, whole
 * days are looked at, because nights are quieter. Likes and bookmarks do not tell when they were made and are left out.
 * @param names from `timelineName`
 * @param now milliseconds since 1970
 * @returns null when too little was read to judge by
 * @throws {CacheFailure}
 */
export function arrivalsPerDay(
  cache: Pick<Cache, 'timeline' | 'olderThan' | 'gaps'>,
  names: readonly string[],
  now: number,
): number | null {
  const seen = new Set<PostId>();
  const rates = names.flatMap((name) => rateOf(cache, name, now, seen) ?? []);
  return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0);
}

/** @param seen posts of timelines before this one; those of this one are added. @returns posts per day */
function rateOf(
  cache: Pick<Cache, 'timeline' | 'olderThan' | 'gaps'>,
  name: string,
  now: number,
  seen: Set<PostId>,
): number | null {
  if (!tellsTimes(name)) return null;
  const ids = cache.olderThan(name, null, mostPosts).map(({ id }) => id);
  const [newest, oldest] = [ids[0], ids.at(-1)];
  if (newest === undefined || oldest === undefined) return null;
  const span = judgedSpan(timeOfId(oldest), cache.timeline(name).refreshedAt ?? timeOfId(newest), now);
  const gaps = cache.gaps(name);
  const holes = gaps.map(({ newerId, olderId }) => ({ from: timeOfId(olderId), to: timeOfId(newerId) }));
  const read = span.to - span.from - holes.reduce((sum, hole) => sum + overlap(span, hole), 0);
  // What stands above a hole belongs to the time that was not read.
  const edges = new Set(gaps.map(({ newerId }) => newerId));
  const come = ids.filter((id) => timeOfId(id) > span.from && timeOfId(id) <= span.to && !edges.has(id));
  if (read < quietMs && (read < shortestMs || come.length < fewestPosts)) return null;
  const fresh = come.filter((id) => !seen.has(id));
  for (const id of fresh) seen.add(id);
  return (fresh.length * dayMs) / read;
}

const tellsTimes = (name: string): boolean => name !== 'bookmarks' && !name.startsWith('likes:');

/**
 * The stretch of time that is judged by.
 * @param oldest time of the oldest post that is looked at: nothing is known of what was before
 * @param refreshedAt nothing is known of what has come since
 */
function judgedSpan(oldest: number, refreshedAt: number, now: number): Span {
  const to = Math.min(refreshedAt, now);
  const from = Math.max(oldest, to - lookBackMs);
  const days = Math.floor((to - from) / dayMs);
  return { from: days > 0 ? to - days * dayMs : from, to };
}

const overlap = (one: Span, other: Span): number =>
  Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
