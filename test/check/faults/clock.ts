/** The clock of this computer is wrong: one more request, by the corrected clock, and no more. */
import { strict as assert } from 'node:assert';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import { granted } from '../../support/headless-app.ts';
import { retry, signInAgain } from './outcomes.ts';
import { homePath, requestTokenPath } from './paths.ts';
import { comesBack, hasNewPosts, meets, postsOf, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { minute, second } from './stage.ts';

/** A wrong clock, and how the service's answers tell of it. */
const readable: Record<string, { offsetSeconds: number; says: Fault }> = {
  'ten minutes slow': { offsetSeconds: 600, says: {} },
  'ten minutes fast': { offsetSeconds: -600, says: {} },
  'a year slow': { offsetSeconds: 365 * 24 * 3600, says: {} },
  'an hour fast, with a Date in its UTC form': { offsetSeconds: -3600, says: { date: 'utc' } },
};

const unhelpful: Record<string, Fault> = {
  'and the answer has no Date': { date: 'none' },
  'and the Date says that it is right': { code: 135, date: { offsetSeconds: -600 } },
};

export const clockFaults: readonly FaultCase[] = [
  ...Object.entries(readable).map(
    ([name, { offsetSeconds, says }]): FaultCase => ({
      name: `the clock, reading: ${name}`,
      begins: 'reading',
      async plays(stage) {
        const before = await postsOf(stage);
        stage.control.clock({ offsetSeconds });
        stage.control.fault({ path: homePath, ...says });
        assert.equal((await refresh(stage)).error, null);
        assert.deepEqual(stage.asked(), ['home 401', 'home 200'], 'exactly one more');
        assert.equal((await stage.account()).problem, null);
        await hasNewPosts(stage, before);
        assert.equal((await refresh(stage)).error, null);
        assert.deepEqual(stage.asked(), ['home 200'], 'the correction is remembered');
      },
    }),
  ),
  ...Object.entries(readable).map(
    ([name, { offsetSeconds, says }]): FaultCase => ({
      name: `the clock, signing in: ${name}`,
      begins: 'key-saved',
      async plays(stage) {
        stage.control.clock({ offsetSeconds });
        stage.control.fault({ path: requestTokenPath, ...says });
        const start = stage.page().signIn.start({ service: 'x', keyId: stage.keyId });
        const waiting = granted(await stage.does(start));
        assert.equal(waiting.step, 'waiting-for-pin');
        assert.ok(Math.abs(waiting.clockCorrectedBySeconds - offsetSeconds) <= 1, 'it is said by how much');
        const done = granted(await stage.does(stage.page().signIn.finish({ pin: stage.pin() })));
        assert.deepEqual({ step: done.step, error: done.error }, { step: 'done', error: null });
        assert.deepEqual(stage.asked(), [
          'POST /oauth/request_token 401',
          'POST /oauth/request_token 200',
          'POST /oauth/access_token 200',
          'me 200',
        ]);
      },
    }),
  ),
  ...Object.entries(unhelpful).map(
    ([name, says]): FaultCase => ({
      name: `the clock, reading: ten minutes slow, ${name}`,
      begins: 'reading',
      async plays(stage) {
        const before = await postsOf(stage);
        stage.control.clock({ offsetSeconds: 600 });
        stage.control.fault({ path: homePath, ...says });
        meets((await refresh(stage)).error, 'clock', retry);
        assert.deepEqual(stage.asked(), ['home 401'], 'nothing helps, so nothing more is asked');
        assert.equal((await stage.account()).problem, null, 'the sign-in is not to blame');
        // The next answer tells.
        assert.equal((await comesBack(stage)).error, null);
        assert.deepEqual(stage.asked(), ['home 401', 'home 200']);
        await hasNewPosts(stage, before);
      },
    }),
  ),
  ...[-240, 240].map(
    (offsetSeconds): FaultCase => ({
      name: `the clock: ${offsetSeconds} seconds off, which no answer complains of, and a limit is used up`,
      begins: 'reading',
      async plays(stage) {
        stage.control.clock({ offsetSeconds });
        stage.control.limits({ perWindow: { home: 1 } });
        await stage.time.advance(20 * minute);
        assert.equal((await refresh(stage)).error, null);
        assert.deepEqual(stage.asked(), ['home 200']);
        granted(await stage.does(stage.page().timeline.refresh(stage.about())));
        await stage.time.advance(14 * minute);
        assert.deepEqual(stage.asked(), [], 'it waits for the whole window');
        await stage.time.advance(90 * second);
        assert.deepEqual(stage.asked(), ['home 200'], 'and no longer');
      },
    }),
  ),
  {
    name: 'the clock: wrong, and the corrected one is refused too',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.clock({ offsetSeconds: 600 });
      stage.control.fault({ path: homePath, code: 135, times: 2 });
      meets((await refresh(stage)).error, 'clock', retry);
      assert.deepEqual(stage.asked(), ['home 401', 'home 401'], 'exactly one more');
      assert.equal((await refresh(stage)).error, null);
      assert.deepEqual(stage.asked(), ['home 200']);
      await hasNewPosts(stage, before);
    },
  },
  {
    name: 'the clock: wrong, and what is wrong as well is the sign-in',
    begins: 'reading',
    async plays(stage) {
      stage.control.clock({ offsetSeconds: -900 });
      stage.control.revoke({ userId: stage.userId });
      meets((await refresh(stage)).error, 'signed-out', signInAgain);
      assert.equal(stage.asked().length, 2, 'exactly one more');
      assert.equal((await stage.account()).problem?.code, 'signed-out');
    },
  },
  {
    name: 'the clock: found out at the exchange of the PIN',
    begins: 'key-saved',
    async plays(stage) {
      granted(await stage.does(stage.page().signIn.start({ service: 'x', keyId: stage.keyId })));
      const pin = stage.pin();
      stage.control.clock({ offsetSeconds: 600 });
      stage.asked();
      const done = granted(await stage.does(stage.page().signIn.finish({ pin })));
      assert.deepEqual({ step: done.step, error: done.error }, { step: 'done', error: null });
      assert.deepEqual(stage.asked(), ['POST /oauth/access_token 401', 'POST /oauth/access_token 200', 'me 200']);
    },
  },
];
