/**
 * Every refusal of X as an error that a person understands.
 *
 * Each part of the API is read in its own order, from what is most reliable to what is least. Status and number are
 * independent of each other: on v2 the status and the problem's type count first, on v1.1 the number does. See
 * https://docs.x.com/x-api/fundamentals/response-codes-and-errors.
 */
import { type AppError, appError, type ErrorAction, type ErrorCode } from '../contract/errors.ts';
import type { OAuthFailure } from '../oauth1/failure.ts';
import type { Api } from './api-request.ts';
import type { Obstacle } from './connection.ts';
import { type ErrorFacts, errorFacts } from './error-facts.ts';
import { type Asker, codeOfNumbers, codeOfText, knownTitles, knownTypes } from './known-errors.ts';
import { exhaustedUntil, type HeaderReader, type LimitWindow, readLimits } from './limits.ts';

const CONSOLE = 'https://console.x.com';
const HOME_PAGE = 'https://x.com';

/** Pause when X refuses a sign-in for a while without saying for how long. */
const UNKNOWN_PAUSE = 60_000;

/** An answer that is not what was asked for. */
export interface RefusedAnswer {
  status: number;
  headers: HeaderReader;
  body: string;
  /** What was asked. */
  api: Api;
  /** Who has asked. */
  asker: Asker;
}

/** What a status means whatever the body says. */
function byStatusAlone(status: number): ErrorCode | undefined {
  switch (status) {
    case 407: // The proxy in between wants a password.
      return 'proxy';
    case 408:
      return 'timeout';
    case 511: // The network wants somebody to log in first (RFC 6585 section 6).
      return 'unreadable-answer';
    default:
      return status >= 500 ? 'service-down' : undefined;
  }
}

/** A page of X's edge may carry a 429; any other page comes from something in between, as every redirect does. */
function byReadability(status: number, { readable }: ErrorFacts): ErrorCode | undefined {
  const redirect = status >= 300 && status < 400;
  return redirect || (!readable && status !== 429) ? 'unreadable-answer' : undefined;
}

function byType({ type, title, resource, text }: ErrorFacts): ErrorCode | undefined {
  // Pinion always sends one, so something on the way has removed it.
  if (type === 'unsupported-authentication' && /\bwith Unknown\b/i.test(text)) return 'access-dropped';
  if (type !== 'resource-not-found') return knownTypes.get(type ?? '');
  // Suspended users share the type of everything that is gone; only the title tells them apart.
  if (title === 'Forbidden') return 'user-suspended';
  return resource === 'user' ? 'user-unknown' : 'gone';
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
    case 420: // "Enhance your calm": what v1.1 once said for 429.
    case 429:
      return 'rate-limited';
    default:
      // A success that names a problem is X's, one that does not make sense at all is not.
      return status >= 400 || type !== null || title !== null || codes.length > 0 ? 'refused' : 'unreadable-answer';
  }
}

function codeOf({ status, api, asker }: RefusedAnswer, facts: ErrorFacts): ErrorCode {
  const number = codeOfNumbers(facts.codes, asker);
  const known =
    (api === 'v2' ? undefined : number) ??
    byStatusAlone(status) ??
    byReadability(status, facts) ??
    byType(facts) ??
    number ??
    knownTitles.get(facts.title ?? '') ??
    codeOfText(facts.text, asker);
  return api === 'oauth2' ? aboutKeys(known ?? byStatus(status, facts), facts) : (known ?? byStatus(status, facts));
}

/** Where bearer tokens are given and ended nobody is signed in: what is wrong there are the keys, or the request. */
function aboutKeys(code: ErrorCode, { labels }: ErrorFacts): ErrorCode {
  if (code === 'text-missing') return 'bad-request';
  if (code === 'signed-out' || code === 'hidden') return 'wrong-keys';
  return code === 'refused' && labels.includes('authenticity_token_error') ? 'wrong-keys' : code;
}

/**
 * Whether this version of the API is closed to the app altogether, so that the other one is worth a question. 453 is
 * matched by its number, as its text has changed often.
 */
export const closesApi = (api: Api, { type, reason, codes }: ErrorFacts): boolean =>
  api === 'v2' ? type === 'client-forbidden' && reason === 'client-not-enrolled' : codes.includes(453);

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
    case 'spend-cap':
    case 'usage-cap':
    case 'callback-not-approved':
    case 'app-suspended':
      return { kind: 'open-page', url: CONSOLE };
    case 'account-locked':
    case 'looks-automated':
      return { kind: 'open-page', url: HOME_PAGE };
    case 'proxy':
    case 'certificate':
    case 'access-dropped':
    case 'refused': // X gives no reason; the checks of the setup may find one.
      return { kind: 'check-setup' };
    case 'clock':
    case 'network':
    case 'address-not-found':
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

/** A failure that is known without asking X, or before an answer came, with what a person can do about it. */
export const ownError = (
  code: Obstacle | 'cancelled' | 'needs-user-sign-in' | 'not-in-dialect' | 'bad-request',
): AppError => appError(code, actionFor(code));

const TRANSIENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'service-down',
  'network',
  'address-not-found',
  'timeout',
]);

/**
 * Whether the same question may well be answered a moment later: the service breaks (5xx, 130, 131), the connection
 * was lost, or it took too long. Not without a network, and not where a proxy, a certificate or X itself says no.
 */
export const isTransient = ({ code }: AppError): boolean => TRANSIENT.has(code);

/**
 * The rate limits that came with refusals. An error is a plain value that crosses to the page, so they are kept beside
 * it: under its details, which every rewording of the error carries on.
 */
const windowsByDetails = new WeakMap<object, readonly LimitWindow[]>();

const keyOfWindows = (error: AppError): object => error.details ?? error;

/**
 * The windows that came with a refusal; none for a failure without an answer. They are found for as long as the error,
 * or a rewording with the same `details` object, is alive; a copy of the details has lost them.
 */
export const windowsOf = (error: AppError): LimitWindow[] => [...(windowsByDetails.get(keyOfWindows(error)) ?? [])];

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
 * action `wait` when the answer tells until when; `windowsOf` gives the limits that came with it.
 * @param at.now this computer's clock, in milliseconds since 1970
 * @param at.correctionSeconds by how much that clock is slow
 */
export function classify(answer: RefusedAnswer, at: { now: number; correctionSeconds: number }): AppError {
  const { status, headers, body } = answer;
  const facts = errorFacts(body);
  const code = codeOf(answer, facts);
  const type = identifier(facts.type);
  const transactionId = identifier(transactionOf(headers));
  const error = appError(code, actionFor(code, pauseEnd(headers, at.now, at.correctionSeconds)), {
    status,
    ...(type === undefined ? {} : { type }),
    ...(transactionId === undefined ? {} : { transactionId }),
  });
  windowsByDetails.set(keyOfWindows(error), readLimits(headers, at.correctionSeconds));
  return error;
}

/** X's name for a call, for questions to its support; v1.1 has another header for it. */
const transactionOf = (headers: HeaderReader): string | null =>
  headers.get('x-transaction-id') ?? headers.get('x-transaction');

/**
 * A failure of the sign-in as an error for the person.
 * @param now this computer's clock, in milliseconds since 1970
 */
export function appErrorOfOAuth({ kind, status, retryAt }: OAuthFailure, now: number): AppError {
  const action = actionFor(kind, retryAt ?? now + UNKNOWN_PAUSE);
  return appError(kind, action, status === undefined ? undefined : { status });
}
