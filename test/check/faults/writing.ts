/** Posting and ending an access: sent exactly once, whatever comes back. */
import { strict as assert } from 'node:assert';
import type { ErrorAction } from '../../../electron/contract/errors.ts';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import { granted } from '../../support/headless-app.ts';
import { proxyWantsPassword, rejectsWith } from './network.ts';
import {
  badCertificate,
  badProxy,
  locked,
  noAddress,
  noMoney,
  noPermission,
  noPlan,
  nothing,
  type Outcome,
  refusedWithoutReason,
  retry,
  serviceDown,
  signedOut,
  signInAgain,
  xConsole,
  xHome,
} from './outcomes.ts';
import { meets, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { refusalOf, type Stage } from './stage.ts';

interface Refusal extends Outcome {
  says?: Fault;
  instead?: () => Response;
  status?: number;
}

const uncertain = { code: 'post-uncertain', action: nothing } as const;

const refusals: Record<string, Refusal> = {
  'the same again': { says: { code: 187 }, status: 403, code: 'text-repeated', action: nothing },
  'too long': { says: { code: 186 }, status: 403, code: 'text-too-long', action: nothing },
  'too often today': { says: { code: 185 }, status: 403, code: 'write-limit', action: nothing },
  'taken for a robot': { says: { code: 226 }, status: 403, code: 'looks-automated', action: xHome },
  'no reason': { says: { problem: 'forbidden' }, status: 403, ...refusedWithoutReason },
  'the account is locked': { says: { code: 326 }, status: 403, ...locked },
  'the credit is used up': { says: { problem: 'credits' }, status: 402, ...noMoney },
  'the sign-in has ended': { says: { code: 89 }, status: 401, ...signedOut },
  'not in the plan': { says: { code: 453 }, status: 403, ...noPlan },
  'the app may not write (261)': { says: { code: 261 }, status: 403, ...noPermission },
  'a reply that is refused': { says: { code: 433 }, status: 403, code: 'reply-refused', action: nothing },
  'over capacity (503): it was not taken': { says: { code: 130 }, status: 503, ...serviceDown },
  'no answer ever': { says: { canned: 'hang' }, status: 0, ...uncertain },
  'a dropped connection': { says: { canned: 'drop' }, status: 0, ...uncertain },
  'a page of status 500': { says: { canned: 'internal-error' }, status: 500, ...uncertain },
  'a page of status 502': { says: { canned: 'bad-gateway' }, status: 502, ...uncertain },
  'a page of status 504': { says: { canned: 'gateway-timeout' }, status: 504, ...uncertain },
  'a success that says nothing': { says: { canned: 'empty' }, status: 200, ...uncertain },
  'the end in the body': { says: { canned: 'truncated' }, status: 200, ...uncertain },
  'a login page of the network': { says: { canned: 'html' }, status: 200, ...uncertain },
  'nobody is there': { instead: rejectsWith('ENOTFOUND'), ...noAddress },
  'a proxy that wants a password': { instead: proxyWantsPassword, ...badProxy },
  'a certificate that proves nothing': { instead: rejectsWith('CERT_HAS_EXPIRED'), ...badCertificate },
};

const text = 'Rain at last, and the garden says thank you.';

const post = (stage: Stage, written = text) =>
  stage.does(stage.page().post.write({ accountId: stage.accountId(), text: written }));

const refusalCase = (name: string, { says, instead, status, code, action }: Refusal): FaultCase => ({
  name: `posting: ${name}`,
  begins: 'reading',
  async plays(stage) {
    if (says !== undefined) stage.control.fault({ method: 'POST', path: '/2/tweets', ...says });
    stage.network.instead = instead ?? null;
    meets(refusalOf(await post(stage)), code, action);
    assert.deepEqual(stage.asked(), instead === undefined ? [`POST create-post ${status}`] : [], 'sent once');
    assert.equal(stage.network.met, instead === undefined ? 0 : 1);
    assert.deepEqual(stage.waits(), [], 'nothing waits to be sent');
    await stage.time.advance(30 * 60_000);
    assert.deepEqual(stage.asked(), [], 'and nothing is sent later');
    stage.network.instead = null;
    const done = granted(await post(stage));
    assert.match(done.postId, /^\d+$/);
    assert.deepEqual(stage.asked(), ['POST create-post 201']);
    assert.equal((await stage.account()).problem, null);
  },
});

const others: FaultCase[] = [
  {
    name: 'posting: the key may only read',
    begins: 'reading',
    async plays(stage) {
      stage.control.accessLevel({ level: 'read' });
      meets(refusalOf(await post(stage)), 'needs-permission', xConsole);
      assert.deepEqual(stage.asked(), ['POST create-post 403']);
      assert.equal((await stage.account()).canPost, false);
      assert.equal((await refresh(stage)).error, null, 'reading goes on');
      stage.control.accessLevel({ level: 'read-write' });
      granted(await post(stage));
      assert.equal((await stage.account()).canPost, true);
    },
  },
  {
    name: 'posting: exactly the same again, as the service finds out',
    begins: 'reading',
    async plays(stage) {
      granted(await post(stage));
      meets(refusalOf(await post(stage)), 'text-repeated', nothing);
      assert.deepEqual(stage.asked(), ['POST create-post 201', 'POST create-post 403']);
    },
  },
  {
    name: 'posting: the window is used up, so nothing is sent',
    begins: 'reading',
    async plays(stage) {
      stage.control.limits({ perWindow: { 'create-post': 1 } });
      granted(await post(stage));
      stage.asked();
      const error = refusalOf(await post(stage, 'Another thought.'));
      assert.equal(error.code, 'rate-limited');
      meets(error, 'rate-limited', error.action);
      assert.equal(error.action.kind, 'wait');
      assert.deepEqual(stage.asked(), []);
      await stage.time.advance(16 * 60_000);
      assert.deepEqual(stage.asked(), [], 'it is not sent later by itself');
      granted(await post(stage, 'Another thought.'));
    },
  },
  {
    name: 'posting: refused for a limit that was not known',
    begins: 'reading',
    async plays(stage) {
      stage.control.fault({ path: '/2/tweets', method: 'POST', problem: 'too-many-requests' });
      const error = refusalOf(await post(stage));
      meets(error, 'rate-limited', retry);
      assert.deepEqual(stage.asked(), ['POST create-post 429']);
      await stage.time.advance(30 * 60_000);
      assert.deepEqual(stage.asked(), []);
      granted(await post(stage));
    },
  },
  {
    name: 'posting: the clock is wrong, so it is signed once more',
    begins: 'reading',
    async plays(stage) {
      stage.control.clock({ offsetSeconds: -1200 });
      granted(await post(stage));
      assert.deepEqual(stage.asked(), ['POST create-post 401', 'POST create-post 201']);
    },
  },
  {
    name: 'posting: nothing is written',
    begins: 'reading',
    async plays(stage) {
      meets(refusalOf(await post(stage, '   ')), 'text-missing', nothing);
      meets(refusalOf(await post(stage, 'long '.repeat(100))), 'text-too-long', nothing);
      assert.deepEqual(stage.asked(), []);
    },
  },
  {
    name: 'posting: looking around without signing in',
    begins: 'app-only',
    async plays(stage) {
      meets(refusalOf(await post(stage)), 'needs-user-sign-in', signInAgain);
      assert.deepEqual(stage.asked(), []);
    },
  },
];

// ---------------------------------------------------------------- removing an account

const connectedApps: ErrorAction = { kind: 'open-page', url: 'https://x.com/settings/connected_apps' };
const invalidate = '/1.1/oauth/invalidate_token';

const removals: Record<string, { says?: Fault; instead?: () => Response; asked: string[] }> = {
  'a page of status 503': { says: { canned: 'unavailable' }, asked: ['503'] },
  'a login page of the network': { says: { canned: 'html' }, asked: ['200'] },
  'no answer ever': { says: { canned: 'hang' }, asked: ['0'] },
  'a dropped connection': { says: { canned: 'drop' }, asked: ['0'] },
  'code 32': { says: { code: 32, format: 'xml' }, asked: ['401'] },
  'nobody is there': { instead: rejectsWith('ENOTFOUND'), asked: [] },
};

const remove = async (stage: Stage) =>
  granted(await stage.does(stage.page().accounts.remove({ accountId: stage.accountId(), revoke: true })));

const isRemoved = async (stage: Stage): Promise<void> => {
  const { accounts, keys } = await stage.view();
  assert.deepEqual({ accounts: accounts.length, keys: keys.length }, { accounts: 0, keys: 1 });
};

const removing: FaultCase[] = [
  ...Object.entries(removals).map(
    ([name, { says, instead, asked }]): FaultCase => ({
      name: `removing an account: ${name}`,
      begins: 'reading',
      async plays(stage) {
        if (says !== undefined) stage.control.fault({ path: `${invalidate}*`, ...says });
        stage.network.instead = instead ?? null;
        const removed = await remove(stage);
        assert.equal(removed.revoked, false);
        meets(removed.error, 'revoke-failed', connectedApps);
        assert.deepEqual(
          stage.asked().map((each) => each.replace(/^.* /, '')),
          asked,
          'told once',
        );
        await isRemoved(stage);
      },
    }),
  ),
  {
    name: 'removing an account: its access had ended before',
    begins: 'reading',
    async plays(stage) {
      stage.control.revoke({ userId: stage.userId });
      assert.deepEqual(await remove(stage), { revoked: true, error: null });
      assert.equal(stage.asked().length, 1);
      await isRemoved(stage);
    },
  },
  {
    name: 'removing what looked around: the end of its token is refused',
    begins: 'app-only',
    async plays(stage) {
      stage.control.fault({ path: '/oauth2/invalidate_token', code: 99 });
      const removed = await remove(stage);
      assert.equal(removed.revoked, false);
      assert.equal(removed.error?.code, 'revoke-failed');
      assert.deepEqual(stage.asked(), ['POST /oauth2/invalidate_token 403']);
      await isRemoved(stage);
    },
  },
];

export const writingFaults: readonly FaultCase[] = [
  ...Object.entries(refusals).map(([name, refusal]) => refusalCase(name, refusal)),
  ...others,
  ...removing,
];
