/** The cache in memory, for runtimes without SQLite and disks that cannot be written. Forgotten at quit. */
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView } from '../../contract/views/posts.ts';
import type { Anchor } from '../../contract/views/timelines.ts';
import { type Gap, gapId } from '../gaps.ts';
import { compareIds, fromSortable, sortable } from '../ids.ts';
import { type Billed, firstSpentDay, type Spent, usageOf } from '../usage.ts';
import { keptPosts, sameEntry } from './facts.ts';
import { createMemoryPosts } from './memory-posts.ts';
import type { Cache, StoredTimeline } from './port.ts';

interface MemoryTimeline {
  /** Sortable ids, oldest first. */
  order: string[];
  /** Sortable id to JSON: nobody can alter what is stored, as with a file. */
  entries: Map<string, string>;
  gaps: Map<string, Gap>;
  refreshedAt: number | null;
  endReached: boolean;
  olderToken: string | null;
  readUpTo: PostId | null;
  anchor: Anchor | null;
}

/** @returns an empty cache; `close` keeps its content, so that the account can be opened again in this run */
export function createMemoryCache(): Cache {
  const timelines = new Map<string, MemoryTimeline>();
  /** Days with their items, and sums by what they are sums of. */
  const billed = new Map<string, Set<string>>();
  const spent = new Map<string, Spent>();
  const documents = new Map<string, string>();
  const posts = createMemoryPosts((timeline, id) => timelines.get(timeline)?.entries.get(id));

  const find = (name: string): MemoryTimeline => {
    const found = timelines.get(name) ?? {
      order: [],
      entries: new Map(),
      gaps: new Map(),
      refreshedAt: null,
      endReached: false,
      olderToken: null,
      readUpTo: null,
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
  /** Index of the first entry above an id. */
  const startAbove = (timeline: MemoryTimeline, id: PostId): number => {
    const key = sortable(id);
    const at = lowerBound(timeline.order, key);
    return timeline.order[at] === key ? at + 1 : at;
  };

  /** Everything that can fail is done before anything is stored. */
  const prepared = (entries: readonly EntryView[]) =>
    entries.map((entry) => ({ entry, key: sortable(entry.id), text: JSON.stringify(entry) }));
  type Prepared = ReturnType<typeof prepared>[number];

  const add = (name: string, entries: readonly Prepared[]): void => {
    const timeline = find(name);
    const keys: string[] = [];
    for (const { entry, key, text } of entries) {
      if (timeline.entries.has(key)) continue;
      timeline.entries.set(key, text);
      posts.added(name, key, entry);
      keys.push(key);
    }
    timeline.order = merged(timeline.order, keys.sort());
  };
  const replace = (name: string, { entry, key, text }: Prepared): void => {
    const timeline = find(name);
    const before = read(timeline, key);
    timeline.entries.set(key, text);
    if (before !== null) posts.removed(name, key, before);
    posts.added(name, key, entry);
  };
  const bill = ({ day, asked, items, firstKeptDay }: Billed): void => {
    for (const other of billed.keys()) if (other < firstKeptDay) billed.delete(other);
    for (const [key, row] of spent) if (row.day < firstSpentDay(day)) spent.delete(key);
    const seen = billed.get(day) ?? new Set<string>();
    for (const { kind, id, own = false } of items) {
      if (seen.has(`${kind} ${id}`)) continue;
      seen.add(`${kind} ${id}`);
      const key = [day, asked, kind, own].join(' ');
      spent.set(key, { day, asked, kind, own, items: (spent.get(key)?.items ?? 0) + 1 });
    }
    billed.set(day, seen);
  };
  const spending = (holds: (row: Spent) => boolean): Spent[] =>
    [...spent.values()].filter(holds).map((row) => ({ ...row }));

  return {
    keptIn: 'memory',
    timeline(name): StoredTimeline {
      const { order, refreshedAt, endReached, olderToken, readUpTo } = find(name);
      const idOf = (key: string | undefined): PostId | null => (key === undefined ? null : fromSortable(key));
      return { newestId: idOf(order.at(-1)), oldestId: idOf(order[0]), refreshedAt, endReached, olderToken, readUpTo };
    },
    entry: (name, id) => read(find(name), sortable(id)),
    entryOfPost: posts.entryOfPost,
    olderThan(name, id, limit) {
      const timeline = find(name);
      const end = id === null ? timeline.order.length : lowerBound(timeline.order, sortable(id));
      return slice(timeline, end - limit, end);
    },
    newerThan(name, id, limit) {
      const timeline = find(name);
      const start = startAbove(timeline, id);
      return slice(timeline, start, start + limit);
    },
    countAbove(name, id, limit) {
      const timeline = find(name);
      return Math.min(timeline.order.length - (id === null ? 0 : startAbove(timeline, id)), limit);
    },
    gaps: (name) =>
      [...find(name).gaps.values()]
        .map((gap) => ({ ...gap }))
        .sort((a, b) => compareIds(b.newerId, a.newerId) || compareIds(b.olderId, a.olderId)),
    anchor(name) {
      const { anchor } = find(name);
      return anchor === null ? null : { ...anchor };
    },
    saveAnchor(name, anchor) {
      find(name).anchor = anchor === null ? null : { postId: anchor.postId, offset: anchor.offset };
    },
    saveReadUpTo(name, id) {
      find(name).readUpTo = id;
    },
    apply(name, change) {
      const timeline = find(name);
      add(name, prepared(change.entries));
      if (change.closed !== null) timeline.gaps.delete(gapId(change.closed));
      for (const gap of change.opened) timeline.gaps.set(gapId(gap), storedGap(gap));
      timeline.refreshedAt = change.refreshedAt ?? timeline.refreshedAt;
      timeline.endReached = change.endReached ?? timeline.endReached;
      if (change.olderToken !== undefined) timeline.olderToken = change.olderToken;
      timeline.readUpTo = change.readUpTo ?? timeline.readUpTo;
      bill(change.billed);
    },

    find(entryId) {
      const key = sortable(entryId);
      for (const timeline of timelines.values()) {
        const entry = read(timeline, key);
        if (entry !== null) return entry;
      }
      return null;
    },
    post: posts.post,
    conversation: posts.conversation,
    user: posts.user,
    search: posts.search,
    countPosts: posts.count,
    newest: posts.newest,
    keep(entries) {
      for (const item of prepared(entries)) {
        if (find(keptPosts).entries.has(item.key)) replace(keptPosts, item);
        else add(keptPosts, [item]);
      }
    },
    update(entries) {
      for (const item of prepared(entries)) {
        for (const [name, timeline] of timelines) {
          const stored = read(timeline, item.key);
          if (stored !== null && sameEntry(stored, item.entry)) replace(name, item);
        }
      }
    },

    document(name) {
      const text = documents.get(name);
      return text === undefined ? null : (JSON.parse(text) as unknown);
    },
    saveDocument(name, content) {
      documents.set(name, JSON.stringify(content ?? null));
    },
    usage: (day) =>
      usageOf(
        day,
        spending((row) => row.day === day),
      ),
    spending: (fromDay) => spending((row) => row.day >= fromDay),
    bill,
    close() {},
  };
}

/** A gap as it is kept: no token and an unknown token are the same. */
const storedGap = ({ newerId, olderId, token }: Gap): Gap => ({
  newerId,
  olderId,
  ...(token == null ? {} : { token }),
});

/** @returns both sorted lists as one; what comes newly read is nearly always above or below all of the rest */
function merged(sorted: string[], more: string[]): string[] {
  const [first, last] = [more[0], more.at(-1)];
  if (first === undefined || last === undefined) return sorted;
  if (sorted.length === 0 || first > (sorted.at(-1) ?? '')) {
    for (const key of more) sorted.push(key);
    return sorted;
  }
  const both = [...more, ...sorted];
  return last < (sorted[0] ?? '') ? both : both.sort();
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
