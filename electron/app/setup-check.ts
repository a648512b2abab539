/** Joins the checks of the setup to accounts, services and the network: each question goes to whoever knows. */
import os from 'node:os';
import type { Accounts } from '../accounts/accounts.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { appError, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import { priceTable } from '../contract/prices.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { HealthView } from '../contract/views/health.ts';
import type { AccountId, ServiceId, TimelineKey } from '../contract/views/ids.ts';
import type { AppKeyView } from '../contract/views/keys.ts';
import { createHealth } from '../health/health.ts';
import type { HealthSubject, HealthUsage } from '../health/ports.ts';
import type { Shell } from '../shell/shell.ts';
import type { Ambient } from './ambient.ts';
import type { Asking } from './asking.ts';
import type { Network } from './network.ts';
import { charged, type Reading } from './reading.ts';
import type { Service, Services } from './services.ts';
import type { Spending } from './spending.ts';

type Answered = 'health.run' | 'health.cancel' | 'health.copyReport';

export interface SetupCheckPorts {
  accounts: Accounts;
  services: Services;
  asking: Asking;
  reading: Pick<Reading, 'withCache' | 'bill'>;
  spending: Spending;
  network: Pick<Network, 'reach'>;
  shell: Pick<Shell, 'kind' | 'version' | 'proxyFor' | 'copyText'>;
  ambient: Pick<Ambient, 'now'>;
  onChange(view: HealthView): void;
  onUnexpected(cause: unknown): void;
}

export interface SetupCheck {
  handlers: Pick<Handlers, Answered>;
  close(): void;
}

const home: TimelineKey = { kind: 'home' };

/** No post has this id: looking it up is free, and shows whether posts can be looked up at all. */
const noPost = '1';

export function createSetupCheck(ports: SetupCheckPorts): SetupCheck {
  const { accounts, services, asking, reading, spending, network, shell, ambient, onChange, onUnexpected } = ports;

  /** Asks the service, once it is there. */
  async function at<T>(id: ServiceId, ask: (service: Service) => Promise<Result<T>>): Promise<Result<T>> {
    const service = await services.get(id);
    return service.ok ? ask(service.value) : service;
  }

  const checkKey =
    ({ id, service }: Pick<AppKeyView, 'id' | 'service'>) =>
    async (signal: AbortSignal): Promise<Result<null>> => {
      const pair = accounts.keys.pair(id);
      if (!pair.ok) return pair;
      // X gives the same token every time, so asking for it changes nothing.
      const bearer = await at(service, ({ xFor }) => xFor(id).bearer(pair.value, signal));
      if (bearer.ok) return ok(null);
      return fail(service === 'practice' ? errorAtPractice(bearer.error) : bearer.error);
    };

  /** An account that is renewed or removed meanwhile has nothing to do with the answer any more. */
  const whileSame = ({ id }: AccountView, signal: AbortSignal): AbortSignal =>
    AbortSignal.any([signal, asking.signal(id)]);

  const me = (account: AccountView) => async (signal: AbortSignal) => {
    const told = await asking.ask(
      account.id,
      { asked: 'me', once: true },
      whileSame(account, signal),
      (x, credentials, _account, sent) => x.me(credentials, sent),
    );
    if (!told.ok) return told;
    const { user, canPost, billed } = told.value;
    reading.bill(account.id, 'me', charged(billed));
    return ok({ username: user.username, canPost });
  };

  const tryHome = (account: AccountView) => async (signal: AbortSignal) => {
    // Nothing is newer than the newest post that is known, or little is: the cheapest page there is.
    const newest = reading.withCache(account.id, (cache) => cache.timeline('home').newestId);
    if (!newest.ok) return newest;
    const query = { maxResults: 1, ...(newest.value === null ? {} : { sinceId: newest.value }) };
    const page = await asking.ask(
      account.id,
      { asked: 'home', once: true },
      whileSame(account, signal),
      (x, credentials, { userId }, sent) => x.page(home, userId, credentials, query, sent),
    );
    if (!page.ok) return page;
    const items = charged(page.value.billed);
    reading.bill(account.id, 'home', items);
    return ok({ billed: items.length });
  };

  const tryLookUp = (account: AccountView) => async (signal: AbortSignal) => {
    const found = await asking.ask(
      account.id,
      { asked: 'posts', once: true },
      whileSame(account, signal),
      (x, credentials, _account, sent) => x.posts([noPost], credentials, sent),
    );
    return found.ok ? ok({ billed: 0 }) : found;
  };

  /** The token of app-only access is asked for once, when it is added: whether it still works tells of its key too. */
  const checkToken = (account: AccountView) => async (signal: AbortSignal) => {
    const found = await tryLookUp(account)(signal);
    return found.ok ? ok(null) : found;
  };

  function usageOf(account: AccountView): HealthUsage | null {
    const spent = spending.of(account);
    const today = spent.ok ? spent.value.days.at(-1) : undefined;
    if (!spent.ok || today === undefined) return null;
    return {
      todayUsd: today.usd,
      monthUsd: spent.value.monthUsd,
      usdPerPost: priceTable.usd[account.service].post,
      pricesAsOf: spent.value.pricesAsOf,
      capPosts: accounts.settings.view().dailyCap,
      postsToday: today.posts,
    };
  }

  function subject(accountId: AccountId | null): HealthSubject {
    const account = accounts.book.list().find(({ id }) => id === accountId) ?? null;
    const id = account?.service ?? 'x';
    const keys = accounts.keys.list();
    const key = keys.find((own) => own.id === account?.keyId) ?? keys.find(({ service }) => service === id);
    const signedIn = account !== null && account.access !== 'app-only';
    return {
      service: id,
      access: account?.access ?? null,
      reach: (signal) => at(id, (service) => network.reach(service, signal)),
      proxyMode: () => accounts.settings.view().proxy.mode,
      async proxyFor() {
        const service = await services.get(id);
        return service.ok ? shell.proxyFor(service.value.endpoints.api) : null;
      },
      correctedBySeconds: () => services.correctedBySeconds(id),
      checkKey: key === undefined ? null : account?.access === 'app-only' ? checkToken(account) : checkKey(key),
      me: signedIn ? me(account) : null,
      tryPlan: account === null ? null : signedIn ? tryHome(account) : tryLookUp(account),
      usage: () => (account === null ? null : usageOf(account)),
    };
  }

  const health = createHealth({
    now: ambient.now,
    about: { version: shell.version, shell: shell.kind, system: `${os.type()} ${os.release()} ${os.arch()}` },
    subject,
    onChange,
    onUnexpected,
  });

  return {
    handlers: {
      'health.run': ({ accountId }) => ok(health.run(accountId)),
      'health.cancel'() {
        health.cancel();
        return ok(null);
      },
      async 'health.copyReport'() {
        const report = health.report();
        if (report === null) return fail(appError('export-empty'));
        await shell.copyText(report);
        return ok(null);
      },
    },
    close: health.cancel,
  };
}
