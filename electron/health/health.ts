/**
 * Checks the setup part by part, in an order in which each may build on what came before: clock, network, proxy, key,
 * sign-in, permission, plan, price. What cannot be checked because of an earlier one says so; nothing is asked in vain.
 */
import { appError, fail, type Result } from '../contract/errors.ts';
import { healthResults } from '../contract/messages/health-results.ts';
import type { HealthCheck, HealthCheckView, HealthView } from '../contract/views/health.ts';
import type { AccountId } from '../contract/views/ids.ts';
import {
  clockFinding,
  keyFinding,
  keyRefused,
  type Me,
  networkFinding,
  type ProxyFound,
  permissionFinding,
  planFinding,
  planFindingOfMe,
  priceFinding,
  proxyFinding,
  signInFinding,
} from './checks.ts';
import { type Finding, good, skipped } from './finding.ts';
import type { HealthPorts, HealthSubject, Reached } from './ports.ts';
import { reportText } from './report.ts';

const order: readonly HealthCheck[] = ['clock', 'network', 'proxy', 'key', 'sign-in', 'permission', 'plan', 'price'];

export interface Health {
  /**
   * Runs all checks anew; what still ran ends. @param accountId whose setup; null before there is an account
   * @returns the view at the start; `onChange` tells how it goes on
   */
  run(accountId: AccountId | null): HealthView;
  /** Ends the checks. What was found stays, the others stay unchecked. */
  cancel(): void;
  /** What was found last, as text without secrets; null before anything was checked. */
  report(): string | null;
}

/** One run of the checks. */
interface Run {
  accountId: AccountId | null;
  subject: HealthSubject;
  startedAt: string;
  controller: AbortController;
  active: boolean;
  under: ReadonlySet<HealthCheck>;
  found: Map<HealthCheck, Finding>;
  proxy: ProxyFound;
}

function checkView(check: HealthCheck, run: Run): HealthCheckView {
  const finding = run.found.get(check);
  if (finding !== undefined) {
    const { state, message, action, details } = finding;
    return { check, state, message, action, details };
  }
  const state = run.under.has(check) ? 'running' : 'waiting';
  return { check, state, message: '', action: { kind: 'none' }, details: null };
}

const viewOf = (run: Run): HealthView => ({
  accountId: run.accountId,
  running: run.active,
  startedAt: run.startedAt,
  checks: order.map((check) => checkView(check, run)),
});

export function createHealth(ports: HealthPorts): Health {
  let last: Run | null = null;

  /** An answer, also from a question that throws. */
  async function ask<T>(question: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await question();
    } catch (cause) {
      ports.onUnexpected(cause);
      return fail(appError('unexpected'));
    }
  }

  async function askForProxy(subject: HealthSubject): Promise<ProxyFound> {
    try {
      return { place: await subject.proxyFor() };
    } catch (cause) {
      ports.onUnexpected(cause);
      return 'unknown';
    }
  }

  const tell = (run: Run): void => {
    if (last === run) ports.onChange(viewOf(run));
  };
  const begin = (run: Run, ...checks: HealthCheck[]): void => {
    run.under = new Set(checks);
    tell(run);
  };
  const stop = (run: Run): void => {
    if (!run.active) return;
    run.active = false;
    run.under = new Set();
    run.controller.abort();
  };

  /** Goes from check to check. Between them it may have been stopped: then nothing is asked or found any more. */
  async function go(run: Run): Promise<void> {
    const { subject } = run;
    const { signal } = run.controller;
    const about = { service: subject.service, access: subject.access };
    const words = healthResults[subject.service];

    begin(run, 'clock', 'network');
    const reached: Result<Reached> = await ask(() => subject.reach(signal));
    if (!run.active) return;
    const time = { now: ports.now(), correctedBySeconds: subject.correctedBySeconds() };
    run.found.set('clock', clockFinding(reached, time, about));
    run.found.set('network', networkFinding(reached, about));

    begin(run, 'proxy');
    run.proxy = await askForProxy(subject);
    if (!run.active) return;
    run.found.set('proxy', proxyFinding(reached, { mode: subject.proxyMode(), found: run.proxy }, about));

    begin(run, 'key');
    const { checkKey } = subject;
    const key = reached.ok && checkKey !== null ? await ask(() => checkKey(signal)) : null;
    if (!run.active) return;
    run.found.set('key', reached.ok || checkKey === null ? keyFinding(key, about) : skipped(words.key.unreached));

    begin(run, 'sign-in', 'permission');
    const { me: askMe } = subject;
    const me: Me | null = reached.ok && !keyRefused(key) && askMe !== null ? await ask(() => askMe(signal)) : null;
    if (!run.active) return;
    if (me !== null) {
      run.found.set('sign-in', signInFinding(me, about));
      run.found.set('permission', permissionFinding(me, about));
    } else if (subject.access === 'app-only') {
      run.found.set('sign-in', skipped(words.signIn.appOnly));
      run.found.set('permission', good(words.permission.appOnly));
    } else {
      const why = reached.ok ? words.signIn.withoutKey : words.signIn.unreached;
      run.found.set('sign-in', skipped(subject.access === null ? words.signIn.nobody : why));
      run.found.set('permission', skipped(words.permission.withoutSignIn));
    }

    begin(run, 'plan');
    const { tryPlan } = subject;
    const tried =
      tryPlan !== null && reached.ok && !keyRefused(key) && mayRead(run, me) ? await ask(() => tryPlan(signal)) : null;
    if (!run.active) return;
    if (tried !== null) run.found.set('plan', planFinding(tried, about));
    else if (me !== null) {
      run.found.set('plan', planFindingOfMe(me, about) ?? skipped(words.plan.withoutSignIn));
    } else if (subject.access === null) run.found.set('plan', skipped(words.plan.nobody));
    else run.found.set('plan', skipped(reached.ok ? words.plan.withoutKey : words.plan.unreached));

    run.found.set('price', priceFinding(subject.usage(), about));
    run.under = new Set();
    run.active = false;
    tell(run);
  }

  /** Reading is only tried with a sign-in that may work, and where nothing has already told of the plan. */
  function mayRead(run: Run, me: Me | null): boolean {
    if (me === null) return run.subject.access === 'app-only';
    return run.found.get('sign-in')?.state !== 'bad' && planFindingOfMe(me, run.subject) === null;
  }

  return {
    run: (accountId) => {
      if (last !== null) stop(last);
      const run: Run = {
        accountId,
        subject: ports.subject(accountId),
        startedAt: new Date(ports.now()).toISOString(),
        controller: new AbortController(),
        active: true,
        under: new Set(),
        found: new Map(),
        proxy: 'unknown',
      };
      last = run;
      go(run).catch((cause: unknown) => {
        ports.onUnexpected(cause);
        stop(run);
        tell(run);
      });
      return viewOf(run);
    },
    cancel: () => {
      if (last === null || !last.active) return;
      stop(last);
      tell(last);
    },
    report: () =>
      last &&
      reportText({
        about: ports.about,
        startedAt: last.startedAt,
        whose: { service: last.subject.service, access: last.subject.access },
        proxy: last.proxy,
        checks: order.map((check) => ({ check, finding: last?.found.get(check) ?? null })),
      }),
  };
}
