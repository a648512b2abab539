import { describe, expect, it } from 'vitest';
import { appError, type ErrorCode, fail, ok } from '../../electron/contract/errors.ts';
import { errorSentences } from '../../electron/contract/messages/errors.ts';
import { healthResults } from '../../electron/contract/messages/health-results.ts';
import type { HealthSubject } from '../../electron/health/ports.ts';
import { check, dateHeader, of, open, settled, states, usage, works } from './setup.ts';

const fails = (code: ErrorCode) => async () => fail(appError(code));
const reaches = (value: { dateHeader?: string | null; milliseconds?: number }): Partial<HealthSubject> => ({
  reach: async () => ok({ dateHeader: dateHeader(), milliseconds: 84, ...value }),
});
const { x, practice } = healthResults;

describe('checks of a setup that works', () => {
  it('find everything good, in the order of the checks, one question after the other', async () => {
    const { view, views, asked, unexpected } = await check();
    expect(view.checks.map((each) => each.check)).toEqual([
      'clock',
      'network',
      'proxy',
      'key',
      'sign-in',
      'permission',
      'plan',
      'price',
    ]);
    expect(states(view)).toBe('good good good good good good good good');
    expect([view.running, view.accountId, view.startedAt]).toEqual([false, 'x:12', '2026-11-20T14:02:00.000Z']);
    expect(asked).toEqual(['reach', 'key', 'me', 'plan']);
    expect(unexpected).toEqual([]);
    expect(views.map(states)).toEqual([
      'running running waiting waiting waiting waiting waiting waiting',
      'good good running waiting waiting waiting waiting waiting',
      'good good good running waiting waiting waiting waiting',
      'good good good good running running waiting waiting',
      'good good good good good good running waiting',
      'good good good good good good good good',
    ]);
    expect(views.map(({ running }) => running)).toEqual([true, true, true, true, true, false]);
  });

  it('say what was found', async () => {
    const { view } = await check();
    expect(view.checks.map(({ message }) => message)).toEqual([
      'The clock of this computer is right.',
      'X answered within 84 ms.',
      'No proxy is in between.',
      'X accepts the API key and its secret.',
      'X accepts this sign-in and knows it as @ada.',
      x.permission.readOnly,
      'The plan of this API key includes reading. To find out, 1 post was read.',
      'A post costs about $0.005. Today has cost about $0.12, this month about $2.31, by the price list of August 2026.',
    ]);
    expect(view.checks.every(({ action, details }) => action.kind === 'none' && details === null)).toBe(true);
  });

  it('start with a view in which nothing is found yet', () => {
    const { health } = open(works());
    const view = health.run(null);
    expect([view.running, view.accountId, states(view)]).toEqual([
      true,
      null,
      'running running waiting waiting waiting waiting waiting waiting',
    ]);
  });
});

describe('check of the clock', () => {
  it.each([
    [0, 'good', x.clock.right],
    [60, 'good', x.clock.right],
    [-60, 'good', x.clock.right],
    [120, 'attention', /^The clock of this computer is 2 minutes slow\. Pinion allows/],
    [-120, 'attention', /^The clock of this computer is 2 minutes fast\. Pinion allows/],
    [300, 'attention', /5 minutes slow/],
    [360, 'bad', /6 minutes slow, and sign-ins can fail/],
    [-7200, 'bad', /2 hours fast, and sign-ins can fail/],
    [86_400 * 400, 'bad', /400 days slow/],
  ] as const)('%i seconds behind the server is %s', async (seconds, state, message) => {
    const { view } = await check(reaches({ dateHeader: dateHeader(seconds), milliseconds: 0 }));
    expect(of(view, 'clock').state).toBe(state);
    expect(of(view, 'clock').message).toMatch(message);
    expect(of(view, 'clock').action.kind).toBe(state === 'good' ? 'none' : 'retry');
    expect(of(view, 'plan').state).toBe('good');
  });

  it('understands both ways of writing the zone', async () => {
    const { view } = await check(reaches({ dateHeader: dateHeader(600).replace('GMT', 'UTC') }));
    expect(of(view, 'clock').message).toMatch(/10 minutes slow/);
  });

  it.each([null, '', 'yesterday'])('takes what is known already where the answer has no time: %o', async (header) => {
    const unknown = await check(reaches({ dateHeader: header }));
    expect(of(unknown.view, 'clock')).toMatchObject({ state: 'skipped', message: x.clock.untold });
    const known = await check({ ...reaches({ dateHeader: header }), correctedBySeconds: () => -600 });
    expect(of(known.view, 'clock').message).toMatch(/10 minutes fast/);
  });
});

describe('check of the network', () => {
  it.each([
    ['offline', x.network.offline],
    ['network', x.network.network],
    ['timeout', x.network.timeout],
    ['unreadable-answer', x.network['unreadable-answer']],
    ['service-down', x.network['service-down']],
    ['certificate', appError('certificate').message],
  ] as const)('%s has its own sentence, and nothing after it is asked in vain', async (code, message) => {
    const { view, asked } = await check({ reach: fails(code) });
    expect(of(view, 'network')).toMatchObject({ state: 'bad', message, action: { kind: 'retry' } });
    expect(states(view)).toBe('skipped bad good skipped skipped skipped skipped good');
    expect(asked).toEqual(['reach']);
    for (const { state, message: why } of view.checks) if (state === 'skipped') expect(why).not.toBe('');
  });

  it('tells of a slow answer', async () => {
    const { view } = await check(reaches({ milliseconds: 7_500 }));
    expect(of(view, 'network')).toMatchObject({ state: 'attention' });
    expect(of(view, 'network').message).toMatch(/7\.5 seconds/);
  });
});

describe('check of the proxy', () => {
  const proxied = { proxyFor: async () => 'proxy.example.org:8080' };

  it.each([
    ['system', x.proxy.system],
    ['manual', x.proxy.manual],
  ] as const)('says which one is used (%s), and not where it is', async (mode, message) => {
    const { view, report } = await check({ ...proxied, proxyMode: () => mode });
    expect(of(view, 'proxy')).toMatchObject({ state: 'good', message });
    expect(report).toContain('Proxy: yes, port 8080');
    expect(`${JSON.stringify(view)}${report}`).not.toContain('proxy.example.org');
  });

  it.each([
    ['system', x.proxy.systemRefused],
    ['manual', x.proxy.manualRefused],
  ] as const)('is where a refusal of the proxy is told (%s)', async (mode, message) => {
    const { view } = await check({ ...proxied, proxyMode: () => mode, reach: fails('proxy') });
    expect(of(view, 'network')).toMatchObject({ state: 'skipped', message: x.network.behindProxy });
    expect(of(view, 'proxy')).toMatchObject({ state: 'bad', message, action: { kind: 'retry' } });
  });

  it('is not proven by a network that does not work', async () => {
    const { view } = await check({ ...proxied, reach: fails('timeout') });
    expect(of(view, 'proxy')).toMatchObject({ state: 'skipped', message: x.proxy.systemUnproven });
  });

  it('does not fail with a system that does not tell', async () => {
    const { view, report, unexpected } = await check({ proxyFor: () => Promise.reject(new Error('no')) });
    expect(of(view, 'proxy')).toMatchObject({ state: 'skipped', message: x.proxy.unknown });
    expect(of(view, 'plan').state).toBe('good');
    expect(report).toContain('Proxy: not known');
    expect(unexpected).toHaveLength(1);
  });
});

describe('check of the key', () => {
  it.each([
    ['wrong-keys', { kind: 'enter-keys' }],
    ['app-suspended', { kind: 'open-page', url: 'https://console.x.com' }],
  ] as const)('%s ends what needs a key', async (code, action) => {
    const { view, asked } = await check({ checkKey: fails(code) });
    expect(of(view, 'key')).toMatchObject({ state: 'bad', action });
    expect(states(view)).toBe('good good good bad skipped skipped skipped good');
    expect(of(view, 'sign-in').message).toBe(x.signIn.withoutKey);
    expect(asked).toEqual(['reach', 'key']);
  });

  it('goes on when the key could not be asked about just now', async () => {
    const { view, asked } = await check({ checkKey: fails('timeout') });
    expect(of(view, 'key')).toMatchObject({ state: 'attention', action: { kind: 'retry' } });
    expect(asked).toEqual(['reach', 'key', 'me', 'plan']);
  });

  it('asks for one where there is none', async () => {
    const { view } = await check({ access: null, checkKey: null, me: null, tryPlan: null, usage: () => null }, null);
    expect(of(view, 'key')).toMatchObject({ state: 'attention', action: { kind: 'enter-keys' } });
    expect(states(view)).toBe('good good good attention skipped skipped skipped skipped');
    expect(of(view, 'sign-in').message).toBe(x.signIn.nobody);
  });
});

describe('check of the sign-in', () => {
  it.each([
    ['signed-out', 'bad', { kind: 'sign-in-again' }],
    ['account-locked', 'bad', { kind: 'open-page', url: 'https://x.com' }],
    ['clock', 'bad', { kind: 'retry' }],
    ['secret-damaged', 'bad', { kind: 'sign-in-again' }],
  ] as const)('%s ends what needs a sign-in', async (code, state, action) => {
    const { view, asked } = await check({ me: fails(code) });
    expect(of(view, 'sign-in')).toMatchObject({ state, action });
    expect(of(view, 'permission')).toMatchObject({ state: 'skipped', message: x.permission.withoutSignIn });
    expect(of(view, 'plan')).toMatchObject({ state: 'skipped', message: x.plan.withoutSignIn });
    expect(asked).toEqual(['reach', 'key', 'me']);
  });

  it('does not say more of a name than that it is one', async () => {
    const { view } = await check({ me: async () => ok({ username: '<b>not a handle', canPost: null }) });
    expect(of(view, 'sign-in').message).toBe(x.signIn.good(null));
    expect(of(view, 'permission').message).toBe(x.permission.unknown);
  });

  it('leaves it out for access as the app alone', async () => {
    const { view, asked } = await check({ access: 'app-only', me: null });
    expect(of(view, 'sign-in')).toMatchObject({ state: 'skipped', message: x.signIn.appOnly });
    expect(of(view, 'permission')).toMatchObject({ state: 'good', message: x.permission.appOnly });
    expect(of(view, 'plan').state).toBe('good');
    expect(asked).toEqual(['reach', 'key', 'plan']);
  });

  it('tells access as the app alone what helps it', async () => {
    const { view } = await check({ access: 'app-only', me: null, tryPlan: fails('signed-out') });
    expect(of(view, 'plan')).toMatchObject({ state: 'bad', message: x.appRefused, action: { kind: 'sign-in-again' } });
  });

  it.each(['needs-plan', 'out-of-money', 'spend-cap', 'usage-cap'] as const)(
    'that is refused with %s is a matter of the plan, and nothing more is read for it',
    async (code) => {
      const { view, asked } = await check({ me: fails(code) });
      expect(of(view, 'sign-in')).toMatchObject({ state: 'skipped', message: x.signIn.withoutPlan });
      expect(of(view, 'plan')).toMatchObject({
        state: 'bad',
        message: x.troubles[code],
        action: { kind: 'open-page', url: 'https://console.x.com' },
      });
      expect(asked).toEqual(['reach', 'key', 'me']);
    },
  );
});

describe('check of the permission', () => {
  it.each([
    [true, x.permission.readAndWrite],
    [false, x.permission.readOnly],
    [null, x.permission.unknown],
  ])('to post (%s) is fine either way: this is for reading', async (canPost, message) => {
    const { view } = await check({ me: async () => ok({ username: 'ada', canPost }) });
    expect(of(view, 'permission')).toMatchObject({ state: 'good', message });
  });

  it('that is missing even for reading is told there', async () => {
    const { view } = await check({ me: fails('needs-permission') });
    expect([of(view, 'sign-in').state, of(view, 'permission').state]).toEqual(['good', 'bad']);
    expect(of(view, 'permission').action).toEqual({ kind: 'open-page', url: 'https://console.x.com' });
  });
});

describe('check of the plan', () => {
  const console = { kind: 'open-page', url: 'https://console.x.com' };

  it.each(['needs-plan', 'out-of-money', 'spend-cap', 'usage-cap'] as const)(
    '%s has its own sentence',
    async (code) => {
      const { view } = await check({ tryPlan: fails(code) });
      expect(of(view, 'plan')).toMatchObject({ state: 'bad', message: x.troubles[code], action: console });
    },
  );

  it('has a different sentence for each', () => {
    const sentences = ['needs-plan', 'out-of-money', 'spend-cap', 'usage-cap', 'wrong-keys'].map(
      (code) => x.troubles[code as ErrorCode],
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('says until when a pause is asked for', async () => {
    const until = '2026-11-20T14:15:00.000Z';
    const { view } = await check({ tryPlan: async () => fail(appError('rate-limited', { kind: 'wait', until })) });
    expect(of(view, 'plan')).toMatchObject({
      state: 'attention',
      message: x.pause(until),
      action: { kind: 'wait', until },
    });
    const { view: unknown } = await check({ tryPlan: fails('rate-limited') });
    expect(of(unknown, 'plan')).toMatchObject({ message: x.pauseOfUnknownLength, action: { kind: 'retry' } });
  });

  it('does not say that a post was read where none was charged', async () => {
    const { view } = await check({ tryPlan: async () => ok({ billed: 0 }) });
    expect(of(view, 'plan').message).toBe(x.plan.free);
  });
});

describe('check of the price', () => {
  it('tells that the daily limit is reached', async () => {
    const { view } = await check({ usage: () => ({ ...usage, postsToday: 300 }) });
    expect(of(view, 'price').state).toBe('attention');
    expect(of(view, 'price').message).toMatch(/^Your daily limit of 300 posts is reached/);
  });

  it('takes no limit for none that is reached', async () => {
    const { view } = await check({ usage: () => ({ ...usage, capPosts: 0, postsToday: 0 }) });
    expect(of(view, 'price').state).toBe('good');
  });

  it('is there whatever else fails', async () => {
    const { view } = await check({ reach: fails('offline') });
    expect(of(view, 'price').state).toBe('good');
  });
});

describe('running', () => {
  /** A question that is answered by hand. */
  function held<T>() {
    const signals: AbortSignal[] = [];
    const answers: ((value: T) => void)[] = [];
    return {
      signals,
      answers,
      ask: (signal: AbortSignal) => {
        signals.push(signal);
        return new Promise<T>((resolve) => answers.push(resolve));
      },
    };
  }
  type Key = Awaited<ReturnType<NonNullable<HealthSubject['checkKey']>>>;
  const turns = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };

  it('ends when it is cancelled, and leaves unchecked what was not checked', async () => {
    const key = held<Key>();
    const checked = open(works({ checkKey: key.ask }));
    checked.health.run('x:12');
    await turns();
    checked.health.cancel();
    expect(key.signals[0]?.aborted).toBe(true);
    const view = checked.views.at(-1);
    expect(view && [view.running, states(view)]).toEqual([
      false,
      'good good good waiting waiting waiting waiting waiting',
    ]);
    const told = checked.views.length;
    key.answers[0]?.(ok(null));
    await turns();
    expect([checked.views.length, checked.asked]).toEqual([told, ['reach', 'key']]);
    expect(checked.health.report()).toMatch(
      /API key: Not yet checked\n(?:.+: Not yet checked\n)+The checks were stopped\.\n$/,
    );
    checked.health.cancel();
    expect(checked.views).toHaveLength(told);
  });

  it('anew ends the one before, whose answers come too late', async () => {
    const key = held<Key>();
    const checked = open(works({ checkKey: key.ask }), works({ service: 'practice' }));
    checked.health.run('x:12');
    await turns();
    checked.health.run('practice:7');
    expect(key.signals[0]?.aborted).toBe(true);
    key.answers[0]?.(fail(appError('wrong-keys')));
    await settled(checked);
    const view = checked.views.at(-1);
    expect(view && [view.accountId, states(view)]).toEqual(['practice:7', 'good good good good good good good good']);
    expect(checked.views.filter(({ accountId }) => accountId === 'practice:7').map(({ running }) => running)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(checked.health.report()).toContain('the practice service');
  });

  it('survives questions that throw', async () => {
    const { view, unexpected } = await check({ me: () => Promise.reject(new Error('boom')) });
    expect(of(view, 'sign-in')).toMatchObject({ state: 'attention', message: appError('unexpected').message });
    expect(unexpected).toHaveLength(1);
    const broken = await check({
      usage: () => {
        throw new Error('boom');
      },
    });
    expect([broken.view.running, broken.unexpected.length]).toEqual([false, 1]);
  });
});

describe('checks of the practice service', () => {
  const breaking: Partial<HealthSubject>[] = [
    {},
    { access: 'app-only', me: null },
    { access: null, checkKey: null, me: null, tryPlan: null, usage: () => null },
    reaches({ dateHeader: null }),
    reaches({ dateHeader: dateHeader(600), milliseconds: 9_000 }),
    { proxyFor: async () => 'proxy.example.org:8080' },
    { usage: () => ({ ...usage, postsToday: 300 }) },
    ...(['offline', 'network', 'timeout', 'unreadable-answer', 'service-down', 'certificate', 'proxy'] as const).map(
      (code) => ({ reach: fails(code) }),
    ),
  ];
  const everyCode = Object.keys(errorSentences) as ErrorCode[];

  it('speak of nothing but the practice service, and cost nothing', async () => {
    const broken = everyCode.flatMap((code): Partial<HealthSubject>[] => [
      { checkKey: fails(code) },
      { me: fails(code) },
      { tryPlan: fails(code) },
    ]);
    for (const change of [...breaking, ...broken]) {
      const { view } = await check({ service: 'practice', ...change }, 'practice:7');
      for (const { message, action } of view.checks) {
        expect(message).not.toMatch(/\bX\b|console|\$/);
        expect(message).not.toBe('');
        expect(['none', 'retry', 'sign-in-again', 'wait']).toContain(action.kind);
      }
    }
  });

  it('never send a person to where they come from, whatever fails', async () => {
    for (const code of everyCode) {
      const { view } = await check({ me: async () => fail(appError(code, { kind: 'check-setup' })) });
      for (const { action } of view.checks) expect(action.kind).not.toBe('check-setup');
    }
  });

  it('say what is known of it', async () => {
    const { view } = await check({ service: 'practice' }, 'practice:7');
    expect(view.checks.map(({ message }) => message)).toEqual([
      practice.clock.right,
      'The practice service answered within 84 ms.',
      practice.proxy.none,
      practice.key.good,
      practice.signIn.good('ada'),
      practice.permission.readOnly,
      practice.plan.billed(1),
      'The practice service costs nothing.',
    ]);
  });
});
