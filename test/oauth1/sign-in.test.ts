import { afterEach, describe, expect, it } from 'vitest';
import type { OAuthFailureKind } from '../../electron/oauth1/failure.ts';
import { REQUEST_TOKEN_LIFETIME } from '../../electron/oauth1/sign-in.ts';
import {
  type Answer,
  accessTokenAnswer,
  codeAnswer,
  deferred,
  fakeSignIn,
  noConnection,
  options,
  requestTokenAnswer,
  START,
  settle,
  text,
} from './fake-service.ts';

const MINUTE = 60 * 1000;
const TWENTY_MINUTES_LATER = { date: 'Mon, 21 Sep 2026 12:20:00 GMT' };
const link = (number: number) => `https://page.x.com/oauth/authorize?oauth_token=request-${number}`;
const wrongPin = text(401, 'Error processing your OAuth request: Invalid oauth_verifier parameter');

type Fake = ReturnType<typeof fakeSignIn>;
let fake: Fake;

function prepare(...answers: (Answer | Promise<Answer>)[]): Fake {
  fake = fakeSignIn(...answers);
  return fake;
}

async function started(...answers: (Answer | Promise<Answer>)[]): Promise<Fake> {
  prepare(requestTokenAnswer(1), ...answers);
  await fake.signIn.start(options);
  await settle();
  return fake;
}

afterEach(() => {
  // Holds for every test: no state tells a secret or a PIN, and no answer was left over.
  expect(JSON.stringify(fake.states)).not.toMatch(/SECRET|4868795|1234567|request-|12-T/);
  expect(fake.unanswered()).toBe(0);
});

describe('a sign-in that works', () => {
  it('goes through all steps', async () => {
    const { signIn, steps, sent, opened, kept, saved } = await started(accessTokenAnswer);
    expect(signIn.state()).toMatchObject({
      step: 'waiting-for-pin',
      browser: 'opened',
      expiresAt: START + REQUEST_TOKEN_LIFETIME,
      reason: null,
      clockCorrectedBySeconds: 0,
    });
    expect(opened).toEqual([link(1)]);

    const finished = await signIn.finish(' 486 8795 ');
    expect(finished).toEqual({ ok: true, value: signIn.state() });
    expect(signIn.state()).toMatchObject({ step: 'done', account: 'x:12', unconfirmed: null });
    expect(steps()).toEqual(['requesting', 'waiting-for-pin', 'exchanging', 'checking-account', 'done']);
    expect(sent.map(({ path }) => path)).toEqual(['/oauth/request_token', '/oauth/access_token']);
    expect(sent[1]?.fields.get('oauth_token')).toBe('request-1');
    expect(sent[1]?.fields.get('oauth_verifier')).toBe('4868795');
    expect(saved).toEqual([{ token: '12-T', userId: '12', screenName: 'jane', profile: 'profile' }]);
    expect(kept).toEqual([null, { requestToken: { token: 'request-1', secret: 'SECRET-r1' }, createdAt: START }, null]);
  });

  it('asks for the password and fills in the name when told to', async () => {
    const { signIn, opened } = prepare(requestTokenAnswer(1));
    await signIn.start({ ...options, forceLogin: true, screenName: 'jane' });
    expect(opened).toEqual([`${link(1)}&force_login=true&screen_name=jane`]);
  });

  it('never uses a nonce twice', async () => {
    const { signIn, sent } = await started(wrongPin, requestTokenAnswer(2), accessTokenAnswer);
    await signIn.finish('1234567');
    await signIn.finish('4868795');
    expect(new Set(sent.map(({ fields }) => fields.get('oauth_nonce'))).size).toBe(4);
  });

  it('can be put away, and started again', async () => {
    const { signIn } = await started(accessTokenAnswer, requestTokenAnswer(2));
    await signIn.finish('4868795');
    await signIn.cancel();
    expect(signIn.state()).toEqual({ step: 'idle' });
    expect(await signIn.start(options)).toMatchObject({ step: 'waiting-for-pin' });
  });
});

describe('asking for a page fails', () => {
  it.each<[string, Answer, { kind: OAuthFailureKind }]>([
    ['wrong keys', codeAnswer(401, 32), { kind: 'wrong-keys' }],
    ['wrong keys in plain text', text(401, 'Failed to validate oauth signature and token'), { kind: 'wrong-keys' }],
    ['suspended app', codeAnswer(401, 416), { kind: 'app-suspended' }],
    ['callback not approved', codeAnswer(403, 415), { kind: 'callback-not-approved' }],
    [
      'callback not confirmed',
      text(200, 'oauth_token=t&oauth_token_secret=SECRET&oauth_callback_confirmed=false'),
      { kind: 'callback-not-approved' },
    ],
    ['service down', text(503, '<html>Over capacity</html>'), { kind: 'service-down' }],
    ['login page of a network', text(200, '<html><body>Welcome</body></html>'), { kind: 'unreadable-answer' }],
    ['truncated answer', text(200, 'oauth_token=t&oauth_token_sec'), { kind: 'unreadable-answer' }],
    ['no connection', noConnection, { kind: 'network' }],
    ['time-out', { failure: { kind: 'timeout' } }, { kind: 'timeout' }],
    ['offline', { failure: { kind: 'offline' } }, { kind: 'offline' }],
    ['limit', text(429, '', { 'retry-after': '60' }), { kind: 'rate-limited' }],
    ['clock without a date', codeAnswer(401, 135), { kind: 'clock' }],
    ['clock that is right', codeAnswer(401, 135, { date: 'Mon, 21 Sep 2026 12:00:30 GMT' }), { kind: 'clock' }],
  ])('%s', async (_, answer, failure) => {
    const { signIn, steps, opened, kept, sent } = prepare(answer);
    expect(await signIn.start(options)).toMatchObject({ step: 'failed', failure });
    expect(steps()).toEqual(['requesting', 'failed']);
    expect(sent).toHaveLength(1);
    expect(opened).toEqual([]);
    expect(kept.at(-1)).toBeNull();
    expect(await signIn.finish('4868795')).toEqual({ ok: false, problem: 'sign-in-missing' });
    expect(await signIn.openPage()).toEqual({ ok: false, problem: 'sign-in-missing' });
    expect(await signIn.copyLink()).toEqual({ ok: false, problem: 'sign-in-missing' });
  });

  it('can be tried again', async () => {
    const { signIn } = prepare(noConnection, requestTokenAnswer(1));
    await signIn.start(options);
    expect(await signIn.start(options)).toMatchObject({ step: 'waiting-for-pin' });
  });
});

describe('a refused PIN', () => {
  it.each<[string, Answer, OAuthFailureKind]>([
    ['wrong', wrongPin, 'wrong-pin'],
    ['used', text(401, 'Invalid request token'), 'pin-used'],
    ['expired', text(401, 'This request token has expired'), 'pin-expired'],
    ['refused without a reason', codeAnswer(401, 32), 'wrong-pin'],
    ['refused in XML', text(401, '<hash><error>Invalid oauth_verifier parameter</error></hash>'), 'wrong-pin'],
  ])('%s: a new page opens once, and says why', async (_, answer, kind) => {
    const { signIn, steps, opened, sent, kept } = await started(answer, requestTokenAnswer(2), accessTokenAnswer);
    expect(await signIn.finish('1234567')).toMatchObject({
      ok: true,
      value: { step: 'waiting-for-pin', reason: { kind } },
    });
    await settle();
    expect(steps()).toEqual(['requesting', 'waiting-for-pin', 'exchanging', 'requesting', 'waiting-for-pin']);
    expect(opened).toEqual([link(1), link(2)]);
    expect(kept.at(-1)).toMatchObject({ requestToken: { token: 'request-2' } });

    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'done' });
    expect(sent.at(-1)?.fields.get('oauth_token')).toBe('request-2');
  });

  it('counts as expired when the page is older than 15 minutes', async () => {
    const { signIn, pass } = await started(text(401, 'Invalid request token'), requestTokenAnswer(2));
    pass(REQUEST_TOKEN_LIFETIME);
    await signIn.finish('1234567');
    expect(signIn.state()).toMatchObject({ reason: { kind: 'pin-expired' }, expiresAt: START + 30 * MINUTE });
  });

  it('ends the sign-in when no new page can be had', async () => {
    const { signIn, kept, opened } = await started(wrongPin, noConnection);
    await signIn.finish('1234567');
    expect(signIn.state()).toMatchObject({ step: 'failed', failure: { kind: 'network' } });
    expect(kept.at(-1)).toBeNull();
    expect(opened).toHaveLength(1);
  });

  it.each(['', '   ', 'no number'])('is not even sent when it is %j', async (pin) => {
    const { signIn, sent } = await started();
    expect(await signIn.finish(pin)).toEqual({ ok: false, problem: 'pin-missing' });
    expect(signIn.state()).toMatchObject({ step: 'waiting-for-pin' });
    expect(sent).toHaveLength(1);
  });
});

describe('an exchange without a usable answer', () => {
  it.each<[string, Answer, OAuthFailureKind]>([
    ['no connection', noConnection, 'network'],
    ['time-out', { failure: { kind: 'timeout' } }, 'timeout'],
    ['offline', { failure: { kind: 'offline' } }, 'offline'],
    ['proxy', { failure: { kind: 'proxy' } }, 'proxy'],
    ['certificate', { failure: { kind: 'certificate' } }, 'certificate'],
    ['service down', text(500, '<html>'), 'service-down'],
    ['login page of a network', text(200, '<html><body>Welcome</body></html>'), 'unreadable-answer'],
    ['truncated answer', text(200, 'oauth_token=12-T&oauth_tok'), 'unreadable-answer'],
    ['limit', codeAnswer(429, 88), 'rate-limited'],
    ['clock', codeAnswer(401, 135), 'clock'],
  ])('%s: the same PIN can be entered again', async (_, answer, kind) => {
    const { signIn, opened, sent } = await started(answer, accessTokenAnswer);
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'waiting-for-pin', browser: 'opened', reason: { kind } });
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'done' });
    expect(opened).toHaveLength(1);
    expect(sent.at(-1)?.fields.get('oauth_token')).toBe('request-1');
  });

  it('that had arrived all the same makes the second try a used PIN', async () => {
    const { signIn } = await started(
      { failure: { kind: 'timeout' } },
      text(401, 'Invalid request token'),
      requestTokenAnswer(2),
    );
    await signIn.finish('4868795');
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'waiting-for-pin', reason: { kind: 'pin-used' } });
  });
});

describe('an exchange that ends the sign-in', () => {
  it.each<[string, Answer, OAuthFailureKind]>([
    ['denied', text(401, 'Access was denied'), 'denied'],
    ['suspended app', codeAnswer(401, 416), 'app-suspended'],
    ['locked account', codeAnswer(403, 326), 'account-locked'],
    ['plan', codeAnswer(403, 453), 'needs-plan'],
    ['no money', text(402, ''), 'out-of-money'],
    ['refused', codeAnswer(403, 87), 'refused'],
  ])('%s', async (_, answer, kind) => {
    const { signIn, kept, saved } = await started(answer);
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'failed', failure: { kind } });
    expect(kept.at(-1)).toBeNull();
    expect(saved).toEqual([]);
  });
});

describe('a wrong clock', () => {
  it.each<[string, Answer]>([
    ['135', codeAnswer(401, 135, TWENTY_MINUTES_LATER)],
    ['135 with the other suffix', codeAnswer(401, 135, { date: 'Mon, 21 Sep 2026 12:20:00 UTC' })],
    ['32', codeAnswer(401, 32, TWENTY_MINUTES_LATER)],
    ['plain text', text(401, 'Timestamp out of bounds', TWENTY_MINUTES_LATER)],
  ])('is corrected once, by the Date header of the refusal (%s)', async (_, refusal) => {
    const { signIn, sent } = prepare(refusal, requestTokenAnswer(1), accessTokenAnswer);
    await signIn.start(options);
    expect(signIn.state()).toMatchObject({ step: 'waiting-for-pin', clockCorrectedBySeconds: 1200 });
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'done', clockCorrectedBySeconds: 1200 });
    const seconds = START / 1000;
    expect(sent.map(({ fields }) => Number(fields.get('oauth_timestamp')))).toEqual([
      seconds,
      seconds + 1200,
      seconds + 1200,
    ]);
  });

  it('is not tried a third time', async () => {
    const { signIn, sent } = prepare(
      codeAnswer(401, 135, TWENTY_MINUTES_LATER),
      codeAnswer(401, 135, { date: 'Mon, 21 Sep 2026 12:40:00 GMT' }),
    );
    await signIn.start(options);
    expect(signIn.state()).toMatchObject({ step: 'failed', failure: { kind: 'clock' }, clockCorrectedBySeconds: 1200 });
    expect(sent).toHaveLength(2);
  });

  it('does not hide wrong keys', async () => {
    const { signIn } = prepare(codeAnswer(401, 32, TWENTY_MINUTES_LATER), codeAnswer(401, 32, TWENTY_MINUTES_LATER));
    await signIn.start(options);
    expect(signIn.state()).toMatchObject({ step: 'failed', failure: { kind: 'wrong-keys' } });
  });

  it('is corrected in an exchange without spending the PIN', async () => {
    const { signIn, opened, sent } = await started(codeAnswer(401, 135, TWENTY_MINUTES_LATER), accessTokenAnswer);
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'done', clockCorrectedBySeconds: 1200 });
    expect(opened).toHaveLength(1);
    expect(sent.slice(1).map(({ fields }) => fields.get('oauth_verifier'))).toEqual(['4868795', '4868795']);
  });

  it('that was corrected before is said from the start', async () => {
    const { signIn, clock, states } = prepare(requestTokenAnswer(1));
    clock.learn(TWENTY_MINUTES_LATER.date);
    await signIn.start(options);
    expect(states[0]).toMatchObject({ step: 'requesting', clockCorrectedBySeconds: 1200 });
  });
});

describe('the browser', () => {
  it.each<[string, () => Promise<boolean>]>([
    ['says no', async () => false],
    ['throws', () => Promise.reject(new Error('no browser'))],
  ])('%s: the state says so, and the link can be copied', async (_, openInBrowser) => {
    const { signIn, script, copied } = prepare(requestTokenAnswer(1));
    script.openInBrowser = openInBrowser;
    await signIn.start(options);
    await settle();
    expect(signIn.state()).toMatchObject({ step: 'waiting-for-pin', browser: 'not-opened' });
    expect(await signIn.copyLink()).toEqual({ ok: true, value: null });
    expect(copied).toEqual([link(1)]);

    script.openInBrowser = async () => true;
    expect(await signIn.openPage()).toMatchObject({ ok: true, value: { browser: 'opened' } });
  });

  it('need not answer for the sign-in to go on', async () => {
    const { signIn, script } = prepare(requestTokenAnswer(1), accessTokenAnswer);
    script.openInBrowser = () => new Promise(() => undefined);
    expect(await signIn.start(options)).toMatchObject({ step: 'waiting-for-pin', browser: 'opening' });
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'done' });
  });

  it('that answers late does not speak for a later opening', async () => {
    const { signIn, script } = prepare(requestTokenAnswer(1));
    const first = deferred<boolean>();
    script.openInBrowser = () => first.promise;
    await signIn.start(options);
    script.openInBrowser = async () => true;
    await signIn.openPage();
    first.resolve(false);
    await settle();
    expect(signIn.state()).toMatchObject({ browser: 'opened' });
  });
});

describe('looking at the account', () => {
  it.each<OAuthFailureKind>([
    'needs-plan',
    'needs-permission',
    'out-of-money',
    'usage-cap',
    'spend-cap',
    'rate-limited',
    'service-down',
    'unreadable-answer',
    'network',
    'timeout',
    'offline',
    'refused',
    'account-locked',
    'clock',
  ])('fails with %s: the sign-in is kept, and says that it is unconfirmed', async (kind) => {
    const { signIn, script, saved } = await started(accessTokenAnswer);
    script.checkAccount = async () => ({ ok: false, failure: { kind } });
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'done', account: 'x:12', unconfirmed: { kind } });
    expect(saved).toEqual([{ token: '12-T', userId: '12', screenName: 'jane', profile: null }]);
  });

  it.each<OAuthFailureKind>(['signed-out', 'wrong-keys', 'app-suspended'])('fails with %s: it is not', async (kind) => {
    const { signIn, script, saved } = await started(accessTokenAnswer);
    script.checkAccount = async () => ({ ok: false, failure: { kind } });
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'failed', failure: { kind } });
    expect(saved).toEqual([]);
  });

  it('tells why an account was not saved', async () => {
    const { signIn, script } = await started(accessTokenAnswer);
    script.saveAccount = async () => ({ ok: false, reason: 'wrong-account' });
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'failed', failure: { kind: 'not-saved', reason: 'wrong-account' } });
  });
});

describe('going on after a restart', () => {
  const pending = { requestToken: { token: 'request-1', secret: 'SECRET-r1' }, createdAt: START - 14 * MINUTE };

  it('takes the PIN of the page that was opened before, without opening it again', async () => {
    const { signIn, opened, sent } = prepare(accessTokenAnswer);
    expect(await signIn.resume(pending, options)).toBe(true);
    expect(signIn.state()).toMatchObject({ step: 'waiting-for-pin', expiresAt: START + MINUTE });
    expect(opened).toEqual([]);
    await signIn.finish('4868795');
    expect(signIn.state()).toMatchObject({ step: 'done' });
    expect(sent[0]?.fields.get('oauth_token')).toBe('request-1');
  });

  it('can open the page again and copy its link', async () => {
    const { signIn, opened, copied } = prepare();
    await signIn.resume(pending, { ...options, forceLogin: true });
    await signIn.openPage();
    await signIn.copyLink();
    expect(opened).toEqual([`${link(1)}&force_login=true`]);
    expect(copied).toEqual(opened);
  });

  it.each([
    ['15 minutes old', START - REQUEST_TOKEN_LIFETIME],
    ['a day old', START - 24 * 60 * MINUTE],
    ['of the future', START + REQUEST_TOKEN_LIFETIME],
  ])('is refused, and forgotten, when it is %s', async (_, createdAt) => {
    const { signIn, kept } = prepare();
    expect(await signIn.resume({ ...pending, createdAt }, options)).toBe(false);
    expect(signIn.state()).toEqual({ step: 'idle' });
    expect(kept).toEqual([null]);
  });

  it('does not disturb a sign-in under way', async () => {
    const { signIn, kept } = await started();
    const before = signIn.state();
    expect(await signIn.resume({ ...pending, createdAt: 0 }, options)).toBe(false);
    expect(signIn.state()).toBe(before);
    expect(kept.at(-1)).not.toBeNull();
  });
});

describe('cancelling', () => {
  it('while a page is asked for aborts the request, and its answer changes nothing', async () => {
    const late = deferred<Answer>();
    const { signIn, sent, opened, kept } = prepare(late.promise);
    const start = signIn.start(options);
    await settle();
    await signIn.cancel();
    expect(sent[0]?.signal.aborted).toBe(true);
    late.resolve(requestTokenAnswer(1));
    expect(await start).toEqual({ step: 'idle' });
    expect(opened).toEqual([]);
    expect(kept.every((pending) => pending === null)).toBe(true);
  });

  it('while a PIN is exchanged saves nothing', async () => {
    const late = deferred<Answer>();
    const { signIn, saved, sent } = await started(late.promise);
    const finish = signIn.finish('4868795');
    await settle();
    await signIn.cancel();
    expect(sent[1]?.signal.aborted).toBe(true);
    late.resolve(accessTokenAnswer);
    expect(await finish).toEqual({ ok: true, value: { step: 'idle' } });
    expect(saved).toEqual([]);
  });

  it('while the account is looked at saves nothing', async () => {
    const late = deferred<{ ok: true; value: string }>();
    const { signIn, script, saved } = await started(accessTokenAnswer);
    script.checkAccount = () => late.promise;
    const finish = signIn.finish('4868795');
    await settle();
    expect(signIn.state()).toMatchObject({ step: 'checking-account' });
    await signIn.cancel();
    late.resolve({ ok: true, value: 'profile' });
    await finish;
    expect(saved).toEqual([]);
    expect(signIn.state()).toEqual({ step: 'idle' });
  });

  it('forgets what was kept, even while that is still being written', async () => {
    const slow = deferred<void>();
    const { signIn, script, kept } = prepare(requestTokenAnswer(1));
    const writes: Promise<void>[] = [Promise.resolve(), slow.promise];
    script.keep = () => writes.shift() ?? Promise.resolve();
    const start = signIn.start(options);
    await settle();
    const cancel = signIn.cancel();
    slow.resolve();
    await Promise.all([start, cancel]);
    expect(kept.at(-1)).toBeNull();
    expect(kept).toHaveLength(3);
  });

  it('without a sign-in does nothing', async () => {
    const { signIn, states, kept } = prepare();
    await signIn.cancel();
    expect(states).toEqual([]);
    expect(kept).toEqual([]);
  });

  it('lets a late failure of a port pass', async () => {
    const late = deferred<Answer>();
    const { signIn } = prepare(late.promise);
    const start = signIn.start(options);
    await settle();
    await signIn.cancel();
    late.reject(new Error('aborted'));
    expect(await start).toEqual({ step: 'idle' });
  });
});

describe('starting anew', () => {
  it('ends the earlier sign-in, whose late answer changes nothing', async () => {
    const late = deferred<Answer>();
    const { signIn, sent, opened } = prepare(late.promise, requestTokenAnswer(2));
    const first = signIn.start(options);
    await settle();
    const second = await signIn.start(options);
    expect(sent[0]?.signal.aborted).toBe(true);
    late.resolve(requestTokenAnswer(1));
    expect(await first).toBe(signIn.state());
    expect(signIn.state()).toMatchObject({ attempt: second.step === 'idle' ? '' : second.attempt });
    expect(opened).toEqual([link(2)]);
  });
});

describe('impatience', () => {
  it('a PIN entered twice is sent once', async () => {
    const late = deferred<Answer>();
    const { signIn, sent } = await started(late.promise);
    const both = [signIn.finish('4868795'), signIn.finish('4868795')];
    late.resolve(accessTokenAnswer);
    const [first, second] = await Promise.all(both);
    expect(first).toEqual(second);
    expect(sent).toHaveLength(2);
  });

  it('a PIN entered before there is a page is not sent', async () => {
    const late = deferred<Answer>();
    const { signIn } = prepare(late.promise);
    const start = signIn.start(options);
    await settle();
    expect(await signIn.finish('4868795')).toEqual({ ok: false, problem: 'sign-in-missing' });
    late.resolve(requestTokenAnswer(1));
    await start;
  });
});

describe('a mistake in a port', () => {
  it('ends the sign-in and is passed on', async () => {
    const { signIn, script } = await started(accessTokenAnswer);
    script.checkAccount = () => Promise.reject(new Error('mistake'));
    await expect(signIn.finish('4868795')).rejects.toThrow('mistake');
    expect(signIn.state()).toMatchObject({ step: 'failed', failure: { kind: 'unexpected' } });
  });

  it('in one write does not stop the next', async () => {
    const { signIn, script, kept } = prepare(requestTokenAnswer(1));
    script.keep = () => Promise.reject(new Error('disk'));
    await expect(signIn.start(options)).rejects.toThrow('disk');
    expect(signIn.state()).toMatchObject({ step: 'failed' });
    script.keep = async () => undefined;
    await signIn.start(options);
    expect(kept.at(-1)).toMatchObject({ requestToken: { token: 'request-1' } });
  });
});
