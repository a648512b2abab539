/** Limits of X: waiting for the reset with a clock that is shown, and going on by itself, not before. */
import { strict as assert } from 'node:assert';
import { granted } from '../../support/headless-app.ts';
import { xConsole } from './outcomes.ts';
import { homePath } from './paths.ts';
import { assertPauses, comesBack, hasNewPosts, loadOlder, meets, postsOf, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { home, minute, type Stage, second } from './stage.ts';

const day = 24 * 60 * minute;

/** Uses up what may be asked, so that the next request meets the end of the window. */
async function spend(stage: Stage, refreshes: number): Promise<void> {
  for (let count = 0; count < refreshes; count += 1) assert.equal((await refresh(stage)).error, null);
  stage.asked();
  stage.waits();
}

/** Passes the time until a moment. Hours are slept through, as their ticking shows nothing. */
async function passesUntil(stage: Stage, moment: number): Promise<void> {
  const sleep = moment - stage.time.now() - 10 * minute;
  if (sleep > 0) stage.time.jump(sleep);
  await stage.time.advance(moment - stage.time.now());
}

/** Waits for a limit: shown until when, nothing sent before, then by itself. @param asked what is sent after it */
async function waitsFor(stage: Stage, ms: number, asked: readonly string[]): Promise<void> {
  const began = stage.time.now();
  const answered = granted(await stage.does(stage.page().timeline.refresh(stage.about())));
  assert.ok(answered.refreshing && answered.error === null, 'it waits, and that is no failure');
  const until = Date.parse(answered.waitingUntil ?? '');
  assert.ok(until - began >= ms && until - began <= ms + 7 * second, `until ${until - began} ms from now`);
  const waits = stage.waits();
  assert.deepEqual(
    waits.map((wait) => `${wait.asked} ${wait.reason}`),
    ['home limit'],
  );
  assert.equal(waits[0]?.until, answered.waitingUntil);
  const sent = stage.asked();
  await passesUntil(stage, until - 1);
  assert.deepEqual(stage.asked(), [], 'nothing is sent before');
  await stage.time.advance(second);
  assert.deepEqual([...sent, ...stage.asked()], asked);
  assert.deepEqual(
    { refreshing: stage.status().refreshing, waitingUntil: stage.status().waitingUntil, error: stage.status().error },
    { refreshing: false, waitingUntil: null, error: null },
  );
}

const quarter = 15 * minute;

/** How the service limits, for how long, and in what form it says so. */
const told: FaultCase[] = [
  {
    name: 'limits: the headers say that nothing is left in 15 minutes, so nothing is sent in vain',
    begins: 'reading',
    async plays(stage) {
      stage.control.limits({ perWindow: { home: 1 } });
      const before = await postsOf(stage);
      assert.equal((await refresh(stage)).error, null);
      await hasNewPosts(stage, before);
      stage.asked();
      stage.waits();
      await waitsFor(stage, quarter, ['home 200']);
    },
  },
  {
    name: 'limits: nothing is left in 24 hours for the user',
    begins: 'reading',
    async plays(stage) {
      stage.control.limits({ perUserDay: { home: 1 } });
      await spend(stage, 1);
      await waitsFor(stage, day, ['home 200']);
    },
  },
  {
    name: 'limits: nothing is left in 24 hours for the app, also for another account of it',
    begins: 'reading',
    async plays(stage) {
      stage.control.limits({ perAppDay: { home: 1 } });
      await spend(stage, 1);
      const first = stage.accountId();
      const other = await stage.signIn(stage.service.accounts[1]?.userId ?? '');
      stage.asked();
      await waitsFor(stage, day, ['home 200']);
      assert.notEqual(first, other);
      stage.use(first);
    },
  },
  ...(['problem', 'codes'] as const).map(
    (body): FaultCase => ({
      name: `limits: a refusal with headers, its body as ${body}`,
      begins: 'reading',
      async plays(stage) {
        // The app has not seen this end coming: another client of the same account has used it up.
        stage.control.limits({ perWindow: { home: 0 }, body });
        const before = await postsOf(stage);
        const waits = waitsFor(stage, quarter, ['home 429', 'home 200']);
        await stage.time.settle();
        stage.control.limits({ perWindow: { home: 15 } });
        await waits;
        await hasNewPosts(stage, before);
      },
    }),
  ),
  {
    name: 'limits: a window of 15 minutes has calls left, the day of the user has none',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      const reset = Math.ceil((stage.time.now() + 3 * 60 * minute) / second);
      stage.control.fault({
        path: homePath,
        problem: 'too-many-requests',
        headers: {
          'x-rate-limit-limit': '180',
          'x-rate-limit-remaining': '170',
          'x-rate-limit-reset': String(Math.ceil((stage.time.now() + quarter) / second)),
          'x-user-limit-24hour-limit': '500',
          'x-user-limit-24hour-remaining': '0',
          'x-user-limit-24hour-reset': String(reset),
        },
      });
      await waitsFor(stage, 3 * 60 * minute, ['home 429', 'home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'limits: a refusal that says Retry-After',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, problem: 'rate-limit-exceeded', headers: { 'retry-after': '90' } });
      await waitsFor(stage, 90 * second, ['home 429', 'home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'limits: a refusal as plain text, without a word of how long',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, code: 88, format: 'plain' });
      await waitsFor(stage, minute, ['home 429', 'home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'limits: refused again and again without headers: pauses of 1, 2, 4, 8, 15 and 15 minutes',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, problem: 'too-many-requests', times: 6 });
      assert.equal((await refresh(stage)).error, null);
      const asked = [...Array<string>(6).fill('home 429'), 'home 200'];
      assertPauses(stage, asked, { shortest: [1, 2, 4, 8, 15, 15].map((minutes) => minutes * minute) });
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'limits: an empty page of the edge with status 429',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({
        path: homePath,
        status: 429,
        contentType: 'text/html',
        body: '<html><body>Slow down</body></html>',
      });
      await waitsFor(stage, minute, ['home 429', 'home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'limits: the reset lies in the past',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      const past = String(Math.floor(stage.time.now() / second) - 600);
      stage.control.fault({
        path: homePath,
        problem: 'too-many-requests',
        headers: { 'x-rate-limit-limit': '15', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': past },
      });
      await waitsFor(stage, minute, ['home 429', 'home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'limits: the reset lies a year ahead, which is a mistake',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      const ahead = String(Math.floor(stage.time.now() / second) + 365 * 24 * 3600);
      stage.control.fault({
        path: homePath,
        problem: 'too-many-requests',
        headers: { 'x-rate-limit-limit': '15', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': ahead },
      });
      const answered = granted(await stage.does(stage.page().timeline.refresh(stage.about())));
      const wait = Date.parse(answered.waitingUntil ?? '') - stage.time.now();
      assert.ok(wait > 0 && wait <= day + 10 * second, 'no longer than a day');
      await passesUntil(stage, stage.time.now() + wait + second);
      assert.deepEqual(stage.asked(), ['home 429', 'home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'limits: the cap of the plan, enforced by the service',
    begins: 'reading',
    async plays(stage) {
      stage.control.limits({ perWindow: { home: 0 }, body: 'usage-cap' });
      meets((await refresh(stage)).error, 'usage-cap', xConsole);
      assert.deepEqual(stage.asked(), ['home 429'], 'waiting does not help, so nothing waits');
      assert.deepEqual(stage.waits(), []);
      await comesBack(stage);
      assert.deepEqual(stage.asked(), [], 'nothing is read by itself');
    },
  },
];

// ---------------------------------------------------------------- while it waits

/** The account waits for the end of a window of ten minutes. */
async function waiting(stage: Stage): Promise<void> {
  stage.control.fault({ path: homePath, problem: 'too-many-requests', headers: { 'retry-after': '600' } });
  const answered = granted(await stage.does(stage.page().timeline.refresh(stage.about())));
  assert.ok(answered.refreshing && answered.waitingUntil !== null);
  assert.deepEqual(stage.asked(), ['home 429']);
}

const meanwhile: FaultCase[] = [
  {
    name: 'waiting: the person cancels it in the timeline',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await waiting(stage);
      granted(await stage.does(stage.page().timeline.cancel(stage.about())));
      assert.deepEqual(
        { refreshing: stage.status().refreshing, error: stage.status().error },
        { refreshing: false, error: null },
      );
      assert.deepEqual(granted(await stage.page().limits.open({ accountId: stage.accountId() })).waits, []);
      await stage.time.advance(20 * minute);
      assert.deepEqual(stage.asked(), [], 'it is never sent');
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'waiting: the person ends it among the limits',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await waiting(stage);
      granted(await stage.does(stage.page().limits.stopWaiting({ accountId: stage.accountId(), asked: 'home' })));
      await stage.time.settle();
      assert.deepEqual(
        { refreshing: stage.status().refreshing, error: stage.status().error },
        { refreshing: false, error: null },
      );
      await stage.time.advance(20 * minute);
      assert.deepEqual(stage.asked(), []);
      assert.equal((await refresh(stage)).error, null);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'waiting: another refresh joins it instead of being sent',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await waiting(stage);
      granted(await stage.does(stage.page().timeline.refresh(stage.about())));
      granted(await stage.does(stage.page().timeline.open(stage.about())));
      assert.deepEqual(stage.asked(), []);
      await stage.time.advance(11 * minute);
      assert.deepEqual(stage.asked(), ['home 200'], 'once for all');
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'waiting: another account is switched to, which does not have to wait',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await waiting(stage);
      const first = stage.accountId();
      const second_ = await stage.signIn(stage.service.accounts[1]?.userId ?? '');
      granted(await stage.page().accounts.switch({ accountId: second_ }));
      stage.asked();
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      stage.use(first);
      assert.ok(stage.status().refreshing, 'the first one goes on waiting');
      await stage.time.advance(11 * minute);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
      stage.userId = stage.service.accounts[0]?.userId ?? '';
      stage.username = stage.service.accounts[0]?.username ?? '';
    },
  },
  {
    name: 'waiting: other things of the same account do not wait',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await waiting(stage);
      assert.equal((await refresh(stage, { kind: 'mentions' })).error, null);
      assert.deepEqual(stage.asked(), ['mentions 200']);
      await stage.time.advance(11 * minute);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'waiting: Pinion is quit and started',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await waiting(stage);
      await stage.quit();
      await stage.time.advance(20 * minute);
      assert.deepEqual(stage.asked(), [], 'nothing is sent without Pinion');
      await stage.start();
      await stage.time.settle();
      assert.deepEqual(stage.asked(), [], 'nothing is sent before it is wanted');
      assert.deepEqual(await postsOf(stage), before, 'what was read is there');
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'waiting: Pinion is quit and started before it is over',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      await waiting(stage);
      await stage.quit();
      await stage.time.advance(minute);
      await stage.start();
      const answered = granted(await stage.does(stage.page().timeline.refresh(stage.about())));
      assert.ok(answered.refreshing && answered.waitingUntil !== null, 'it goes on waiting');
      await stage.time.advance(8 * minute);
      assert.deepEqual(stage.asked(), [], 'it is not refused a second time');
      await stage.time.advance(2 * minute);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'limits: used up, and Pinion is quit and started within the window',
    begins: 'reading',
    async plays(stage) {
      stage.control.limits({ perWindow: { home: 2 } });
      await stage.time.advance(16 * minute);
      assert.equal((await refresh(stage)).error, null);
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200', 'home 200']);
      await stage.quit();
      await stage.start();
      const { windows } = granted(await stage.page().limits.open({ accountId: stage.accountId() }));
      assert.deepEqual(
        windows.filter(({ asked }) => asked === 'home').map(({ limit, remaining }) => [limit, remaining]),
        [[2, 0]],
        'the panel of limits shows it at once',
      );
      const answered = granted(await stage.does(stage.page().timeline.refresh(stage.about())));
      assert.ok(answered.refreshing && answered.waitingUntil !== null);
      await stage.time.advance(16 * minute);
      assert.deepEqual(stage.asked(), ['home 200'], 'no request is refused');
    },
  },
  {
    name: 'waiting: the account is removed',
    begins: 'reading',
    async plays(stage) {
      await waiting(stage);
      granted(await stage.does(stage.page().accounts.remove({ accountId: stage.accountId(), revoke: false })));
      await stage.time.advance(20 * minute);
      assert.deepEqual(stage.asked(), [], 'nothing is sent for it any more');
      assert.equal((await stage.view()).accounts.length, 0);
    },
  },
  {
    name: 'waiting: nothing that is only read by itself goes on once nobody looks',
    begins: 'reading',
    async plays(stage) {
      const { page } = stage;
      const accountId = stage.accountId();
      const before = await postsOf(stage);
      await page().app.watch({ accountId, timelines: [home], visible: true });
      stage.control.fault({ path: homePath, problem: 'too-many-requests', headers: { 'retry-after': '600' } });
      await stage.time.advance(2 * minute);
      granted(await stage.does(page().timeline.open(stage.about())));
      await stage.time.settle();
      assert.deepEqual(stage.asked(), ['home 429']);
      await page().app.watch({ accountId, timelines: [{ kind: 'mentions' }], visible: true });
      await stage.time.advance(20 * minute);
      assert.deepEqual(stage.asked(), []);
      assert.equal(stage.status().refreshing, false);
      assert.equal((await refresh(stage)).error, null);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'waiting to try again: cancelled before the next try',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, canned: 'bad-gateway' });
      const answered = granted(await stage.does(stage.page().timeline.refresh(stage.about())));
      assert.ok(answered.refreshing);
      granted(await stage.does(stage.page().timeline.cancel(stage.about())));
      await stage.time.advance(minute);
      assert.deepEqual(stage.asked(), ['home 502']);
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'cancelled while the answer is on its way: it is dropped, and comes with the next refresh',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, delayMs: 10 * second });
      const call = stage.page().timeline.refresh(stage.about());
      await stage.time.advance(2 * second);
      granted(await stage.does(stage.page().timeline.cancel(stage.about())));
      granted(await stage.does(call));
      await stage.time.advance(20 * second);
      stage.asked();
      assert.deepEqual(await postsOf(stage), before);
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
];

// ---------------------------------------------------------------- money

const caps: FaultCase[] = [
  {
    name: 'the daily limit of the person is reached: nothing is read by itself, by hand it is',
    begins: 'reading',
    async plays(stage) {
      granted(await stage.page().app.setDailyCap({ posts: 10 }));
      const before = await postsOf(stage);
      const opened = await comesBack(stage);
      assert.deepEqual(stage.asked(), []);
      assert.ok(opened.usage.capReached);
      meets(opened.error, 'daily-cap', { kind: 'none' });
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'automatic refreshing stops when the credit is used up, and goes on after a refresh by hand',
    begins: 'reading',
    async plays(stage) {
      const { page, time } = stage;
      const before = await postsOf(stage);
      granted(await page().app.setRefreshMinutes({ minutes: 2 }));
      stage.control.fault({ path: homePath, problem: 'credits' });
      await page().app.watch({ accountId: stage.accountId(), timelines: [home], visible: true });
      await time.advance(15 * minute);
      assert.deepEqual(stage.asked(), ['home 402']);
      meets(stage.status().error, 'out-of-money', xConsole);
      assert.equal((await refresh(stage)).error, null);
      await hasNewPosts(stage, before);
      stage.asked();
      await time.advance(5 * minute);
      assert.deepEqual(new Set(stage.asked()), new Set(['home 200']));
    },
  },
  {
    name: 'automatic refreshing goes on after trouble of the service',
    begins: 'reading',
    async plays(stage) {
      const { page, time } = stage;
      const before = await postsOf(stage);
      granted(await page().app.setRetries({ times: 0, delaySeconds: 1 }));
      granted(await page().app.setRefreshMinutes({ minutes: 2 }));
      stage.control.fault({ path: homePath, canned: 'bad-gateway' });
      await page().app.watch({ accountId: stage.accountId(), timelines: [home], visible: true });
      await time.advance(5 * minute);
      assert.deepEqual(stage.asked().slice(0, 2), ['home 502', 'home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'many pages: the limit ends in the middle, and the rest comes after the reset',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.limits({ perWindow: { home: 2 } });
      const loaded = await loadOlder(stage, 300);
      assert.equal(loaded.error, null);
      assert.deepEqual(stage.asked(), ['home 200', 'home 200', 'home 200'], 'no request is refused');
      const after = await postsOf(stage);
      assert.deepEqual(after.slice(0, before.length), before);
      assert.ok(after.length >= before.length + 290);
    },
  },
];

export const limitFaults: readonly FaultCase[] = [...told, ...meanwhile, ...caps];
