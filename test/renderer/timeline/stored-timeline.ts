/**
 * What main keeps of one timeline, as far as the page can see it: post ids, gaps between neighbours, and reads in both
 * directions. Small and slow, to be obviously right.
 */
import type {
  Anchor,
  EntryView,
  RowsView,
  RowView,
  TimelineKey,
  TimelineStatusView,
  TimelineView,
} from '../../../electron/contract/views.ts';

export const accountId = 'x:100';
export const home: TimelineKey = { kind: 'home' };

/** Posts on each side of the reading position in the answer to opening. */
const reach = 5;

const entry = (id: number): EntryView => ({
  id: String(id),
  createdAt: null,
  repostedBy: null,
  post: null,
  unavailable: 'unknown',
});

export class StoredTimeline {
  anchor: Anchor | null = null;
  revision = 1;
  /** Newest first. */
  #ids: number[];
  /** Newer neighbour → older neighbour of each hole. */
  #gaps = new Map<number, number>();

  constructor(count: number) {
    // Ids with room in between, for the posts that gaps hide.
    this.#ids = Array.from({ length: count }, (_, index) => (count - index) * 10);
  }

  rows(): RowView[] {
    return this.#ids.flatMap((id): RowView[] => {
      const older = this.#gaps.get(id);
      const post: RowView = { kind: 'post', id: String(id), entry: entry(id) };
      if (older === undefined) return [post];
      const ends = { newerId: String(id), olderId: String(older) };
      return [post, { kind: 'gap', id: `gap-${id}-${older}`, ...ends, from: null, to: null }];
    });
  }

  /** New posts arrive; a refresh that did not reach what is known leaves a gap below them. */
  arrive(count: number, leavesGap: boolean): void {
    const top = this.#ids[0] ?? 0;
    const first = top + (leavesGap ? 1000 : 10);
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
    if (!gap) return;
    const [newer, older] = gap;
    const found = from === 'newer' ? [newer - 1, newer - 2] : [older + 2, older + 1];
    const between = found.filter((id) => id < newer && id > older);
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
    const index = which % this.#ids.length;
    const id = this.#ids[index] ?? 0;
    const above = this.#ids[index - 1];
    const below = this.#ids[index + 1];
    const gapBelow = this.#gaps.has(id);
    const gapAbove = above !== undefined && this.#gaps.get(above) === id;
    this.#gaps.delete(id);
    if (gapAbove) this.#gaps.delete(above);
    if ((gapBelow || gapAbove) && above !== undefined && below !== undefined) this.#gaps.set(above, below);
    this.#ids.splice(index, 1);
    this.revision += 1;
  }

  status(): TimelineStatusView {
    return {
      accountId,
      timeline: home,
      newestId: this.#ids.length > 0 ? String(this.#ids[0]) : null,
      revision: this.revision,
      refreshing: false,
      loadingOlder: false,
      fillingGapIds: [],
      refreshedAt: null,
      endReached: false,
      error: null,
      waitingUntil: null,
      keptIn: 'disk',
      usage: { posts: 0, usd: 0, usdPerPost: 0, cap: 0, capReached: false },
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
      accountId,
      timeline: home,
      rows: rows.slice(start, end),
      moreNewer: start > 0,
      moreOlder: end < rows.length,
    };
  }
}
