import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { countText } from '../../electron/contract/messages/format.ts';
import { columnTexts as text } from '../../electron/contract/messages/frame.ts';
import { IconButton } from '../ui/button.tsx';
import { CommandsScope } from '../ui/commands.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { Column, type ColumnProps } from './column.tsx';
import styles from './columns.module.css';
import { shownFrom } from './columns-shown.ts';
import { focusHeading, focusIsFree, watchFocus } from './reading-focus.ts';
import { useWatch } from './use-watch.ts';
import { activated, activatedBy, activeColumn, columnLimit } from './workspace.ts';

/** The least width of a column, in rem: the text of a post has to stand comfortably. */
const leastWidth = 21;

export type ColumnsProps = Omit<ColumnProps, 'column' | 'active' | 'beside' | 'switcher'>;

/** The columns of an account side by side, as many as the window has room for. */
export function Columns(props: ColumnsProps) {
  const { workspace, change } = props;
  const { columns } = workspace;
  const element = useRef<HTMLDivElement>(null);
  const room = useRoom(element);
  const [first, setFirst] = useState(0);
  const active = activeColumn(workspace);
  const at = columns.indexOf(active);
  const from = shownFrom({ first, room, count: columns.length, active: at });
  // What is on show only moves when the active column would be out of sight.
  if (from !== first) setFirst(from);
  const shown = columns.slice(from, from + room);
  const hidden = shown.length < columns.length;
  useFocusOfColumns(element, active.id);
  useWatch(props.account.id, shown);

  return (
    <div ref={element} className={styles['columns']}>
      {shown.map((column) => (
        <div
          key={column.id}
          className={styles['place']}
          onFocusCapture={() => change((before) => activated(before, column.id))}
          onPointerDownCapture={() => change((before) => activated(before, column.id))}
        >
          <CommandsScope active={column.id === active.id}>
            <Column
              {...props}
              column={column}
              active={column.id === active.id}
              beside={shown.length > 1}
              switcher={
                hidden && column.id === active.id ? (
                  <Switcher
                    at={at + 1}
                    count={columns.length}
                    onStep={(by) => change((before) => activatedBy(before, by))}
                  />
                ) : null
              }
            />
          </CommandsScope>
        </div>
      ))}
    </div>
  );
}

/** Tells which of the columns this is, and goes to the ones beside it. */
function Switcher({ at, count, onStep }: { at: number; count: number; onStep: (by: -1 | 1) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-label={text.switcher} className={styles['switcher']}>
      <IconButton label={text.previous} icon={<ChevronLeft />} onPress={() => onStep(-1)} />
      <span aria-hidden="true" data-position className={styles['position']}>
        {countText(at)}/{countText(count)}
      </span>
      <VisuallyHidden>{text.position(at, count)}</VisuallyHidden>
      <IconButton label={text.next} icon={<ChevronRight />} onPress={() => onStep(1)} />
    </div>
  );
}

/** How many columns there is room for. */
function useRoom(element: { current: HTMLElement | null }): number {
  const [room, setRoom] = useState(columnLimit);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      // Where nothing is laid out there is no width to go by.
      const width = current.clientWidth || Number.POSITIVE_INFINITY;
      setRoom(Math.min(columnLimit, Math.max(1, Math.floor(width / rem / leastWidth))));
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(current);
    // The size of text changes the room without changing the width.
    const scale = new MutationObserver(measure);
    scale.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => {
      watcher.disconnect();
      scale.disconnect();
    };
  }, [element]);
  return room;
}

/** The focus follows to another column: to what had it there last, else to its heading. */
function useFocusOfColumns(element: { current: HTMLElement | null }, activeId: number): void {
  const before = useRef(activeId);
  // Weakly: what had the focus may long have left the document, and would keep all that was around it in memory.
  const last = useRef(new Map<string | undefined, WeakRef<HTMLElement>>());
  useEffect(() => {
    const { current } = element;
    return current
      ? watchFocus(current, (column, target) => last.current.set(column.dataset['column'], new WeakRef(target)))
      : undefined;
  }, [element]);
  const follow = useEffectEvent(() => {
    const column = element.current?.querySelector<HTMLElement>(`[data-column="${activeId}"]`);
    if (!column || column.contains(document.activeElement) || !focusIsFree(element.current)) return;
    const had = last.current.get(String(activeId))?.deref();
    if (had && column.contains(had)) had.focus({ preventScroll: true });
    else focusHeading(column);
  });
  useEffect(() => {
    if (before.current === activeId) return;
    before.current = activeId;
    follow();
  }, [activeId]);
}
