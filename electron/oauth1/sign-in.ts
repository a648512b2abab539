/**
 * The PIN sign-in: performs what the state machine of `sign-in-state.ts` stands for.
 * https://docs.x.com/fundamentals/authentication/oauth-1-0a/pin-based-oauth
 *
 * Decisions:
 * - A refused PIN also spends its request token, so a new one is fetched at once and its page opens by itself: the
 *   page that is still open cannot give a valid PIN any more.
 * - An exchange that got no usable answer keeps its request token: the same PIN may be entered again, and whether the
 *   first try had reached the service is for its next answer to tell.
 * - Once the exchange has worked, the access is there. When the account then cannot be looked at for a reason other
 *   than the access itself (no network, a plan without that call, an empty balance), it is saved under the id and name
 *   that came with the access token, and `unconfirmed` says why.
 */
import { type AccessTokens, readAccessTokenAnswer, readRequestTokenAnswer } from './answers.ts';
import type { OAuthFailure, OAuthFailureKind, Outcome } from './failure.ts';
import { cleanPin } from './pin.ts';
import {
  accessTokenRequest,
  authorizeUrl,
  type ConsumerKeys,
  type OAuthEndpoints,
  type PageOptions,
  requestTokenRequest,
  type TokenPair,
} from './requests.ts';
import { type SignInEvent, type SignInFailure, type SignInState, transition } from './sign-in-state.ts';
import { type SignedCallPorts, signedCall } from './signed-call.ts';

/** How long a request token is expected to live, in milliseconds. X documents no number; 15 minutes are reported. */
export const REQUEST_TOKEN_LIFETIME = 15 * 60 * 1000;

/** Where and with which keys to sign in. */
export interface SignInOptions extends PageOptions {
  endpoints: OAuthEndpoints;
  keys: ConsumerKeys;
}

/** What it takes to go on with a sign-in after a restart. Secret. */
export interface PendingSignIn {
  requestToken: TokenPair;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/**
 * @template Profile what looking at the account gives
 * @template Account what saving it gives
 * @template Refusal why saving was refused
 */
export interface SignInPorts<Profile, Account, Refusal> extends SignedCallPorts {
  /** @returns false when the browser could not be started */
  openInBrowser(url: string): Promise<boolean>;
  copy(text: string): Promise<void>;
  /** Asks the service whose token this is. */
  checkAccount(tokens: AccessTokens, signal: AbortSignal): Promise<Outcome<Profile>>;
  /**
   * Stores the account for good; called at most once per sign-in, and never for one that was cancelled before.
   * @param profile null when the account could not be looked at
   */
  saveAccount(
    tokens: AccessTokens,
    profile: Profile | null,
  ): Promise<{ ok: true; value: Account } | { ok: false; reason: Refusal }>;
  /** Seals what `resume` needs, or drops it (null). Calls never overlap. Reports its own troubles. */
  keep(pending: PendingSignIn | null): Promise<void>;
  onChange(state: SignInState<Account, Refusal>): void;
}

/** The answer to what a person did. */
export type ActionOutcome<T> = { ok: true; value: T } | { ok: false; problem: 'sign-in-missing' | 'pin-missing' };

/** At most one sign-in is under way. Answers that belong to an earlier one change nothing. */
export interface SignIn<Account, Refusal> {
  state(): SignInState<Account, Refusal>;
  /** Starts anew, in place of a sign-in under way. Resolves when a PIN can be entered, or the start has failed. */
  start(options: SignInOptions): Promise<SignInState<Account, Refusal>>;
  /**
   * Goes on with the sign-in of an earlier run, without opening the page again.
   * @returns false, and drops it, when it is too old; false when another sign-in is under way
   */
  resume(pending: PendingSignIn, options: SignInOptions): Promise<boolean>;
  /** Signs in with the PIN. Resolves when that has worked or failed; a second call meanwhile joins the first. */
  finish(pin: string): Promise<ActionOutcome<SignInState<Account, Refusal>>>;
  openPage(): Promise<ActionOutcome<SignInState<Account, Refusal>>>;
  copyLink(): Promise<ActionOutcome<null>>;
  /** Ends the sign-in, or puts away one that has ended. */
  cancel(): Promise<void>;
}

/** What a failed exchange means for its request token: spent, still good, or (neither) the end. */
const SPENT: ReadonlySet<OAuthFailureKind> = new Set(['wrong-pin', 'pin-expired', 'pin-used']);
const STILL_GOOD: ReadonlySet<OAuthFailureKind> = new Set([
  'clock',
  'network',
  'address-not-found',
  'proxy',
  'certificate',
  'timeout',
  'offline',
  'cancelled',
  'service-down',
  'rate-limited',
  'unreadable-answer',
]);

/** Failures of looking at the account that say that the access itself is worth nothing. */
const ACCESS_REFUSED: ReadonlySet<OAuthFailureKind> = new Set(['signed-out', 'wrong-keys', 'app-suspended']);

/** A sign-in under way: what its state must not hold. */
interface Session {
  readonly attempt: string;
  readonly options: SignInOptions;
  readonly controller: AbortController;
  /** The request token that a PIN can be entered for. */
  pending: PendingSignIn | null;
  /** Counts openings of the page, so that a slow answer about an earlier one is not taken for the latest. */
  openings: number;
  /** The exchange under way. */
  finishing: Promise<void> | null;
}

export function createSignIn<Profile, Account, Refusal>(
  ports: SignInPorts<Profile, Account, Refusal>,
): SignIn<Account, Refusal> {
  let state: SignInState<Account, Refusal> = { step: 'idle' };
  let current: Session | null = null;
  let kept: Promise<void> = Promise.resolve();

  const isCurrent = (session: Session): boolean => session === current;

  function apply(session: Session, event: SignInEvent<Account, Refusal>): void {
    const next = transition(state, session.attempt, event);
    if (next !== state) {
      state = next;
      ports.onChange(state);
    }
  }

  /** Writes in the order of the calls, so that what is dropped stays dropped. */
  function keep(pending: PendingSignIn | null): Promise<void> {
    const written = kept.then(() => ports.keep(pending));
    kept = written.catch(() => undefined); // Whoever asked for this write hears of its failure; the next one goes on.
    return written;
  }

  function open(options: SignInOptions): Session {
    current?.controller.abort();
    const attempt = Buffer.from(ports.random(8)).toString('hex');
    current = { attempt, options, controller: new AbortController(), pending: null, openings: 0, finishing: null };
    return current;
  }

  /** Runs a part of a sign-in. What throws is a mistake in the program or a port: the sign-in must not hang on it. */
  async function run(session: Session, part: () => Promise<void>): Promise<void> {
    try {
      await part();
    } catch (error) {
      if (isCurrent(session)) {
        await fail(session, { kind: 'unexpected' });
        throw error;
      }
    }
  }

  async function fail(session: Session, failure: SignInFailure<Refusal>): Promise<void> {
    session.pending = null;
    apply(session, { type: 'failed', failure });
    await keep(null);
  }

  /** A signed call of this sign-in; a correction of the clock on the way becomes part of the state. */
  async function ask<T>(
    session: Session,
    build: Parameters<typeof signedCall<T>>[1],
    read: Parameters<typeof signedCall<T>>[2],
  ): Promise<Outcome<T>> {
    const outcome = await signedCall(ports, build, read, session.controller.signal);
    apply(session, { type: 'clock-corrected', seconds: ports.clock.correctedBySeconds() });
    return outcome;
  }

  const linkOf = (session: Session, pending: PendingSignIn): string =>
    authorizeUrl(session.options.endpoints, pending.requestToken.token, session.options);

  async function openBrowser(session: Session, link: string): Promise<void> {
    session.openings += 1;
    const opening = session.openings;
    apply(session, { type: 'browser-opening' });
    let opened: boolean;
    try {
      opened = await ports.openInBrowser(link);
    } catch {
      opened = false; // However the system reports it, the outcome for the person is one: they copy the link.
    }
    if (opening === session.openings) {
      apply(session, { type: 'browser-answered', opened });
    }
  }

  /** Fetches a request token and opens its page. */
  async function obtainPage(session: Session): Promise<void> {
    const { endpoints, keys } = session.options;
    const outcome = await ask(
      session,
      (stamp) => requestTokenRequest(endpoints, keys, stamp),
      (answer) => readRequestTokenAnswer(answer, ports.now()),
    );
    if (!isCurrent(session)) {
      return;
    }
    if (!outcome.ok) {
      return fail(session, outcome.failure);
    }
    const pending = { requestToken: outcome.value, createdAt: ports.now() };
    const link = linkOf(session, pending);
    session.pending = pending;
    // Before the page opens: from then on the person may hold a PIN, and closing the app must not waste it.
    await keep(pending);
    if (isCurrent(session)) {
      apply(session, { type: 'page-ready', expiresAt: pending.createdAt + REQUEST_TOKEN_LIFETIME });
      // Not waited for: some browsers answer only when they are closed.
      void openBrowser(session, link);
    }
  }

  async function exchange(session: Session, pending: PendingSignIn, pin: string): Promise<void> {
    const { endpoints, keys } = session.options;
    apply(session, { type: 'pin-entered' });
    const expired = ports.now() - pending.createdAt >= REQUEST_TOKEN_LIFETIME;
    const outcome = await ask(
      session,
      (stamp) => accessTokenRequest(endpoints, keys, pending.requestToken, pin, stamp),
      (answer) => readAccessTokenAnswer(answer, { expired }, ports.now()),
    );
    if (!isCurrent(session)) {
      return;
    }
    if (outcome.ok) {
      return conclude(session, outcome.value);
    }
    const { failure } = outcome;
    if (SPENT.has(failure.kind)) {
      session.pending = null;
      apply(session, { type: 'pin-refused', reason: failure });
      return obtainPage(session);
    }
    if (STILL_GOOD.has(failure.kind)) {
      return apply(session, { type: 'exchange-interrupted', reason: failure });
    }
    return fail(session, failure);
  }

  async function conclude(session: Session, tokens: AccessTokens): Promise<void> {
    session.pending = null;
    apply(session, { type: 'exchanged' });
    await keep(null);
    if (!isCurrent(session)) {
      return;
    }
    const check = await ports.checkAccount(tokens, session.controller.signal);
    if (!isCurrent(session)) {
      return;
    }
    if (!check.ok && ACCESS_REFUSED.has(check.failure.kind)) {
      return fail(session, check.failure);
    }
    const saved = await ports.saveAccount(tokens, check.ok ? check.value : null);
    if (!isCurrent(session)) {
      return;
    }
    if (!saved.ok) {
      return fail(session, { kind: 'not-saved', reason: saved.reason });
    }
    const unconfirmed: OAuthFailure | null = check.ok ? null : check.failure;
    apply(session, { type: 'saved', account: saved.value, unconfirmed });
  }

  return {
    state: () => state,

    async start(options) {
      const session = open(options);
      apply(session, { type: 'started', clockCorrectedBySeconds: ports.clock.correctedBySeconds() });
      await run(session, async () => {
        await keep(null); // Whatever an earlier sign-in or an earlier run left.
        if (isCurrent(session)) {
          await obtainPage(session);
        }
      });
      return state;
    },

    async resume(pending, options) {
      if (state.step !== 'idle') {
        return false;
      }
      // A creation in the future tells that the clock was changed since; a small one may be its daily adjustment.
      if (Math.abs(ports.now() - pending.createdAt) >= REQUEST_TOKEN_LIFETIME) {
        await keep(null);
        return false;
      }
      const session = open(options);
      session.pending = pending;
      apply(session, {
        type: 'resumed',
        clockCorrectedBySeconds: ports.clock.correctedBySeconds(),
        expiresAt: pending.createdAt + REQUEST_TOKEN_LIFETIME,
      });
      return true;
    },

    async finish(text) {
      const session = current;
      if (!session?.finishing) {
        if (!session?.pending || state.step !== 'waiting-for-pin') {
          return { ok: false, problem: 'sign-in-missing' };
        }
        const { pending } = session;
        const pin = cleanPin(text);
        if (pin === '') {
          return { ok: false, problem: 'pin-missing' };
        }
        session.finishing = run(session, () => exchange(session, pending, pin)).finally(() => {
          session.finishing = null;
        });
      }
      await session.finishing;
      return { ok: true, value: state };
    },

    async openPage() {
      if (!current?.pending || state.step !== 'waiting-for-pin') {
        return { ok: false, problem: 'sign-in-missing' };
      }
      await openBrowser(current, linkOf(current, current.pending));
      return { ok: true, value: state };
    },

    async copyLink() {
      if (!current?.pending || state.step !== 'waiting-for-pin') {
        return { ok: false, problem: 'sign-in-missing' };
      }
      await ports.copy(linkOf(current, current.pending));
      return { ok: true, value: null };
    },

    async cancel() {
      const session = current;
      if (session) {
        session.controller.abort();
        session.pending = null;
        apply(session, { type: 'cancelled' });
        current = null;
        await keep(null);
      }
    },
  };
}
