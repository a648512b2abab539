/** The service, or the way to it, breaks while a timeline is read: what is tried again, how often, and when. */
import { strict as assert } from 'node:assert';
import type { ErrorCode } from '../../../electron/contract/errors.ts';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import { retry } from './outcomes.ts';
import { homePath } from './paths.ts';
import { assertPauses, comesBack, hasNewPosts, meets, postsOf, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { second } from './stage.ts';

/** The pauses before the four further tries. */
const shortest = [1, 2, 4, 8].map((seconds) => seconds * second);

interface Trouble {
  happens: Fault;
  status: number;
  code: Extract<ErrorCode, 'service-down' | 'network' | 'timeout'>;
  /** How long each try takes. */
  took?: number;
}

const down = (happens: Fault, status: number): Trouble => ({ happens, status, code: 'service-down' });
const lost = (happens: Fault, status = 0): Trouble => ({ happens, status, code: 'network' });

const troubles: Record<string, Trouble> = {
  'a page of status 500': down({ canned: 'internal-error' }, 500),
  'a page of status 502': down({ canned: 'bad-gateway' }, 502),
  'a page of status 503': down({ canned: 'unavailable' }, 503),
  'a page of status 504': down({ canned: 'gateway-timeout' }, 504),
  'a problem of status 500': down({ problem: 'internal-server-error' }, 500),
  'a problem of status 503': down({ problem: 'service-unavailable' }, 503),
  'an internal error by its type': down({ problem: 'internal-error', typeBase: 'api.x.com' }, 500),
  'code 130, over capacity': down({ code: 130 }, 503),
  'code 131 in XML': down({ code: 131, format: 'xml' }, 500),
  'the connection is dropped': lost({ canned: 'drop' }),
  'the connection ends in the body': lost({ canned: 'truncated' }, 200),
  'the body is shorter than announced': lost({ lengthOff: 10 }, 200),
};

/** As long as X gets for an answer. */
const timeUp = 30 * second;

const slow: Record<string, Trouble> = {
  'no answer ever': { happens: { canned: 'hang' }, status: 0, code: 'timeout', took: timeUp },
  'an answer bit by bit': {
    happens: { drip: { bytes: 1, everyMs: 5 * second }, encoding: 'gzip' },
    status: 200,
    code: 'timeout',
    took: timeUp,
  },
};

/** It goes on until nothing more is tried. */
const lasting = (name: string, { happens, status, code, took = 0 }: Trouble, tries = 4): FaultCase => ({
  name: `refresh: ${name}, every time`,
  begins: 'reading',
  async plays(stage) {
    const { page, control } = stage;
    if (tries !== 4) assert.ok((await page().app.setRetries({ times: tries, delaySeconds: 1 })).ok);
    const before = await postsOf(stage);
    control.fault({ path: homePath, times: tries + 1, ...happens });
    const failed = await refresh(stage);
    meets(failed.error, code, retry);
    const waits = stage.waits();
    assert.deepEqual(
      waits.map(({ asked, reason, attempt, of, error }) => `${asked} ${reason} ${attempt}/${of} ${error?.code}`),
      shortest.slice(0, tries).map((_, index) => `home retry ${index + 2}/${tries + 1} ${code}`),
      'each wait is shown',
    );
    for (const { error } of waits) meets(error, code, retry);
    assertPauses(stage, Array(tries + 1).fill(`home ${status}`), { shortest: shortest.slice(0, tries), took });
    assert.deepEqual(await postsOf(stage), before, 'what was read stays');
    assert.equal((await stage.account()).problem, null);
    const later = await comesBack(stage);
    assert.equal(later.error, null, 'the next success clears the error');
    assert.deepEqual(stage.asked(), ['home 200']);
    await hasNewPosts(stage, before);
  },
});

/** It passes while it is tried again: the person sees a wait and no error. */
const passing = (name: string, { happens, status, code, took = 0 }: Trouble): FaultCase => ({
  name: `refresh: ${name}, twice`,
  begins: 'reading',
  async plays(stage) {
    const before = await postsOf(stage);
    stage.control.fault({ path: homePath, times: 2, ...happens });
    const status_ = await refresh(stage);
    assert.equal(status_.error, null);
    assert.deepEqual(
      stage.waits().map(({ reason, attempt, error }) => `${reason} ${attempt} ${error?.code}`),
      [`retry 2 ${code}`, `retry 3 ${code}`],
    );
    assertPauses(stage, [`home ${status}`, `home ${status}`, 'home 200'], { shortest: shortest.slice(0, 2), took });
    await hasNewPosts(stage, before);
  },
});

const settingsCount: FaultCase = {
  name: 'refresh: trying again is turned off in the settings',
  begins: 'reading',
  async plays(stage) {
    assert.ok((await stage.page().app.setRetries({ times: 0, delaySeconds: 1 })).ok);
    const before = await postsOf(stage);
    stage.control.fault({ path: homePath, canned: 'bad-gateway' });
    meets((await refresh(stage)).error, 'service-down', retry);
    assert.deepEqual(stage.waits(), []);
    assert.deepEqual(stage.asked(), ['home 502']);
    assert.equal((await refresh(stage)).error, null);
    assert.deepEqual(stage.asked(), ['home 200']);
    await hasNewPosts(stage, before);
  },
};

const longerDelays: FaultCase = {
  name: 'refresh: three tries with longer pauses, as set',
  begins: 'reading',
  async plays(stage) {
    assert.ok((await stage.page().app.setRetries({ times: 3, delaySeconds: 10 })).ok);
    const before = await postsOf(stage);
    stage.control.fault({ path: homePath, canned: 'unavailable', times: 3 });
    assert.equal((await refresh(stage)).error, null);
    const asked = ['home 503', 'home 503', 'home 503', 'home 200'];
    assertPauses(stage, asked, { shortest: [10, 20, 40].map((seconds) => seconds * second) });
    await hasNewPosts(stage, before);
  },
};

const wholeServiceDown: FaultCase = {
  name: 'refresh: all of the service is down, and comes back',
  begins: 'reading',
  async plays(stage) {
    const before = await postsOf(stage);
    stage.control.down({ down: true });
    meets((await refresh(stage)).error, 'service-down', retry);
    assert.deepEqual(stage.asked(), Array(5).fill('home 503'));
    stage.control.down({ down: false });
    assert.equal((await comesBack(stage)).error, null);
    assert.deepEqual(stage.asked(), ['home 200']);
    await hasNewPosts(stage, before);
  },
};

const late: FaultCase = {
  name: 'refresh: the answer takes 20 s',
  begins: 'reading',
  async plays(stage) {
    const before = await postsOf(stage);
    stage.control.fault({ path: homePath, delayMs: 20 * second });
    assert.equal((await refresh(stage)).error, null);
    assert.deepEqual(stage.asked(), ['home 200'], 'asked once');
    await hasNewPosts(stage, before);
  },
};

const each = (table: Record<string, Trouble>, make: (name: string, trouble: Trouble) => FaultCase): FaultCase[] =>
  Object.entries(table).map(([name, trouble]) => make(name, trouble));

export const troubleFaults: readonly FaultCase[] = [
  ...each(troubles, lasting),
  ...each(slow, (name, trouble) => lasting(name, trouble, 1)),
  ...each({ ...troubles, ...slow }, passing),
  settingsCount,
  longerDelays,
  wholeServiceDown,
  late,
];
