/**
 * Who goes next. What the person looks at goes before what they asked for elsewhere, and that before what is read by
 * itself; within a class, accounts take turns. Nobody waits for ever: whoever was passed over often enough moves up.
 */
import type { AccountId } from '../contract/views/ids.ts';

/** What a request is for: what is on show, what the person asked for, or what Pinion reads by itself. */
export type Priority = 'shown' | 'asked' | 'automatic';

/** One that could go now. */
export interface Candidate {
  accountId: AccountId;
  priority: Priority;
  /** How often another one went first although this one could have gone. */
  passedOver: number;
  /** Grows with every request. */
  arrival: number;
}

const classes: Record<Priority, number> = { shown: 0, asked: 1, automatic: 2 };

/** After being passed over so often, a request moves up by one class. */
export const patience = 8;

/**
 * @param lastTurn when an account had its last turn, as a number that grows; 0 for never
 * @returns who goes, or null when there is nobody
 */
export function nextInTurn<T extends Candidate>(
  ready: readonly T[],
  lastTurn: (accountId: AccountId) => number,
): T | null {
  const rank = ({ priority, passedOver }: T) => Math.max(0, classes[priority] - Math.floor(passedOver / patience));
  const goesFirst = (one: T, other: T): number =>
    rank(one) - rank(other) || lastTurn(one.accountId) - lastTurn(other.accountId) || one.arrival - other.arrival;
  return ready.reduce<T | null>((first, one) => (first === null || goesFirst(one, first) < 0 ? one : first), null);
}
