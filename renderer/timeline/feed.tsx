import { type FocusEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { timelines } from '../../electron/contract/messages/en.ts';
import type { Anchor, RowView } from '../../electron/contract/views.ts';
import { estimateHeight } from '../post/estimate-height.ts';
import { PostCard } from '../post/post-card.tsx';
import { useOpenLink } from '../post/use-links.ts';
import { useCommand } from '../ui/commands.tsx';
import styles from './feed.module.css';
import { FeedEnd } from './feed-end.tsx';
import { GapRow } from './gap-row.tsx';
import { AnchoredList, type ListHandle } from './list/anchored-list.tsx';
import { type ListRow, type ListState, viewTop, visibleRows } from './list/list-state.ts';
import { BackPill, NewPostsPill } from './pills.tsx';
import { heir, holdOf, placeOf } from './place.ts';
import { createPlaceKeeper } from './place-keeper.ts';
import type { TimelineSession } from './timeline-session.ts';
import { countPosts, type TimelineState } from './timeline-state.ts';
import { type FeedCommand, useFeedKeys } from './use-feed-keys.ts';

interface FeedRow extends ListRow {
  row: RowView;
}

/** Height of a gap row until it is measured, in CSS pixels. */
const gapHeight = 90;
/** Width of the column of posts, in CSS pixels. Keep in step with `.column` in anchored-list.module.css. */
const columnWidth = 656;
/** A post that is brought into view by the keyboard stands this far below the top edge, in CSS pixels. */
const keyboardMargin = 8;

const feedRow = (row: RowView): FeedRow => ({
  key: row.id,
  row,
  estimate: (width) =>
    row.kind === 'gap' ? gapHeight : estimateHeight(row.entry, Math.min(width || columnWidth, columnWidth)),
});

const prefersCalm = (): boolean => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

const after = (milliseconds: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

const rowKey = (target: EventTarget): string | null =>
  (target instanceof Element ? target.closest('[data-key]')?.getAttribute('data-key') : null) ?? null;

export interface FeedProps {
  session: TimelineSession;
  state: TimelineState;
  /** Name of the feed. */
  label: string;
}

/** The rows of a timeline with everything that moves through them: place, keyboard, pills. */
export function Feed({ session, state, label }: FeedProps) {
  const { rows, status, waiting } = state;
  const list = useRef<ListHandle>(null);
  const openLink = useOpenLink();
  const listRows = useMemo(() => rows.map(feedRow), [rows]);
  const kinds = useMemo(() => new Map(rows.map((row) => [row.id, row.kind])), [rows]);
  const keeper = useMemo(() => createPlaceKeeper(session.keepPlace, after), [session]);
  /** The row that has the focus, or had it last. */
  const [focused, setFocused] = useState<string | null>(null);
  const focusInside = useRef(false);
  const [returnTo, setReturnTo] = useState<Anchor | null>(null);
  /** The lowest of the posts that were let in last. */
  const [lowestNew, setLowestNew] = useState<string | null>(null);
  const end = useRef<HTMLDivElement>(null);
  const entrance = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') keeper.flush();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', keeper.flush);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);

  const isPost = (key: string): boolean => kinds.get(key) === 'post';

  function focusRow(key: string): void {
    const element = list.current?.element(key);
    element?.querySelector('article')?.focus({ preventScroll: true });
  }

  // A focused row that was taken away hands the focus to its neighbour.
  const rowsBefore = useRef(rows);
  useLayoutEffect(() => {
    const before = rowsBefore.current;
    rowsBefore.current = rows;
    if (focused === null || rows.some((row) => row.id === focused)) return;
    const next = heir(before, focused, rows);
    setFocused(next);
    if (focusInside.current && next !== null) focusRow(next);
  });

  /** Offers the way back to a place, unless it can be seen from the top anyway. */
  function offerReturn(place: Anchor | null): void {
    const current = list.current?.state();
    const index = place ? current?.layout.indexes.get(place.postId) : undefined;
    const top = index === undefined ? undefined : current?.layout.tops[index];
    const inSight = top !== undefined && current !== undefined && top < current.view.height;
    setReturnTo(inSight ? null : place);
  }

  function toTop(): void {
    const handle = list.current;
    if (!handle) return;
    offerReturn(placeOf(handle.state(), isPost));
    if (state.moreNewer) void session.openAt(null);
    else handle.glideToTop(!prefersCalm());
  }

  function back(): void {
    if (!returnTo) return;
    setReturnTo(null);
    if (rows.some((row) => row.id === returnTo.postId)) {
      list.current?.moveTo({ key: returnTo.postId, offset: returnTo.offset });
    } else void session.openAt(returnTo);
  }

  /** Choosing the timeline again jumps to its top, and from there back. */
  function topOrBack(): void {
    const current = list.current?.state();
    const atTop = current !== undefined && viewTop(current) < 1 && !state.moreNewer;
    if (atTop && returnTo) back();
    else if (!atTop) toTop();
  }

  async function showNew(): Promise<void> {
    const before = list.current?.state();
    const place = before ? placeOf(before, isPost) : null;
    setLowestNew(waiting.at(-1)?.id ?? null);
    await session.letIn();
    offerReturn(place);
    list.current?.glideToTop(!prefersCalm());
    const newest = session.getState().rows[0];
    if (newest) focusRow(newest.id);
  }

  function step(direction: 1 | -1): boolean {
    const handle = list.current;
    if (!handle) return false;
    const button = end.current?.querySelector('button');
    const atEnd = button !== null && document.activeElement === button;
    const { layout, view } = handle.state();
    const visible = visibleRows(handle.state());
    const here = focusInside.current && focused !== null ? layout.indexes.get(focused) : undefined;
    const firstWhole = visible.find((row) => row.top >= 0) ?? visible[0];
    const from = atEnd ? layout.keys.length : here;
    const index = from === undefined ? (layout.indexes.get(firstWhole?.key ?? '') ?? 0) : from + direction;
    const key = layout.keys[index];
    if (key === undefined) {
      if (direction === 1) button?.focus();
      return true;
    }
    const seen = visible.find((row) => row.key === key);
    if (!seen || seen.top < 0 || seen.bottom > view.height) handle.moveTo({ key, offset: keyboardMargin });
    focusRow(key);
    return true;
  }

  /** Tab comes in at a row that can be seen: rows are mounted above the view too, and focus there would scroll to them. */
  function enter(): void {
    const handle = list.current;
    if (!handle) return;
    const visible = visibleRows(handle.state());
    const row = visible.find(({ key }) => key === focused) ?? visible.find(({ top }) => top >= 0) ?? visible[0];
    if (row) focusRow(row.key);
  }

  function open(): boolean {
    const row = focusInside.current ? rows.find(({ id }) => id === focused) : undefined;
    if (row?.kind !== 'post' || !row.entry.post) return false;
    openLink(row.entry.post.url);
    return true;
  }

  function run(command: FeedCommand): boolean {
    switch (command) {
      case 'next':
        return step(1);
      case 'previous':
        return step(-1);
      case 'open':
        return open();
      case 'refresh':
        session.refresh();
        return true;
      case 'top':
        toTop();
        return true;
    }
  }
  useFeedKeys(run);
  useCommand((command) => {
    if (command === 'jump-to-top') topOrBack();
  });

  function onMoved(current: ListState): void {
    keeper.moved(placeOf(current, isPost));
    const returned = !current.scrolling && visibleRows(current).some(({ key }) => key === returnTo?.postId);
    if (returned) setReturnTo(null);
  }

  function onFill(gap: Extract<RowView, { kind: 'gap' }>, from: 'newer' | 'older'): void {
    // The posts appear beside the end that they are read from: that end stays where it is.
    list.current?.holdRow(from === 'newer' ? gap.newerId : gap.olderId);
    session.fillGap(gap.id, from);
  }

  const setSize = state.moreOlder || status?.endReached === false ? -1 : rows.length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus goes
    <div
      className={styles['feed']}
      onFocus={(event: FocusEvent) => {
        if (event.target === entrance.current) return enter();
        const key = rowKey(event.target);
        focusInside.current = key !== null;
        // Shift and Tab lead out of the rows past the entrance.
        if (entrance.current) entrance.current.tabIndex = key === null ? 0 : -1;
        if (key !== null) setFocused(key);
      }}
      onBlur={(event: FocusEvent) => {
        if (!event.relatedTarget) return;
        focusInside.current = rowKey(event.relatedTarget) !== null;
        if (entrance.current) entrance.current.tabIndex = focusInside.current ? -1 : 0;
      }}
    >
      <NewPostsPill count={countPosts(waiting)} more={state.waitingMore} onShow={() => void showNew()} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: hands the focus on at once */}
      <span ref={entrance} tabIndex={0} />
      <AnchoredList
        key={state.opening}
        ref={list}
        rows={listRows}
        start={holdOf(state.place, rows)}
        keptKey={focused}
        feed={{ 'aria-label': label, 'aria-busy': status?.loadingOlder ?? false }}
        onNearEnd={session.needRows}
        onMoved={onMoved}
        renderRow={({ row }, index) => (
          <>
            {row.kind === 'post' ? (
              <PostCard entry={row.entry} position={index + 1} setSize={setSize} />
            ) : (
              <GapRow
                gap={row}
                filling={status?.fillingGapIds.includes(row.id) ?? false}
                position={index + 1}
                setSize={setSize}
                onFill={(from) => onFill(row, from)}
              />
            )}
            {row.id === lowestNew && <p className={styles['newEnd']}>{timelines.newAbove}</p>}
          </>
        )}
        footer={
          status && (
            <div ref={end}>
              <FeedEnd status={status} moreStored={state.moreOlder} onLoadOlder={session.loadOlder} />
            </div>
          )
        }
      />
      {returnTo && <BackPill onBack={back} />}
    </div>
  );
}
