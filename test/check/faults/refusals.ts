/** X refuses a refresh of the home timeline: every kind of refusal that can meet a reader, in its formats. */
import { strict as assert } from 'node:assert';
import type { ErrorAction, ErrorCode } from '../../../electron/contract/errors.ts';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import { homePath } from './paths.ts';
import {
  checkSetup,
  comesBack,
  hasNewPosts,
  meets,
  nothing,
  postsOf,
  refresh,
  retry,
  signInAgain,
  worksByHand,
  xConsole,
  xHome,
} from './person.ts';
import type { FaultCase } from './runner.ts';

interface Refusal {
  /** What X answers. */
  says: Fault;
  status: number;
  code: ErrorCode;
  action: ErrorAction;
  /** The account has a problem until the next success. */
  problem?: boolean;
  /** Nothing is read by itself until the person has asked and it worked. */
  stops?: boolean;
  /** What is asked in all; once unless given. */
  asked?: readonly string[];
}

const signedOut = { code: 'signed-out', action: signInAgain, problem: true, stops: true } as const;
const locked = { code: 'account-locked', action: xHome, problem: true, stops: true } as const;
const noMoney = { code: 'out-of-money', action: xConsole, stops: true } as const;
const usageCap = { code: 'usage-cap', action: xConsole, stops: true } as const;
const spendCap = { code: 'spend-cap', action: xConsole, stops: true } as const;
const noPlan = { code: 'needs-plan', action: xConsole, stops: true } as const;
const noPermission = { code: 'needs-permission', action: xConsole, stops: true } as const;
const badRequest = { code: 'bad-request', action: nothing } as const;
const gone = { code: 'gone', action: nothing } as const;
const hidden = { code: 'hidden', action: nothing } as const;
const unreadable = { code: 'unreadable-answer', action: retry } as const;

const refusals: Record<string, Refusal> = {
  '401 as a problem': { says: { problem: 'unauthorized' }, status: 401, ...signedOut },
  'code 89 in a list of errors': { says: { code: 89 }, status: 401, ...signedOut },
  'code 89 in XML': { says: { code: 89, format: 'xml' }, status: 401, ...signedOut },
  'code 89 as plain text': { says: { code: 89, format: 'plain' }, status: 401, ...signedOut },
  'code 32, and the clock is right': { says: { code: 32 }, status: 401, ...signedOut },
  'code 32 in the old XML': { says: { code: 32, format: 'xml-old' }, status: 401, ...signedOut },
  'code 215 with status 400': { says: { code: 215 }, status: 400, ...signedOut },
  'code 231, which no PIN can bring': { says: { code: 231 }, status: 401, ...signedOut },
  'code 64, the account is suspended': { says: { code: 64 }, status: 403, ...locked },
  'code 326, the account is locked': { says: { code: 326, format: 'xml' }, status: 403, ...locked },
  'a problem that the account is not permitted': { says: { problem: 'account-forbidden' }, status: 403, ...locked },
  'credits used up, as told until June 2026': { says: { problem: 'credits' }, status: 402, ...noMoney },
  'credits used up, as told since July 2026': {
    says: { problem: 'credits-depleted', typeBase: 'api.x.com' },
    status: 402,
    ...noMoney,
  },
  'a bare 402': { says: { status: 402, body: '' }, status: 402, ...noMoney },
  'the spending limit is reached': { says: { problem: 'spend-cap', typeBase: 'api.X.com' }, status: 403, ...spendCap },
  'the monthly cap of the plan': { says: { problem: 'usage-capped' }, status: 429, ...usageCap },
  'the daily cap of the plan': {
    says: { problem: 'usage-capped-daily', typeBase: 'developer.x.com' },
    status: 429,
    ...usageCap,
  },
  'the app is no client of this API': { says: { problem: 'official-client-forbidden' }, status: 403, ...noPlan },
  'the app is not enrolled, and v1.1 is closed too': {
    says: { problem: 'client-forbidden' },
    status: 403,
    ...noPlan,
    asked: ['home 403', '1.1/statuses/home_timeline 403'],
  },
  'code 453 from a gateway': { says: { code: 453 }, status: 403, ...noPlan },
  'code 87': { says: { code: 87 }, status: 403, ...noPlan },
  'code 220': { says: { code: 220 }, status: 403, ...noPlan },
  'the app has no permission': { says: { problem: 'oauth1-permissions' }, status: 403, ...noPermission },
  'code 261': { says: { code: 261, format: 'xml' }, status: 403, ...noPermission },
  'code 93': { says: { code: 93 }, status: 403, ...noPermission },
  'this sign-in is of the wrong kind': {
    says: { problem: 'unsupported-authentication' },
    status: 403,
    code: 'not-with-pin',
    action: nothing,
    stops: true,
  },
  'no authentication arrived (a proxy dropped it)': {
    says: { problem: 'unsupported-authentication-unknown' },
    status: 403,
    code: 'not-with-pin',
    action: nothing,
    stops: true,
  },
  'taken for a robot (226)': {
    says: { code: 226 },
    status: 403,
    code: 'looks-automated',
    action: xHome,
    stops: true,
  },
  'a parameter is wrong': { says: { problem: 'invalid-request' }, status: 400, ...badRequest },
  'an unknown path, with an empty body': { says: { canned: 'empty-404' }, status: 404, ...badRequest },
  'code 68, a retired API': { says: { code: 68 }, status: 410, ...badRequest },
  'code 251, a retired endpoint': { says: { code: 251 }, status: 410, ...badRequest },
  'code 92, no TLS': { says: { code: 92 }, status: 403, ...badRequest },
  'code 34, no such page': { says: { code: 34 }, status: 404, ...gone },
  'it is gone': { says: { problem: 'resource-not-found' }, status: 404, ...gone },
  'it is hidden, as the only thing that a success says': {
    says: { problem: 'not-authorized-for-resource' },
    status: 200,
    ...hidden,
  },
  'code 179, protected': { says: { code: 179 }, status: 403, ...hidden },
  'a user who is suspended, in a success': {
    says: { problem: 'user-suspended' },
    status: 200,
    code: 'user-suspended',
    action: nothing,
  },
  'a 403 that gives no reason': {
    says: { problem: 'forbidden' },
    status: 403,
    code: 'refused',
    action: checkSetup,
  },
  'a problem that nobody has heard of': {
    says: { problem: 'unheard' },
    status: 418,
    code: 'refused',
    action: checkSetup,
  },
  'a page that asks to log in to the network, as a success': { says: { canned: 'html' }, status: 200, ...unreadable },
  'a page that asks to log in to the network (511)': {
    says: { canned: 'network-authentication' },
    status: 511,
    ...unreadable,
  },
  'a page that looks for robots': { says: { canned: 'challenge' }, status: 403, ...unreadable },
};

const refusalCase = (name: string, { says, status, code, action, problem, stops, asked }: Refusal): FaultCase => ({
  name: `refresh: ${name}`,
  begins: 'reading',
  async plays(stage) {
    const before = await postsOf(stage);
    stage.control.fault({ path: homePath, ...says });
    const refused = await refresh(stage);
    meets(refused.error, code, action);
    assert.equal(refused.error?.details?.status, status);
    assert.deepEqual(stage.asked(), asked ?? [`home ${status}`], 'asked once');
    assert.deepEqual(await postsOf(stage), before, 'what was read stays');
    assert.equal((await stage.account()).problem?.code ?? null, problem === true ? code : null);
    if (code === 'needs-permission') assert.equal((await stage.account()).canPost, false);

    const later = await comesBack(stage);
    if (stops === true) {
      assert.deepEqual(stage.asked(), [], 'nothing is read by itself');
      meets(later.error, code, action);
      await worksByHand(stage, before);
      await comesBack(stage);
    }
    assert.deepEqual(stage.asked(), ['home 200'], 'it is read by itself');
    assert.equal(stage.status().error, null);
    await hasNewPosts(stage, before);
  },
});

export const refusalFaults: readonly FaultCase[] = Object.entries(refusals).map(([name, refusal]) =>
  refusalCase(name, refusal),
);
