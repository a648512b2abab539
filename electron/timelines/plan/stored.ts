/** What the plan asks of the cache. */
import type { Cache, StoredTimeline } from '../cache/port.ts';
import { provesAll, type Traits } from '../traits.ts';
import type { Stored } from './task.ts';

/**
 * @param timeline what is known of it as a whole
 * @param now milliseconds since 1970, by the service's clock
 * @throws {CacheFailure} also when it is asked later
 */
export function storedIn(
  cache: Cache,
  timeline: { name: string; traits: Traits; stored: StoredTimeline },
  now: number,
): Stored {
  const { name, traits, stored } = timeline;
  const { depth, order } = traits;
  return {
    name,
    newestId: stored.newestId,
    oldestId: stored.oldestId,
    gaps: cache.gaps(name),
    idOf({ id, post }) {
      const known = order === 'liking' ? cache.entryOfPost(name, post?.id ?? id) : cache.entry(name, id);
      return known?.id ?? null;
    },
    proves: (stretch) => provesAll(traits, stretch, now),
    countAbove: (id) => (depth.posts === null ? 0 : cache.countAbove(name, id, depth.posts)),
  };
}
