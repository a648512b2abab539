/**
 * Where a column has been: the views that were opened one after another, and which of them is on show. Pure. A step
 * keeps its number for good, so that a component made for it is recognised when the reader comes back.
 */
import { sameTimeline } from '../../electron/contract/timeline-keys.ts';
import type { View } from '../ui/navigation.tsx';

/** How many steps a column remembers; the oldest are forgotten. */
export const historyLimit = 50;

export interface Step {
  /** Different for every step of a history. */
  id: number;
  view: View;
  /** Where the reader was in it, as the view kept it. */
  spot: unknown;
  /** The row that had the focus when another view was opened. */
  focus: string | null;
}

/** At least one step. */
export interface History {
  steps: readonly Step[];
  /** Index of the step on show. */
  at: number;
  nextId: number;
}

export function historyOf(view: View): History {
  return { steps: [{ id: 0, view, spot: null, focus: null }], at: 0, nextId: 1 };
}

/** The step on show. */
export function stepOf({ steps, at }: History): Step {
  const step = steps[at];
  if (!step) throw new Error('A history has no step on show');
  return step;
}

/** Whether two views show the same thing. What a list is called does not matter. */
export function sameView(one: View, other: View): boolean {
  switch (one.kind) {
    case 'timeline':
      return other.kind === 'timeline' && sameTimeline(one.timeline, other.timeline);
    case 'user':
      return other.kind === 'user' && one.userId === other.userId;
    case 'people':
      return (
        other.kind === 'people' && one.people.kind === other.people.kind && one.people.userId === other.people.userId
      );
    case 'lists':
    case 'look-around':
      return other.kind === one.kind;
    case 'search':
      return other.kind === 'search' && one.text === other.text;
    case 'conversation':
      return other.kind === 'conversation' && one.postId === other.postId;
    case 'catch-up':
      return other.kind === 'catch-up' && sameTimeline(one.timeline, other.timeline);
  }
}

/**
 * Shows another view. What lay ahead is forgotten; the view on show is not opened a second time.
 * @param focus the row that had the focus, to return to it
 */
export function opened(history: History, view: View, focus: string | null = null): History {
  const now = stepOf(history);
  if (sameView(now.view, view)) return history;
  const before = [...history.steps.slice(0, history.at), { ...now, focus }];
  const kept = before.slice(Math.max(0, before.length + 1 - historyLimit));
  const step: Step = { id: history.nextId, view, spot: null, focus: null };
  return { steps: [...kept, step], at: kept.length, nextId: history.nextId + 1 };
}

/** Changes the view on show without a step: what lies behind and ahead stays. */
export function replaced(history: History, view: View): History {
  return changedStep(history, stepOf(history).id, (step) => ({ ...step, view }));
}

/**
 * Goes through what was shown.
 * @param by -1 is back, 1 is forward
 * @param skip steps that cannot be shown now
 * @param focus the row that had the focus
 * @returns the same history when nothing lies there
 */
export function gone(
  history: History,
  by: -1 | 1,
  skip: (view: View) => boolean = () => false,
  focus: string | null = null,
): History {
  const at = reachable(history, by, skip);
  if (at === null) return history;
  const left = changedStep(history, stepOf(history).id, (step) => ({ ...step, focus }));
  return { ...left, at };
}

/** Index of the next step in a direction that can be shown; null when there is none. */
function reachable({ steps, at }: History, by: -1 | 1, skip: (view: View) => boolean): number | null {
  for (let index = at + by; ; index += by) {
    const step = steps[index];
    if (!step) return null;
    if (!skip(step.view)) return index;
  }
}

export const canGo = (history: History, by: -1 | 1, skip: (view: View) => boolean = () => false): boolean =>
  reachable(history, by, skip) !== null;

/** Remembers where the reader was in a step. @returns the same history when the step is forgotten or nothing changed */
export function keptSpot(history: History, stepId: number, spot: unknown): History {
  return changedStep(history, stepId, (step) => (Object.is(step.spot, spot) ? step : { ...step, spot }));
}

function changedStep(history: History, id: number, change: (step: Step) => Step): History {
  const index = history.steps.findIndex((step) => step.id === id);
  const step = history.steps[index];
  const next = step && change(step);
  if (!next || next === step) return history;
  return { ...history, steps: history.steps.with(index, next) };
}
