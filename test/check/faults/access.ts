/** Other ways in than the PIN, ended accesses, and the two versions and vocabularies of the API. */
import { strict as assert } from 'node:assert';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { DialectChoice } from '../../../electron/contract/views/keys.ts';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import { granted } from '../../support/headless-app.ts';
import { rejectsWith } from './network.ts';
import {
  appSuspended,
  badCertificate,
  gone,
  hidden,
  locked,
  noAnswer,
  noMoney,
  noNetwork,
  noPlan,
  nothing,
  type Outcome,
  retry,
  serviceDown,
  signedOut,
  signInAgain,
  unreadable,
  wrongKeys,
  xConsole,
} from './outcomes.ts';
import { mePath } from './paths.ts';
import { assertPauses, comesBack, hasNewPosts, loadOlder, meets, postsOf, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { minute, refusalOf, type Stage, second } from './stage.ts';

interface Refusal extends Outcome {
  says?: Fault;
  instead?: () => Response;
  asked: readonly string[];
}

// ---------------------------------------------------------------- a token of one's own

const withToken = (stage: Stage, accessTokenSecret?: string) => {
  const own = stage.control.ownToken({ username: stage.username });
  return stage.does(
    stage.page().signIn.withToken({
      from: 'typed',
      keyId: stage.keyId,
      accessToken: own.accessToken,
      accessTokenSecret: accessTokenSecret ?? own.accessTokenSecret,
    }),
  );
};

const tokenRefusals: Record<string, Refusal> = {
  'not accepted': { says: { code: 89 }, asked: ['me 401'], code: 'token-refused', action: nothing },
  'not accepted, in XML': {
    says: { code: 32, format: 'xml' },
    asked: ['me 401'],
    code: 'token-refused',
    action: nothing,
  },
  'the account is locked': { says: { code: 326 }, asked: ['me 403'], ...locked },
  'the app is not enrolled': {
    says: { problem: 'client-forbidden' },
    asked: ['me 403', '1.1/account/verify_credentials 403'],
    ...noPlan,
  },
  'no credit': { says: { problem: 'credits' }, asked: ['me 402'], ...noMoney },
  'the service is down': { says: { canned: 'unavailable' }, asked: ['me 503'], ...serviceDown },
  'a login page of the network': { says: { canned: 'html' }, asked: ['me 200'], ...unreadable },
  'a dropped connection': { says: { canned: 'drop' }, asked: ['me 0'], ...noNetwork },
  'no answer ever': { says: { canned: 'hang' }, asked: ['me 0'], ...noAnswer },
  'a certificate that proves nothing': { instead: rejectsWith('CERT_HAS_EXPIRED'), asked: [], ...badCertificate },
};

const ownToken: FaultCase[] = [
  ...Object.entries(tokenRefusals).map(
    ([name, { says, instead, asked, code, action }]): FaultCase => ({
      name: `an access token of one's own: ${name}`,
      begins: 'key-saved',
      async plays(stage) {
        if (says !== undefined) stage.control.fault({ path: mePath, ...says });
        stage.network.instead = instead ?? null;
        meets(refusalOf(await withToken(stage)), code, action);
        assert.deepEqual(stage.asked(), asked);
        assert.deepEqual((await stage.view()).accounts, [], 'nothing is saved');
        stage.network.instead = null;
        const { accountId } = granted(await withToken(stage));
        stage.use(accountId);
        assert.equal((await refresh(stage)).error, null);
        assert.deepEqual(stage.asked(), ['me 200', 'home 200']);
      },
    }),
  ),
  {
    name: "an access token of one's own: its secret is wrong",
    begins: 'key-saved',
    async plays(stage) {
      meets(refusalOf(await withToken(stage, 'x'.repeat(45))), 'token-refused', nothing);
      assert.deepEqual(stage.asked(), ['me 401']);
      assert.deepEqual((await stage.view()).accounts, []);
    },
  },
];

// ---------------------------------------------------------------- the app alone

const tokenPath = '/oauth2/token';
const bearer = 'POST /oauth2/token';
const lookAround = (stage: Stage) => stage.does(stage.page().signIn.appOnly({ service: 'x', keyId: stage.keyId }));
const search: TimelineKey = { kind: 'search', query: 'the' };

const bearerRefusals: Record<string, Refusal> = {
  'the keys are wrong': { says: { code: 99 }, asked: [`${bearer} 403`], ...wrongKeys },
  'the keys are wrong, in XML': { says: { code: 99, format: 'xml' }, asked: [`${bearer} 403`], ...wrongKeys },
  'the app is suspended': { says: { code: 416 }, asked: [`${bearer} 401`], ...appSuspended },
  'the service is down': { says: { canned: 'bad-gateway' }, asked: [`${bearer} 502`], ...serviceDown },
  'a login page of the network': { says: { canned: 'html' }, asked: [`${bearer} 200`], ...unreadable },
  'a success without a token': { says: { canned: 'json-null' }, asked: [`${bearer} 200`], ...unreadable },
  'a dropped connection': { says: { canned: 'drop' }, asked: [`${bearer} 0`], ...noNetwork },
  'no answer ever': { says: { canned: 'hang' }, asked: [`${bearer} 0`], ...noAnswer },
};

const appOnly: FaultCase[] = [
  ...Object.entries(bearerRefusals).map(
    ([name, { says, asked, code, action }]): FaultCase => ({
      name: `looking around: ${name}`,
      begins: 'key-saved',
      async plays(stage) {
        stage.control.fault({ path: tokenPath, ...says });
        meets(refusalOf(await lookAround(stage)), code, action);
        assert.deepEqual(stage.asked(), asked);
        assert.deepEqual((await stage.view()).accounts, [], 'nothing is saved');
        stage.use(granted(await lookAround(stage)).accountId);
        assert.equal((await refresh(stage, search)).error, null);
        assert.equal((await refresh(stage, search)).error, null);
        assert.deepEqual(stage.asked(), [`${bearer} 200`, 'search 200', 'search 200'], 'the token is kept');
      },
    }),
  ),
  {
    name: 'looking around: what belongs to a user is not asked for',
    begins: 'app-only',
    async plays(stage) {
      for (const kind of ['home', 'mentions', 'bookmarks'] as const) {
        meets((await refresh(stage, { kind })).error, 'needs-user-sign-in', signInAgain);
      }
      assert.deepEqual(stage.asked(), []);
      assert.equal((await refresh(stage, search)).error, null);
    },
  },
  {
    name: 'looking around: likes want a user',
    begins: 'app-only',
    async plays(stage) {
      meets((await refresh(stage, { kind: 'likes', userId: stage.userId })).error, 'needs-user-sign-in', signInAgain);
      assert.deepEqual(stage.asked(), ['likes 403']);
      assert.equal((await refresh(stage, search)).error, null);
    },
  },
  {
    name: 'looking around: code 220 on v1.1 terms',
    begins: 'app-only',
    async plays(stage) {
      stage.control.fault({ path: '/2/tweets/search/recent', code: 220 });
      meets((await refresh(stage, search)).error, 'needs-user-sign-in', signInAgain);
      assert.deepEqual(stage.asked(), ['search 403']);
      assert.equal((await refresh(stage, search)).error, null);
    },
  },
  {
    name: 'looking around: the token was ended',
    begins: 'app-only',
    async plays(stage) {
      assert.equal((await refresh(stage, search)).error, null);
      const before = await postsOf(stage, search);
      stage.control.endBearer();
      stage.asked();
      meets((await refresh(stage, search)).error, 'signed-out', signInAgain);
      assert.deepEqual(stage.asked(), ['search 401'], 'asked once');
      assert.equal((await stage.account()).problem?.code, 'signed-out');
      await comesBack(stage, search);
      assert.deepEqual(stage.asked(), [], 'nothing is read by itself');
      const again = granted(await lookAround(stage));
      assert.ok(again.renewed);
      assert.equal((await stage.account()).problem, null);
      assert.equal((await refresh(stage, search)).error, null);
      assert.deepEqual(stage.asked(), [`${bearer} 200`, 'search 200']);
      const after = await postsOf(stage, search);
      assert.deepEqual(after.slice(-before.length), before, 'what was read stays');
    },
  },
  {
    name: 'looking around: the window of the app is used up',
    begins: 'app-only',
    async plays(stage) {
      stage.control.limits({ perAppWindow: { search: 1 } });
      assert.equal((await refresh(stage, search)).error, null);
      stage.waits();
      assert.equal((await refresh(stage, search)).error, null);
      const [first, next] = stage.requests();
      const between = Date.parse(next?.at ?? '') - Date.parse(first?.at ?? '');
      assert.ok(between >= 15 * minute && between <= 15 * minute + 7 * second);
      assert.equal(stage.waits()[0]?.reason, 'limit');
    },
  },
];

// ---------------------------------------------------------------- ended accesses

const ended: FaultCase[] = [
  {
    name: 'the access was ended on X: reading stops, and signing in again goes on where it was',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      const { userId } = stage;
      stage.control.revoke({ userId });
      meets((await refresh(stage)).error, 'signed-out', signInAgain);
      assert.deepEqual(stage.asked(), ['home 401']);
      meets((await stage.account()).problem, 'signed-out', signInAgain);
      await comesBack(stage);
      assert.deepEqual(stage.asked(), []);
      const accountId = stage.accountId();
      assert.equal(await stage.signIn(userId), accountId, 'it is the same account');
      stage.asked();
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'the access was ended on X: another account goes on',
    begins: 'reading',
    async plays(stage) {
      const { userId, username } = stage;
      const first = stage.accountId();
      const other = await stage.signIn(stage.service.accounts[1]?.userId ?? '');
      stage.control.revoke({ userId });
      stage.use(first);
      meets((await refresh(stage)).error, 'signed-out', signInAgain);
      stage.use(other);
      assert.equal((await refresh(stage)).error, null);
      assert.equal((await stage.account()).problem, null);
      stage.use(first);
      Object.assign(stage, { userId, username });
    },
  },
];

// ---------------------------------------------------------------- versions and vocabularies

const classicHome = '1.1/statuses/home_timeline';
const speaks = async (stage: Stage) => (await stage.view()).keys[0]?.speaks;
const choose = async (stage: Stage, dialect: DialectChoice) =>
  granted(await stage.page().keys.setDialect({ keyId: stage.keyId, dialect }));

/** The app is not enrolled in v2, and v1.1 is open to it. */
async function onlyClassic(stage: Stage): Promise<void> {
  stage.control.enrolled({ v2: false });
  stage.control.v1({ open: true });
}

/** Begins in v1.1 and without a fault. */
async function inClassic(stage: Stage): Promise<string[]> {
  await onlyClassic(stage);
  await choose(stage, 'v1.1');
  return postsOf(stage);
}

const classicRefusals: Record<string, Omit<Refusal, 'asked'> & { status: number; problem?: true }> = {
  'code 89': { says: { code: 89 }, status: 401, ...signedOut, problem: true },
  'code 64': { says: { code: 64 }, status: 403, ...locked, problem: true },
  'code 326': { says: { code: 326 }, status: 403, ...locked, problem: true },
  'code 220': { says: { code: 220 }, status: 403, ...noPlan },
  'code 179': { says: { code: 179 }, status: 403, ...hidden },
  'code 34': { says: { code: 34 }, status: 404, ...gone },
  'a single object that says Not authorized': {
    says: { status: 401, body: JSON.stringify({ request: '/1.1/some.json', error: 'Not authorized.' }) },
    status: 401,
    ...hidden,
  },
  'a page of the edge': { says: { canned: 'challenge' }, status: 403, ...unreadable },
  'posts that cannot be read': { says: { alter: 'null-values' }, status: 200, ...unreadable },
};

const dialects: FaultCase[] = [
  {
    name: 'versions: v2 says that the app is not enrolled, so v1.1 is asked, and goes on being asked',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await onlyClassic(stage);
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 403', `${classicHome} 200`]);
      assert.equal(await speaks(stage), 'v1.1');
      await hasNewPosts(stage, before);
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), [`${classicHome} 200`]);
      assert.equal((await loadOlder(stage, 40)).error, null, 'a place in v2 is a place in v1.1');
    },
  },
  {
    name: 'versions: v1.1 closes again, and v2 is open',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await onlyClassic(stage);
      assert.equal((await refresh(stage)).error, null);
      stage.control.enrolled({ v2: true });
      stage.control.v1({ open: false });
      stage.asked();
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), [`${classicHome} 403`, 'home 200']);
      assert.equal(await speaks(stage), 'v2');
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'versions: both are closed',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.enrolled({ v2: false });
      meets((await refresh(stage)).error, 'needs-plan', xConsole);
      assert.deepEqual(stage.asked(), ['home 403', `${classicHome} 403`]);
      assert.equal(await speaks(stage), 'v2');
      await comesBack(stage);
      assert.deepEqual(stage.asked(), [], 'nothing is read by itself');
      stage.control.enrolled({ v2: true });
      assert.equal((await refresh(stage)).error, null);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'versions: v2 was chosen, so v1.1 is not asked',
    begins: 'reading',
    async plays(stage) {
      await choose(stage, 'v2');
      await onlyClassic(stage);
      meets((await refresh(stage)).error, 'needs-plan', xConsole);
      assert.deepEqual(stage.asked(), ['home 403']);
    },
  },
  {
    name: 'versions: v1.1 was chosen, and is closed',
    begins: 'reading',
    async plays(stage) {
      await choose(stage, 'v1.1');
      meets((await refresh(stage)).error, 'needs-plan', xConsole);
      assert.deepEqual(stage.asked(), [`${classicHome} 403`]);
    },
  },
  {
    name: 'versions: v1.1 has no bookmarks',
    begins: 'reading',
    async plays(stage) {
      await inClassic(stage);
      meets((await refresh(stage, { kind: 'bookmarks' })).error, 'not-in-dialect', nothing);
      assert.deepEqual(stage.asked(), []);
    },
  },
  {
    name: 'vocabulary: tweet.fields is no longer understood, so post.fields is used',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.dialect({ only: 'new' });
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 400', 'home 200'], 'exactly one more');
      await hasNewPosts(stage, before);
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200'], 'it is remembered');
      stage.control.dialect({ only: 'legacy' });
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 400', 'home 200'], 'and back');
    },
  },
  ...Object.entries(classicRefusals).map(
    ([name, { says, status, code, action, problem }]): FaultCase => ({
      name: `v1.1: ${name}`,
      begins: 'reading',
      async plays(stage) {
        const before = await inClassic(stage);
        stage.control.fault({ path: '/1.1/statuses/*', ...says });
        meets((await refresh(stage)).error, code, action);
        assert.deepEqual(stage.asked(), [`${classicHome} ${status}`]);
        assert.equal((await stage.account()).problem?.code ?? null, problem === true ? code : null);
        assert.equal((await refresh(stage)).error, null);
        assert.deepEqual(stage.asked(), [`${classicHome} 200`]);
        await hasNewPosts(stage, before);
      },
    }),
  ),
  {
    name: 'v1.1: code 130 in a page of numbers, twice',
    begins: 'reading',
    async plays(stage) {
      const before = await inClassic(stage);
      stage.control.fault({ path: '/1.1/statuses/*', code: 130, times: 2 });
      assert.equal((await refresh(stage)).error, null);
      assertPauses(stage, [`${classicHome} 503`, `${classicHome} 503`, `${classicHome} 200`], {
        shortest: [second, 2 * second],
      });
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'v1.1: code 88, the window is used up',
    begins: 'reading',
    async plays(stage) {
      const before = await inClassic(stage);
      stage.control.limits({ perWindow: { [classicHome]: 1 } });
      assert.equal((await refresh(stage)).error, null);
      assert.equal((await refresh(stage)).error, null);
      const [first, next, ...more] = stage.requests();
      const between = Date.parse(next?.at ?? '') - Date.parse(first?.at ?? '');
      assert.ok(between >= 15 * minute && between <= 15 * minute + 7 * second);
      assert.deepEqual([first?.status, next?.status, more.length], [200, 200, 0]);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'v1.1: all limits at once cannot be told for a moment',
    begins: 'reading',
    async plays(stage) {
      await inClassic(stage);
      stage.control.fault({ path: '/1.1/application/*', canned: 'unavailable' });
      const about = { accountId: stage.accountId() };
      meets(refusalOf(await stage.does(stage.page().limits.read(about))), 'service-down', retry);
      const told = granted(await stage.does(stage.page().limits.read(about)));
      assert.ok(told.windows.length > 3);
      assert.deepEqual(stage.asked(), [
        '1.1/application/rate_limit_status 503',
        '1.1/application/rate_limit_status 200',
      ]);
    },
  },
];

export const accessFaults: readonly FaultCase[] = [...ownToken, ...appOnly, ...ended, ...dialects];
