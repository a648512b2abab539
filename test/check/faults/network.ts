/** The way to the service: proxies, certificates, names that are not found, no network at all, a computer that sleeps. */
import { strict as assert } from 'node:assert';
import type { ErrorAction, ErrorCode } from '../../../electron/contract/errors.ts';
import {
  badCertificate,
  badProxy,
  noAddress,
  noAnswer,
  noNetwork,
  type Outcome,
  retry,
  serviceDown,
  unreadable,
} from './outcomes.ts';
import { comesBack, hasNewPosts, meets, postsOf, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { home, minute, newPosts, type Stage, second } from './stage.ts';

/** How Node's fetch rejects. */
export const rejectsWith =
  (code: string, more: object = {}) =>
  (): never => {
    const cause = Object.assign(new Error(`connect ${code}`), { code, ...more });
    throw new TypeError('fetch failed', { cause });
  };

/** How Chromium's does. */
const chromiumRejectsWith = (name: string) => (): never => {
  throw new Error(`net::${name}`);
};

interface Way extends Outcome {
  instead: () => Response;
  /** How often it is tried. */
  tries: number;
}

const proxy = (instead: () => Response): Way => ({ instead, ...badProxy, tries: 1 });
const certificate = (instead: () => Response): Way => ({ instead, ...badCertificate, tries: 1 });
const network = (instead: () => Response): Way => ({ instead, ...noNetwork, tries: 5 });

export const proxyWantsPassword = (): Response =>
  new Response('<html><title>Proxy Authentication Required</title></html>', {
    status: 407,
    headers: { 'content-type': 'text/html', 'proxy-authenticate': 'Basic realm="office"' },
  });

const ways: Record<string, Way> = {
  'the proxy wants a password (407)': proxy(proxyWantsPassword),
  'nobody listens at the proxy': proxy(rejectsWith('ECONNREFUSED', { address: '127.0.0.1', port: 9 })),
  'the proxy does not let through': proxy(chromiumRejectsWith('ERR_TUNNEL_CONNECTION_FAILED')),
  'the proxy cannot be reached': proxy(chromiumRejectsWith('ERR_PROXY_CONNECTION_FAILED')),
  'the certificate is self-signed': certificate(rejectsWith('SELF_SIGNED_CERT_IN_CHAIN')),
  'the certificate is over': certificate(rejectsWith('CERT_HAS_EXPIRED')),
  'the certificate is for somebody else': certificate(rejectsWith('ERR_TLS_CERT_ALTNAME_INVALID')),
  'nobody knows who signed the certificate': certificate(chromiumRejectsWith('ERR_CERT_AUTHORITY_INVALID')),
  'the name is not found': { instead: rejectsWith('ENOTFOUND'), ...noAddress, tries: 5 },
  'the name is not found, as Chromium tells it': {
    instead: chromiumRejectsWith('ERR_NAME_NOT_RESOLVED'),
    ...noAddress,
    tries: 5,
  },
  'the connection is reset': network(rejectsWith('ECONNRESET')),
  'a redirect, as Chromium tells it': { instead: chromiumRejectsWith('ERR_UNSAFE_REDIRECT'), ...unreadable, tries: 1 },
};

const wayCase = (name: string, { instead, code, action, tries }: Way): FaultCase => ({
  name: `refresh: ${name}`,
  begins: 'reading',
  async plays(stage) {
    const before = await postsOf(stage);
    stage.network.instead = instead;
    meets((await refresh(stage)).error, code, action);
    assert.equal(stage.network.met, tries, 'tried as often as may help');
    assert.deepEqual(stage.asked(), [], 'nothing has reached the service');
    assert.deepEqual(await postsOf(stage), before);
    assert.equal((await stage.account()).problem, null);
    stage.network.instead = null;
    assert.equal((await comesBack(stage)).error, null);
    assert.deepEqual(stage.asked(), ['home 200']);
    await hasNewPosts(stage, before);
  },
});

function unplug(stage: Stage): void {
  stage.fake().online = false;
  stage.network.instead = rejectsWith('ENOTFOUND');
}
function plugIn(stage: Stage): void {
  stage.fake().online = true;
  stage.network.instead = null;
}

const offline: FaultCase = {
  name: 'refresh: no network for ten minutes, and back',
  begins: 'reading',
  async plays(stage) {
    const before = await postsOf(stage);
    unplug(stage);
    const call = stage.page().timeline.refresh(stage.about());
    const answered = await stage.does(call);
    assert.ok(answered.ok && answered.value.refreshing, 'it goes on');
    await stage.time.advance(10 * minute);
    assert.deepEqual(
      stage.waits().map(({ reason, until }) => ({ reason, until })),
      [{ reason: 'offline', until: null }],
    );
    assert.equal(stage.network.met, 0, 'nothing is sent without a network');
    assert.equal(stage.status().waitingUntil, null, 'nobody knows when it goes on');
    plugIn(stage);
    await stage.time.advance(6 * second);
    assert.deepEqual(stage.asked(), ['home 200'], 'it goes on by itself');
    assert.equal(stage.status().error, null);
    await hasNewPosts(stage, before);
  },
};

const cutOff: FaultCase = {
  name: 'refresh: the network goes while the answer is on its way',
  begins: 'reading',
  async plays(stage) {
    const before = await postsOf(stage);
    stage.network.instead = () => {
      stage.fake().online = false;
      return rejectsWith('ENETUNREACH')();
    };
    const answered = await stage.does(stage.page().timeline.refresh(stage.about()));
    assert.ok(answered.ok && answered.value.refreshing);
    await stage.time.advance(minute);
    assert.equal(stage.network.met, 1, 'not tried while there is no network');
    plugIn(stage);
    await stage.time.advance(6 * second);
    assert.deepEqual(stage.asked(), ['home 200']);
    await hasNewPosts(stage, before);
  },
};

const asleep: FaultCase = {
  name: 'a computer that slept for an hour refreshes what is on show, once',
  begins: 'reading',
  async plays(stage) {
    const before = await postsOf(stage);
    const { fake, page, time } = stage;
    assert.ok((await page().app.setRefreshMinutes({ minutes: 5 })).ok);
    await page().app.watch({ accountId: stage.accountId(), timelines: [home], visible: true });
    fake().power('asleep');
    time.jump(60 * minute);
    stage.asked();
    fake().power('awake');
    await time.advance(20 * second);
    assert.deepEqual(stage.asked(), ['home 200']);
    await hasNewPosts(stage, before);
  },
};

const sleepsWhileWaiting: FaultCase = {
  name: 'a computer that sleeps while it waits to try again goes on when it wakes up',
  begins: 'reading',
  async plays(stage) {
    const { fake, time, control } = stage;
    const before = await postsOf(stage);
    control.fault({ path: '*', problem: 'too-many-requests', headers: { 'retry-after': '600' } });
    await stage.does(stage.page().timeline.refresh(stage.about()));
    assert.deepEqual(stage.asked(), ['home 429']);
    fake().power('asleep');
    time.jump(60 * minute);
    fake().power('awake');
    await time.advance(10 * second);
    assert.deepEqual(stage.asked(), ['home 200']);
    await hasNewPosts(stage, before);
  },
};

interface ProxyTrial {
  before(stage: Stage): void;
  code: ErrorCode | null;
  action?: ErrorAction;
}

const someProxy = { mode: 'manual', address: 'proxy.example.org:8080' } as const;

const trials: Record<string, ProxyTrial> = {
  'that works': { before: () => undefined, code: null },
  'that wants a password': {
    before: ({ network: way }) => {
      way.instead = proxyWantsPassword;
    },
    ...badProxy,
  },
  'that nobody listens at': {
    before: ({ network: way }) => {
      way.instead = rejectsWith('ECONNREFUSED', { port: 8080 });
    },
    ...badProxy,
  },
  'that brings a certificate of its own': {
    before: ({ network: way }) => {
      way.instead = rejectsWith('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    },
    ...badCertificate,
  },
  'that shows its own page': { before: ({ control }) => control.fault({ canned: 'html' }), ...unreadable },
  'that redirects': {
    before: ({ control }) => control.fault({ redirect: { to: 'http://127.0.0.1:9/login' } }),
    ...unreadable,
  },
  'that never answers': { before: ({ control }) => control.fault({ canned: 'hang' }), ...noAnswer },
  'in front of a service that is down': {
    before: ({ control }) => control.fault({ canned: 'bad-gateway' }),
    ...serviceDown,
  },
};

const trialCase = (name: string, { before, code, action = retry }: ProxyTrial): FaultCase => ({
  name: `trying out a proxy ${name}`,
  begins: 'reading',
  async plays(stage) {
    before(stage);
    const tried = await stage.does(stage.page().network.testProxy({ proxy: someProxy }));
    if (code === null) assert.ok(tried.ok);
    else meets(tried.ok ? null : tried.error, code, action);
    assert.ok(stage.asked().length + stage.network.met === 1, 'tried once');
    assert.deepEqual(stage.fake().triedProxies, [someProxy]);
    const { settings } = await stage.view();
    assert.deepEqual(settings.proxy, { mode: 'system' }, 'nothing was changed');
    stage.network.instead = null;
    const rows = (await postsOf(stage)).length;
    assert.equal((await refresh(stage)).error, null);
    assert.equal((await postsOf(stage)).length, rows + newPosts);
  },
});

export const networkFaults: readonly FaultCase[] = [
  ...Object.entries(ways).map(([name, way]) => wayCase(name, way)),
  offline,
  cutOff,
  asleep,
  sleepsWhileWaiting,
  ...Object.entries(trials).map(([name, trial]) => trialCase(name, trial)),
];
