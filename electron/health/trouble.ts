/**
 * Failures as findings. Of an error only its code, the end of a pause and identifiers of a known shape are used, and
 * everything else is written anew: what is shown and reported can hold no secret, whoever made the error.
 */
import { type AppError, appError, type ErrorAction, type ErrorCode } from '../contract/errors.ts';
import { errorSentences, practiceErrorSentences } from '../contract/messages/errors.ts';
import { healthResults } from '../contract/messages/health-results.ts';
import type { Access } from '../contract/views/accounts.ts';
import type { ServiceId } from '../contract/views/ids.ts';
import type { Finding } from './finding.ts';

/** Of whom a failure speaks. */
export interface About {
  service: ServiceId;
  access: Access | null;
}

const console: ErrorAction = { kind: 'open-page', url: 'https://console.x.com' };

const actions: Partial<Record<ErrorCode, ErrorAction>> = {
  'wrong-keys': { kind: 'enter-keys' },
  'key-missing': { kind: 'enter-keys' },
  'key-unknown': { kind: 'enter-keys' },
  'signed-out': { kind: 'sign-in-again' },
  'needs-user-sign-in': { kind: 'sign-in-again' },
  'secret-damaged': { kind: 'sign-in-again' },
  'needs-plan': console,
  'needs-permission': console,
  'out-of-money': console,
  'spend-cap': console,
  'usage-cap': console,
  'app-suspended': console,
  'callback-not-approved': console,
  'account-locked': { kind: 'open-page', url: 'https://x.com' },
};

/** Failures that say nothing of the setup: the next try may go well. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'access-dropped',
  'address-not-found',
  'cancelled',
  'certificate',
  'network',
  'offline',
  'proxy',
  'rate-limited',
  'service-down',
  'timeout',
  'unexpected',
  'unreadable-answer',
]);

/** Failures that are no service's: their sentence is the same everywhere. */
const ofThisComputer: ReadonlySet<ErrorCode> = new Set([
  'account-unknown',
  'cancelled',
  'key-unknown',
  'keychain-unavailable',
  'needs-user-sign-in',
  'offline',
  'practice-not-started',
  'secret-damaged',
  'unexpected',
  'vault-locked',
  'vault-undecided',
]);

/** @returns the end of the pause as an ISO time; null when it is not told */
function pauseEnd({ action }: AppError): string | null {
  const until = action.kind === 'wait' ? Date.parse(action.until) : Number.NaN;
  return Number.isNaN(until) ? null : new Date(until).toISOString();
}

/** Codes of a version that this one does not know are unexpected. */
const knownCode = ({ code }: AppError): ErrorCode => (Object.hasOwn(errorSentences, code) ? code : 'unexpected');

function sentence(error: AppError, { service, access }: About): string {
  const words = healthResults[service];
  const code = knownCode(error);
  if (code === 'rate-limited') {
    const until = pauseEnd(error);
    return until === null ? words.pauseOfUnknownLength : words.pause(until);
  }
  if (code === 'signed-out' && access === 'app-only') return words.appRefused;
  const own = words.troubles[code];
  if (own !== undefined) return own;
  if (service === 'x' || ofThisComputer.has(code)) return appError(code).message;
  const practice: Partial<Record<ErrorCode, string>> = practiceErrorSentences;
  return practice[code] ?? words.refused;
}

function actionFor(error: AppError, { service }: About): ErrorAction {
  const until = pauseEnd(error);
  if (until !== null) return { kind: 'wait', until };
  const action = actions[knownCode(error)] ?? { kind: 'retry' };
  // The practice service has no console and brings its own keys.
  if (service === 'practice' && action.kind !== 'sign-in-again') return { kind: 'retry' };
  return action;
}

/** Words with hyphens, as in `oauth1-permissions` and `about:blank`; no key or token looks like that. */
const typeShape = /^(?=.{1,60}$)[a-z][a-z0-9]{0,19}(?:[-:_][a-z0-9]{1,19})*$/;
/** X's names for calls are hexadecimal. */
const transactionShape = /^[0-9a-f][0-9a-f-]{6,38}[0-9a-f]$/i;

/** @returns status and identifiers that are no secrets by their shape; null when nothing is left */
function safeDetails({ details }: AppError): Finding['details'] {
  const { status, type, transactionId } = details ?? {};
  const kept = {
    ...(Number.isInteger(status) && status !== undefined ? { status } : {}),
    ...(type !== undefined && typeShape.test(type) ? { type } : {}),
    ...(transactionId !== undefined && transactionShape.test(transactionId) ? { transactionId } : {}),
  };
  return Object.keys(kept).length === 0 ? null : kept;
}

/** A failure as the result of a check. */
export const trouble = (error: AppError, about: About): Finding => ({
  state: passing.has(knownCode(error)) ? 'attention' : 'bad',
  message: sentence(error, about),
  action: actionFor(error, about),
  details: safeDetails(error),
  code: knownCode(error),
});
