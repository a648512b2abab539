/** What is said of a wait. Pure. */
import type { AppError, ErrorCode } from '../../electron/contract/errors.ts';
import { clockText } from '../../electron/contract/messages/format.ts';
import { askedNames, inText, retryReasons, waitTexts } from '../../electron/contract/messages/limits.ts';
import type { ServiceId } from '../../electron/contract/views/ids.ts';
import type { WaitView } from '../../electron/contract/views/limits.ts';

export interface WaitText {
  /** With the time that is left. */
  seen: string;
  /** Without it: what is read out once. */
  said: string;
}

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

const reasons: Partial<Record<ErrorCode, (service: ServiceId) => string>> = retryReasons;

/** @param error why the last try failed, when that is known */
function afterReason(error: AppError | null, service: ServiceId, sentence: string): string {
  const reason = error && reasons[error.code]?.(service);
  return reason ? waitTexts.because(reason, sentence) : sentence;
}

function sentences({ reason, until, attempt, of, error }: WaitView, service: ServiceId, left: number): WaitText {
  if (reason === 'offline' || until === null) return { seen: waitTexts.offline, said: waitTexts.offline };
  const when = inText(left);
  if (reason === 'retry') {
    return {
      seen: afterReason(error, service, waitTexts.retryIn(when, attempt, of)),
      said: afterReason(error, service, waitTexts.retry(attempt, of)),
    };
  }
  const clock = clockText(until);
  return { seen: waitTexts.limitIn(service, clock, when), said: waitTexts.limit(service, clock) };
}
