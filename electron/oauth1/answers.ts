/**
 * Understands the answers to the requests of `requests.ts`. Every answer becomes a value or a failure, whatever its
 * format, status or content type.
 * Codes: https://docs.x.com/x-api/fundamentals/response-codes-and-errors
 */
import { type OAuthBody, readBody } from './body.ts';
import type { OAuthFailure, OAuthFailureKind, Outcome } from './failure.ts';
import type { TokenPair } from './requests.ts';

/** An answer as it was received. */
export interface OAuthHttpAnswer {
  status: number;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

/** What an exchange gives: the access token, and whose it is. */
export interface AccessTokens extends TokenPair {
  /** Decimal; stays the same for ever. */
  userId: string;
  /** Without `@`; empty when the answer did not tell. Can be changed by its owner. */
  screenName: string;
}

/** Codes that mean the same in every answer. */
const kindsByCode: ReadonlyMap<number, OAuthFailureKind> = new Map([
  [64, 'account-locked'],
  [88, 'rate-limited'],
  [99, 'wrong-keys'],
  [130, 'service-down'],
  [131, 'service-down'],
  [135, 'clock'],
  [326, 'account-locked'],
  [415, 'callback-not-approved'],
  [416, 'app-suspended'],
  [417, 'callback-not-approved'],
  [453, 'needs-plan'],
]);

/** Phrases of answers that carry no code, or one that says less than the phrase. The first that matches counts. */
const kindsByPhrase: readonly (readonly [RegExp, OAuthFailureKind])[] = [
  [/timestamp/i, 'clock'],
  [/callback/i, 'callback-not-approved'],
  [/suspended application|application .*suspended/i, 'app-suspended'],
];

/** The same for an exchange. "Invalid or expired" is not here: it leaves open which of both. */
const pinKindsByPhrase: readonly (readonly [RegExp, OAuthFailureKind])[] = [
  [/(?<!\bor )\bexpired\b/i, 'pin-expired'],
  [/already( been)? used|been used/i, 'pin-used'],
  [/verifier|\bpin\b/i, 'wrong-pin'],
  [/denied/i, 'denied'],
];

const firstMatch = (phrases: typeof kindsByPhrase, text: string): OAuthFailureKind | undefined =>
  phrases.find(([phrase]) => phrase.test(text))?.[1];

/** How the answers of one kind of request explain themselves. */
interface Reading {
  /** Looks at what only this request can fail with, before the general rules. */
  byText?(text: string): OAuthFailureKind | undefined;
  /** A code that means something else for each request. */
  byCode(code: number): OAuthFailureKind | undefined;
  /** Status 401 without anything more telling. */
  unauthorized: OAuthFailureKind;
}

/** Which failure a status tells of, whatever the body says. */
function kindByStatus(status: number): OAuthFailureKind | undefined {
  switch (status) {
    case 511: // The network wants somebody to log in first (RFC 6585 section 6).
      return 'unreadable-answer';
    case 429:
      return 'rate-limited';
    case 402:
      return 'out-of-money';
    case 408:
      return 'timeout';
    case 407: // A proxy wants a password of its own.
      return 'proxy';
    default:
      return status >= 500 ? 'service-down' : undefined;
  }
}

/** When a limit starts anew, from `x-rate-limit-reset` (seconds since 1970) or else `retry-after` (seconds). */
function retryTime(headers: OAuthHttpAnswer['headers'], now: number): number | undefined {
  const seconds = (name: string): number | undefined => {
    const text = headers[name]?.trim() ?? '';
    return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
  };
  const reset = seconds('x-rate-limit-reset');
  const wait = seconds('retry-after');
  return reset !== undefined ? reset * 1000 : wait !== undefined ? now + wait * 1000 : undefined;
}

function failureOf(answer: OAuthHttpAnswer, body: OAuthBody | null, reading: Reading, now: number): OAuthFailure {
  const known = body?.codes.find((code) => reading.byCode(code) ?? kindsByCode.get(code));
  const code = known ?? body?.codes[0];
  // Text of a success that is none comes from something in between, and its phrases mean nothing.
  const text = answer.status >= 400 ? (body?.errorText ?? '') : '';
  const kind =
    kindByStatus(answer.status) ??
    (body === null ? 'unreadable-answer' : undefined) ??
    (code === undefined ? undefined : kindsByCode.get(code)) ??
    reading.byText?.(text) ??
    firstMatch(kindsByPhrase, text) ??
    (code === undefined ? undefined : reading.byCode(code)) ??
    (answer.status === 401 ? reading.unauthorized : undefined) ??
    (answer.status >= 400 ? 'refused' : 'unreadable-answer');
  const retryAt = kind === 'rate-limited' ? retryTime(answer.headers, now) : undefined;
  return {
    kind,
    status: answer.status,
    ...(code === undefined ? {} : { code }),
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}

const success = (answer: OAuthHttpAnswer): boolean => answer.status >= 200 && answer.status < 300;

const unreadable = (answer: OAuthHttpAnswer): Outcome<never> => ({
  ok: false,
  failure: { kind: 'unreadable-answer', status: answer.status },
});

/** A token and its secret, when the body has both. */
function tokenPair(body: OAuthBody | null): TokenPair | null {
  const token = body?.fields.get('oauth_token');
  const secret = body?.fields.get('oauth_token_secret');
  return token && secret ? { token, secret } : null;
}

/**
 * Reads the answer to a request for a request token. Only one that confirms the callback is accepted (RFC 5849
 * section 2.1).
 * @param now milliseconds since 1970
 */
export function readRequestTokenAnswer(answer: OAuthHttpAnswer, now: number): Outcome<TokenPair> {
  const body = readBody(answer.body);
  const pair = tokenPair(body);
  if (!success(answer) || !pair) {
    const keysRefused = (code: number): OAuthFailureKind | undefined =>
      [32, 89, 215].includes(code) ? 'wrong-keys' : undefined;
    return { ok: false, failure: failureOf(answer, body, { byCode: keysRefused, unauthorized: 'wrong-keys' }, now) };
  }
  switch (body?.fields.get('oauth_callback_confirmed')) {
    case 'true':
      return { ok: true, value: pair };
    case 'false':
      return { ok: false, failure: { kind: 'callback-not-approved', status: answer.status } };
    default: // The last field of the answer: without it, the answer was cut off.
      return unreadable(answer);
  }
}

/**
 * Reads the answer to an exchange.
 *
 * X says "Invalid request token" of one that was used and of one that is too old alike, so the age decides between
 * both. And it may say "Could not authenticate you" (32) of a wrong PIN; the keys were good enough for the request
 * token moments before, so the PIN is what it means.
 * @param token.expired whether the request token is older than they are expected to live
 * @param now milliseconds since 1970
 */
export function readAccessTokenAnswer(
  answer: OAuthHttpAnswer,
  token: { expired: boolean },
  now: number,
): Outcome<AccessTokens> {
  const body = readBody(answer.body);
  const pair = tokenPair(body);
  if (!success(answer) || !pair) {
    const spent = token.expired ? 'pin-expired' : 'pin-used';
    const reading: Reading = {
      byText: (text) => firstMatch(pinKindsByPhrase, text) ?? (/request token/i.test(text) ? spent : undefined),
      byCode: (code) => (code === 89 ? spent : [32, 215].includes(code) ? 'wrong-pin' : undefined),
      unauthorized: 'wrong-pin',
    };
    return { ok: false, failure: failureOf(answer, body, reading, now) };
  }
  // An access token starts with the id of its user.
  const userId = body?.fields.get('user_id') || /^(\d+)-/.exec(pair.token)?.[1];
  if (userId === undefined || !/^\d{1,19}$/.test(userId)) {
    return unreadable(answer);
  }
  return { ok: true, value: { ...pair, userId, screenName: body?.fields.get('screen_name') ?? '' } };
}

/**
 * Reads the answer to ending an access. A token that is no longer accepted (89) has been ended already.
 * @param now milliseconds since 1970
 */
export function readInvalidateAnswer(answer: OAuthHttpAnswer, now: number): Outcome<null> {
  const body = readBody(answer.body);
  if (body?.codes.includes(89) || (success(answer) && body?.fields.has('access_token'))) {
    return { ok: true, value: null };
  }
  const reading: Reading = {
    byCode: (code) => ([32, 215].includes(code) ? 'wrong-keys' : undefined),
    unauthorized: 'wrong-keys',
  };
  return { ok: false, failure: failureOf(answer, body, reading, now) };
}
