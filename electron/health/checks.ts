/** What each check makes of the answers: pure, one function a check. */
import type { AppError, ErrorCode, Result } from '../contract/errors.ts';
import { healthResults } from '../contract/messages/health-results.ts';
import { attention, bad, type Finding, good, skipped } from './finding.ts';
import type { HealthUsage, Reached } from './ports.ts';
import { type About, trouble } from './trouble.ts';

/** Differences up to this many seconds come from the way of the answer. */
const rightSeconds = 60;
/** Signatures that are off by more are surely refused; what is in between often is not. */
const refusedSeconds = 5 * 60;

/** An answer that takes longer than this, in milliseconds, is felt as slow. */
const slowAnswer = 5_000;

/** What X says of the app or its credit, whoever asks. */
const planCodes: ReadonlySet<ErrorCode> = new Set(['needs-plan', 'out-of-money', 'spend-cap', 'usage-cap']);
const keyCodes: ReadonlySet<ErrorCode> = new Set(['wrong-keys', 'app-suspended', 'key-missing', 'key-unknown']);

/** `GMT` as RFC 9110 section 5.6.7 asks, and `UTC` as X sometimes writes. @returns milliseconds; null for no date */
function readDate(header: string | null): number | null {
  const time = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC)$/.test(header?.trim() ?? '')
    ? Date.parse(header ?? '')
    : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/**
 * @param now this computer's clock when the answer was there
 * @param correctedBySeconds what is known of it besides
 */
export function clockFinding(
  reached: Result<Reached>,
  { now, correctedBySeconds }: { now: number; correctedBySeconds: number },
  { service }: About,
): Finding {
  const words = healthResults[service].clock;
  if (!reached.ok) return skipped(words.unreached);
  const { dateHeader, milliseconds } = reached.value;
  const told = readDate(dateHeader);
  if (told === null && correctedBySeconds === 0) return skipped(words.untold);
  const slow = told === null ? correctedBySeconds : (told - (now - milliseconds / 2)) / 1000;
  const off = Math.abs(slow);
  if (off <= rightSeconds) return good(words.right);
  if (off <= refusedSeconds) return attention(slow > 0 ? words.slow(off) : words.fast(off), { kind: 'retry' });
  return bad(slow > 0 ? words.tooSlow(off) : words.tooFast(off), { kind: 'retry' });
}

/** Whether the service can be reached, and what is in the way. */
export function networkFinding(reached: Result<Reached>, about: About): Finding {
  const words = healthResults[about.service].network;
  if (reached.ok) {
    const { milliseconds } = reached.value;
    return milliseconds < slowAnswer
      ? good(words.good(milliseconds))
      : attention(words.slow(milliseconds), { kind: 'retry' });
  }
  const found = trouble(reached.error, about);
  switch (found.code) {
    case 'proxy':
      return skipped(words.behindProxy);
    case 'offline':
    case 'network':
    case 'address-not-found':
    case 'timeout':
    case 'unreadable-answer':
    case 'service-down':
      return { ...found, state: 'bad', message: words[found.code] };
    default:
      return { ...found, state: 'bad' };
  }
}

/** A proxy that is in between: its address, none, or nobody knows. */
export type ProxyFound = { place: string | null } | 'unknown';

export function proxyFinding(
  reached: Result<Reached>,
  { mode, found }: { mode: 'system' | 'manual'; found: ProxyFound },
  about: About,
): Finding {
  const words = healthResults[about.service].proxy;
  if (!reached.ok && reached.error.code === 'proxy') {
    const message = mode === 'manual' ? words.manualRefused : words.systemRefused;
    return { ...trouble(reached.error, about), state: 'bad', message };
  }
  if (found === 'unknown') return skipped(words.unknown);
  if (found.place === null) return good(words.none);
  if (!reached.ok) return skipped(mode === 'manual' ? words.manualUnproven : words.systemUnproven);
  return good(mode === 'manual' ? words.manual : words.system);
}

/** @param answer null when there is no key to ask about */
export function keyFinding(answer: Result<null> | null, about: About): Finding {
  const words = healthResults[about.service].key;
  if (answer !== null) return answer.ok ? good(words.good) : trouble(answer.error, about);
  if (about.access !== null) return skipped(words.none);
  return about.service === 'x' ? attention(words.missing, { kind: 'enter-keys' }) : skipped(words.missing);
}

/** Without a key that the service accepts, nothing that is signed with it can work. */
export const keyRefused = (answer: Result<null> | null): boolean =>
  answer !== null && !answer.ok && keyCodes.has(answer.error.code);

/** The service does not let this app read at all. */
const planRefused = ({ code }: AppError): boolean => planCodes.has(code);

/** Whose sign-in it is, as the service says. */
export type Me = Result<{ username: string; canPost: boolean | null }>;

/** Handles of X: nothing else is shown as one. */
const handle = /^[A-Za-z0-9_]{1,15}$/;

export function signInFinding(me: Me, about: About): Finding {
  const words = healthResults[about.service].signIn;
  if (me.ok) {
    const { username } = me.value;
    return { ...good(words.good(handle.test(username) ? username : null)), reported: words.good(null) };
  }
  if (planRefused(me.error)) return skipped(words.withoutPlan);
  // Whoever is told of a missing permission was recognised.
  return me.error.code === 'needs-permission' ? good(words.good(null)) : trouble(me.error, about);
}

export function permissionFinding(me: Me, about: About): Finding {
  const words = healthResults[about.service].permission;
  if (!me.ok) {
    return me.error.code === 'needs-permission' ? trouble(me.error, about) : skipped(words.withoutSignIn);
  }
  switch (me.value.canPost) {
    case true:
      return good(words.readAndWrite);
    case false:
      return good(words.readOnly);
    default:
      return good(words.unknown);
  }
}

/** @returns what the answer about the sign-in already tells of the plan; null when reading has to be tried */
export const planFindingOfMe = (me: Me, about: About): Finding | null =>
  !me.ok && planRefused(me.error) ? trouble(me.error, about) : null;

export function planFinding(answer: Result<{ billed: number }>, about: About): Finding {
  const words = healthResults[about.service].plan;
  if (!answer.ok) return trouble(answer.error, about);
  return good(answer.value.billed > 0 ? words.billed(answer.value.billed) : words.free);
}

export function priceFinding(usage: HealthUsage | null, { service }: About): Finding {
  const words = healthResults[service].price;
  if (usage === null) return service === 'x' ? skipped(words.none) : good(words.none);
  const { capPosts, postsToday } = usage;
  return postsToday >= capPosts && capPosts > 0
    ? attention(words.capReached(usage, capPosts), { kind: 'none' })
    : good(words.known(usage));
}
