import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { type Candidate, nextInTurn, patience } from '../../electron/requests/order.ts';

let arrivals = 0;
const one = (accountId: AccountId, priority: Candidate['priority'], passedOver = 0): Candidate => {
  arrivals += 1;
  return { accountId, priority, passedOver, arrival: arrivals };
};
const never = () => 0;

describe('the order', () => {
  it('is: what is shown, what was asked for, what is read by itself', () => {
    const [automatic, asked, shown] = [one('x:1', 'automatic'), one('x:1', 'asked'), one('x:1', 'shown')];
    expect(nextInTurn([automatic, asked, shown], never)).toBe(shown);
    expect(nextInTurn([automatic, asked], never)).toBe(asked);
    expect(nextInTurn([automatic], never)).toBe(automatic);
    expect(nextInTurn([], never)).toBeNull();
  });

  it('lets accounts take turns within a class, and keeps the order of arrival within an account', () => {
    const [first, second, other] = [one('x:1', 'asked'), one('x:1', 'asked'), one('x:2', 'asked')];
    expect(nextInTurn([first, second, other], (id) => (id === 'x:1' ? 5 : 4))).toBe(other);
    expect(nextInTurn([second, first], never)).toBe(first);
  });

  it('lets move up who was passed over often enough', () => {
    const shown = one('x:1', 'shown');
    const old = one('x:2', 'automatic', patience);
    const older = one('x:3', 'automatic', 2 * patience);
    const lastTurn = (id: AccountId) => (id === 'x:1' ? 9 : 8);
    expect(nextInTurn([shown, old], lastTurn)).toBe(shown);
    expect(nextInTurn([one('x:1', 'asked'), old], lastTurn)).toBe(old);
    expect(nextInTurn([shown, older], lastTurn)).toBe(older);
  });
});
