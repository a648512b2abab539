/**
 * What X says when it refuses, and what it means. Types and titles are those of API v2 (RFC 9457), numbers and messages
 * those of v1.1 and of both versions' edge. See https://docs.x.com/x-api/fundamentals/response-codes-and-errors; the
 * numbers were listed there until June 2025.
 */
import type { ErrorCode } from '../contract/errors.ts';
import type { Credentials } from './credentials.ts';

/** By the last part of the problem's type. */
export const knownTypes: ReadonlyMap<string, ErrorCode> = new Map<string, ErrorCode>([
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

/** By title, for answers whose type is missing or new. */
export const knownTitles: ReadonlyMap<string, ErrorCode> = new Map<string, ErrorCode>([
  ['Unsupported Authentication', 'needs-user-sign-in'],
  ['Client Forbidden', 'needs-plan'],
  ['Invalid Request', 'bad-request'],
  ['Not Found Error', 'gone'],
  ['Authorization Error', 'hidden'],
  ['UsageCapExceeded', 'usage-cap'],
  ['CreditsDepleted', 'out-of-money'],
  ['SpendCapReached', 'spend-cap'],
]);

/** Whether a user or the app alone has asked: some refusals mean something else for each. */
export type Asker = Credentials['kind'];

interface KnownError {
  /** Null for what has no number of its own. */
  number: number | null;
  /** What its message says, for bodies that carry no number; null where the message means nothing by itself. */
  says: RegExp | null;
  code: ErrorCode | Readonly<Record<Asker, ErrorCode>>;
}

const row = (number: number | null, code: KnownError['code'], says: RegExp | null = null): KnownError => ({
  number,
  says,
  code,
});

/** The first whose message matches counts, so that what says more stands before what says less. */
const knownErrors: readonly KnownError[] = [
  row(135, 'clock', /\btimestamp out of bounds\b/i),
  row(null, 'spend-cap', /\bspend(?:ing)? (?:cap|limit)\b/i),
  row(null, 'out-of-money', /\bcredits depleted\b|\bdoes not have any credits\b/i),
  row(null, 'account-locked', /\byour account is not permitted\b/i),
  row(null, 'text-repeated', /\bduplicate content\b/i),
  // The old form of "this account is protected", sent with status 401 although the sign-in is fine.
  row(null, 'hidden', /^not authorized\.?$/im),
  row(17, 'user-unknown', /\bno user matches\b/i),
  row(25, 'bad-request', /\bquery parameters are missing\b/i),
  row(32, 'signed-out', /\bcould not authenticate you\b/i),
  row(34, 'gone', /\bthat page does not exist\b/i),
  row(50, 'user-unknown', /\buser not found\b/i),
  row(64, 'account-locked', /\byour account is suspended\b/i),
  row(63, 'user-suspended', /\buser has been suspended\b/i),
  row(68, 'bad-request', /\bAPI v1 is no longer active\b/i),
  row(87, 'needs-plan', /\bclient is not permitted to perform\b/i),
  row(88, 'rate-limited', /\brate limit exceeded\b/i),
  row(89, 'signed-out', /\binvalid or expired token\b/i),
  row(92, 'bad-request', /\bssl is required\b/i),
  row(93, 'needs-permission', /\bdirect messages\b/i),
  row(99, 'wrong-keys', /\bunable to verify your credentials\b/i),
  row(130, 'service-down', /\bover capacity\b/i),
  row(131, 'service-down', /^internal error\.?$/im),
  row(136, 'hidden', /\byou have been blocked\b/i),
  row(139, 'already-done', /\balready (?:favorited|liked)\b/i),
  row(144, 'gone', /\bno status found with that id\b/i),
  row(170, 'text-missing', /\bmissing required parameter: status\b/i),
  row(179, 'hidden', /\bnot authorized to see this status\b/i),
  row(185, 'write-limit', /\bover (?:the )?daily (?:status )?(?:update )?limit\b/i),
  row(186, 'text-too-long', /\bneeds to be a bit shorter\b|\bstatus is over \d+ characters\b/i),
  row(187, 'text-repeated', /\bstatus is a duplicate\b/i),
  row(195, 'bad-request', /\bmissing or invalid url parameter\b/i),
  row(215, 'signed-out', /\bbad authentication data\b/i),
  row(
    220,
    // The app alone lacks a user here; a user who is signed in lacks what the plan does not give.
    { app: 'needs-user-sign-in', user: 'needs-plan' },
    /\bcredentials do not allow access\b/i,
  ),
  row(226, 'looks-automated', /\blooks like it might be automated\b/i),
  row(231, 'signed-out', /\buser must verify login\b/i),
  row(251, 'bad-request', /\bendpoint has been retired\b/i),
  row(261, 'needs-permission', /\bcannot perform write actions\b/i),
  row(326, 'account-locked', /\baccount is temporarily locked\b/i),
  row(327, 'already-done', /\balready retweeted\b/i),
  row(385, 'reply-refused', /\breply to a (?:tweet|post) that is deleted\b/i),
  row(415, 'callback-not-approved', /\bcallback url not approved\b/i),
  row(416, 'app-suspended', /\bsuspended application\b/i),
  row(417, 'callback-not-approved', /\bonly support the oauth_callback value\b/i),
  // Rule violations (422) begin with the same words.
  row(421, 'gone', /\b(?:tweet|post) is no longer available\b/i),
  row(422, 'gone'),
  row(425, 'reply-refused', /\bthis action (?:is|has been) disabled\b/i),
  row(433, 'reply-refused', /\bauthor restricted who can reply\b/i),
  // Its text has changed often, and names of plans in it mean nothing.
  row(453, 'needs-plan'),
];

const codeFor = ({ code }: KnownError, asker: Asker): ErrorCode => (typeof code === 'string' ? code : code[asker]);

/** @returns what the first of these numbers that is known means */
export function codeOfNumbers(numbers: readonly number[], asker: Asker): ErrorCode | undefined {
  const known = numbers.map((number) => knownErrors.find((each) => each.number === number));
  const first = known.find((each) => each !== undefined);
  return first === undefined ? undefined : codeFor(first, asker);
}

/** @returns what a message without a number means */
export function codeOfText(text: string, asker: Asker): ErrorCode | undefined {
  const known = knownErrors.find(({ says }) => says?.test(text));
  return known === undefined ? undefined : codeFor(known, asker);
}
