/** The sign-in of the app: which key and service it is for, what it leaves behind, and how the page sees it. */
import type { Accounts } from '../accounts/accounts.ts';
import type { Profile } from '../accounts/book.ts';
import type { PendingSignIn as PendingRecord } from '../accounts/pending-sign-in.ts';
import { type AppError, appError, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { AccountId, ServiceId } from '../contract/views/ids.ts';
import type { SignInView } from '../contract/views/sign-in.ts';
import type { AccessTokens } from '../oauth1/answers.ts';
import type { OAuthFailure, OAuthFailureKind, Outcome } from '../oauth1/failure.ts';
import { cleanPin } from '../oauth1/pin.ts';
import {
  type ActionOutcome,
  createSignIn,
  type PendingSignIn,
  type SignIn,
  type SignInOptions,
} from '../oauth1/sign-in.ts';
import type { SignInFailure, SignInState } from '../oauth1/sign-in-state.ts';
import { appErrorOfOAuth } from '../x/errors.ts';
import type { Ambient } from './ambient.ts';
import type { MeBilled } from './other-access.ts';
import { savePracticeKey } from './practice-key.ts';
import type { Service, Services } from './services.ts';

interface Saved {
  accountId: AccountId;
  renewed: boolean;
}

/** Who has signed in, and what it may have cost to ask. */
interface Checked extends Profile {
  billed: MeBilled;
}

/** What a sign-in is for. */
interface Purpose {
  service: Service;
  keyId: string;
  /** The account to renew; null when one is to be added. */
  accountId: AccountId | null;
  forceLogin: boolean;
}

export interface AppSignIn {
  view(): SignInView | null;
  /** @param request.keyId needed for X when nothing else tells which key to use */
  start(request: {
    service: ServiceId;
    keyId?: string | undefined;
    accountId?: AccountId | undefined;
  }): Promise<Result<SignInView>>;
  finish(pin: string): Promise<Result<SignInView>>;
  openPage(): Promise<Result<SignInView>>;
  copyLink(): Promise<Result<null>>;
  cancel(): Promise<void>;
  /** Goes on with the sign-in of an earlier run, when there is one that is still good. */
  resume(): Promise<void>;
}

export interface AppSignInPorts {
  accounts: Accounts;
  services: Services;
  ambient: Pick<Ambient, 'now'>;
  /** @returns false when the browser could not be started */
  openInBrowser(url: string): Promise<boolean>;
  copy(text: string): Promise<void>;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
  /** An account was added, or has new tokens: what stopped its reading may no longer be so. */
  onSaved(accountId: AccountId): void;
  /** What finding out whose sign-in it is has cost an account that is there now. */
  onBilled(accountId: AccountId, billed: MeBilled): void;
  onChange(): void;
  report(event: string, error: AppError): void;
}

/** Codes of failed calls that the sign-in has a name for; all others are a refusal to it. */
const namedKinds: ReadonlySet<string> = new Set<OAuthFailureKind>([
  'clock',
  'wrong-keys',
  'app-suspended',
  'account-locked',
  'signed-out',
  'needs-plan',
  'needs-permission',
  'out-of-money',
  'usage-cap',
  'spend-cap',
  'rate-limited',
  'service-down',
  'unreadable-answer',
  'network',
  'address-not-found',
  'proxy',
  'certificate',
  'timeout',
  'offline',
  'cancelled',
]);

function asOAuthFailure({ code, details }: AppError): OAuthFailure {
  const kind = namedKinds.has(code) ? (code as OAuthFailureKind) : 'refused';
  return { kind, ...(details?.status === undefined ? {} : { status: details.status }) };
}

function recordOf({ service, keyId, accountId }: Purpose, { requestToken, createdAt }: PendingSignIn): PendingRecord {
  const { token, secret } = requestToken;
  return {
    service: service.id,
    keyId,
    accountId,
    requestToken: token,
    requestTokenSecret: secret,
    startedAt: createdAt,
  };
}

function errorOf(failure: SignInFailure<AppError>, now: number): AppError {
  if (failure.kind === 'not-saved') return failure.reason;
  if (failure.kind === 'unexpected') return appError('unexpected', { kind: 'retry' });
  return appErrorOfOAuth(failure, now);
}

const sameService = (accounts: AccountView[], service: ServiceId) => accounts.filter((one) => one.service === service);

export function createAppSignIn(ports: AppSignInPorts): AppSignIn {
  const { accounts, services } = ports;
  const { now } = ports.ambient;
  let purpose: Purpose | null = null;

  const machine: SignIn<Saved, AppError> = createSignIn<Checked, Saved, AppError>({
    // The purpose is set before every start; its service performs the requests of this sign-in.
    send: (request, signal) => needed().service.calls.send(request, signal),
    clock: {
      now: () => needed().service.calls.clock.now(),
      learn: (date) => needed().service.calls.clock.learn(date),
      correctedBySeconds: () => needed().service.calls.clock.correctedBySeconds(),
    },
    random: (bytes) => needed().service.calls.random(bytes),
    now,
    openInBrowser: ports.openInBrowser,
    copy: ports.copy,
    checkAccount: (tokens, signal) => checkAccount(tokens, signal),
    saveAccount: async (tokens, profile) => saveAccount(tokens, profile),
    async keep(pending) {
      const kept = accounts.pending.keep(pending && recordOf(needed(), pending));
      // Without it only a restart in the middle of a sign-in is not possible.
      if (!kept.ok) ports.report('pending-not-kept', kept.error);
    },
    onChange: ports.onChange,
  });

  function needed(): Purpose {
    if (!purpose) throw new Error('a sign-in has no purpose');
    return purpose;
  }

  async function checkAccount(tokens: AccessTokens, signal: AbortSignal): Promise<Outcome<Checked>> {
    const { service, keyId } = needed();
    ports.addSecret(tokens.token);
    ports.addSecret(tokens.secret);
    const keys = accounts.keys.pair(keyId);
    if (!keys.ok) return { ok: false, failure: asOAuthFailure(keys.error) };
    const answer = await service.xFor(keyId).me(
      {
        kind: 'user',
        consumerKey: keys.value.apiKey,
        consumerSecret: keys.value.apiKeySecret,
        token: tokens.token,
        tokenSecret: tokens.secret,
      },
      signal,
    );
    if (!answer.ok) return { ok: false, failure: asOAuthFailure(answer.error) };
    const { user, billed } = answer.value;
    const { username, name, avatar } = user;
    return { ok: true, value: { username, name, avatar, billed } };
  }

  function saveAccount(
    tokens: AccessTokens,
    profile: Checked | null,
  ): { ok: true; value: Saved } | { ok: false; reason: AppError } {
    const { service, keyId } = needed();
    const known = accounts.book
      .list()
      .find(({ userId, service: own }) => own === service.id && userId === tokens.userId);
    const added = accounts.book.add({
      service: service.id,
      access: 'pin',
      userId: tokens.userId,
      keyId,
      token: tokens.token,
      tokenSecret: tokens.secret,
      username: profile?.username ?? (tokens.screenName || (known?.username ?? '')),
      name: profile?.name ?? known?.name ?? tokens.screenName,
      avatar: profile?.avatar ?? known?.avatar ?? null,
    });
    if (!added.ok) return { ok: false, reason: added.error };
    ports.onSaved(added.value.account.id);
    if (profile) ports.onBilled(added.value.account.id, profile.billed);
    return { ok: true, value: { accountId: added.value.account.id, renewed: added.value.renewed } };
  }

  function viewOf(state: SignInState<Saved, AppError>): SignInView | null {
    const view = neutralViewOf(state);
    return view?.error && view.service === 'practice' ? { ...view, error: errorAtPractice(view.error) } : view;
  }

  function neutralViewOf(state: SignInState<Saved, AppError>): SignInView | null {
    if (state.step === 'idle' || !purpose) return null;
    const common: SignInView = {
      attempt: state.attempt,
      service: purpose.service.id,
      keyId: purpose.keyId,
      step: state.step,
      browserOpened: !('browser' in state) || state.browser !== 'not-opened',
      expiresAt: 'expiresAt' in state ? new Date(state.expiresAt).toISOString() : null,
      error: null,
      clockCorrectedBySeconds: state.clockCorrectedBySeconds,
      forceLogin: purpose.forceLogin,
      accountId: null,
      renewed: false,
    };
    switch (state.step) {
      case 'requesting':
      case 'waiting-for-pin':
        return { ...common, error: state.reason && appErrorOfOAuth(state.reason, now()) };
      case 'done': {
        const { accountId, renewed } = state.account;
        const other = purpose.accountId !== null && purpose.accountId !== accountId;
        const unconfirmed = state.unconfirmed && appErrorOfOAuth(state.unconfirmed, now());
        return { ...common, error: other ? appError('wrong-account') : unconfirmed, accountId, renewed };
      }
      case 'failed':
        return { ...common, error: errorOf(state.failure, now()) };
      default:
        return common;
    }
  }

  const problemOf = (problem: 'sign-in-missing' | 'pin-missing'): AppError =>
    purpose?.service.id === 'practice' ? errorAtPractice(appError(problem)) : appError(problem);

  const answer = (outcome: ActionOutcome<SignInState<Saved, AppError>>): Result<SignInView> => {
    if (!outcome.ok) return fail(problemOf(outcome.problem));
    const view = viewOf(outcome.value);
    return view ? ok(view) : fail(appError('cancelled'));
  };

  /** The options of a sign-in for a purpose. */
  function optionsFor({ service, keyId, accountId, forceLogin }: Purpose): Result<SignInOptions> {
    const keys = accounts.keys.pair(keyId);
    if (!keys.ok) return keys;
    const renewing = accountId && accounts.book.list().find(({ id }) => id === accountId);
    return ok({
      endpoints: service.endpoints,
      keys: { consumerKey: keys.value.apiKey, consumerSecret: keys.value.apiKeySecret },
      forceLogin,
      ...(renewing ? { screenName: renewing.username } : {}),
    });
  }

  return {
    view: () => viewOf(machine.state()),

    async start({ service: id, keyId, accountId }) {
      const service = await services.get(id);
      if (!service.ok) return service;
      const all = accounts.book.list();
      const renewing = sameService(all, id).find((one) => one.id === accountId);
      if (accountId && !renewing) return fail(appError('account-unknown'));
      const keys = accounts.keys.list().filter((key) => key.service === id);
      const chosen = keyId ?? renewing?.keyId ?? (keys.length === 1 ? keys[0]?.id : undefined);
      const key: Result<string> =
        id === 'practice'
          ? savePracticeKey(accounts, services)
          : chosen
            ? ok(chosen)
            : fail(appError('key-missing', { kind: 'enter-keys' }));
      if (!key.ok) return key;
      // A key goes to the service that it was made for, to no other.
      if (id === 'x' && !keys.some((own) => own.id === key.value)) {
        return fail(appError('key-unknown', { kind: 'enter-keys' }));
      }
      const next: Purpose = {
        service: service.value,
        keyId: key.value,
        accountId: accountId ?? null,
        forceLogin: sameService(all, id).some((one) => one.id !== accountId),
      };
      const options = optionsFor(next);
      if (!options.ok) return options;
      // A sign-in under way ends with the purpose that it was started for.
      await machine.cancel();
      purpose = next;
      return answer({ ok: true, value: await machine.start(options.value) });
    },

    async finish(pin) {
      ports.addSecret(cleanPin(pin));
      return answer(await machine.finish(pin));
    },

    async openPage() {
      return answer(await machine.openPage());
    },

    async copyLink() {
      const outcome = await machine.copyLink();
      return outcome.ok ? ok(null) : fail(problemOf(outcome.problem));
    },

    cancel: () => machine.cancel(),

    async resume() {
      const pending = accounts.pending.read();
      if (!pending.ok || !pending.value) return;
      const { service: id, keyId, accountId, requestToken, requestTokenSecret, startedAt } = pending.value;
      const service = await services.get(id);
      if (!service.ok) return;
      const forceLogin = sameService(accounts.book.list(), id).some((one) => one.id !== accountId);
      const next: Purpose = { service: service.value, keyId, accountId, forceLogin };
      const options = optionsFor(next);
      if (!options.ok || machine.state().step !== 'idle') return;
      purpose = next;
      const record = { requestToken: { token: requestToken, secret: requestTokenSecret }, createdAt: startedAt };
      await machine.resume(record, options.value);
    },
  };
}
