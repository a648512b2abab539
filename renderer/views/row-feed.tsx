/**
 * The rows of a view that is no timeline, as a feed: windowed, with the keys of the timelines, and with a place that
 * can be kept and come back to. Where rows stand is the matter of the timelines' own list.
 */
import { type ReactNode, type Ref, useEffect, useEffectEvent, useImperativeHandle, useState } from 'react';
import { flushSync } from 'react-dom';
import type { MenuCommand } from '../../electron/contract/calls.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import { AnchoredList } from '../timeline/list/anchored-list.tsx';
import { type Hold, type ListRow, type ListState, visibleRows } from '../timeline/list/list-state.ts';
import { menuCommands as commonCommands, useRows } from '../timeline/list/use-rows.ts';
import { type FeedCommand, useFeedKeys } from '../timeline/use-feed-keys.ts';
import { type PostCommand, usePostCommands } from '../timeline/use-post-commands.ts';
import { useCommand } from '../ui/commands.tsx';
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

/** What the menu can ask of a feed. */
const menuCommands: Partial<Record<MenuCommand, FeedCommand>> = { ...commonCommands, 'jump-to-top': 'top' };

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
  const doWith = usePostCommands();
  const indexOf = (key: string | null): number => rows.findIndex((row) => row.key === key);
  const { list, focused, focusRow, keyAt, ...moving } = useRows({
    skipped: (key) => rows[indexOf(key)]?.skipped === true,
  });
  /** Hidden rows that were opened. */
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());

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
  function withRow(command: PostCommand, fromMenu: boolean): boolean {
    const row = rows[indexOf(moving.inHand(fromMenu))];
    if (!row) return false;
    if (row.hidden && !opened.has(row.key)) {
      if (command === 'conversation') setOpen(row.key, true);
      return true;
    }
    const post = row.entry?.post;
    if (command === 'conversation' && row.onEnter) row.onEnter();
    else if (command === 'author' && row.onAuthor) row.onAuthor();
    else if (!post) return false;
    else doWith(command, post, list.current?.element(row.key) ?? null);
    return true;
  }

  function toTop(): boolean {
    const first = rows.find((row) => !row.skipped);
    if (!first || !rows[0]) return false;
    list.current?.moveTo({ key: rows[0].key, offset: 0 });
    focusRow(first.key);
    return true;
  }

  function run(command: FeedCommand, fromMenu = false): boolean {
    switch (command) {
      case 'top':
        return toTop();
      case 'refresh':
        return false;
      case 'conversation':
      case 'on-x':
      case 'author':
      case 'media':
        return withRow(command, fromMenu);
      default:
        return moving.move(command) ?? false;
    }
  }
  useFeedKeys(run);
  useCommand((command) => {
    const own = menuCommands[command];
    if (own) run(own, true);
  });

  const setSize = more ? -1 : rows.length;
  return (
    <div className={styles['feed']} {...moving.area}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: hands the focus on at once */}
      <span ref={moving.entrance} tabIndex={0} />
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
        footer={<div ref={moving.end}>{footer}</div>}
      />
    </div>
  );
}
