/** X refuses a refresh of the home timeline: every kind of refusal that can meet a reader, in its formats. */
import { strict as assert } from 'node:assert';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import {
  gone,
  hidden,
  locked,
  noMoney,
  noPermission,
  noPlan,
  nothing,
  notWithPin,
  type Outcome,
  refusedWithoutReason,
  signedOut,
  spendCap,
  unreadable,
  usageCap,
  xHome,
} from './outcomes.ts';
import { homePath } from './paths.ts';
import { comesBack, hasNewPosts, meets, postsOf, refresh, worksByHand } from './person.ts';
import type { FaultCase } from './runner.ts';

interface Refusal extends Outcome {
  /** What X answers. */
  says: Fault;
  status: number;
  /** The account has a problem until the next success. */
  problem?: boolean;
  /** Nothing is read by itself until the person has asked and it worked. */
  stops?: boolean;
  /** What is asked in all; once unless given. */
  asked?: readonly string[];
}

const endsSignIn = { ...signedOut, problem: true, stops: true };
const locksAccount = { ...locked, problem: true, stops: true };
const badRequest: Outcome = { code: 'bad-request', action: nothing };

const refusals: Record<string, Refusal> = {
  '401 as a problem': { says: { problem: 'unauthorized' }, status: 401, ...endsSignIn },
  'code 89 in a list of errors': { says: { code: 89 }, status: 401, ...endsSignIn },
  'code 89 in XML': { says: { code: 89, format: 'xml' }, status: 401, ...endsSignIn },
  'code 89 as plain text': { says: { code: 89, format: 'plain' }, status: 401, ...endsSignIn },
  'code 32, and the clock is right': { says: { code: 32 }, status: 401, ...endsSignIn },
  'code 32 in the old XML': { says: { code: 32, format: 'xml-old' }, status: 401, ...endsSignIn },
  'code 215 with status 400': { says: { code: 215 }, status: 400, ...endsSignIn },
  'code 231, which no PIN can bring': { says: { code: 231 }, status: 401, ...endsSignIn },
  'code 64, the account is suspended': { says: { code: 64 }, status: 403, ...locksAccount },
  'code 326, the account is locked': { says: { code: 326, format: 'xml' }, status: 403, ...locksAccount },
  'a problem that the account is not permitted': {
    says: { problem: 'account-forbidden' },
    status: 403,
    ...locksAccount,
  },
  'credits used up, as told until June 2026': { says: { problem: 'credits' }, status: 402, ...noMoney, stops: true },
  'credits used up, as told since July 2026': {
    says: { problem: 'credits-depleted', typeBase: 'api.x.com' },
    status: 402,
    ...noMoney,
    stops: true,
  },
  'a bare 402': { says: { status: 402, body: '' }, status: 402, ...noMoney, stops: true },
  'the spending limit is reached': {
    says: { problem: 'spend-cap', typeBase: 'api.X.com' },
    status: 403,
    ...spendCap,
    stops: true,
  },
  'the monthly cap of the plan': { says: { problem: 'usage-capped' }, status: 429, ...usageCap, stops: true },
  'the daily cap of the plan': {
    says: { problem: 'usage-capped-daily', typeBase: 'developer.x.com' },
    status: 429,
    ...usageCap,
    stops: true,
  },
  'the app is no client of this API': {
    says: { problem: 'official-client-forbidden' },
    status: 403,
    ...noPlan,
    stops: true,
  },
  'the app is not enrolled, and v1.1 is closed too': {
    says: { problem: 'client-forbidden' },
    status: 403,
    ...noPlan,
    stops: true,
    asked: ['home 403', '1.1/statuses/home_timeline 403'],
  },
  'code 453 from a gateway': { says: { code: 453 }, status: 403, ...noPlan, stops: true },
  'code 87': { says: { code: 87 }, status: 403, ...noPlan, stops: true },
  'code 220': { says: { code: 220 }, status: 403, ...noPlan, stops: true },
  'the app has no permission': { says: { problem: 'oauth1-permissions' }, status: 403, ...noPermission, stops: true },
  'code 261': { says: { code: 261, format: 'xml' }, status: 403, ...noPermission, stops: true },
  'code 93': { says: { code: 93 }, status: 403, ...noPermission, stops: true },
  'this sign-in is of the wrong kind': {
    says: { problem: 'unsupported-authentication' },
    status: 403,
    ...notWithPin,
    stops: true,
  },
  'no authentication arrived (a proxy dropped it)': {
    says: { problem: 'unsupported-authentication-unknown' },
    status: 403,
    code: 'access-dropped',
    action: { kind: 'check-setup' },
  },
  'taken for a robot (226)': { says: { code: 226 }, status: 403, code: 'looks-automated', action: xHome, stops: true },
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
  'a 403 that gives no reason': { says: { problem: 'forbidden' }, status: 403, ...refusedWithoutReason },
  'a problem that nobody has heard of': { says: { problem: 'unheard' }, status: 418, ...refusedWithoutReason },
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
