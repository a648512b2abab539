/**
 * Going through the rows of an `AnchoredList` by keys, and the focus in them: what every feed has in common, whatever
 * its rows are. The focus is at the `article` of a row.
 */
import { type FocusEvent, type MouseEvent, type RefObject, useRef, useState } from 'react';
import type { MenuCommand } from '../../../electron/contract/calls.ts';
import type { FeedCommand } from '../use-feed-keys.ts';
import type { ListHandle } from './anchored-list.tsx';
import { type ListState, readRow, visibleRows } from './list-state.ts';

/** A row that is brought into view by the keyboard stands this far below the top edge, in CSS pixels. */
const keyboardMargin = 8;
/** The part of the view that one press of space goes on within a long post. */
const pageShare = 0.85;

/** What the menu can ask of every feed. */
export const menuCommands: Partial<Record<MenuCommand, FeedCommand>> = {
  'next-post': 'next',
  'previous-post': 'previous',
  'open-conversation': 'conversation',
  'open-on-x': 'on-x',
  'open-author': 'author',
};

export interface RowsOptions {
  /** Rows that the keys pass over; none without it. */
  skipped?: (key: string) => boolean;
  /** Keys take the view further by this many CSS pixels. Called before, with the state at that time. */
  onTravel?: (pixels: number, state: ListState) => void;
}

export interface Rows {
  /** For the list. */
  list: RefObject<ListHandle | null>;
  /** For the element around the list. */
  area: {
    ref: RefObject<HTMLDivElement | null>;
    onClickCapture(event: MouseEvent): void;
    onFocus(event: FocusEvent): void;
    onBlur(event: FocusEvent): void;
  };
  /** For the element before the list with which Tab comes in: it hands the focus on at once. */
  entrance: RefObject<HTMLSpanElement | null>;
  /** For the element of what follows the rows: the keys go on to its button. */
  end: RefObject<HTMLDivElement | null>;
  /** The row that has the focus, or had it last. */
  focused: string | null;
  setFocused(key: string | null): void;
  /** Whether it is in the rows now. */
  focusIsInside(): boolean;
  /** The row that an element is in; null outside of the rows, as in menus that a row has opened. */
  keyAt(target: EventTarget | null): string | null;
  focusRow(key: string): void;
  /**
   * The row that keys are about: the focused one while it can be seen.
   * @param fromMenu a menu has taken the focus with it, so that the row that is read stands in for the focused one
   */
  inHand(fromMenu?: boolean): string | null;
  /** Does what moves from row to row. @returns whether the key meant something; null for other commands */
  move(command: FeedCommand): boolean | null;
}

export function useRows({ skipped = () => false, onTravel }: RowsOptions = {}): Rows {
  const list = useRef<ListHandle>(null);
  const area = useRef<HTMLDivElement>(null);
  const entrance = useRef<HTMLSpanElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const focusInside = useRef(false);
  const [focused, setFocused] = useState<string | null>(null);

  function keyAt(target: EventTarget | null): string | null {
    if (!(target instanceof Element) || !area.current?.contains(target)) return null;
    return target.closest('[data-key]')?.getAttribute('data-key') ?? null;
  }

  function focusRow(key: string): void {
    list.current?.element(key)?.querySelector('article')?.focus({ preventScroll: true });
  }

  function keyInHand(state: ListState): string | null {
    const key = keyAt(document.activeElement) ?? (focusInside.current ? focused : null);
    // A hidden window has no layout in which something could be seen.
    const seen = state.view.height === 0 || visibleRows(state).some((row) => row.key === key);
    return seen ? key : null;
  }

  function inHand(fromMenu = false): string | null {
    const state = list.current?.state();
    if (!state) return null;
    const read = fromMenu ? (readRow(visibleRows(state), state.view.height)?.key ?? null) : null;
    return keyInHand(state) ?? read;
  }

  function goTo(key: string): void {
    const handle = list.current;
    if (!handle) return;
    const { height } = handle.state().view;
    const seen = visibleRows(handle.state()).find((row) => row.key === key);
    if (!seen || seen.top < 0 || seen.bottom > height) {
      onTravel?.(height / 2, handle.state());
      handle.moveTo({ key, offset: keyboardMargin });
    }
    focusRow(key);
  }

  function step(direction: 1 | -1): boolean {
    const handle = list.current;
    const state = handle?.state();
    if (!state || state.layout.keys.length === 0) return false;
    const { keys, indexes } = state.layout;
    const button = end.current?.querySelector('button') ?? null;
    const atEnd = button !== null && document.activeElement === button;
    const here = atEnd ? keys.length : indexes.get(keyInHand(state) ?? '');
    const visible = visibleRows(state);
    const candidates = visible.filter(({ key }) => !skipped(key));
    let next = (candidates.find(({ top }) => top >= 0) ?? candidates[0])?.key;
    // A hidden window has no layout in which something could be seen.
    if (visible.length === 0) next = keys.find((key) => !skipped(key));
    if (here !== undefined) {
      let index = here + direction;
      while (keys[index] !== undefined && skipped(keys[index] ?? '')) index += direction;
      next = keys[index];
    }
    if (next !== undefined) goTo(next);
    else if (direction === 1) button?.focus();
    return true;
  }

  /** Within a post that is longer than the view, page by page; then to the next one. */
  function readOn(direction: 1 | -1): boolean {
    const handle = list.current;
    if (!handle) return false;
    const { height } = handle.state().view;
    const visible = visibleRows(handle.state());
    const key = keyInHand(handle.state());
    const here = visible.find((row) => row.key === key) ?? (key === null ? readRow(visible, height) : undefined);
    const left = here ? (direction === 1 ? here.bottom - height : -here.top) : 0;
    if (!here || left <= 0) return step(direction);
    const distance = Math.min(pageShare * height, left + keyboardMargin);
    onTravel?.(distance, handle.state());
    handle.moveTo({ key: here.key, offset: here.top - direction * distance });
    focusRow(here.key);
    return true;
  }

  function toBottom(): boolean {
    const last = list.current?.state().layout.keys.findLast((key) => !skipped(key));
    if (last !== undefined) goTo(last);
    return last !== undefined;
  }

  /** Tab comes in at a row that can be seen: rows are mounted above the view too, and focus there would scroll to them. */
  function enter(): void {
    const state = list.current?.state();
    if (!state) return;
    const visible = visibleRows(state);
    const row = visible.find(({ key }) => key === focused) ?? visible.find(({ top }) => top >= 0) ?? visible[0];
    if (row) focusRow(row.key);
  }

  /** Shift and Tab lead out of the rows past the entrance. */
  function setInside(inside: boolean): void {
    focusInside.current = inside;
    if (entrance.current) entrance.current.tabIndex = inside ? -1 : 0;
  }

  return {
    list,
    area: {
      ref: area,
      onClickCapture({ target }) {
        // What is pressed may change its height (more text, a hidden post): the row that it is in stays.
        const key = keyAt(target);
        if (key !== null) list.current?.holdRow(key);
      },
      onFocus({ target }) {
        if (target === entrance.current) return enter();
        const key = keyAt(target);
        setInside(key !== null);
        if (key !== null) setFocused(key);
      },
      onBlur({ relatedTarget }) {
        if (relatedTarget) setInside(keyAt(relatedTarget) !== null);
      },
    },
    entrance,
    end,
    focused,
    setFocused,
    focusIsInside: () => focusInside.current,
    keyAt,
    focusRow,
    inHand,
    move(command) {
      switch (command) {
        case 'next':
          return step(1);
        case 'previous':
          return step(-1);
        case 'read-on':
          return readOn(1);
        case 'read-back':
          return readOn(-1);
        case 'bottom':
          return toBottom();
        default:
          return null;
      }
    },
  };
}
