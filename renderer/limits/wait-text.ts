/** What is said of a wait. Pure. */
import { clockText } from '../../electron/contract/messages/format.ts';
import { askedNames, inText, waitTexts } from '../../electron/contract/messages/limits.ts';
import type { AccountId, ServiceId, WaitView } from '../../electron/contract/views.ts';

export interface WaitText {
  /** With the time that is left. */
  seen: string;
  /** Without it: what is read out once. */
  said: string;
}

/** Which service an account belongs to: it is the first part of its id. */
export const serviceOf = (accountId: AccountId): ServiceId => (accountId.startsWith('practice:') ? 'practice' : 'x');

/**
 * @param left seconds until it goes on; 0 once the time has come
 * @param named says first what waits, where that is not what is on show
 */
export function waitText(wait: WaitView, service: ServiceId, left: number, named = false): WaitText {
  const { seen, said } = sentences(wait, service, left);
  if (!named) return { seen, said };
  const name = askedNames[wait.asked];
  return { seen: waitTexts.elsewhere(name, seen), said: waitTexts.elsewhere(name, said) };
}

function sentences({ reason, until, attempt, of }: WaitView, service: ServiceId, left: number): WaitText {
  if (reason === 'offline' || until === null) return { seen: waitTexts.offline, said: waitTexts.offline };
  const when = inText(left);
  if (reason === 'retry') {
    return { seen: waitTexts.retryIn(when, attempt, of), said: waitTexts.retry(attempt, of) };
  }
  const clock = clockText(until);
  return { seen: waitTexts.limitIn(service, clock, when), said: waitTexts.limit(service, clock) };
}
