/**
 * Every refusal of X as an error that a person understands.
 *
 * Read in this order, from what is most reliable to what is least: status, last part of the problem's type, numbered
 * codes, title, text. See https://docs.x.com/x-api/fundamentals/response-codes-and-errors.
 */
import { type AppError, appError, type ErrorAction, type ErrorCode } from '../contract/errors.ts';
import type { OAuthFailure } from '../oauth1/failure.ts';
import { type ErrorFacts, errorFacts } from './error-facts.ts';
import { exhaustedUntil, type HeaderReader, readLimits } from './limits.ts';

const CONSOLE = 'https://console.x.com';
const HOME_PAGE = 'https://x.com';

/** Pause when X refuses a sign-in for a while without saying for how long. */
const UNKNOWN_PAUSE = 60_000;

/** By the last part of the problem's type. */
const byType: ReadonlyMap<string, ErrorCode> = new Map<string, ErrorCode>([
  ['unsupported-authentication', 'needs-user-sign-in'],
  ['client-forbidden', 'needs-plan'],
  ['oauth1-permissions', 'needs-permission'],
  ['invalid-request', 'bad-request'],
  ['resource-not-found', 'gone'],
  ['resource-unavailable', 'gone'],
  ['disallowed-resource', 'gone'],
  ['not-authorized-for-resource', 'hidden'],
  ['usage-capped', 'usage-cap'],
  ['rate-limit-exceeded', 'rate-limited'],
  ['credits', 'out-of-money'],
  ['credits-depleted', 'out-of-money'],
  ['internal-error', 'service-down'],
]);

/** By code. Codes of other ways of writing than a plain post (a like twice ...) stay what their status says. */
const byCode: ReadonlyMap<number, ErrorCode> = new Map<number, ErrorCode>([
  [32, 'signed-out'],
  [34, 'gone'],
  [50, 'gone'],
  [63, 'gone'],
  [64, 'account-locked'],
  [68, 'bad-request'],
  [87, 'needs-plan'],
  [88, 'rate-limited'],
  [89, 'signed-out'],
  [92, 'bad-request'],
  [93, 'needs-permission'],
  [99, 'wrong-keys'],
  [130, 'service-down'],
  [131, 'service-down'],
  [135, 'clock'],
  [136, 'hidden'],
  [144, 'gone'],
  [170, 'text-missing'],
  [179, 'hidden'],
  [186, 'text-too-long'],
  [187, 'text-repeated'],
  [215, 'signed-out'],
  [220, 'needs-plan'],
  [251, 'bad-request'],
  [261, 'needs-permission'],
  [326, 'account-locked'],
  [385, 'gone'],
  [415, 'callback-not-approved'],
  [416, 'app-suspended'],
  [417, 'callback-not-approved'],
  [421, 'gone'],
  [422, 'gone'],
  [453, 'needs-plan'],
]);

/** By title, for answers whose type is missing or new. */
const byTitle: ReadonlyMap<string, ErrorCode> = new Map<string, ErrorCode>([
  ['Unsupported Authentication', 'needs-user-sign-in'],
  ['Client Forbidden', 'needs-plan'],
  ['Invalid Request', 'bad-request'],
  ['Not Found Error', 'gone'],
  ['Authorization Error', 'hidden'],
  ['UsageCapExceeded', 'usage-cap'],
  ['CreditsDepleted', 'out-of-money'],
  ['SpendCapReached', 'out-of-money'],
]);

/** By phrase, for answers that say it nowhere else. The first that matches counts. */
const byPhrase: readonly (readonly [RegExp, ErrorCode])[] = [
  [/\bspend(?:ing)? (?:cap|limit)\b|\bcredits depleted\b/i, 'out-of-money'],
  [/\byour account is not permitted\b/i, 'account-locked'],
  [/\bduplicate content\b/i, 'text-repeated'],
  [/\btimestamp out of bounds\b/i, 'clock'],
  // The old form of "this account is protected", sent with status 401 although the sign-in is fine.
  [/^not authorized\.?$/im, 'hidden'],
];

/** What a status means whatever the body says. */
function byStatusAlone(status: number): ErrorCode | undefined {
  switch (status) {
    case 407: // The proxy in between wants a password.
      return 'network';
    case 408:
      return 'timeout';
    case 511: // The network wants somebody to log in first (RFC 6585 section 6).
      return 'unreadable-answer';
    default:
      return status >= 500 ? 'service-down' : undefined;
  }
}

/** What a status means when the body adds nothing. */
function byStatus(status: number, { type, title, codes }: ErrorFacts): ErrorCode {
  switch (status) {
    case 400:
    case 404: // On v2, an unknown path has an empty body; a missing post says so.
    case 410:
      return 'bad-request';
    case 401:
      return 'signed-out';
    case 402:
      return 'out-of-money';
    case 429:
      return 'rate-limited';
    default:
      // A success that names a problem is X's, one that does not make sense at all is not.
      return status >= 400 || type !== null || title !== null || codes.length > 0 ? 'refused' : 'unreadable-answer';
  }
}

function codeOf(status: number, facts: ErrorFacts): ErrorCode {
  // A page of X's edge may carry a 429; any other page comes from something in between.
  const unreadable: ErrorCode | undefined = facts.readable || status === 429 ? undefined : 'unreadable-answer';
  return (
    byStatusAlone(status) ??
    unreadable ??
    byType.get(facts.type ?? '') ??
    facts.codes.map((code) => byCode.get(code)).find((code) => code !== undefined) ??
    byTitle.get(facts.title ?? '') ??
    byPhrase.find(([phrase]) => phrase.test(facts.text))?.[1] ??
    byStatus(status, facts)
  );
}

/** What a person can do about each failure. @param until when a limit starts anew (milliseconds), if that is known */
function actionFor(code: ErrorCode, until: number | null = null): ErrorAction {
  switch (code) {
    case 'rate-limited':
      return until === null ? { kind: 'retry' } : { kind: 'wait', until: new Date(until).toISOString() };
    case 'signed-out':
    case 'needs-user-sign-in':
      return { kind: 'sign-in-again' };
    case 'wrong-keys':
      return { kind: 'enter-keys' };
    case 'wrong-pin':
    case 'pin-expired':
    case 'pin-used':
      return { kind: 'new-pin' };
    case 'needs-plan':
    case 'needs-permission':
    case 'out-of-money':
    case 'usage-cap':
    case 'callback-not-approved':
    case 'app-suspended':
      return { kind: 'open-page', url: CONSOLE };
    case 'account-locked':
      return { kind: 'open-page', url: HOME_PAGE };
    case 'clock':
    case 'network':
    case 'timeout':
    case 'offline':
    case 'service-down':
    case 'unreadable-answer':
    case 'denied':
      return { kind: 'retry' };
    default:
      return { kind: 'none' };
  }
}

/** A failure before or instead of an answer: no network, a time-out, a cancellation. */
export const transportError = (code: 'network' | 'timeout' | 'offline' | 'cancelled' | 'unreadable-answer'): AppError =>
  appError(code, actionFor(code));

/** An answer that is not what was asked for. */
export interface RefusedAnswer {
  status: number;
  headers: HeaderReader;
  body: string;
}

/** @returns null when the answer does not tell; how long to wait then depends on how often that has happened */
function pauseEnd(headers: HeaderReader, now: number, correctionSeconds: number): number | null {
  const seconds = /^\d{1,6}$/.exec(headers.get('retry-after')?.trim() ?? '')?.[0];
  const asked = seconds === undefined ? null : now + Number(seconds) * 1000;
  const reset = exhaustedUntil(readLimits(headers, correctionSeconds), now);
  return asked !== null && reset !== null ? Math.max(asked, reset) : (asked ?? reset);
}

/** Only what is surely an identifier is passed on. */
const identifier = (text: string | null): string | undefined => /^[A-Za-z0-9:_-]{1,64}$/.exec(text ?? '')?.[0];

/**
 * Explains a refusal: an answer with an error status, or one that has nothing but errors in it. `rate-limited` has the
 * action `wait` when the answer tells until when.
 * @param at.now this computer's clock, in milliseconds since 1970
 * @param at.correctionSeconds by how much that clock is slow
 */
export function classify(
  { status, headers, body }: RefusedAnswer,
  at: { now: number; correctionSeconds: number },
): AppError {
  const facts = errorFacts(body);
  const code = codeOf(status, facts);
  const type = identifier(facts.type);
  const transactionId = identifier(headers.get('x-transaction-id'));
  return appError(code, actionFor(code, pauseEnd(headers, at.now, at.correctionSeconds)), {
    status,
    ...(type === undefined ? {} : { type }),
    ...(transactionId === undefined ? {} : { transactionId }),
  });
}

/**
 * A failure of the sign-in as an error for the person.
 * @param now this computer's clock, in milliseconds since 1970
 */
export function appErrorOfOAuth({ kind, status, retryAt }: OAuthFailure, now: number): AppError {
  const action = actionFor(kind, retryAt ?? now + UNKNOWN_PAUSE);
  return appError(kind, action, status === undefined ? undefined : { status });
}
