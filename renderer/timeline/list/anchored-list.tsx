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
  mountedRows,
  reduceList,
  scrollTopOf,
  viewTop,
} from './list-state.ts';

export interface ListHandle {
  /** Puts a row at a place in the view at once, before the next paint. */
  moveTo(hold: Hold): void;
  /** Keeps this row in place when rows change next, instead of the topmost one. */
  holdRow(key: string): void;
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
  /** This row stays in the document wherever the view is. */
  keptKey: string | null;
  renderRow(row: Row, index: number): ReactNode;
  /** The view is near an end of the rows. Called again and again while it is. */
  onNearEnd(direction: 'newer' | 'older'): void;
  /** After every change of position or size. */
  onMoved(state: ListState): void;
  /** Attributes of the element that holds the rows. */
  feed: { 'aria-label': string; 'aria-busy': boolean };
  /** Below the last row. */
  footer: ReactNode;
  ref: Ref<ListHandle>;
}

/** Distance from an end at which more rows are asked for, in heights of the view. */
const nearEnd = 2;

const keyOf = (element: Element): string => element.getAttribute('data-key') ?? '';

export function AnchoredList<Row extends ListRow>(props: AnchoredListProps<Row>): ReactNode {
  const { rows, start, keptKey, renderRow, feed, footer, ref } = props;
  const [current, dispatch] = useReducer(reduceList, undefined, () => createList(rows, start));
  const scroller = useRef<HTMLDivElement>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  /** The offset that was set last by us; the scroll event that follows says nothing new. */
  const ownScrollTop = useRef<number | null>(null);
  const state = useRef(current);

  // Rows and positions have to change in the same render: a frame with one of them only would jump.
  if (current.rows !== rows) dispatch({ type: 'rows', rows });

  const resized = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { clientWidth: width, clientHeight: height } = element;
    const { view } = state.current;
    if (width !== view.width || height !== view.height) dispatch({ type: 'resized', width, height });
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

  useLayoutEffect(() => {
    const unmeasured = [...elements.current.values()].filter((element) => !current.heights.has(keyOf(element)));
    // Measuring renders again before the paint; the position is set once all heights are known.
    if (measure(unmeasured)) return;
    const element = scroller.current;
    const wanted = scrollTopOf(current);
    // A hidden window has no layout, and a position that cannot be set must not be given up.
    if (element && current.hold && current.view.height > 0 && Math.abs(element.scrollTop - wanted) >= 0.5) {
      element.scrollTop = wanted;
      const reached = element.scrollTop;
      ownScrollTop.current = reached;
      // An end of the content was in the way: what is seen there is the truth now.
      if (Math.abs(reached - wanted) > 1) return dispatch({ type: 'clamped', scrollTop: reached });
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
        if (changed.includes(element)) resized();
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
      if (scrollTop === ownScrollTop.current) return;
      ownScrollTop.current = null;
      // Rendering at once keeps rows in the view when the wheel turns fast.
      flushSync(() => dispatch({ type: 'scrolled', scrollTop }));
    };
    const onEnd = (): void => dispatch({ type: 'scroll-ended' });
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('scrollend', onEnd, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('scrollend', onEnd);
    };
  }, []);

  useImperativeHandle(
    ref,
    () => ({
      moveTo: (hold) => flushSync(() => dispatch({ type: 'moved', hold })),
      holdRow(key) {
        const { layout, hold } = state.current;
        const index = layout.indexes.get(key);
        const held = hold ? layout.indexes.get(hold.key) : undefined;
        if (!hold || index === undefined || held === undefined) return;
        const offset = hold.offset + (layout.tops[index] ?? 0) - (layout.tops[held] ?? 0);
        dispatch({ type: 'moved', hold: { key, offset } });
      },
      glideToTop(calm) {
        const key = state.current.layout.keys[0];
        const element = scroller.current;
        if (key === undefined || !element) return;
        const { height } = state.current.view;
        // A glide over hundreds of posts is a blur: the last stretch is enough to see where it went.
        const far = scrollTopOf(state.current) > height;
        if (far || !calm) flushSync(() => dispatch({ type: 'moved', hold: { key, offset: calm ? -height : 0 } }));
        if (calm) element.scrollTo({ top: 0, behavior: 'smooth' });
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
      <div className={styles['column']} style={{ marginBlockStart: current.shift }}>
        <div role="feed" {...feed}>
          {children}
        </div>
        {footer}
      </div>
    </div>
  );
}
