/** The cache in memory, for runtimes without SQLite and disks that cannot be written. Forgotten at quit. */
import type { Anchor, EntryView, PostId } from '../../contract/views.ts';
import { type Gap, gapId } from '../gaps.ts';
import { compareIds, sortable } from '../ids.ts';
import type { Cache, StoredTimeline } from './port.ts';

interface MemoryTimeline {
  /** Sortable ids, oldest first. */
  order: string[];
  /** Sortable id to JSON: nobody can alter what is stored, as with a file. */
  entries: Map<string, string>;
  gaps: Map<string, Gap>;
  refreshedAt: number | null;
  endReached: boolean;
  anchor: Anchor | null;
}

/** @returns an empty cache; `close` keeps its content, so that the account can be opened again in this run */
export function createMemoryCache(): Cache {
  const timelines = new Map<string, MemoryTimeline>();
  const billed = new Map<string, Set<string>>();

  const find = (name: string): MemoryTimeline => {
    const found = timelines.get(name) ?? {
      order: [],
      entries: new Map(),
      gaps: new Map(),
      refreshedAt: null,
      endReached: false,
      anchor: null,
    };
    timelines.set(name, found);
    return found;
  };
  const read = (timeline: MemoryTimeline, key: string): EntryView | null => {
    const text = timeline.entries.get(key);
    return text === undefined ? null : (JSON.parse(text) as EntryView);
  };
  /** Entries of a slice of `order`, newest first. */
  const slice = (timeline: MemoryTimeline, start: number, end: number): EntryView[] =>
    timeline.order
      .slice(Math.max(start, 0), end)
      .reverse()
      .flatMap((key) => read(timeline, key) ?? []);

  return {
    keptIn: 'memory',
    timeline(name): StoredTimeline {
      const timeline = find(name);
      const idOf = (key: string | undefined): PostId | null =>
        key === undefined ? null : (read(timeline, key)?.id ?? null);
      return {
        newestId: idOf(timeline.order.at(-1)),
        oldestId: idOf(timeline.order[0]),
        refreshedAt: timeline.refreshedAt,
        endReached: timeline.endReached,
      };
    },
    entry: (name, id) => read(find(name), sortable(id)),
    olderThan(name, id, limit) {
      const timeline = find(name);
      const end = id === null ? timeline.order.length : lowerBound(timeline.order, sortable(id));
      return slice(timeline, end - limit, end);
    },
    newerThan(name, id, limit) {
      const timeline = find(name);
      const key = sortable(id);
      const at = lowerBound(timeline.order, key);
      const start = timeline.order[at] === key ? at + 1 : at;
      return slice(timeline, start, start + limit);
    },
    gaps: (name) => [...find(name).gaps.values()].sort((a, b) => compareIds(b.newerId, a.newerId)),
    anchor: (name) => find(name).anchor,
    saveAnchor(name, anchor) {
      find(name).anchor = anchor === null ? null : { postId: anchor.postId, offset: anchor.offset };
    },
    usage: (day) => ({ day, posts: billed.get(day)?.size ?? 0 }),
    apply(name, change) {
      const timeline = find(name);
      for (const entry of change.entries) {
        const key = sortable(entry.id);
        if (timeline.entries.has(key)) continue;
        timeline.entries.set(key, JSON.stringify(entry));
        timeline.order.push(key);
      }
      timeline.order.sort();
      if (change.closed !== null) timeline.gaps.delete(gapId(change.closed));
      for (const gap of change.opened) timeline.gaps.set(gapId(gap), gap);
      timeline.refreshedAt = change.refreshedAt ?? timeline.refreshedAt;
      timeline.endReached = change.endReached ?? timeline.endReached;
      for (const day of billed.keys()) if (day < change.billed.firstKeptDay) billed.delete(day);
      const ids = billed.get(change.billed.day) ?? new Set();
      for (const item of change.billed.items) ids.add(`${item.kind} ${item.id}`);
      billed.set(change.billed.day, ids);
    },
    close() {},
  };
}

/** @returns the index of the first text that is not before `key` */
function lowerBound(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
