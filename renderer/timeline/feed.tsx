import { type FocusEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MenuCommand } from '../../electron/contract/calls.ts';
import { feeds } from '../../electron/contract/messages/posts.ts';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import { useWaits } from '../limits/limits-store.ts';
import { waitOf } from '../limits/timeline-wait.ts';
import { PostRow } from '../post/post-row.tsx';
import { useOpenLink } from '../post/use-links.ts';
import { useCommand } from '../ui/commands.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import styles from './feed.module.css';
import { FeedEnd } from './feed-end.tsx';
import { type FeedRow, feedRow } from './feed-rows.ts';
import { type Gap, GapRow } from './gap-row.tsx';
import { AnchoredList, type ListHandle } from './list/anchored-list.tsx';
import { type ListState, readRow, viewTop, visibleRows } from './list/list-state.ts';
import { BackPill, NewPostsPill } from './pills.tsx';
import { heir, holdOf, placeOf } from './place.ts';
import type { TimelineSession } from './timeline-session.ts';
import { countPosts, type TimelineState } from './timeline-state.ts';
import { type FeedCommand, useFeedKeys } from './use-feed-keys.ts';
import { useLookAgain } from './use-look-again.ts';
import { useOpenedRows } from './use-opened-rows.ts';
import { usePlaceKeeper } from './use-place-keeper.ts';
import { useWayBack } from './use-way-back.ts';

/** A post that is brought into view by the keyboard stands this far below the top edge, in CSS pixels. */
const keyboardMargin = 8;
/** The part of the view that one press of space goes on within a long post. */
const pageShare = 0.85;

const prefersCalm = (): boolean => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

/** @returns key of the row that an event came from; null for what is outside of the rows, such as menus */
function rowKey({ target, currentTarget }: { target: EventTarget | null; currentTarget: Element }): string | null {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return null;
  return target.closest('[data-key]')?.getAttribute('data-key') ?? null;
}

const menuCommands: Partial<Record<MenuCommand, FeedCommand>> = {
  'next-post': 'next',
  'previous-post': 'previous',
  'open-conversation': 'conversation',
  'open-on-x': 'on-x',
  'open-author': 'author',
};

export interface FeedProps {
  session: TimelineSession;
  state: TimelineState;
  /** Name of the feed. */
  label: string;
  /** Posts that "load older" brings; main decides without it. */
  howMany?: number | undefined;
}

/** The rows of a timeline with everything that moves through them: place, keyboard, pills. */
export function Feed({ session, state, label, howMany }: FeedProps) {
  const { rows, status, waiting } = state;
  const waits = useWaits(state.accountId);
  const wait = status && waitOf(status, waits);
  const list = useRef<ListHandle>(null);
  const openLink = useOpenLink();
  const navigation = useNavigation();
  const [opened, setOpened] = useOpenedRows(`${state.accountId} ${timelineName(state.timeline)}`);
  const listRows = useMemo(() => rows.map((row) => feedRow(row, opened)), [rows, opened]);
  const kinds = useMemo(() => new Map(rows.map((row) => [row.id, row.kind])), [rows]);
  const keeper = usePlaceKeeper(session.keepPlace);
  const wayBack = useWayBack();
  const usdPerPost = status?.usage.usdPerPost ?? 0;
  const lookAgain = useLookAgain(session, usdPerPost);
  /** The row that has the focus, or had it last. */
  const [focused, setFocused] = useState<string | null>(null);
  const focusInside = useRef(false);
  const end = useRef<HTMLDivElement>(null);
  const entrance = useRef<HTMLSpanElement>(null);

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

  function toTop(): void {
    const handle = list.current;
    if (!handle) return;
    wayBack.offer(placeOf(handle.state(), isPost), handle.state());
    if (state.moreNewer) void session.openAt(null);
    else handle.glideToTop(!prefersCalm());
  }

  function back(): void {
    const { place } = wayBack;
    if (!place) return;
    wayBack.forget();
    if (rows.some((row) => row.id === place.postId)) {
      list.current?.moveTo({ key: place.postId, offset: place.offset });
    } else void session.openAt(place);
  }

  /** Choosing the timeline again jumps to its top, and from there back. */
  function topOrBack(): void {
    const current = list.current?.state();
    const atTop = current !== undefined && viewTop(current) < 1 && !state.moreNewer;
    if (atTop && wayBack.place) back();
    else if (!atTop) toTop();
  }

  async function showNew(): Promise<void> {
    const before = list.current?.state();
    const place = before ? placeOf(before, isPost) : null;
    await session.letIn();
    const handle = list.current;
    if (handle) wayBack.offer(place, handle.state());
    handle?.glideToTop(!prefersCalm());
    const newest = session.getState().rows[0];
    if (newest) focusRow(newest.id);
  }

  /** The row that keys are about: the focused one while it can be seen. */
  function rowInHand(current: ListState): string | null {
    // A hidden window has no layout in which something could be seen.
    const seen = current.view.height === 0 || visibleRows(current).some(({ key }) => key === focused);
    return focusInside.current && seen ? focused : null;
  }

  function goTo(key: string): void {
    const handle = list.current;
    if (!handle) return;
    const { view } = handle.state();
    const seen = visibleRows(handle.state()).find((row) => row.key === key);
    if (!seen || seen.top < 0 || seen.bottom > view.height) {
      wayBack.travelled(view.height / 2, handle.state());
      handle.moveTo({ key, offset: keyboardMargin });
    }
    focusRow(key);
  }

  function step(direction: 1 | -1): boolean {
    const handle = list.current;
    if (!handle) return false;
    const button = end.current?.querySelector('button');
    const atEnd = button != null && document.activeElement === button;
    const { layout } = handle.state();
    const visible = visibleRows(handle.state());
    const here = layout.indexes.get(rowInHand(handle.state()) ?? '');
    const firstWhole = visible.find((row) => row.top >= 0) ?? visible[0];
    const from = atEnd ? layout.keys.length : here;
    const index = from === undefined ? (layout.indexes.get(firstWhole?.key ?? '') ?? 0) : from + direction;
    const key = layout.keys[index];
    if (key !== undefined) goTo(key);
    else if (direction === 1) button?.focus();
    return true;
  }

  /** Within a post that is longer than the view, page by page; then to the next one. */
  function readOn(direction: 1 | -1): boolean {
    const handle = list.current;
    if (!handle) return false;
    const { height } = handle.state().view;
    const visible = visibleRows(handle.state());
    const inHand = rowInHand(handle.state());
    const here = visible.find(({ key }) => key === inHand) ?? (inHand === null ? readRow(visible, height) : undefined);
    const left = here ? (direction === 1 ? here.bottom - height : -here.top) : 0;
    if (!here || left <= 0) return step(direction);
    const distance = Math.min(pageShare * height, left + keyboardMargin);
    wayBack.travelled(distance, handle.state());
    handle.moveTo({ key: here.key, offset: here.top - direction * distance });
    focusRow(here.key);
    return true;
  }

  function toBottom(): boolean {
    const last = rows.at(-1);
    if (last) goTo(last.id);
    return last !== undefined;
  }

  /** Tab comes in at a row that can be seen: rows are mounted above the view too, and focus there would scroll to them. */
  function enter(): void {
    const handle = list.current;
    if (!handle) return;
    const visible = visibleRows(handle.state());
    const row = visible.find(({ key }) => key === focused) ?? visible.find(({ top }) => top >= 0) ?? visible[0];
    if (row) focusRow(row.key);
  }

  function setOpen(rowId: string, open: boolean): void {
    list.current?.holdRow(rowId);
    setOpened(rowId, open);
    if (focused === rowId && focusInside.current) queueMicrotask(() => focusRow(rowId));
  }

  /** Does something with the post in hand. @returns whether there is one */
  function withPost(key: string | null, command: 'conversation' | 'on-x' | 'author' | 'media'): boolean {
    const row = rows.find(({ id }) => id === key);
    if (row?.kind !== 'post') return false;
    if (row.hidden && !opened.has(row.id)) {
      if (command === 'conversation') setOpen(row.id, true);
      return true;
    }
    const { post } = row.entry;
    if (!post) return false;
    if (command === 'conversation') navigation.open({ kind: 'conversation', postId: post.id });
    else if (command === 'on-x') openLink(post.url);
    else if (command === 'author') navigation.openUser({ username: post.author.username, userId: post.author.id });
    else list.current?.element(row.id)?.querySelector<HTMLElement>('[data-view-media]')?.click();
    return true;
  }

  /** @param fromMenu a menu has taken the focus with it, so that the post that is read stands in for the focused one */
  function run(command: FeedCommand, fromMenu = false): boolean {
    switch (command) {
      case 'next':
        return step(1);
      case 'previous':
        return step(-1);
      case 'read-on':
        return readOn(1);
      case 'read-back':
        return readOn(-1);
      case 'top':
        toTop();
        return true;
      case 'bottom':
        return toBottom();
      case 'refresh':
        session.refresh(howMany);
        return true;
      default: {
        const current = list.current?.state();
        if (!current) return false;
        const read = fromMenu ? (readRow(visibleRows(current), current.view.height)?.key ?? null) : null;
        return withPost(rowInHand(current) ?? read, command);
      }
    }
  }
  useFeedKeys(run);
  useCommand((command) => {
    const own = menuCommands[command];
    if (own) run(own, true);
    else if (command === 'jump-to-top') topOrBack();
  });

  function onMoved(current: ListState): void {
    const place = placeOf(current, isPost);
    session.lookAt(place?.postId ?? null);
    keeper.moved(place);
    wayBack.moved(current);
  }

  function onFill(gap: Gap, from: 'newer' | 'older'): void {
    // The posts appear beside the end that they are read from: that end stays where it is, if it can be seen.
    const [beside, beyond] = from === 'newer' ? [gap.newerId, gap.olderId] : [gap.olderId, gap.newerId];
    if (!list.current?.holdRow(beside)) list.current?.holdRow(beyond);
    session.fillGap(gap.id, from);
  }

  const setSize = state.moreOlder || status?.endReached === false ? -1 : rows.length;

  function renderRow({ row }: FeedRow, index: number) {
    const position = index + 1;
    if (row.kind === 'gap') {
      return (
        <GapRow
          accountId={state.accountId}
          gap={row}
          usdPerPost={usdPerPost}
          filling={status?.fillingGapIds.includes(row.id) ?? false}
          wait={wait}
          position={position}
          setSize={setSize}
          onFill={(from) => onFill(row, from)}
        />
      );
    }
    return (
      <>
        <PostRow
          row={row}
          position={position}
          setSize={setSize}
          opened={{ is: opened.has(row.id), set: (open) => setOpen(row.id, open) }}
          lookAgain={lookAgain}
        />
        {row.id === state.readUpTo && <p className={styles['readUpTo']}>{feeds.readUpTo}</p>}
      </>
    );
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus goes and what is pressed
    <div
      className={styles['feed']}
      onClickCapture={(event: MouseEvent) => {
        // What is pressed may change its height (more text, a hidden post): the row that it is in stays.
        const key = rowKey(event);
        if (key !== null) list.current?.holdRow(key);
      }}
      onFocus={(event: FocusEvent) => {
        if (event.target === entrance.current) return enter();
        const key = rowKey(event);
        focusInside.current = key !== null;
        // Shift and Tab lead out of the rows past the entrance.
        if (entrance.current) entrance.current.tabIndex = key === null ? 0 : -1;
        if (key !== null) setFocused(key);
      }}
      onBlur={(event: FocusEvent) => {
        if (!event.relatedTarget) return;
        focusInside.current = rowKey({ target: event.relatedTarget, currentTarget: event.currentTarget }) !== null;
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
        onTravelled={(pixels) => {
          const current = list.current?.state();
          if (current) wayBack.travelled(pixels, current);
        }}
        renderRow={renderRow}
        footer={
          status && (
            <div ref={end}>
              <FeedEnd
                status={status}
                wait={wait}
                moreStored={state.moreOlder}
                howMany={howMany}
                onLoadOlder={() => session.loadOlder(howMany)}
              />
            </div>
          )
        }
      />
      {wayBack.place && <BackPill onBack={back} />}
    </div>
  );
}
