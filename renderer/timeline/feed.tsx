import { useLayoutEffect, useMemo, useRef } from 'react';
import { feeds } from '../../electron/contract/messages/posts.ts';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import { useWaits } from '../limits/limits-store.ts';
import { waitOf } from '../limits/timeline-wait.ts';
import { PostRow } from '../post/post-row.tsx';
import { useCommand } from '../ui/commands.tsx';
import styles from './feed.module.css';
import { FeedEnd } from './feed-end.tsx';
import { type FeedRow, feedRow } from './feed-rows.ts';
import { type Gap, GapRow } from './gap-row.tsx';
import { AnchoredList } from './list/anchored-list.tsx';
import { type ListState, viewTop } from './list/list-state.ts';
import { menuCommands, useRows } from './list/use-rows.ts';
import { BackPill, NewPostsPill } from './pills.tsx';
import { heir, holdOf, placeOf } from './place.ts';
import type { TimelineSession } from './timeline-session.ts';
import { countPosts, type TimelineState } from './timeline-state.ts';
import { type FeedCommand, useFeedKeys } from './use-feed-keys.ts';
import { useLookAgain } from './use-look-again.ts';
import { useOpenedRows } from './use-opened-rows.ts';
import { usePlaceKeeper } from './use-place-keeper.ts';
import { type PostCommand, usePostCommands } from './use-post-commands.ts';
import { useWayBack } from './use-way-back.ts';

const prefersCalm = (): boolean => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

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
  const doWith = usePostCommands();
  const [opened, setOpened] = useOpenedRows(`${state.accountId} ${timelineName(state.timeline)}`);
  const listRows = useMemo(() => rows.map((row) => feedRow(row, opened)), [rows, opened]);
  const kinds = useMemo(() => new Map(rows.map((row) => [row.id, row.kind])), [rows]);
  const keeper = usePlaceKeeper(session.keepPlace);
  const wayBack = useWayBack();
  const { list, focused, setFocused, focusRow, ...moving } = useRows({ onTravel: wayBack.travelled });
  const usdPerPost = status?.usage.usdPerPost ?? 0;
  const lookAgain = useLookAgain(session, usdPerPost);

  const isPost = (key: string): boolean => kinds.get(key) === 'post';

  // A focused row that was taken away hands the focus to its neighbour.
  const rowsBefore = useRef(rows);
  useLayoutEffect(() => {
    const before = rowsBefore.current;
    rowsBefore.current = rows;
    if (focused === null || rows.some((row) => row.id === focused)) return;
    const next = heir(before, focused, rows);
    setFocused(next);
    if (moving.focusIsInside() && next !== null) focusRow(next);
  });

  function toTop(): void {
    const handle = list.current;
    if (!handle) return;
    wayBack.offer(placeOf(handle.state(), isPost), handle.state());
    if (state.moreNewer) return void session.openAt(null);
    handle.glideToTop(!prefersCalm());
    // Who reads with the keyboard goes along: a focus out of sight would leave the next key without a post.
    const newest = rows[0];
    if (newest && moving.focusIsInside()) focusRow(newest.id);
  }

  /** @param takesFocus what asked for it is in the feed, or goes away with it */
  async function back(takesFocus: boolean): Promise<void> {
    const { place } = wayBack;
    if (!place) return;
    wayBack.forget();
    if (rows.some((row) => row.id === place.postId)) {
      list.current?.moveTo({ key: place.postId, offset: place.offset });
    } else await session.openAt(place);
    if (takesFocus) focusRow(place.postId);
  }

  /** Choosing the timeline again jumps to its top, and from there back. */
  function topOrBack(): void {
    const current = list.current?.state();
    const atTop = current !== undefined && viewTop(current) < 1 && !state.moreNewer;
    if (atTop && wayBack.place) void back(moving.focusIsInside());
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

  function setOpen(rowId: string, open: boolean): void {
    list.current?.holdRow(rowId);
    setOpened(rowId, open);
    if (focused === rowId && moving.focusIsInside()) queueMicrotask(() => focusRow(rowId));
  }

  /** Does something with the post in hand. @returns whether there is one */
  function withPost(key: string | null, command: PostCommand): boolean {
    const row = rows.find(({ id }) => id === key);
    if (row?.kind !== 'post') return false;
    if (row.hidden && !opened.has(row.id)) {
      if (command === 'conversation') setOpen(row.id, true);
      return true;
    }
    const { post } = row.entry;
    if (post) doWith(command, post, list.current?.element(row.id) ?? null);
    return post !== null;
  }

  /** @param fromMenu a menu has taken the focus with it, so that the post that is read stands in for the focused one */
  function run(command: FeedCommand, fromMenu = false): boolean {
    switch (command) {
      case 'top':
        toTop();
        return true;
      case 'conversation':
      case 'on-x':
      case 'author':
      case 'media':
        return withPost(moving.inHand(fromMenu), command);
      case 'refresh':
        session.refresh(howMany);
        return true;
      default:
        return moving.move(command) ?? false;
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
    <div className={styles['feed']} {...moving.area}>
      <NewPostsPill count={countPosts(waiting)} more={state.waitingMore} onShow={() => void showNew()} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: hands the focus on at once */}
      <span ref={moving.entrance} tabIndex={0} />
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
            <div ref={moving.end}>
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
      {wayBack.place && <BackPill onBack={() => void back(true)} />}
    </div>
  );
}
