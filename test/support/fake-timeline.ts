/** One timeline of one account in memory: what is stored, what the service still has, gaps, position. */
import type { HiddenView } from '../../electron/contract/views/filters.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import type {
  Anchor,
  RowsView,
  RowView,
  TimelineStatusView,
  TimelineView,
} from '../../electron/contract/views/timelines.ts';
import { entryId, fakeEntry } from './fake-entries.ts';

const rowsPerPage = 40;
const minutesBetweenPosts = 7;

export interface FakeTimelineOptions {
  accountId: AccountId;
  timeline: TimelineKey;
  /** How many entries are stored. */
  stored: number;
  /** How many older ones the service still has. */
  older: number;
  /** ISO time of the newest stored entry. */
  newest: string;
  usdPerPost: number;
}

export class FakeTimeline {
  status: TimelineStatusView;
  #anchor: Anchor | null = null;
  rows: RowView[];
  #older: RowView[];
  #newer: RowView[] = [];
  #added = 0;
  #missing = new Map<string, RowView[]>();
  readonly #newestNumber: number;
  readonly #options: FakeTimelineOptions;

  constructor(options: FakeTimelineOptions) {
    const { accountId, timeline, stored, older } = options;
    this.#options = options;
    this.#newestNumber = stored + older;
    const all = Array.from({ length: stored + older }, (_, index) => this.#row(this.#newestNumber - index));
    this.rows = all.slice(0, stored);
    this.#older = all.slice(stored);
    this.#cutGap();
    this.status = {
      accountId,
      timeline,
      newestId: this.#newestId(),
      revision: 1,
      unread: 0,
      refreshing: false,
      loadingOlder: false,
      fillingGapIds: [],
      refreshedAt: options.newest,
      endReached: false,
      error: null,
      waitingUntil: null,
      keptIn: 'disk',
      usage: {
        posts: 12,
        usd: 12 * options.usdPerPost,
        usdPerPost: options.usdPerPost,
        usdPerUser: options.usdPerPost * 2,
        usdPerList: options.usdPerPost,
        cap: 300,
        capReached: false,
      },
    };
  }

  get anchor(): Anchor | null {
    return this.#anchor;
  }

  /** Who rests at a post has read it and what is below it. */
  set anchor(anchor: Anchor | null) {
    this.#anchor = anchor;
    const at = this.rows.findIndex((row) => row.id === anchor?.postId);
    const above = this.rows.slice(0, Math.max(0, at)).filter((row) => row.kind === 'post').length;
    if (at >= 0) this.status = { ...this.status, unread: Math.min(this.status.unread, above) };
  }

  /** A filter hides the stored row with this index, or no longer does. The page learns of it with the next status. */
  hide(index: number, hidden: HiddenView | null): void {
    const row = this.rows[index];
    if (row?.kind === 'post') this.rows[index] = { ...row, hidden };
  }

  /** What is known of the post in this row changes. The page learns of it with the next status. */
  replace(index: number, change: Partial<EntryView>): void {
    const row = this.rows[index];
    if (row?.kind === 'post') this.rows[index] = { ...row, entry: { ...row.entry, ...change } };
  }

  /** New posts that the next refresh brings. */
  addAtService(count: number): void {
    const from = this.#newestNumber + this.#added;
    this.#added += count;
    const rows = Array.from({ length: count }, (_, index) => this.#row(from + count - index));
    this.#newer = [...rows, ...this.#newer];
  }

  open(): TimelineView {
    const at = this.anchor ? this.rows.findIndex((row) => row.id === this.anchor?.postId) : 0;
    const start = Math.max(0, at - rowsPerPage / 2);
    return { status: this.status, rows: this.#view(start, start + rowsPerPage), anchor: this.anchor };
  }

  beyond(rowId: string, direction: 'newer' | 'older', limit: number): RowsView {
    const at = this.rows.findIndex((row) => row.id === rowId);
    return direction === 'newer' ? this.#view(Math.max(0, at - limit), at) : this.#view(at + 1, at + 1 + limit);
  }

  refresh(): TimelineStatusView {
    this.rows = [...this.#newer, ...this.rows];
    this.#bill(this.#newer.length);
    const unread = this.status.unread + this.#newer.length;
    this.#newer = [];
    return this.change({ newestId: this.#newestId(), unread, error: null });
  }

  loadOlder(): TimelineStatusView {
    const page = this.#older.splice(0, rowsPerPage);
    this.rows = [...this.rows, ...page];
    this.#bill(page.length);
    return this.change({ endReached: this.#older.length === 0 });
  }

  fillGap(gapId: string): TimelineStatusView {
    const found = this.#missing.get(gapId) ?? [];
    this.#missing.delete(gapId);
    this.rows = this.rows.flatMap((row) => (row.id === gapId ? found : [row]));
    this.#bill(found.length);
    return this.change({});
  }

  /** Changes the status and counts its revision up. */
  change(change: Partial<TimelineStatusView>): TimelineStatusView {
    this.status = { ...this.status, ...change, revision: this.status.revision + 1 };
    return this.status;
  }

  #row(number: number): RowView {
    const age = (this.#newestNumber - number) * minutesBetweenPosts * 60_000;
    const createdAt = new Date(Date.parse(this.#options.newest) - age).toISOString();
    return { kind: 'post', id: entryId(number), entry: fakeEntry(number, createdAt), hidden: null };
  }

  /** Takes some stored rows out, so that every longer timeline has a gap to fill. */
  #cutGap(): void {
    const start = 24;
    const length = 9;
    const newer = this.rows[start - 1];
    const older = this.rows[start + length];
    if (newer?.kind !== 'post' || older?.kind !== 'post') return;
    const id = `gap-${older.id}`;
    this.#missing.set(id, this.rows.slice(start, start + length));
    this.rows.splice(start, length, {
      kind: 'gap',
      id,
      newerId: newer.id,
      olderId: older.id,
      from: older.entry.createdAt,
      to: newer.entry.createdAt,
      estimate: length,
      ends: ['newer', 'older'],
    });
  }

  #bill(posts: number): void {
    const { usage } = this.status;
    const total = usage.posts + posts;
    this.status = {
      ...this.status,
      usage: { ...usage, posts: total, usd: total * usage.usdPerPost, capReached: total >= usage.cap },
    };
  }

  #newestId(): string | null {
    return this.rows.find((row) => row.kind === 'post')?.id ?? null;
  }

  #view(start: number, end: number): RowsView {
    const { accountId, timeline } = this.#options;
    return {
      accountId,
      timeline,
      rows: this.rows.slice(start, end),
      moreNewer: start > 0,
      moreOlder: end < this.rows.length,
    };
  }
}
