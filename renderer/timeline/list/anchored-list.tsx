/**
 * A long list whose rows do not move under the reader (see `list-state.ts`). Only rows in and near the view, and the
 * one with the focus, are in the document; empty blocks stand for the others. All corrections happen between layout
 * and paint, so that no wrong position is ever seen.
 */
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useReducer,
  useRef,
} from 'react';
import { flushSync } from 'react-dom';
import styles from './anchored-list.module.css';
import {
  createList,
  type Hold,
  type ListRow,
  type ListState,
  leastHeight,
  mountedRows,
  reduceList,
  rowAt,
  scrollTopOf,
  viewTop,
  visibleRows,
} from './list-state.ts';

export interface ListHandle {
  /** Puts a row at a place in the view at once, before the next paint. */
  moveTo(hold: Hold): void;
  /** Keeps this row in place until the next scrolling, if a part of it is in the view. @returns whether it is */
  holdRow(key: string): boolean;
  /** Glides to the first row; at once when `calm` is false. */
  glideToTop(calm: boolean): void;
  /** The element of a row that is in the document. */
  element(key: string): HTMLElement | null;
  state(): ListState;
}

export interface AnchoredListProps<Row extends ListRow> {
  rows: readonly Row[];
  /** Where the list starts; later changes have no effect. */
  start: Hold | null;
  /** The row that has the focus, or had it last: it stays in the document wherever the view is. */
  keptKey: string | null;
  renderRow(row: Row, index: number): ReactNode;
  /** The view is near an end of the rows. Called again and again while it is. */
  onNearEnd(direction: 'newer' | 'older'): void;
  /** After every change of position or size. */
  onMoved(state: ListState): void;
  /** The person scrolled by this many CSS pixels, in either direction. */
  onTravelled(pixels: number): void;
  /** Attributes of the element that holds the rows. */
  feed: { 'aria-label': string; 'aria-busy': boolean };
  /** Below the last row. */
  footer: ReactNode;
  ref: Ref<ListHandle>;
}

/** Distance from an end at which more rows are asked for, in heights of the view. */
const nearEnd = 4;

/** CSS pixels of the size of text, which the person can change. */
const rootSize = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

const keyOf = (element: Element): string => element.getAttribute('data-key') ?? '';

export function AnchoredList<Row extends ListRow>(props: AnchoredListProps<Row>): ReactNode {
  const { rows, start, keptKey, renderRow, feed, footer, ref } = props;
  const [current, dispatch] = useReducer(reduceList, undefined, () => createList(rows, start));
  const scroller = useRef<HTMLDivElement>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  /** The offset that was set by us or heard of last: a scroll event with this one says nothing new. */
  const knownScrollTop = useRef<number | null>(null);
  /** On its way to the top by itself; the reader's own hand ends that. */
  const gliding = useRef(false);
  const state = useRef(current);

  // Rows and positions have to change in the same render: a frame with one of them only would jump.
  if (current.rows !== rows) dispatch({ type: 'rows', rows, focused: keptKey });

  const resized = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { clientWidth: width, clientHeight: height } = element;
    const rem = rootSize();
    const { view } = state.current;
    const same = width === view.width && height === view.height && rem === view.rem;
    if (!same) dispatch({ type: 'resized', width, height, rem });
  }, []);

  const measure = useCallback((candidates: Iterable<HTMLElement>) => {
    const heights = new Map<string, number>();
    for (const element of candidates) {
      const { height } = element.getBoundingClientRect();
      const key = keyOf(element);
      // Without layout (the window is hidden) every height is 0, which says nothing.
      if (height > 0 && state.current.heights.get(key) !== height) heights.set(key, height);
    }
    if (heights.size > 0) dispatch({ type: 'measured', heights });
    return heights.size > 0;
  }, []);

  // The handlers of this commit see the state of this commit.
  useLayoutEffect(() => {
    state.current = current;
  }, [current]);

  useLayoutEffect(resized, [resized]);

  const told = useEffectEvent(() => {
    const element = scroller.current;
    if (!element || current.layout.keys.length === 0) return;
    const distance = nearEnd * current.view.height;
    const top = viewTop(current);
    const end = (current.layout.tops.at(-1) ?? 0) - top - current.view.height;
    if (top < distance) props.onNearEnd('newer');
    if (end < distance) props.onNearEnd('older');
    props.onMoved(current);
  });

  const travelled = useEffectEvent(props.onTravelled);

  useLayoutEffect(() => {
    const unmeasured = [...elements.current.values()].filter((element) => !current.heights.has(keyOf(element)));
    // Measuring renders again before the paint; the position is set once all heights are known.
    if (measure(unmeasured)) return;
    const element = scroller.current;
    const wanted = scrollTopOf(current);
    // A hidden window has no layout, and a position that cannot be set must not be given up.
    if (element && current.hold && current.view.height > 0) {
      if (Math.abs(element.scrollTop - wanted) >= 0.5) {
        element.scrollTop = wanted;
        // Setting a position ends the engine's glide: it goes on from here.
        if (gliding.current) element.scrollTo({ top: 0, behavior: 'smooth' });
      }
      const { scrollTop } = element;
      knownScrollTop.current = scrollTop;
      // Where an end of the content is in the way, what is seen there is the truth now.
      if (!current.pinned || Math.abs(scrollTop - wanted) > 1) return dispatch({ type: 'arrived', scrollTop });
    }
    told();
  }, [current, measure]);

  const observer = useRef<ResizeObserver | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const made = new ResizeObserver((entries) => {
      const changed = entries.map((entry) => entry.target as HTMLElement);
      flushSync(() => {
        // Another size of text changes every row, but not always the view.
        resized();
        measure(changed.filter((target) => target !== element));
      });
    });
    observer.current = made;
    made.observe(element);
    for (const row of elements.current.values()) made.observe(row);
    return () => made.disconnect();
  }, [measure, resized]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = (): void => {
      const { scrollTop } = element;
      if (scrollTop === knownScrollTop.current) return;
      knownScrollTop.current = scrollTop;
      travelled(Math.abs(scrollTop - scrollTopOf(state.current)));
      // Rendering at once keeps rows in the view when the wheel turns fast.
      flushSync(() => dispatch({ type: 'scrolled', scrollTop }));
    };
    const onEnd = (): void => {
      dispatch({ type: 'scroll-ended' });
      const key = state.current.layout.keys[0];
      // Rows that were measured on the way may have ended the glide early: the top is where it was to lead.
      if (gliding.current && key !== undefined) flushSync(() => dispatch({ type: 'moved', hold: { key, offset: 0 } }));
      gliding.current = false;
    };
    const onHand = (): void => {
      gliding.current = false;
    };
    const hands = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
    // Empty space that keeps a row in its place above the first row is no end of the way up.
    const onWheel = ({ deltaY }: WheelEvent): void => {
      const { layout, shift } = state.current;
      const key = layout.keys[0];
      if (deltaY < 0 && element.scrollTop <= 0 && shift > 0 && key !== undefined) {
        flushSync(() => dispatch({ type: 'moved', hold: { key, offset: 0 } }));
      }
    };
    // react-aria's listener on the page remembers what is in transition until the end of it, which a row that leaves
    // the document in between never tells: rows would pile up in memory.
    const onTransition = (event: Event): void => event.stopPropagation();
    element.addEventListener('transitionrun', onTransition);
    element.addEventListener('wheel', onWheel, { passive: true });
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('scrollend', onEnd, { passive: true });
    for (const hand of hands) element.addEventListener(hand, onHand, { passive: true });
    return () => {
      for (const hand of hands) element.removeEventListener(hand, onHand);
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('scrollend', onEnd);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('transitionrun', onTransition);
    };
  }, []);

  useImperativeHandle(
    ref,
    () => ({
      moveTo(hold) {
        gliding.current = false;
        flushSync(() => dispatch({ type: 'moved', hold }));
      },
      holdRow(key) {
        // Who scrolls for the person (a screen reader that brings a button into view and presses it) may be ahead of the
        // event that tells of it: it counts, or the row would be held where it was before.
        const known = knownScrollTop.current;
        const scrollTop = scroller.current?.scrollTop ?? known;
        let now = state.current;
        if (known !== null && scrollTop !== null && scrollTop !== known) {
          const scrolled = { type: 'scrolled', scrollTop } as const;
          knownScrollTop.current = scrollTop;
          dispatch(scrolled);
          now = reduceList(now, scrolled);
        }
        const inView = visibleRows(now).some((row) => row.key === key);
        if (inView) dispatch({ type: 'held', key });
        return inView;
      },
      glideToTop(calm) {
        const { layout, view } = state.current;
        const element = scroller.current;
        // A glide over hundreds of posts is a blur: the last stretch is enough to see where it went.
        const stretch = calm ? view.height : 0;
        const index = rowAt(layout, stretch);
        const key = layout.keys[index];
        if (key === undefined || !element) return;
        const far = scrollTopOf(state.current) > view.height;
        const hold = { key, offset: (layout.tops[index] ?? 0) - stretch };
        if (far || !calm) flushSync(() => dispatch({ type: 'moved', hold }));
        if (!calm || element.scrollTop <= 0) return;
        gliding.current = true;
        element.scrollTo({ top: 0, behavior: 'smooth' });
      },
      element: (key) => elements.current.get(key) ?? null,
      state: () => state.current,
    }),
    [],
  );

  const keep = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const key = keyOf(element);
    elements.current.set(key, element);
    observer.current?.observe(element);
    return () => {
      if (elements.current.get(key) === element) elements.current.delete(key);
      observer.current?.unobserve(element);
    };
  }, []);

  const { tops } = current.layout;
  const blank = (name: string, from: number, to: number): ReactNode => (
    <div key={name} aria-hidden="true" style={{ height: (tops[to] ?? 0) - (tops[from] ?? 0) }} />
  );
  // One flat run of children with stable keys: an element that moved to another parent would lose the focus.
  const children: ReactNode[] = [];
  let drawn = 0;
  for (const { from, to } of mountedRows(current, keptKey)) {
    children.push(blank(drawn === 0 ? 'above' : 'between', drawn, from));
    for (const [offset, row] of rows.slice(from, to).entries()) {
      children.push(
        <div key={`row ${row.key}`} data-key={row.key} ref={keep} className={styles['row']}>
          {renderRow(row, from + offset)}
        </div>,
      );
    }
    drawn = to;
  }
  children.push(blank('below', drawn, rows.length));

  return (
    <div ref={scroller} className={styles['scroller']}>
      <div
        className={styles['column']}
        style={{ marginBlockStart: current.shift, minBlockSize: `max(100%, ${leastHeight(current)}px)` }}
      >
        <div role="feed" {...feed}>
          {children}
        </div>
        {footer}
      </div>
    </div>
  );
}
