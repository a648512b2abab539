/** "Check my setup" under faults: the check that finds it says so with something to do, and nothing is asked in vain. */
import { strict as assert } from 'node:assert';
import type { ErrorAction } from '../../../electron/contract/errors.ts';
import type { HealthCheck, HealthCheckView, HealthView } from '../../../electron/contract/views/health.ts';
import { granted } from '../../support/headless-app.ts';
import { proxyWantsPassword, rejectsWith } from './network.ts';
import { enterKeys, signInAgain, xConsole } from './outcomes.ts';
import { homePath, mePath } from './paths.ts';
import type { FaultCase } from './runner.ts';
import { type Stage, second } from './stage.ts';

async function checks(stage: Stage): Promise<HealthCheckView[]> {
  const views: HealthView[] = [];
  const stop = stage.page().on['health.changed']((view) => void views.push(view));
  granted(await stage.does(stage.page().health.run({ accountId: stage.accountId() })));
  for (let turns = 0; turns < 40 && views.at(-1)?.running !== false; turns += 1) await stage.time.advance(5 * second);
  stop();
  const last = views.at(-1);
  if (last === undefined || last.running) throw new Error('the checks never ended');
  return last.checks;
}

interface Finding {
  happens(stage: Stage): void;
  /** What was found bad, in order. */
  bad: readonly HealthCheck[];
  /** What helps; left out where the finding itself offers nothing but words. */
  action?: ErrorAction['kind'];
  asked: readonly string[];
}

/** Whoever shows no key is refused. */
const reach = 'me 403';
const key = 'POST /oauth2/token';

const findings: Record<string, Finding> = {
  'nothing is wrong': {
    happens: () => undefined,
    bad: [],
    asked: [reach, `${key} 200`, 'me 200', 'home 200'],
  },
  'a login page of the network': {
    happens: ({ control }) => control.fault({ path: mePath, canned: 'html' }),
    bad: ['network'],
    asked: ['me 200'],
  },
  'the service is down': {
    happens: ({ control }) => control.fault({ path: mePath, canned: 'bad-gateway' }),
    bad: ['network'],
    asked: ['me 502'],
  },
  'no answer ever': {
    happens: ({ control }) => control.fault({ path: mePath, canned: 'hang' }),
    bad: ['network'],
    asked: ['me 0'],
  },
  'a proxy that wants a password': {
    happens: ({ network }) => {
      network.instead = proxyWantsPassword;
    },
    bad: ['proxy'],
    asked: [],
  },
  'a certificate that proves nothing': {
    happens: ({ network }) => {
      network.instead = rejectsWith('SELF_SIGNED_CERT_IN_CHAIN');
    },
    bad: ['network'],
    asked: [],
  },
  'the key is refused': {
    happens: ({ control }) => control.fault({ path: '/oauth2/token', code: 99 }),
    bad: ['key'],
    action: enterKeys.kind,
    asked: [reach, `${key} 403`],
  },
  'the access was ended': {
    happens: ({ control, userId }) => control.revoke({ userId }),
    bad: ['sign-in'],
    action: signInAgain.kind,
    asked: [reach, `${key} 200`, 'me 401'],
  },
  'the plan does not include the home timeline': {
    happens: ({ control }) => control.fault({ path: homePath, code: 453 }),
    bad: ['plan'],
    action: xConsole.kind,
    asked: [reach, `${key} 200`, 'me 200', 'home 403'],
  },
  'the credit is used up': {
    happens: ({ control }) => control.fault({ path: homePath, problem: 'credits-depleted' }),
    bad: ['plan'],
    action: xConsole.kind,
    asked: [reach, `${key} 200`, 'me 200', 'home 402'],
  },
  'the clock is ten minutes slow': {
    happens: ({ control }) => control.clock({ offsetSeconds: 600 }),
    bad: ['clock'],
    asked: [reach, `${key} 200`, 'me 401', 'me 200', 'home 200'],
  },
};

export const healthFaults: readonly FaultCase[] = Object.entries(findings).map(
  ([name, { happens, bad, action, asked }]): FaultCase => ({
    name: `checking the setup: ${name}`,
    begins: 'reading',
    async plays(stage) {
      happens(stage);
      const found = await checks(stage);
      assert.deepEqual(
        found.filter(({ state }) => state === 'bad').map(({ check }) => check),
        bad,
      );
      for (const { check, state, message } of found) {
        assert.ok(message.length > 10 && state !== 'waiting' && state !== 'running', `${check} says what it found`);
      }
      if (action !== undefined) assert.equal(found.find(({ state }) => state === 'bad')?.action.kind, action);
      assert.deepEqual(stage.asked(), asked, 'nothing is asked in vain');
      granted(await stage.page().health.copyReport());
      const report = stage.fake().copied.at(-1) ?? '';
      for (const secret of stage.secrets()) assert.ok(!report.includes(secret), 'the report has no secrets');
    },
  }),
);
