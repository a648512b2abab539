/**
 * The rows of a view that is no timeline, as a feed: windowed, with the keys of the timelines, and with a place that
 * can be kept and come back to. Where rows stand is the matter of the timelines' own list.
 */
import {
  type FocusEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { MenuCommand } from '../../electron/contract/calls.ts';
import type { EntryView } from '../../electron/contract/views.ts';
import { useOpenLink } from '../post/use-links.ts';
import { AnchoredList, type ListHandle } from '../timeline/list/anchored-list.tsx';
import { type Hold, type ListRow, type ListState, readRow, visibleRows } from '../timeline/list/list-state.ts';
import { type FeedCommand, useFeedKeys } from '../timeline/use-feed-keys.ts';
import { useCommand } from '../ui/commands.tsx';
import { useNavigation } from '../ui/navigation.tsx';
import styles from './row-feed.module.css';

export interface FeedRow extends ListRow {
  /** What the keys act on; null for rows without a post. */
  entry: EntryView | null;
  /** The keys pass over it. */
  skipped?: boolean;
  /** Enter does this instead of opening the conversation. */
  onEnter?: () => void;
  /** The key for the author does this. */
  onAuthor?: () => void;
  /** A filter hides it: a line that says why, until it is opened. */
  hidden?: boolean;
  /**
   * @param position place among the rows, from 1
   * @param setSize how many rows there are; -1 when more can be had
   * @param opened whether a hidden row is open, and what to call when that should change
   */
  render(position: number, setSize: number, opened: { is: boolean; set: (open: boolean) => void }): ReactNode;
}

export interface RowFeedHandle {
  /** Puts a row at this distance from the top edge, in CSS pixels, and the focus on it. */
  goTo(key: string, offset: number): void;
}

export interface RowFeedProps {
  /** Name of the feed. */
  label: string;
  rows: readonly FeedRow[];
  /** Where the feed starts; later changes have no effect. */
  start?: Hold | null;
  /** Rows are being added. */
  busy?: boolean;
  /** More rows can be had. */
  more?: boolean;
  /** Takes the focus when the view came with it: nothing has it then, or the heading. */
  focusFirst?: string | null;
  /** After every change of position. */
  onMoved?: (state: ListState) => void;
  onNearEnd?: () => void;
  /** Below the last row. */
  footer?: ReactNode;
  ref?: Ref<RowFeedHandle>;
}

/** A row that is brought into view by the keyboard stands this far below the top edge, in CSS pixels. */
const keyboardMargin = 8;

/** Share of the view by which a long post moves on. */
const pageShare = 0.85;

/** What the menu can ask of a feed. */
const menuCommands: Partial<Record<MenuCommand, FeedCommand>> = {
  'next-post': 'next',
  'previous-post': 'previous',
  'open-conversation': 'conversation',
  'open-on-x': 'on-x',
  'open-author': 'author',
  'jump-to-top': 'top',
};

const ignore = (): void => undefined;

/** Where the reader is: the first row of which the upper edge can be seen, else the topmost one. */
export function placeIn(state: ListState): Hold | null {
  const visible = visibleRows(state);
  const row = visible.find(({ top }) => top >= 0) ?? visible[0];
  return row ? { key: row.key, offset: row.top } : null;
}

export function RowFeed(props: RowFeedProps) {
  const { label, rows, start = null, busy = false, more = false, focusFirst = null, footer } = props;
  const { onMoved, onNearEnd, ref } = props;
  const navigation = useNavigation();
  const openLink = useOpenLink();
  const list = useRef<ListHandle>(null);
  const feed = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const entrance = useRef<HTMLSpanElement>(null);
  const focusInside = useRef(false);
  /** The row that has the focus, or had it last. */
  const [focused, setFocused] = useState<string | null>(null);
  /** Hidden rows that were opened. */
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());

  /** The row that an element is in; null outside of the rows, as in menus that a row has opened. */
  function keyAt(target: EventTarget | null): string | null {
    if (!(target instanceof Element) || !feed.current?.contains(target)) return null;
    return target.closest('[data-key]')?.getAttribute('data-key') ?? null;
  }

  function focusRow(key: string): void {
    list.current?.element(key)?.querySelector('article')?.focus({ preventScroll: true });
  }

  function goTo(key: string, offset: number): void {
    list.current?.moveTo({ key, offset });
    focusRow(key);
  }

  useImperativeHandle(ref, () => ({ goTo }));

  const takeFocus = useEffectEvent(() => {
    const { activeElement } = document;
    const free = activeElement === document.body || activeElement?.matches('h2, h3') === true;
    if (focusFirst !== null && free) focusRow(focusFirst);
  });
  useEffect(() => takeFocus(), []);

  const indexOf = (key: string | null): number => rows.findIndex((row) => row.key === key);

  /** The row that keys are about: the focused one while it can be seen. */
  function keyInHand(state: ListState): string | null {
    const { activeElement } = document;
    const key = keyAt(activeElement) ?? (focusInside.current ? focused : null);
    // A hidden window has no layout in which something could be seen.
    const seen = state.view.height === 0 || visibleRows(state).some((row) => row.key === key);
    return seen ? key : null;
  }

  /** The next row in this direction that the keys stop at. */
  function neighbour(from: number, direction: 1 | -1): FeedRow | undefined {
    let index = from + direction;
    while (rows[index]?.skipped) index += direction;
    return rows[index];
  }

  function bringTo(key: string): void {
    const handle = list.current;
    if (!handle) return;
    const { height } = handle.state().view;
    const seen = visibleRows(handle.state()).find((row) => row.key === key);
    if (!seen || seen.top < 0 || seen.bottom > height) handle.moveTo({ key, offset: keyboardMargin });
    focusRow(key);
  }

  function step(direction: 1 | -1): boolean {
    const handle = list.current;
    if (!handle || rows.length === 0) return false;
    const button = end.current?.querySelector('button') ?? null;
    const atEnd = button !== null && document.activeElement === button;
    const here = indexOf(keyInHand(handle.state()));
    const visible = visibleRows(handle.state()).filter(({ key }) => !rows[indexOf(key)]?.skipped);
    const first = visible.find(({ top }) => top >= 0) ?? visible[0];
    const next = atEnd
      ? neighbour(rows.length, direction)
      : here >= 0
        ? neighbour(here, direction)
        : rows[indexOf(first?.key ?? null)];
    if (next) bringTo(next.key);
    else if (direction === 1) button?.focus();
    return true;
  }

  /** Within a post that is longer than the view, page by page; then to the next one. */
  function readOn(direction: 1 | -1): boolean {
    const handle = list.current;
    if (!handle) return false;
    const { height } = handle.state().view;
    const visible = visibleRows(handle.state());
    const inHand = keyInHand(handle.state());
    const here = visible.find(({ key }) => key === inHand) ?? (inHand === null ? readRow(visible, height) : undefined);
    const left = here ? (direction === 1 ? here.bottom - height : -here.top) : 0;
    if (!here || left <= 0) return step(direction);
    const distance = Math.min(pageShare * height, left + keyboardMargin);
    handle.moveTo({ key: here.key, offset: here.top - direction * distance });
    focusRow(here.key);
    return true;
  }

  function setOpen(key: string, open: boolean): void {
    const inside = keyAt(document.activeElement) === key;
    list.current?.holdRow(key);
    flushSync(() => {
      setOpened((before) => new Set(open ? [...before, key] : [...before].filter((each) => each !== key)));
    });
    // What had the focus went away with the line.
    if (inside) focusRow(key);
  }

  /**
   * Does something with the row in hand.
   * @param fromMenu a menu has taken the focus with it, so that the row that is read stands in for the focused one
   * @returns whether there is one to do it with
   */
  function withRow(command: 'conversation' | 'on-x' | 'author' | 'media', fromMenu = false): boolean {
    const state = list.current?.state();
    if (!state) return false;
    const read = fromMenu ? (readRow(visibleRows(state), state.view.height)?.key ?? null) : null;
    const row = rows[indexOf(keyInHand(state) ?? read)];
    if (!row) return false;
    if (row.hidden && !opened.has(row.key)) {
      if (command === 'conversation') setOpen(row.key, true);
      return true;
    }
    const post = row.entry?.post;
    if (command === 'conversation' && row.onEnter) row.onEnter();
    else if (command === 'author' && row.onAuthor) row.onAuthor();
    else if (!post) return false;
    else if (command === 'conversation') navigation.open({ kind: 'conversation', postId: post.id });
    else if (command === 'on-x') openLink(post.url);
    else if (command === 'author') navigation.openUser({ username: post.author.username, userId: post.author.id });
    else list.current?.element(row.key)?.querySelector<HTMLElement>('[data-view-media]')?.click();
    return true;
  }

  function toTop(): boolean {
    const first = rows.find((row) => !row.skipped);
    if (!first || !rows[0]) return false;
    list.current?.moveTo({ key: rows[0].key, offset: 0 });
    focusRow(first.key);
    return true;
  }

  function toBottom(): boolean {
    const last = rows.findLast((row) => !row.skipped);
    if (last) bringTo(last.key);
    return last !== undefined;
  }

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
        return toTop();
      case 'bottom':
        return toBottom();
      case 'refresh':
        return false;
      default:
        return withRow(command, fromMenu);
    }
  }
  useFeedKeys(run);
  useCommand((command) => {
    const own = menuCommands[command];
    if (own) run(own, true);
  });

  /** Tab comes in at a row that can be seen: rows are mounted above the view too, and focus there would scroll to them. */
  function enter(): void {
    const state = list.current?.state();
    if (!state) return;
    const visible = visibleRows(state);
    const row = visible.find(({ key }) => key === focused) ?? visible.find(({ top }) => top >= 0) ?? visible[0];
    if (row) focusRow(row.key);
  }

  const setSize = more ? -1 : rows.length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus goes and what is pressed
    <div
      ref={feed}
      className={styles['feed']}
      onClickCapture={({ target }: MouseEvent) => {
        // What is pressed may change its height (more text, a hidden post): the row that it is in stays.
        const key = keyAt(target);
        if (key !== null) list.current?.holdRow(key);
      }}
      onFocus={(event: FocusEvent) => {
        if (event.target === entrance.current) return enter();
        const key = keyAt(event.target);
        focusInside.current = key !== null;
        // Shift and Tab lead out of the rows past the entrance.
        if (entrance.current) entrance.current.tabIndex = key === null ? 0 : -1;
        if (key !== null) setFocused(key);
      }}
      onBlur={(event: FocusEvent) => {
        if (!event.relatedTarget) return;
        focusInside.current = keyAt(event.relatedTarget) !== null;
        if (entrance.current) entrance.current.tabIndex = focusInside.current ? -1 : 0;
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: hands the focus on at once */}
      <span ref={entrance} tabIndex={0} />
      <AnchoredList
        ref={list}
        rows={rows}
        start={start}
        keptKey={focused}
        feed={{ 'aria-label': label, 'aria-busy': busy }}
        onNearEnd={(direction) => direction === 'older' && onNearEnd?.()}
        onMoved={(state) => onMoved?.(state)}
        onTravelled={ignore}
        renderRow={(row, index) =>
          row.render(index + 1, setSize, { is: opened.has(row.key), set: (open) => setOpen(row.key, open) })
        }
        footer={<div ref={end}>{footer}</div>}
      />
    </div>
  );
}
