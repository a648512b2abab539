/**
 * Where the keyboard is inside a column, and bringing it back there. Rows of feeds carry their post in `data-key`; they
 * may come long after the view, with the answer of main.
 */

/** How long a row is waited for, in milliseconds. */
const patience = 3000;

/**
 * The row that had the focus last in each view, while the focus is outside of it: in the navigation, in a dialog, on the
 * buttons above the view. By the element of the view, so that no row of another view is taken for one of this.
 */
const lastRows = new WeakMap<Element, string>();

const viewOf = (column: Element): Element | null => column.querySelector('[data-view]');

const rowKey = (target: Element): string | null => target.closest('[data-key]')?.getAttribute('data-key') ?? null;

/**
 * Watches where in the columns the focus is.
 * @param onFocus hears the column and what has the focus in it
 * @returns a function that stops watching
 */
export function watchFocus(
  columns: HTMLElement,
  onFocus: (column: HTMLElement, target: HTMLElement) => void,
): () => void {
  const listen = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const column = target.closest<HTMLElement>('[data-column]');
    if (!column) return;
    const view = viewOf(column);
    if (view?.contains(target)) {
      const row = rowKey(target);
      if (row === null) lastRows.delete(view);
      else lastRows.set(view, row);
    }
    onFocus(column, target);
  };
  columns.addEventListener('focusin', listen);
  return () => columns.removeEventListener('focusin', listen);
}

export const columnElement = (id: number): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-column="${id}"]`);

/** The row of the view on show that has the focus, or had it before the focus left the view. */
export function focusedRow(column: Element | null): string | null {
  const view = column && viewOf(column);
  return (view && lastRows.get(view)) ?? null;
}

/** Whether the focus may be moved: no control has it, what has it goes away, or it is among the columns. */
export function focusIsFree(columns: Element | null): boolean {
  const { activeElement } = document;
  return (
    activeElement === null ||
    activeElement === document.body ||
    activeElement.localName === 'main' ||
    activeElement.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null ||
    (columns?.contains(activeElement) ?? false)
  );
}

const headingOf = (column: HTMLElement): HTMLElement | null => {
  const heading = column.querySelector<HTMLElement>('h2, h3');
  // Focus is only ever put there by the page itself.
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  return heading;
};

const rowOf = (column: HTMLElement, key: string): HTMLElement | null =>
  column.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] article`);

/** Puts the focus on the heading of what a column shows. */
export function focusHeading(column: HTMLElement): void {
  headingOf(column)?.focus({ preventScroll: true });
}

/**
 * Puts the focus on a row, once it is there; on the heading until then.
 * @returns a function that stops waiting
 */
export function focusRow(column: HTMLElement, key: string): () => void {
  const found = rowOf(column, key);
  if (found) {
    found.focus({ preventScroll: true });
    return () => undefined;
  }
  focusHeading(column);
  const before = document.activeElement;
  const stop = (): void => {
    watcher.disconnect();
    clearTimeout(timer);
  };
  const watcher = new MutationObserver(() => {
    // The reader has gone on by themselves.
    if (document.activeElement !== before && document.activeElement !== document.body) return stop();
    const row = rowOf(column, key);
    if (!row) return;
    stop();
    row.focus({ preventScroll: true });
  });
  const timer = setTimeout(stop, patience);
  watcher.observe(column, { childList: true, subtree: true });
  return stop;
}
