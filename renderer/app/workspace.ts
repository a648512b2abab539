/**
 * The columns of one account: what each shows and where it has been, and which of them the person is in. Pure. The
 * first column is the main one, which the navigation drives. What has a place of its own (a timeline, a user's posts)
 * is never on show in two columns, as two readers of one place would pull at it.
 */
import { lists } from '../../electron/contract/messages/views.ts';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import type { ColumnView } from '../../electron/contract/views/accounts.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import type { View } from '../ui/navigation.tsx';
import { canGo, gone, type History, historyOf, keptSpot, opened, replaced, stepOf } from './history.ts';

/** The most columns side by side, as the contract has it. */
export const columnLimit = 4;

export interface Column {
  id: number;
  history: History;
}

/** At least one column. */
export interface Workspace {
  columns: readonly Column[];
  /** Id of the column that keys and commands are meant for. */
  active: number;
  nextId: number;
}

/** The user whose account it is: their handle is known without being remembered. Null where nobody signed in. */
export interface Owner {
  userId: string | null;
  username: string;
}

/** Timelines of whoever is signed in. */
const ownKinds: ReadonlySet<TimelineKey['kind']> = new Set<TimelineKey['kind']>([
  'home',
  'mentions',
  'likes',
  'bookmarks',
]);

/** What is on show where nothing is remembered. */
const startOf = ({ userId }: Owner): View =>
  userId === null ? { kind: 'look-around' } : { kind: 'timeline', timeline: { kind: 'home' } };

/** Opens the columns as they were remembered. */
export function workspaceOf(remembered: readonly ColumnView[], owner: Owner): Workspace {
  const views = remembered
    .filter(({ kind }) => owner.userId !== null || !ownKinds.has(kind))
    .map((column) => viewOf(column, owner));
  const first = views.filter((view, index) => views.findIndex((other) => samePlace(view, other)) === index);
  const shown = first.length > 0 ? first.slice(0, columnLimit) : [startOf(owner)];
  const columns = shown.map((view, id) => ({ id, history: historyOf(view) }));
  return { columns, active: 0, nextId: columns.length };
}

function viewOf(column: ColumnView, owner: Owner): View {
  const { name, ...timeline } = 'name' in column ? column : { name: null, ...column };
  if (timeline.kind === 'user' && timeline.replies && timeline.reposts) {
    const username = timeline.userId === owner.userId ? owner.username : name;
    if (username !== null) return { kind: 'user', userId: timeline.userId, username };
  }
  return name === null ? { kind: 'timeline', timeline } : { kind: 'timeline', timeline, title: name };
}

/** The place that a view reads from; null when it has none that another column could disturb. */
function placeOf(view: View): string | null {
  if (view.kind === 'user') return `user ${view.userId}`;
  if (view.kind !== 'timeline') return null;
  return view.timeline.kind === 'user' ? `user ${view.timeline.userId}` : timelineName(view.timeline);
}

function samePlace(one: View, other: View): boolean {
  const place = placeOf(one);
  return place !== null && place === placeOf(other);
}

/** The view that a column shows. */
export const viewIn = (column: Column): View => stepOf(column.history).view;

/** The column that shows the place of this view already, if any. */
export function columnShowing({ columns }: Workspace, view: View): Column | null {
  return columns.find((column) => samePlace(viewIn(column), view)) ?? null;
}

export function columnOf({ columns }: Workspace, id: number): Column | null {
  return columns.find((column) => column.id === id) ?? null;
}

export function activeColumn(workspace: Workspace): Column {
  const column = columnOf(workspace, workspace.active) ?? workspace.columns[0];
  if (!column) throw new Error('A workspace has no column');
  return column;
}

export function mainColumn({ columns }: Workspace): Column {
  const [column] = columns;
  if (!column) throw new Error('A workspace has no column');
  return column;
}

function withHistory(workspace: Workspace, id: number, change: (history: History) => History): Workspace {
  const index = workspace.columns.findIndex((column) => column.id === id);
  const column = workspace.columns[index];
  if (!column) return workspace;
  const history = change(column.history);
  return history === column.history
    ? workspace
    : { ...workspace, columns: workspace.columns.with(index, { ...column, history }) };
}

export const activated = (workspace: Workspace, id: number): Workspace =>
  workspace.active === id || !columnOf(workspace, id) ? workspace : { ...workspace, active: id };

/** Shows a view in a column, or goes to the column that shows its place already. */
export function openedIn(workspace: Workspace, id: number, view: View, focus: string | null = null): Workspace {
  const showing = columnShowing(workspace, view);
  if (showing && showing.id !== id) return activated(workspace, showing.id);
  return activated(
    withHistory(workspace, id, (history) => opened(history, view, focus)),
    id,
  );
}

/** Changes the view on show in a column. Nothing happens when its place is on show in another one. */
export function replacedIn(workspace: Workspace, id: number, view: View): Workspace {
  const showing = columnShowing(workspace, view);
  if (showing && showing.id !== id) return workspace;
  return withHistory(workspace, id, (history) => replaced(history, view));
}

/** Steps that show what another column shows are passed over. */
const elsewhere =
  (workspace: Workspace, id: number) =>
  (view: View): boolean => {
    const showing = columnShowing(workspace, view);
    return showing !== null && showing.id !== id;
  };

export function wentIn(workspace: Workspace, id: number, by: -1 | 1, focus: string | null = null): Workspace {
  return withHistory(workspace, id, (history) => gone(history, by, elsewhere(workspace, id), focus));
}

export function canGoIn(workspace: Workspace, id: number, by: -1 | 1): boolean {
  const column = columnOf(workspace, id);
  return column !== null && canGo(column.history, by, elsewhere(workspace, id));
}

export const spotKeptIn = (workspace: Workspace, id: number, stepId: number, spot: unknown): Workspace =>
  withHistory(workspace, id, (history) => keptSpot(history, stepId, spot));

/** Adds a column at the end, or goes to the one that shows this already. */
export function added(workspace: Workspace, view: View): Workspace {
  const showing = columnShowing(workspace, view);
  if (showing) return activated(workspace, showing.id);
  if (workspace.columns.length >= columnLimit) return workspace;
  const id = workspace.nextId;
  return { columns: [...workspace.columns, { id, history: historyOf(view) }], active: id, nextId: id + 1 };
}

/** Takes a column away. The last one stays. The column to its left is the active one then. */
export function closed(workspace: Workspace, id: number): Workspace {
  const index = workspace.columns.findIndex((column) => column.id === id);
  if (index < 0 || workspace.columns.length === 1) return workspace;
  const columns = workspace.columns.toSpliced(index, 1);
  const neighbour = columns[Math.max(0, index - 1)];
  return { ...workspace, columns, active: workspace.active === id && neighbour ? neighbour.id : workspace.active };
}

/** Moves a column one place to the left or right, as far as that goes. */
export function moved(workspace: Workspace, id: number, by: -1 | 1): Workspace {
  const index = workspace.columns.findIndex((column) => column.id === id);
  const column = workspace.columns[index];
  const other = workspace.columns[index + by];
  if (!column || !other) return workspace;
  return { ...workspace, columns: workspace.columns.with(index, other).with(index + by, column) };
}

/** Goes to the next or previous column, and from the last one to the first. */
export function activatedBy(workspace: Workspace, by: -1 | 1): Workspace {
  const { columns } = workspace;
  const index = columns.findIndex(({ id }) => id === activeColumn(workspace).id);
  const next = columns.at((index + by) % columns.length);
  return next ? activated(workspace, next.id) : workspace;
}

/**
 * The timelines that are remembered over a restart, left to right: of each column the one on show, else the last one
 * that it showed. Columns that never showed one are forgotten; none may be left where nobody is signed in.
 */
export function remembered({ columns }: Workspace, owner: Owner): ColumnView[] {
  const taken = new Set(columns.flatMap((column) => placeOf(viewIn(column)) ?? []));
  const keys = columns.flatMap(({ history }): ColumnView[] => {
    const now = rememberedOf(stepOf(history).view, owner);
    if (now) return [now];
    for (const { view } of history.steps.slice(0, history.at).toReversed()) {
      const timeline = rememberedOf(view, owner);
      const place = placeOf(view);
      if (!timeline || place === null || taken.has(place)) continue;
      taken.add(place);
      return [timeline];
    }
    return [];
  });
  return keys.length > 0 || owner.userId === null ? keys : [{ kind: 'home' }];
}

/** No longer name is kept. */
const longestName = 100;

function rememberedOf(view: View, owner: Owner): ColumnView | null {
  if (view.kind === 'timeline') {
    const { timeline, title } = view;
    // A number is no name: the real one may become known.
    const named = timeline.kind === 'list' && title && title !== lists.numbered(timeline.listId);
    return named ? { ...timeline, name: title.slice(0, longestName) } : timeline;
  }
  if (view.kind !== 'user') return null;
  const timeline = { kind: 'user', userId: view.userId, replies: true, reposts: true } as const;
  return view.userId === owner.userId ? timeline : { ...timeline, name: view.username };
}
