/**
 * What main keeps of one timeline, as far as the page can see it: post ids, gaps between neighbours, and reads in both
 * directions. Small and slow, to be obviously right.
 */
import type { HiddenView } from '../../../electron/contract/views/filters.ts';
import type { AccountId, TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { EntryView } from '../../../electron/contract/views/posts.ts';
import type {
  Anchor,
  RowsView,
  RowView,
  TimelineStatusView,
  TimelineView,
} from '../../../electron/contract/views/timelines.ts';

export const accountId = 'x:100';
export const home: TimelineKey = { kind: 'home' };

/** Posts on each side of the reading position in the answer to opening. */
const reach = 5;

/** What was learnt about a post since: nothing, that it is gone, or something that changed its height. */
export type Change = 'none' | 'gone' | 'taller' | 'shorter';

const marks: Record<Change, EntryView['unavailable']> = {
  none: 'unknown',
  gone: 'deleted',
  taller: 'protected',
  shorter: 'withheld',
};

/** @returns what `change` did to this row */
export const changeOf = (entry: EntryView): Change =>
  (Object.keys(marks) as Change[]).find((change) => marks[change] === entry.unavailable) ?? 'none';

const entry = (id: number, change: Change): EntryView => ({
  id: String(id),
  createdAt: null,
  repostedBy: null,
  post: null,
  unavailable: marks[change],
});

const muted: HiddenView = { filterId: 'f', rule: { kind: 'word', word: 'x' }, until: null, where: 'post' };

export interface StoredTimelineOptions {
  accountId?: AccountId;
  timeline?: TimelineKey;
  /** Ends from which gaps can be filled. */
  ends?: ('newer' | 'older')[];
}

export class StoredTimeline {
  readonly accountId: AccountId;
  readonly timeline: TimelineKey;
  anchor: Anchor | null = null;
  revision = 1;
  /** Posts whose number divided by this one leaves no rest are hidden by a filter; null for no filter. */
  #filter: number | null = null;
  readonly #ends: ('newer' | 'older')[];
  #highest = 0;
  readonly #deleted = new Set<number>();
  readonly #changes = new Map<number, Change>();
  #rows: { revision: number; rows: RowView[] } | null = null;
  /** Newest first. */
  #ids: number[];
  /** Newer neighbour → older neighbour of each hole. */
  #gaps = new Map<number, number>();

  constructor(count: number, options: StoredTimelineOptions = {}) {
    this.accountId = options.accountId ?? accountId;
    this.timeline = options.timeline ?? home;
    this.#ends = options.ends ?? ['newer', 'older'];
    this.#highest = count * 10;
    // Ids with room in between, for the posts that gaps hide.
    this.#ids = Array.from({ length: count }, (_, index) => (count - index) * 10);
  }

  rows(): RowView[] {
    if (this.#rows?.revision !== this.revision) this.#rows = { revision: this.revision, rows: this.#makeRows() };
    return this.#rows.rows;
  }

  #makeRows(): RowView[] {
    return this.#ids.flatMap((id): RowView[] => {
      const older = this.#gaps.get(id);
      const hidden = this.#filter !== null && Math.floor(id / 10) % this.#filter === 0 ? muted : null;
      const post: RowView = {
        kind: 'post',
        id: String(id),
        entry: entry(id, this.#changes.get(id) ?? 'none'),
        hidden,
      };
      if (older === undefined) return [post];
      const between = { newerId: String(id), olderId: String(older), from: null, to: null, estimate: null };
      return [post, { kind: 'gap', id: `gap-${id}-${older}`, ...between, ends: this.#ends }];
    });
  }

  /** A filter begins or ends. */
  filter(divisor: number | null): void {
    this.#filter = divisor;
    this.revision += 1;
  }

  /** Something new is known of a post. */
  change(id: string, change: Change): void {
    this.#changes.set(Number(id), change);
    this.revision += 1;
  }

  /** New posts arrive; a refresh that did not reach what is known leaves a gap below them. */
  arrive(count: number, leavesGap: boolean): void {
    const top = this.#ids[0] ?? 0;
    // The id of a deleted post never comes again.
    const first = Math.max(top, this.#highest) + (leavesGap ? 1000 : 10);
    this.#highest = first + (count - 1) * 10;
    const added = Array.from({ length: count }, (_, index) => first + index * 10).reverse();
    this.#ids = [...added, ...this.#ids];
    if (leavesGap && top > 0) this.#gaps.set(first, top);
    this.revision += 1;
  }

  /** Older posts were read from the service. */
  append(count: number): void {
    const bottom = this.#ids.at(-1) ?? 10;
    const added = Array.from({ length: count }, (_, index) => bottom - (index + 1) * 10);
    this.#ids = [...this.#ids, ...added.filter((id) => id > 0)];
    this.revision += 1;
  }

  /** A page is read into a gap, at one of its ends; the last page closes it. */
  fill(which: number, from: 'newer' | 'older', closes: boolean): void {
    const gap = [...this.#gaps][which % Math.max(1, this.#gaps.size)];
    if (gap) this.#fill(gap, from, closes, 2);
  }

  /** The same for the gap row with this id, with so many posts. */
  fillGap(id: string, from: 'newer' | 'older', closes: boolean, count: number): void {
    const gap = [...this.#gaps].find(([newer, older]) => id === `gap-${newer}-${older}`);
    if (gap) this.#fill(gap, from, closes, count);
  }

  #fill([newer, older]: [number, number], from: 'newer' | 'older', closes: boolean, count: number): void {
    const steps = Array.from({ length: count }, (_, index) => index + 1);
    const found = from === 'newer' ? steps.map((step) => newer - step) : steps.map((step) => older + step).reverse();
    const between = found.filter((id) => id < newer && id > older && !this.#deleted.has(id));
    this.#ids = [...new Set([...this.#ids, ...between])].sort((one, other) => other - one);
    this.#gaps.delete(newer);
    const last = between.at(-1);
    const first = between[0];
    if (!closes && first !== undefined && last !== undefined) {
      if (from === 'newer') this.#gaps.set(last, older);
      else this.#gaps.set(newer, first);
    }
    this.revision += 1;
  }

  /** A post was deleted. The hole-free neighbours become neighbours; gaps beside it move to them. */
  remove(which: number): void {
    if (this.#ids.length < 2) return;
    this.#removeAt(which % this.#ids.length);
  }

  /** This post was deleted. */
  removePost(id: string): void {
    const index = this.#ids.indexOf(Number(id));
    if (index >= 0 && this.#ids.length > 1) this.#removeAt(index);
  }

  #removeAt(index: number): void {
    const id = this.#ids[index] ?? 0;
    const above = this.#ids[index - 1];
    const below = this.#ids[index + 1];
    const gapBelow = this.#gaps.has(id);
    const gapAbove = above !== undefined && this.#gaps.get(above) === id;
    this.#gaps.delete(id);
    if (gapAbove) this.#gaps.delete(above);
    if ((gapBelow || gapAbove) && above !== undefined && below !== undefined) this.#gaps.set(above, below);
    this.#ids.splice(index, 1);
    this.#deleted.add(id);
    this.revision += 1;
  }

  status(): TimelineStatusView {
    return {
      accountId: this.accountId,
      timeline: this.timeline,
      newestId: this.#ids.length > 0 ? String(this.#ids[0]) : null,
      revision: this.revision,
      unread: 0,
      refreshing: false,
      loadingOlder: false,
      fillingGapIds: [],
      refreshedAt: null,
      endReached: false,
      error: null,
      waitingUntil: null,
      keptIn: 'disk',
      usage: { posts: 0, usd: 0, usdPerPost: 0, usdPerUser: 0, usdPerList: 0, cap: 0, capReached: false },
    };
  }

  open(): TimelineView {
    const rows = this.rows();
    const { anchor } = this;
    const at = anchor === null ? -1 : rows.findIndex((row) => row.kind === 'post' && +row.id <= +anchor.postId);
    const start = Math.max(0, at - reach);
    return { status: this.status(), rows: this.#view(rows, start, Math.max(0, at) + reach + 1), anchor };
  }

  beyond(rowId: string, direction: 'newer' | 'older', limit: number): RowsView {
    const rows = this.rows();
    const edge = +rowId;
    if (direction === 'older') {
      const first = rows.findIndex((row) => (row.kind === 'post' ? +row.id < edge : +row.newerId <= edge));
      const start = first < 0 ? rows.length : first;
      return this.#view(rows, start, start + limit);
    }
    const last = rows.findLastIndex((row) => (row.kind === 'post' ? +row.id > edge : +row.olderId >= edge));
    return this.#view(rows, Math.max(0, last + 1 - limit), last + 1);
  }

  #view(rows: RowView[], start: number, end: number): RowsView {
    return {
      accountId: this.accountId,
      timeline: this.timeline,
      rows: rows.slice(start, end),
      moreNewer: start > 0,
      moreOlder: end < rows.length,
    };
  }
}
