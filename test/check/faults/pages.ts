/** A fault in the middle: several pages, gaps, pages that are empty or never end, and posts that are told twice. */
import { strict as assert } from 'node:assert';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import { granted } from '../../support/headless-app.ts';
import { noMoney, type Outcome, retry, signedOut, spendCap, unreadable } from './outcomes.ts';
import { homePath } from './paths.ts';
import { comesBack, hasNewPosts, loadOlder, meets, postsOf, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import type { Stage } from './stage.ts';

interface Middle extends Outcome {
  says: Fault;
  status: number;
}

/** The second page of three is refused: the first one is kept, and the rest comes when the person asks again. */
const refused: Record<string, Middle> = {
  'the credit is used up': { says: { problem: 'credits-depleted' }, status: 402, ...noMoney },
  'the spending limit is reached': { says: { problem: 'spend-cap' }, status: 403, ...spendCap },
  'the sign-in ends': { says: { code: 89 }, status: 401, ...signedOut },
  'a login page of the network': { says: { canned: 'html' }, status: 200, ...unreadable },
  'posts that cannot be read': { says: { alter: 'wrong-types' }, status: 200, ...unreadable },
  'ids that have lost digits': { says: { alter: 'numeric-ids' }, status: 200, ...unreadable },
};

/** The second page needs another try: the person sees nothing of it. */
const mended: Record<string, { says: Fault; asked: string }> = {
  'a page of status 502': { says: { canned: 'bad-gateway' }, asked: 'home 502' },
  'a dropped connection': { says: { canned: 'drop' }, asked: 'home 0' },
  'a limit': { says: { problem: 'too-many-requests', headers: { 'retry-after': '300' } }, asked: 'home 429' },
  'the end in the body': { says: { canned: 'truncated' }, asked: 'home 200' },
};

async function hasOlder(stage: Stage, before: readonly string[], posts: number): Promise<void> {
  const ids = await postsOf(stage);
  assert.deepEqual(ids.slice(0, before.length), before, 'what was there is still there');
  assert.ok(ids.length >= before.length + posts - 15, `only ${ids.length - before.length} older posts have come`);
  assert.deepEqual((await stage.rows()).filter(({ kind }) => kind === 'gap').length, 0);
}

const older: FaultCase[] = [
  ...Object.entries(refused).map(
    ([name, { says, status, code, action }]): FaultCase => ({
      name: `older posts, the second of three pages: ${name}`,
      begins: 'reading',
      async plays(stage) {
        const before = await postsOf(stage);
        stage.control.fault({ path: homePath, skip: 1, ...says });
        const failed = await loadOlder(stage, 300);
        meets(failed.error, code, action);
        assert.equal(failed.endReached, false);
        assert.deepEqual(stage.asked(), ['home 200', `home ${status}`]);
        await hasOlder(stage, before, 100);
        const kept = await postsOf(stage);
        assert.equal((await loadOlder(stage, 200)).error, null);
        assert.deepEqual(stage.asked(), ['home 200', 'home 200'], 'nothing is read twice');
        await hasOlder(stage, kept, 200);
      },
    }),
  ),
  ...Object.entries(mended).map(
    ([name, { says, asked }]): FaultCase => ({
      name: `older posts, the second of three pages: ${name}, then it works`,
      begins: 'reading',
      async plays(stage) {
        const before = await postsOf(stage);
        stage.control.fault({ path: homePath, skip: 1, ...says });
        assert.equal((await loadOlder(stage, 300)).error, null);
        assert.deepEqual(stage.asked(), ['home 200', asked, 'home 200', 'home 200']);
        await hasOlder(stage, before, 300);
      },
    }),
  ),
  {
    name: 'older posts: cancelled after the first of three pages',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, skip: 1, canned: 'hang' });
      const call = stage.page().timeline.loadOlder({ ...stage.about(), posts: 300 });
      await stage.time.settle();
      granted(await stage.does(stage.page().timeline.cancel(stage.about())));
      assert.equal(granted(await stage.does(call)).error, null);
      assert.deepEqual(stage.asked(), ['home 200', 'home 0']);
      await hasOlder(stage, before, 100);
      const kept = await postsOf(stage);
      assert.equal((await loadOlder(stage, 100)).error, null);
      await hasOlder(stage, kept, 100);
    },
  },
  {
    name: 'older posts: three empty pages with a token are passed over',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, page: 'empty', times: 3 });
      assert.equal((await loadOlder(stage, 50)).error, null);
      assert.deepEqual(stage.asked(), ['home 200', 'home 200', 'home 200', 'home 200']);
      await hasOlder(stage, before, 50);
    },
  },
  {
    name: 'older posts: the page says that nothing is older, in a form that says nothing',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, alter: 'no-data' });
      meets((await loadOlder(stage, 50)).error, 'unreadable-answer', retry);
      assert.equal(stage.status().endReached, false, 'it is not taken for the end');
      assert.deepEqual(stage.asked(), ['home 200']);
      assert.equal((await loadOlder(stage, 50)).error, null);
      await hasOlder(stage, before, 50);
    },
  },
];

const endless: FaultCase[] = [
  {
    name: 'refresh: empty pages whose tokens never end',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      const times = 500;
      stage.control.fault({ path: homePath, page: 'empty', times });
      const failed = await refresh(stage);
      const asked = stage.asked();
      assert.ok(asked.length <= 60, `${asked.length} requests`);
      meets(failed.error, 'service-down', retry);
      assert.deepEqual(await postsOf(stage), before);
      // The rest of the fault is for nobody.
      stage.control.reset();
      stage.requests();
      assert.equal((await refresh(stage)).error, null);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'refresh: the post that since_id names is told again',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, page: 'echo' });
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'refresh: one empty page before the new posts',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, page: 'empty' });
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200', 'home 200']);
      await hasNewPosts(stage, before);
    },
  },
];

// ---------------------------------------------------------------- gaps

/** More posts have come than one refresh reads. @returns the gap that is marked */
async function gap(stage: Stage): Promise<string> {
  stage.control.newPosts({ count: 240 });
  assert.equal((await refresh(stage)).error, null);
  stage.asked();
  return theGap(stage);
}
async function theGap(stage: Stage): Promise<string> {
  const gaps = (await stage.rows()).filter(({ kind }) => kind === 'gap');
  assert.equal(gaps.length, 1, 'the gap is marked');
  return gaps[0]?.id ?? '';
}
const fill = (stage: Stage, gapId: string, from: 'newer' | 'older') =>
  stage.reads(stage.page().timeline.fillGap({ ...stage.about(), gapId, from }));

async function fillAll(stage: Stage): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) {
    const next = (await stage.rows()).find(({ kind }) => kind === 'gap');
    if (next === undefined) return;
    assert.equal((await fill(stage, next.id, 'newer')).error, null);
  }
  throw new Error('the gap never closes');
}

const gapRefusals: Record<string, Middle> = {
  'the credit is used up': { says: { problem: 'credits' }, status: 402, ...noMoney },
  'no posts that can be read': { says: { alter: 'null-values' }, status: 200, ...unreadable },
  'ids that have lost digits': { says: { alter: 'numeric-ids' }, status: 200, ...unreadable },
  'half of the answer': { says: { alter: 'half' }, status: 200, ...unreadable },
};

const gaps: FaultCase[] = [
  ...(['newer', 'older'] as const).flatMap((from) =>
    Object.entries(gapRefusals).map(
      ([name, { says, status, code, action }]): FaultCase => ({
        name: `a gap, filled from its ${from} end: ${name}`,
        begins: 'reading',
        async plays(stage) {
          const gapId = await gap(stage);
          const before = await postsOf(stage);
          stage.control.fault({ path: homePath, ...says });
          meets((await fill(stage, gapId, from)).error, code, action);
          assert.deepEqual(stage.asked(), [`home ${status}`]);
          assert.deepEqual(await postsOf(stage), before);
          assert.equal(await theGap(stage), gapId, 'the gap is still marked');
          await fillAll(stage);
          assert.ok((await postsOf(stage)).length >= before.length + 120, 'what was missing has come');
        },
      }),
    ),
  ),
  {
    name: 'a gap: the connection is dropped, then it works',
    begins: 'reading',
    async plays(stage) {
      const gapId = await gap(stage);
      const before = await postsOf(stage);
      stage.control.fault({ path: homePath, canned: 'drop' });
      assert.equal((await fill(stage, gapId, 'newer')).error, null);
      assert.deepEqual(stage.asked().slice(0, 2), ['home 0', 'home 200']);
      await fillAll(stage);
      assert.ok((await postsOf(stage)).length >= before.length + 120);
    },
  },
  {
    name: 'a gap: Pinion is quit while it waits to be filled',
    begins: 'reading',
    async plays(stage) {
      const gapId = await gap(stage);
      stage.control.fault({ path: homePath, problem: 'too-many-requests', headers: { 'retry-after': '600' } });
      granted(await stage.does(stage.page().timeline.fillGap({ ...stage.about(), gapId, from: 'newer' })));
      await stage.quit();
      await stage.start();
      assert.equal(await theGap(stage), gapId);
      await fillAll(stage);
    },
  },
];

/** The first reading of a timeline. */
const firstReading: FaultCase = {
  name: 'the first reading fails: nothing is shown, and the next one begins anew',
  begins: 'signed-in',
  async plays(stage) {
    stage.control.fault({ path: homePath, problem: 'forbidden' });
    const opened = granted(await stage.does(stage.page().timeline.open(stage.about())));
    assert.deepEqual(opened.rows.rows, []);
    await stage.time.settle();
    assert.equal(stage.status().error?.code, 'refused');
    assert.deepEqual(stage.asked(), ['home 403']);
    assert.equal((await comesBack(stage)).error, null);
    assert.deepEqual(stage.asked(), ['home 200']);
    assert.ok((await postsOf(stage)).length > 0);
  },
};

export const pageFaults: readonly FaultCase[] = [...older, ...endless, ...gaps, firstReading];
