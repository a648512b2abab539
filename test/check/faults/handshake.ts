/** Signing in with a PIN, step by step: asking for the page, exchanging the PIN, asking whose account it is. */
import { strict as assert } from 'node:assert';
import type { AppError, ErrorAction, ErrorCode } from '../../../electron/contract/errors.ts';
import type { SignInView } from '../../../electron/contract/views/sign-in.ts';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import { granted } from '../../support/headless-app.ts';
import { proxyWantsPassword, rejectsWith } from './network.ts';
import {
  appSuspended,
  badCertificate,
  badProxy,
  locked,
  newPin,
  noAddress,
  noAnswer,
  noMoney,
  noNetwork,
  noPlan,
  nothing,
  type Outcome,
  pinUsed,
  refusedWithoutReason,
  retry,
  serviceDown,
  signInAgain,
  spendCap,
  unreadable,
  usageCap,
  wrongKeys,
  wrongPin,
  xConsole,
} from './outcomes.ts';
import { accessTokenPath, mePath, requestTokenPath } from './paths.ts';
import { meets, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { minute, type Stage, second } from './stage.ts';

const page = 'POST /oauth/request_token';
const exchange = 'POST /oauth/access_token';

interface Refused {
  says?: Fault;
  /** Something on the way, instead of what the service says. */
  instead?: () => Response;
  status?: number;
  code: ErrorCode;
  action: ErrorAction | ((now: number) => ErrorAction);
}

const start = async (stage: Stage): Promise<SignInView> =>
  granted(await stage.does(stage.page().signIn.start({ service: 'x', keyId: stage.keyId })));
const finish = async (stage: Stage, pin: string): Promise<SignInView> =>
  granted(await stage.does(stage.page().signIn.finish({ pin })));

function meetsAction(stage: Stage, error: AppError | null, { code, action }: Refused): void {
  if (typeof action !== 'function') {
    meets(error, code, action);
    return;
  }
  assert.ok(error);
  meets(error, code, error.action);
  // Nearly: the clock goes on while the answer comes.
  const wanted = action(stage.time.now());
  assert.ok(wanted.kind === 'wait' && error.action.kind === 'wait');
  assert.ok(Math.abs(Date.parse(wanted.until) - Date.parse(error.action.until)) <= 10 * second);
}

/** Signs in from the beginning and reads: nothing is left of what went wrong. */
async function signsIn(stage: Stage): Promise<void> {
  assert.equal((await start(stage)).step, 'waiting-for-pin');
  await finishes(stage);
}
async function finishes(stage: Stage): Promise<void> {
  const done = await finish(stage, stage.pin());
  assert.deepEqual({ step: done.step, error: done.error }, { step: 'done', error: null });
  await reads(stage, done);
}
async function reads(stage: Stage, { accountId }: SignInView): Promise<void> {
  assert.ok(accountId !== null);
  stage.use(accountId);
  assert.equal((await stage.view()).accounts.length, 1);
  assert.equal((await refresh(stage)).error, null);
  assert.ok((await stage.rows()).length > 0);
}

const begin = (stage: Stage, path: string, { says, instead }: Refused): void => {
  if (says !== undefined) stage.control.fault({ path, ...says });
  if (instead !== undefined) stage.network.instead = instead;
};

// ---------------------------------------------------------------- the page with the PIN

const notApproved: Outcome = { code: 'callback-not-approved', action: xConsole };
const waitFor =
  (ms: number) =>
  (now: number): ErrorAction => ({ kind: 'wait', until: new Date(now + ms).toISOString() });

const pageRefusals: Record<string, Refused> = {
  'code 32 in JSON': { says: { code: 32 }, status: 401, ...wrongKeys },
  'code 32 in XML': { says: { code: 32, format: 'xml' }, status: 401, ...wrongKeys },
  'code 32 in the old XML': { says: { code: 32, format: 'xml-old' }, status: 401, ...wrongKeys },
  'code 32 as plain text': { says: { code: 32, format: 'plain' }, status: 401, ...wrongKeys },
  'code 215': { says: { code: 215 }, status: 400, ...wrongKeys },
  'code 89': { says: { code: 89 }, status: 401, ...wrongKeys },
  'code 99': { says: { code: 99 }, status: 403, ...wrongKeys },
  'code 415 in JSON': { says: { code: 415 }, status: 403, ...notApproved },
  'code 415 in XML': { says: { code: 415, format: 'xml' }, status: 403, ...notApproved },
  'code 417 as plain text': { says: { code: 417, format: 'plain' }, status: 401, ...notApproved },
  'a callback that is not confirmed': { says: { alter: 'unconfirmed' }, status: 200, ...notApproved },
  'code 416, the app is suspended': { says: { code: 416, format: 'xml' }, status: 401, ...appSuspended },
  'code 453': { says: { code: 453 }, status: 403, ...noPlan },
  'code 64': { says: { code: 64 }, status: 403, ...locked },
  'credits used up': { says: { problem: 'credits-depleted' }, status: 402, ...noMoney },
  'a limit that says for how long': {
    says: { code: 88, headers: { 'retry-after': '300' } },
    status: 429,
    code: 'rate-limited',
    action: waitFor(5 * minute),
  },
  'a limit that does not': {
    says: { code: 88, format: 'plain' },
    status: 429,
    code: 'rate-limited',
    action: waitFor(minute),
  },
  'code 130': { says: { code: 130, format: 'xml' }, status: 503, ...serviceDown },
  'a page of status 502': { says: { canned: 'bad-gateway' }, status: 502, ...serviceDown },
  'a login page of the network': { says: { canned: 'html' }, status: 200, ...unreadable },
  'half of the answer': { says: { alter: 'half' }, status: 200, ...unreadable },
  'an empty answer': { says: { canned: 'empty' }, status: 200, ...unreadable },
  'a redirect to a login page': { says: { redirect: { to: 'http://127.0.0.1:9/login' } }, status: 302, ...unreadable },
  'a dropped connection': { says: { canned: 'drop' }, status: 0, ...noNetwork },
  'no answer ever': { says: { canned: 'hang' }, status: 0, ...noAnswer },
  'a proxy that wants a password': { instead: proxyWantsPassword, ...badProxy },
  'a proxy that refuses': { instead: rejectsWith('ECONNREFUSED', { port: 9 }), ...badProxy },
  'a certificate that proves nothing': { instead: rejectsWith('SELF_SIGNED_CERT_IN_CHAIN'), ...badCertificate },
  'a name that is not found': { instead: rejectsWith('ENOTFOUND'), ...noAddress },
};

const pageCase = (name: string, refused: Refused): FaultCase => ({
  name: `signing in, the page: ${name}`,
  begins: 'key-saved',
  async plays(stage) {
    begin(stage, requestTokenPath, refused);
    const view = await start(stage);
    assert.equal(view.step, 'failed');
    meetsAction(stage, view.error, refused);
    assert.deepEqual(stage.fake().openedAddresses, [], 'no page is opened');
    const sent = refused.instead === undefined ? [`${page} ${refused.status}`] : [];
    assert.deepEqual(stage.asked(), sent, 'asked once');
    assert.equal(stage.network.met, refused.instead === undefined ? 0 : 1);
    assert.equal((await stage.view()).keys.length, 1, 'the key is kept');
    stage.network.instead = null;
    await signsIn(stage);
  },
});

// ---------------------------------------------------------------- the PIN

/** X says no: the page is asked for anew, and its PIN works. */
const pinRefusals: Record<string, Refused & { before?: (stage: Stage, pin: string) => void; enter?: string }> = {
  'a wrong one': { enter: '0000000', status: 401, ...wrongPin },
  'one that is too old': {
    before: ({ control }) => control.expirePins(),
    status: 401,
    code: 'pin-expired',
    action: newPin,
  },
  'one that was used': { before: ({ control }, pin) => void control.spendPin({ pin }), status: 401, ...pinUsed },
  'a refusal as plain text': { says: { canned: 'plain' }, status: 401, ...pinUsed },
  'a refusal that speaks of the verifier': { says: { canned: 'invalid-verifier' }, status: 401, ...wrongPin },
  'code 32 in XML': { says: { code: 32, format: 'xml' }, status: 401, ...wrongPin },
  'code 89 in JSON': { says: { code: 89 }, status: 401, ...pinUsed },
  // Without its number, what it says leaves open why.
  'code 89 in the old XML': { says: { code: 89, format: 'xml-old' }, status: 401, ...wrongPin },
};

const pinCase = (name: string, refused: (typeof pinRefusals)[string]): FaultCase => ({
  name: `signing in, the PIN: ${name}`,
  begins: 'key-saved',
  async plays(stage) {
    await start(stage);
    const pin = stage.pin();
    refused.before?.(stage, pin);
    begin(stage, accessTokenPath, refused);
    stage.asked();
    const again = await finish(stage, refused.enter ?? pin);
    assert.equal(again.step, 'waiting-for-pin', 'another page is there');
    meetsAction(stage, again.error, refused);
    assert.deepEqual(stage.asked(), [`${exchange} ${refused.status}`, `${page} 200`], 'exchanged once');
    assert.equal(stage.fake().openedAddresses.length, 2, 'its page is opened');
    assert.equal((await stage.view()).accounts.length, 0);
    await finishes(stage);
  },
});

/** Nothing usable came back: the same PIN can be entered again. */
const interruptions: Record<string, Refused> = {
  'a page of status 503': { says: { canned: 'unavailable' }, status: 503, ...serviceDown },
  'a login page of the network': { says: { canned: 'html' }, status: 200, ...unreadable },
  'a dropped connection': { says: { canned: 'drop' }, status: 0, ...noNetwork },
  'no answer ever': { says: { canned: 'hang' }, status: 0, ...noAnswer },
  'the end in the body': { says: { canned: 'truncated' }, status: 200, ...noNetwork },
  'a redirect': { says: { redirect: { status: 307, to: 'http://127.0.0.1:9/' } }, status: 307, ...unreadable },
  'a limit': {
    says: { code: 88, headers: { 'retry-after': '60' } },
    status: 429,
    code: 'rate-limited',
    action: waitFor(minute),
  },
  'a time out of bounds although the clock is right': {
    says: { code: 135 },
    status: 401,
    code: 'clock',
    action: retry,
  },
  'a proxy that wants a password': { instead: proxyWantsPassword, ...badProxy },
  'a certificate that proves nothing': { instead: rejectsWith('DEPTH_ZERO_SELF_SIGNED_CERT'), ...badCertificate },
};

const interruptionCase = (name: string, refused: Refused): FaultCase => ({
  name: `signing in, the PIN: ${name}`,
  begins: 'key-saved',
  async plays(stage) {
    await start(stage);
    const pin = stage.pin();
    begin(stage, accessTokenPath, refused);
    stage.asked();
    const again = await finish(stage, pin);
    assert.equal(again.step, 'waiting-for-pin');
    meetsAction(stage, again.error, refused);
    const sent = refused.instead === undefined ? [`${exchange} ${refused.status}`] : [];
    assert.deepEqual(stage.asked(), sent, 'exchanged once, and no other page is asked for');
    assert.equal(stage.fake().openedAddresses.length, 1);
    stage.network.instead = null;
    const done = await finish(stage, pin);
    assert.deepEqual({ step: done.step, error: done.error }, { step: 'done', error: null });
    await reads(stage, done);
  },
});

const endings: Record<string, Refused> = {
  'the app is suspended': { says: { code: 416 }, status: 401, ...appSuspended },
  'the account is locked': { says: { code: 326, format: 'xml' }, status: 403, ...locked },
  'no plan': { says: { code: 453 }, status: 403, ...noPlan },
  'no credit': { says: { problem: 'credits' }, status: 402, ...noMoney },
};

const endingCase = (name: string, refused: Refused): FaultCase => ({
  name: `signing in, the PIN: ${name}`,
  begins: 'key-saved',
  async plays(stage) {
    await start(stage);
    begin(stage, accessTokenPath, refused);
    stage.asked();
    const failed = await finish(stage, stage.pin());
    assert.equal(failed.step, 'failed');
    meetsAction(stage, failed.error, refused);
    assert.deepEqual(stage.asked(), [`${exchange} ${refused.status}`]);
    await signsIn(stage);
  },
});

// ---------------------------------------------------------------- whose account it is

/** The access is there: it is saved, and says that it could not be looked at. */
const unconfirmed: Record<string, Refused & { asked?: string[] }> = {
  'a page of status 503': { says: { canned: 'unavailable' }, status: 503, ...serviceDown },
  'a login page of the network': { says: { canned: 'html' }, status: 200, ...unreadable },
  'half of the answer': { says: { alter: 'half' }, status: 200, ...unreadable },
  'nothing that names a user': { says: { alter: 'null-values' }, status: 200, ...unreadable },
  'a dropped connection': { says: { canned: 'drop' }, status: 0, ...noNetwork },
  'the app is not enrolled': {
    says: { problem: 'client-forbidden' },
    status: 403,
    ...noPlan,
    asked: ['me 403', '1.1/account/verify_credentials 403'],
  },
  'no credit': { says: { problem: 'credits-depleted' }, status: 402, ...noMoney },
  'the spending limit': { says: { problem: 'spend-cap' }, status: 403, ...spendCap },
  'the monthly cap': { says: { problem: 'usage-capped' }, status: 429, ...usageCap },
  'the account is locked': { says: { code: 326 }, status: 403, ...locked },
  'no reason': { says: { problem: 'forbidden' }, status: 403, ...refusedWithoutReason },
};

const unconfirmedCase = (name: string, refused: (typeof unconfirmed)[string]): FaultCase => ({
  name: `signing in, whose account: ${name}`,
  begins: 'key-saved',
  async plays(stage) {
    await start(stage);
    begin(stage, mePath, refused);
    stage.asked();
    const done = await finish(stage, stage.pin());
    assert.equal(done.step, 'done', 'the access is kept');
    meetsAction(stage, done.error, refused);
    assert.deepEqual(stage.asked(), [`${exchange} 200`, ...(refused.asked ?? [`me ${refused.status}`])]);
    await reads(stage, done);
    assert.equal((await stage.account()).username, stage.username);
  },
});

const meRefused: FaultCase = {
  name: 'signing in, whose account: the access is worth nothing',
  begins: 'key-saved',
  async plays(stage) {
    await start(stage);
    stage.control.fault({ path: mePath, code: 89 });
    stage.asked();
    const failed = await finish(stage, stage.pin());
    assert.equal(failed.step, 'failed');
    meets(failed.error, 'signed-out', signInAgain);
    assert.deepEqual(stage.asked(), [`${exchange} 200`, 'me 401']);
    assert.equal((await stage.view()).accounts.length, 0);
    await signsIn(stage);
  },
};

const pinIsEmpty: FaultCase = {
  name: 'signing in, the PIN: nothing was entered',
  begins: 'key-saved',
  async plays(stage) {
    await start(stage);
    stage.asked();
    const answer = await stage.does(stage.page().signIn.finish({ pin: '  ' }));
    assert.ok(!answer.ok);
    meets(answer.error, 'pin-missing', nothing);
    assert.deepEqual(stage.asked(), []);
    await finishes(stage);
  },
};

const quitInBetween: FaultCase = {
  name: 'signing in: Pinion is quit and started while the page is open',
  begins: 'key-saved',
  async plays(stage) {
    await start(stage);
    const pin = stage.pin();
    await stage.quit();
    await stage.start();
    await stage.time.settle();
    assert.equal((await stage.view()).signIn?.step, 'waiting-for-pin');
    stage.asked();
    const done = await finish(stage, pin);
    assert.deepEqual({ step: done.step, error: done.error }, { step: 'done', error: null });
    assert.deepEqual(stage.asked(), [`${exchange} 200`, 'me 200']);
    await reads(stage, done);
  },
};

const cases = <T>(table: Record<string, T>, make: (name: string, row: T) => FaultCase): FaultCase[] =>
  Object.entries(table).map(([name, row]) => make(name, row));

export const handshakeFaults: readonly FaultCase[] = [
  ...cases(pageRefusals, pageCase),
  ...cases(pinRefusals, pinCase),
  ...cases(interruptions, interruptionCase),
  ...cases(endings, endingCase),
  ...cases(unconfirmed, unconfirmedCase),
  meRefused,
  pinIsEmpty,
  quitInBetween,
];
