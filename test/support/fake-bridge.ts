/**
 * A bridge without a main process behind it: the contract's `Bridge` over a small model in memory, for component tests
 * and for looking at screens. Arguments are checked with the contract's own schemas. The caller can script the next
 * answer of a call, hold answers back, and look at what was called.
 */
import { type Bridge, makeBridge } from '../../electron/contract/bridge.ts';
import {
  type CallAnswers,
  type CallName,
  callSchemas,
  type EventName,
  type Events,
  type ParsedArgument,
} from '../../electron/contract/calls.ts';
import type { Handlers } from '../../electron/contract/dispatch.ts';
import { type AppError, appError, fail, ok, type Result } from '../../electron/contract/errors.ts';
import type { AccountView, ReadingPreferencesView } from '../../electron/contract/views/accounts.ts';
import type { AppView } from '../../electron/contract/views/app.ts';
import type { AccountId, ServiceId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import type { SignInView } from '../../electron/contract/views/sign-in.ts';
import { drawAvatar } from './fake-pictures.ts';
import { type FakeReading, makeFakeReading } from './fake-reading.ts';
import { type FakeSetup, makeFakeSetup } from './fake-setup.ts';
import { FakeTimeline } from './fake-timeline.ts';

export interface FakeBridgeOptions {
  /** Replaces parts of the app view at start. Without it: two accounts, one key, keychain protection. */
  app?: Partial<AppView>;
  /** Stored entries per timeline; 0 gives empty timelines. Default 200. */
  entries?: number;
  /** ISO time that is "now" in the model. */
  now?: string;
}

/** The PIN that the model takes; every other number is wrong. */
export const rightPin = '4868795';
/** The passphrase that the model takes when it starts locked. */
export const rightPassphrase = 'correct horse';

export const fakeKey: AppKeyView = {
  id: 'key-1',
  service: 'x',
  name: 'Class of 2026',
  hint: 'q7Zd',
  dialect: 'automatic',
  speaks: 'v2',
};

/** A saved account; the index decides name, picture and colour. */
export function fakeAccount(index: number, change: Partial<AccountView> = {}): AccountView {
  const known = [
    { username: 'ada_lovelace', name: 'Ada Lovelace' },
    { username: 'harbour_library', name: 'Harbour Town Library' },
    { username: 'x_longest_name', name: 'Bartholomäus von Hohenstein-Unterbergwald zu Krähenfels 🏔️' },
    { username: 'noor', name: 'نور الساحر' },
  ];
  const { username, name } = known[index] ?? { username: `reader_${index}`, name: `Reader ${index}` };
  return {
    id: `x:${100 + index}`,
    service: 'x',
    access: 'pin',
    userId: String(100 + index),
    username,
    name,
    avatar: index % 3 === 1 ? null : drawAvatar(index),
    keyId: fakeKey.id,
    colour: index % 8,
    problem: null,
    canPost: null,
    reading: { columns: [{ kind: 'home' }], savedSearches: [], filters: [], refused: [] },
    ...change,
  };
}

/** A sign-in that waits for its PIN. */
export function fakeSignIn(change: Partial<SignInView> = {}): SignInView {
  return {
    attempt: 'attempt-1',
    service: 'x',
    keyId: fakeKey.id,
    step: 'waiting-for-pin',
    browserOpened: true,
    expiresAt: null,
    error: null,
    clockCorrectedBySeconds: 0,
    forceLogin: false,
    accountId: null,
    renewed: false,
    ...change,
  };
}

/** The app view of a machine on which Pinion was never used. */
export function freshApp(change: Partial<AppView> = {}): AppView {
  return {
    version: '0.1.0',
    developmentShell: false,
    vault: { state: 'ready', mode: 'keychain' },
    accounts: [],
    currentAccountId: null,
    keys: [],
    settings: {
      theme: 'system',
      dailyCap: 300,
      textScale: 100,
      retries: { times: 4, delaySeconds: 1 },
      refreshMinutes: 0,
      proxy: { mode: 'system' },
    },
    notices: [],
    signIn: null,
    ...change,
  };
}

const keyText = (timeline: TimelineKey): string => JSON.stringify(timeline);

export class FakeBridge {
  readonly bridge: Bridge;
  /** Every call in order, with its argument. */
  readonly calls: { name: CallName; argument: unknown }[] = [];
  app: AppView;
  /** What the calls beside the timelines answer; change it to show something else. */
  readonly reading: FakeReading;
  /** What the calls about limits, cost, checks and imported keys answer. */
  readonly setup: FakeSetup = {};
  readonly #now: string;
  readonly #entries: number;
  readonly #timelines = new Map<string, FakeTimeline>();
  readonly #listeners = new Map<EventName, Set<(payload: unknown) => void>>();
  readonly #scripted = new Map<CallName, Result<unknown>[]>();
  readonly #gates = new Map<CallName, Promise<void>[]>();
  #attempts = 1;

  constructor({ app = {}, entries = 200, now = '2026-11-20T14:02:00.000Z' }: FakeBridgeOptions = {}) {
    const accounts = app.accounts ?? [fakeAccount(0), fakeAccount(1)];
    this.app = freshApp({ accounts, keys: [fakeKey], currentAccountId: accounts[0]?.id ?? null, ...app });
    this.#entries = entries;
    this.#now = now;
    this.reading = { now };
    this.bridge = makeBridge({
      call: (name, argument) => this.#call(name, argument),
      listen: (name, listener) => {
        const listeners = this.#listeners.get(name) ?? new Set();
        this.#listeners.set(name, listeners.add(listener));
        return () => listeners.delete(listener);
      },
    });
  }

  /** Sends an event to everybody who listens. */
  emit<Name extends EventName>(name: Name, payload: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload);
  }

  /** Changes the app view as main would, and tells the page. */
  changeApp(change: Partial<AppView>): void {
    this.app = { ...this.app, ...change };
    this.emit('app.changed', this.app);
  }

  /** The next call of this name gets this answer, and the model is not touched. */
  answerNext<Name extends CallName>(name: Name, answer: Result<CallAnswers[Name]>): void {
    this.#scripted.set(name, [...(this.#scripted.get(name) ?? []), answer]);
  }

  /** The next call of this name fails with this error. */
  failNext(name: CallName, error: AppError): void {
    this.answerNext(name, fail(error));
  }

  /** Holds the next answer to this call back. @returns the function that lets it go */
  holdNext(name: CallName): () => void {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#gates.set(name, [...(this.#gates.get(name) ?? []), gate]);
    return release;
  }

  /** The model of one timeline, to add posts at the service or to change its status. */
  timeline(accountId: AccountId, timeline: TimelineKey = { kind: 'home' }): FakeTimeline {
    const id = `${accountId} ${keyText(timeline)}`;
    const found = this.#timelines.get(id);
    if (found) return found;
    const made = new FakeTimeline({
      accountId,
      timeline,
      stored: this.#entries,
      older: this.#entries > 0 ? 60 : 0,
      newest: this.#now,
      usdPerPost: accountId.startsWith('x:') ? 0.005 : 0,
    });
    this.#timelines.set(id, made);
    return made;
  }

  /** Changes a timeline's status as main would, and tells the page. */
  changeStatus(accountId: AccountId, timeline: TimelineKey, change: Parameters<FakeTimeline['change']>[0]): void {
    this.emit('timeline.changed', this.timeline(accountId, timeline).change(change));
  }

  async #call(name: CallName, argument: unknown): Promise<Result<unknown>> {
    this.calls.push({ name, argument });
    const gate = this.#gates.get(name)?.shift();
    if (gate) await gate;
    const scripted = this.#scripted.get(name)?.shift();
    if (scripted) return scripted;
    const parsed = callSchemas[name].safeParse(argument);
    if (!parsed.success) return fail(appError('call-invalid'));
    const handler = this.#handlers[name] as (value: unknown) => Result<unknown>;
    return handler(parsed.data);
  }

  #startSignIn({ service, keyId }: ParsedArgument<'signIn.start'>): Result<SignInView> {
    this.#attempts += 1;
    const signIn = fakeSignIn({
      attempt: `attempt-${this.#attempts}`,
      service,
      keyId: keyId ?? 'practice',
      expiresAt: new Date(Date.now() + 15 * 60_000).toISOString(),
      forceLogin: this.app.accounts.some((account) => account.service === service),
    });
    this.changeApp({ signIn });
    return ok(signIn);
  }

  #finishSignIn(pin: string): Result<SignInView> {
    const { signIn } = this.app;
    if (!signIn) return fail(appError('sign-in-missing'));
    if (pin.replace(/\D/g, '') !== rightPin) {
      const again = { ...signIn, attempt: `${signIn.attempt}b`, error: appError('wrong-pin', { kind: 'new-pin' }) };
      this.changeApp({ signIn: again });
      return ok(again);
    }
    const account = this.#newAccount(signIn.service, signIn.keyId);
    const done: SignInView = { ...signIn, step: 'done', accountId: account.id, error: null };
    this.changeApp({ signIn: done, accounts: [...this.app.accounts, account], currentAccountId: account.id });
    return ok(done);
  }

  #newAccount(service: ServiceId, keyId: string): AccountView {
    const made = fakeAccount(this.app.accounts.length, { service, keyId });
    return { ...made, id: `${service}:${made.userId}` };
  }

  #added(service: ServiceId, change: Partial<AccountView>): Result<{ accountId: AccountId; renewed: boolean }> {
    const made = { ...this.#newAccount(service, fakeKey.id), ...change };
    const account: AccountView = change.userId === null ? { ...made, id: `${service}:app-1`, avatar: null } : made;
    const others = this.app.accounts.filter(({ id }) => id !== account.id);
    const renewed = others.length < this.app.accounts.length;
    this.changeApp({ accounts: [...others, account], currentAccountId: account.id });
    return ok({ accountId: account.id, renewed });
  }

  #changeKey(keyId: string, change: Partial<AppKeyView>): Result<null> {
    this.changeApp({ keys: this.app.keys.map((key) => (key.id === keyId ? { ...key, ...change } : key)) });
    return ok(null);
  }

  #removeAccount(accountId: AccountId): void {
    const accounts = this.app.accounts.filter((account) => account.id !== accountId);
    const current = this.app.currentAccountId === accountId ? (accounts[0]?.id ?? null) : this.app.currentAccountId;
    this.changeApp({ accounts, currentAccountId: current });
  }

  #arranged(accountId: AccountId): ReadingPreferencesView {
    return (this.app.accounts.find(({ id }) => id === accountId) ?? fakeAccount(0)).reading;
  }

  #arrange(accountId: AccountId, change: Partial<ReadingPreferencesView>): Result<null> {
    this.changeApp({
      accounts: this.app.accounts.map((account) =>
        account.id === accountId ? { ...account, reading: { ...account.reading, ...change } } : account,
      ),
    });
    return ok(null);
  }

  #told(status: Events['timeline.changed']): Result<Events['timeline.changed']> {
    this.emit('timeline.changed', status);
    return ok(status);
  }

  readonly #handlers: Handlers = {
    'app.view': () => ok(this.app),
    'app.dismissNotice': ({ noticeId }) => {
      this.changeApp({ notices: this.app.notices.filter((notice) => notice.id !== noticeId) });
      return ok(null);
    },
    'app.setTheme': ({ theme }) => {
      this.changeApp({ settings: { ...this.app.settings, theme } });
      return ok(null);
    },
    'app.setDailyCap': ({ posts }) => {
      this.changeApp({ settings: { ...this.app.settings, dailyCap: posts } });
      return ok(null);
    },
    'app.setTextScale': ({ percent }) => {
      this.changeApp({ settings: { ...this.app.settings, textScale: percent } });
      return ok(null);
    },
    'app.setRetries': (retries) => {
      this.changeApp({ settings: { ...this.app.settings, retries } });
      return ok(null);
    },
    'app.setRefreshMinutes': ({ minutes }) => {
      this.changeApp({ settings: { ...this.app.settings, refreshMinutes: minutes } });
      return ok(null);
    },
    'app.watch': () => ok(null),
    'app.copyErrorDetails': () => ok(null),
    'vault.choose': (choice) => {
      if (choice.mode === 'passphrase' && choice.passphrase.length < 8) return fail(appError('passphrase-short'));
      this.changeApp({ vault: { state: 'ready', mode: choice.mode } });
      return ok(null);
    },
    'vault.unlock': ({ passphrase }) => {
      if (passphrase !== rightPassphrase) return fail(appError('passphrase-wrong'));
      this.changeApp({ vault: { state: 'ready', mode: 'passphrase' } });
      return ok(null);
    },
    'vault.retryKeychain': () => {
      this.changeApp({ vault: { state: 'ready', mode: 'keychain' } });
      return ok(null);
    },
    'vault.startOver': () => {
      this.changeApp(freshApp({ vault: { state: 'undecided', keychain: 'unavailable' }, settings: this.app.settings }));
      return ok(null);
    },
    'keys.save': ({ name, apiKey, apiKeySecret }) => {
      if (!apiKey || !apiKeySecret) return fail(appError('key-missing'));
      if (!/^[A-Za-z0-9]+$/.test(apiKey)) return fail(appError('key-malformed'));
      const key: AppKeyView = {
        id: `key-${apiKey.slice(-4)}`,
        service: 'x',
        name: name ?? 'API key',
        hint: apiKey.slice(-4),
        dialect: 'automatic',
        speaks: 'v2',
      };
      this.changeApp({ keys: [...this.app.keys.filter(({ id }) => id !== key.id), key] });
      return ok(key);
    },
    'keys.remove': ({ keyId }) => {
      if (this.app.accounts.some((account) => account.keyId === keyId)) return fail(appError('key-in-use'));
      this.changeApp({ keys: this.app.keys.filter(({ id }) => id !== keyId) });
      return ok(null);
    },
    'keys.rename': ({ keyId, name }) => this.#changeKey(keyId, { name }),
    'keys.replace': (argument) =>
      this.#changeKey(argument.keyId, { hint: argument.from === 'typed' ? argument.apiKey.slice(-4) : 'imp0' }),
    'keys.setDialect': ({ keyId, dialect }) => this.#changeKey(keyId, { dialect }),
    'keys.saveImport': ({ name }) => {
      const key: AppKeyView = { ...fakeKey, id: 'key-imported', name: name ?? '', hint: 'imp0' };
      this.changeApp({ keys: [...this.app.keys.filter(({ id }) => id !== key.id), key] });
      return ok(key);
    },
    'signIn.withToken': ({ keyId }) => this.#added('x', { keyId, access: 'own-token' }),
    'signIn.appOnly': ({ service, keyId }) =>
      this.#added(service, { keyId: keyId ?? 'practice', access: 'app-only', userId: null, username: '', name: '' }),
    'signIn.start': (argument) => this.#startSignIn(argument),
    'signIn.finish': ({ pin }) => this.#finishSignIn(pin),
    'signIn.openPage': () => (this.app.signIn ? ok(this.app.signIn) : fail(appError('sign-in-missing'))),
    'signIn.copyLink': () => (this.app.signIn ? ok(null) : fail(appError('sign-in-missing'))),
    'signIn.cancel': () => {
      this.changeApp({ signIn: null });
      return ok(null);
    },
    'accounts.switch': ({ accountId }) => {
      this.changeApp({ currentAccountId: accountId });
      return ok(null);
    },
    'accounts.remove': ({ accountId, revoke }) => {
      this.#removeAccount(accountId);
      return ok({ revoked: revoke ? true : null, error: null });
    },
    'accounts.eraseReading': ({ accountId }) =>
      this.#arrange(accountId, { savedSearches: [], filters: [], refused: [] }),
    'accounts.setColumns': ({ accountId, columns }) => this.#arrange(accountId, { columns }),
    'accounts.saveSearch': ({ accountId, text }) =>
      this.#arrange(accountId, {
        savedSearches: [...this.#arranged(accountId).savedSearches.filter((saved) => saved !== text), text],
      }),
    'accounts.forgetSearch': ({ accountId, text }) =>
      this.#arrange(accountId, {
        savedSearches: this.#arranged(accountId).savedSearches.filter((saved) => saved !== text),
      }),
    'accounts.seenRefusals': ({ accountId }) =>
      this.#arrange(accountId, {
        refused: this.#arranged(accountId).refused.map((refusal) => ({ ...refusal, seen: true })),
      }),
    'accounts.retryRefused': ({ accountId }) => this.#arrange(accountId, { refused: [] }),
    'timeline.open': ({ accountId, timeline }) => ok(this.timeline(accountId, timeline).open()),
    'timeline.rows': ({ accountId, timeline, beyond, limit }) =>
      ok(this.timeline(accountId, timeline).beyond(beyond.rowId, beyond.direction, limit)),
    'timeline.refresh': ({ accountId, timeline }) => this.#told(this.timeline(accountId, timeline).refresh()),
    'timeline.loadOlder': ({ accountId, timeline }) => this.#told(this.timeline(accountId, timeline).loadOlder()),
    'timeline.fillGap': ({ accountId, timeline, gapId }) =>
      this.#told(this.timeline(accountId, timeline).fillGap(gapId)),
    'timeline.saveAnchor': ({ accountId, timeline, anchor }) => {
      this.timeline(accountId, timeline).anchor = anchor;
      return ok(null);
    },
    'timeline.cancel': () => ok(null),
    'timeline.recheck': () => ok({ changed: 0, gone: 0 }),
    'filters.save': ({ accountId, rule, until }) => {
      const filter = { id: `filter-${JSON.stringify(rule)}`, rule, until };
      const others = this.#arranged(accountId).filters.filter(({ id }) => id !== filter.id);
      this.#arrange(accountId, { filters: [...others, filter] });
      return ok(filter);
    },
    'filters.remove': ({ accountId, filterId }) =>
      this.#arrange(accountId, {
        filters: this.#arranged(accountId).filters.filter(({ id }) => id !== filterId),
      }),
    ...makeFakeReading(() => this.reading),
    ...makeFakeSetup({
      // Handlers are made before the constructor has set anything.
      now: '2026-11-20T14:02:00.000Z',
      setup: () => this.setup,
      setProxy: (proxy) => this.changeApp({ settings: { ...this.app.settings, proxy } }),
    }),
    'links.open': () => ok(null),
    'links.copy': () => ok(null),
  };
}
