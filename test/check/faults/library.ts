/** Everything that is read besides the home timeline: people, lists, searches, conversations, profiles, second looks. */
import { strict as assert } from 'node:assert';
import type { AppError, ErrorAction, ErrorCode, Result } from '../../../electron/contract/errors.ts';
import type { Refusable } from '../../../electron/contract/views/accounts.ts';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { PeopleKey } from '../../../electron/contract/views/people.ts';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import type { Endpoint } from '../../../electron/practice/endpoints.ts';
import { granted } from '../../support/headless-app.ts';
import {
  noMoney,
  noPlan,
  nothing,
  notWithPin,
  type Outcome,
  retry,
  signedOut,
  unreadable,
  xConsole,
} from './outcomes.ts';
import { comesBack, meets, postsOf, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { minute, refusalOf, type Stage, second } from './stage.ts';

interface Reading {
  path: string;
  /** What the service's log calls it. */
  endpoint: Endpoint;
  /** Comes before the fault. */
  before?(stage: Stage): Promise<unknown>;
  /** What the person does. @returns why it failed */
  does(stage: Stage): Promise<AppError | null>;
  /** What is known after it, to be compared: a failure changes nothing. */
  known(stage: Stage): Promise<unknown>;
  /** Requests of a success. */
  asked: readonly string[];
}

const errorOf = (result: Result<unknown>): AppError | null => (result.ok ? null : result.error);

const followers = (stage: Stage): PeopleKey => ({ kind: 'followers', userId: stage.userId });
const readPeople = (stage: Stage, page: 'first' | 'next') =>
  stage.does(stage.page().people.read({ accountId: stage.accountId(), people: followers(stage), page }));
const knownPeople = async (stage: Stage) =>
  granted(await stage.page().people.open({ accountId: stage.accountId(), people: followers(stage) })).users.map(
    ({ id }) => id,
  );
const readLists = (stage: Stage) => stage.does(stage.page().lists.read({ accountId: stage.accountId() }));
const knownLists = async (stage: Stage) => granted(await stage.page().lists.open({ accountId: stage.accountId() }));

const search: TimelineKey = { kind: 'search', query: 'the' };
const anybody = (stage: Stage): string => stage.service.accounts[2]?.username ?? '';
const somebody = (stage: Stage): string => stage.service.accounts[2]?.userId ?? '';

const newest = async (stage: Stage): Promise<string> => (await postsOf(stage))[0] ?? '';
const conversation = (stage: Stage, postId: string) =>
  stage.page().conversation.open({ accountId: stage.accountId(), postId });

const readings: Record<string, Reading> = {
  followers: {
    path: '/2/users/*/followers',
    endpoint: 'followers',
    does: async (stage) => errorOf(await readPeople(stage, 'first')),
    known: knownPeople,
    asked: ['followers 200'],
  },
  'a search at X': {
    path: '/2/tweets/search/recent',
    endpoint: 'search',
    does: async (stage) => (await refresh(stage, search)).error,
    known: (stage) => postsOf(stage, search),
    asked: ['search 200'],
  },
  mentions: {
    path: '/2/users/*/mentions',
    endpoint: 'mentions',
    does: async (stage) => (await refresh(stage, { kind: 'mentions' })).error,
    known: (stage) => postsOf(stage, { kind: 'mentions' }),
    asked: ['mentions 200'],
  },
  lists: {
    path: '/2/users/*/owned_lists',
    endpoint: 'owned-lists',
    does: async (stage) => errorOf(await readLists(stage)),
    known: knownLists,
    asked: ['owned-lists 200', 'followed-lists 200'],
  },
  'the answers to a post': {
    path: '/2/tweets/search/recent',
    endpoint: 'search',
    async does(stage) {
      const postId = await newest(stage);
      const about = { accountId: stage.accountId(), postId };
      return errorOf(await stage.does(stage.page().conversation.read({ ...about, part: 'replies' })));
    },
    known: async (stage) => granted(await conversation(stage, await newest(stage))).repliesRead,
    asked: ['search 200'],
  },
  'a post that is not stored': {
    path: '/2/tweets',
    endpoint: 'posts',
    before: async (stage) => void wanted.set(stage, (await stage.truth(100)).at(-1) ?? ''),
    async does(stage) {
      const about = { accountId: stage.accountId(), postId: wanted.get(stage) ?? '' };
      return errorOf(await stage.does(stage.page().conversation.read({ ...about, part: 'ancestors' })));
    },
    known: async (stage) => granted(await conversation(stage, wanted.get(stage) ?? '')).post.kind,
    asked: ['posts 200'],
  },
  'a profile by its name': {
    path: '/2/users/by/username/*',
    endpoint: 'user-by-username',
    // Whose posts were read is known by name already.
    does: async (stage) =>
      errorOf(await stage.does(stage.page().people.find({ accountId: stage.accountId(), username: anybody(stage) }))),
    known: async () => null,
    asked: ['user-by-username 200'],
  },
  'a profile': {
    path: '/2/users/*',
    endpoint: 'users',
    async does(stage) {
      const about = { accountId: stage.accountId(), userId: somebody(stage), ask: true };
      return errorOf(await stage.does(stage.page().people.profile(about)));
    },
    known: async () => null,
    asked: ['users 200'],
  },
  'a second look at posts': {
    path: '/2/tweets',
    endpoint: 'posts',
    async does(stage) {
      const entryIds = (await postsOf(stage)).slice(0, 10);
      return errorOf(await stage.does(stage.page().timeline.recheck({ ...stage.about(), entryIds })));
    },
    known: (stage) => postsOf(stage),
    asked: ['posts 200'],
  },
};

/** Posts that were chosen before a fault. */
const wanted = new WeakMap<Stage, string>();

interface Meeting {
  says: Fault;
  /** Statuses of all requests until it failed, or until it worked. */
  statuses: readonly number[];
  /** Null where it works in the end. */
  error: { code: ErrorCode; action: ErrorAction } | null;
}

const meetings: Record<string, Meeting> = {
  'the credit is used up': { says: { problem: 'credits-depleted' }, statuses: [402], error: noMoney },
  'the sign-in has ended': { says: { code: 89 }, statuses: [401], error: signedOut },
  'a login page of the network': { says: { canned: 'html' }, statuses: [200], error: unreadable },
  'two pages of status 502': { says: { canned: 'bad-gateway', times: 2 }, statuses: [502, 502], error: null },
  'a limit of one minute': {
    says: { problem: 'too-many-requests', headers: { 'retry-after': '60' } },
    statuses: [429],
    error: null,
  },
};

const meetingCase = (what: string, how: string, reading: Reading, { says, statuses, error }: Meeting): FaultCase => ({
  name: `${what}: ${how}`,
  begins: 'reading',
  async plays(stage) {
    const { path, endpoint, asked, before } = reading;
    await before?.(stage);
    stage.requests();
    const known = await reading.known(stage);
    stage.control.fault({ path, ...says });
    const failed = await reading.does(stage);
    const sent = stage.asked();
    const met = statuses.map((status) => `${endpoint} ${status}`);
    if (error === null) {
      assert.equal(failed, null);
      assert.deepEqual(sent, [...met, ...asked]);
      const [wait] = stage.waits();
      assert.ok(wait !== undefined && wait.until !== null, 'the wait was shown');
      return;
    }
    meets(failed, error.code, error.action);
    assert.deepEqual(sent, met, 'asked once');
    assert.deepEqual(await reading.known(stage), known, 'what was known stays');
    assert.equal((await stage.account()).problem?.code ?? null, error.code === 'signed-out' ? 'signed-out' : null);
    assert.equal(await reading.does(stage), null, 'then it works');
    assert.deepEqual(stage.asked(), asked);
    assert.equal((await stage.account()).problem, null);
  },
});

// ---------------------------------------------------------------- what is gone, hidden or unknown

const named = (stage: Stage, username: string) =>
  stage.does(stage.page().people.find({ accountId: stage.accountId(), username }));

const userRefusals: Record<string, { says: Fault; username?: string; code: ErrorCode; status: number }> = {
  'code 50': { says: { code: 50 }, code: 'user-unknown', status: 404 },
  'code 63': { says: { code: 63 }, code: 'user-suspended', status: 403 },
  'suspended, in a success': { says: { problem: 'user-suspended' }, code: 'user-suspended', status: 200 },
  'not found': { says: { problem: 'resource-not-found' }, code: 'user-unknown', status: 404 },
};

const special: FaultCase[] = [
  ...Object.entries(userRefusals).map(
    ([name, { says, code, status }]): FaultCase => ({
      name: `a profile by its name: ${name}`,
      begins: 'reading',
      async plays(stage) {
        stage.control.fault({ path: '/2/users/by/username/*', ...says });
        meets(refusalOf(await named(stage, anybody(stage))), code, nothing);
        assert.deepEqual(stage.asked(), [`user-by-username ${status}`]);
        granted(await named(stage, anybody(stage)));
      },
    }),
  ),
  {
    name: 'a profile by its name: nobody has it',
    begins: 'reading',
    async plays(stage) {
      meets(refusalOf(await named(stage, 'nobody_has_this')), 'user-unknown', nothing);
      assert.equal(stage.asked().length, 1);
    },
  },
  {
    name: 'a profile by its name: the service has suspended it',
    begins: 'reading',
    async plays(stage) {
      meets(refusalOf(await named(stage, 'vanished_demo')), 'user-suspended', nothing);
      assert.equal(stage.asked().length, 1);
    },
  },
  {
    name: 'posts of a protected user',
    begins: 'reading',
    async plays(stage) {
      const timeline = { kind: 'user', userId: somebody(stage), replies: true, reposts: true } as const;
      stage.control.fault({ path: '/2/users/*/tweets', problem: 'not-authorized-for-resource' });
      meets((await refresh(stage, timeline)).error, 'hidden', nothing);
      assert.deepEqual(stage.asked(), ['user-posts 200']);
      assert.equal((await stage.account()).problem, null, 'the account itself is fine');
      assert.equal((await refresh(stage, timeline)).error, null);
    },
  },
  {
    name: 'a second look: deleted posts vanish, the others stay',
    begins: 'reading',
    goes: true,
    async plays(stage) {
      const before = await postsOf(stage);
      const rows = await stage.rows();
      // Reposts and what they repost are different posts.
      const plain = rows.flatMap((row) => (row.kind === 'post' && row.entry.repostedBy === null ? [row.id] : []));
      const deleted = plain.slice(0, 2);
      stage.control.deletePosts({ ids: deleted });
      const looked = granted(await stage.does(stage.page().timeline.recheck({ ...stage.about(), entryIds: before })));
      assert.equal(looked.gone, 2);
      assert.deepEqual(stage.asked(), ['posts 200']);
      const shown = (await stage.rows()).flatMap((row) => (row.kind === 'post' && row.entry.post ? [row.id] : []));
      assert.deepEqual(
        shown,
        before.filter((id) => !deleted.includes(id)),
      );
    },
  },
  {
    name: 'a second look: an error beside the posts is about others',
    begins: 'reading',
    async plays(stage) {
      const before = await postsOf(stage);
      stage.control.fault({ path: '/2/tweets', problem: 'not-authorized-for-resource', beside: true });
      const looked = granted(await stage.does(stage.page().timeline.recheck({ ...stage.about(), entryIds: before })));
      assert.equal(looked.gone, 0);
      assert.deepEqual(await postsOf(stage), before);
    },
  },
  {
    name: 'lists: those that are followed cannot be read, so what was known stays',
    begins: 'reading',
    async plays(stage) {
      granted(await readLists(stage));
      const known = await knownLists(stage);
      await stage.time.advance(minute);
      stage.asked();
      stage.control.fault({ path: '/2/users/*/followed_lists', problem: 'credits' });
      meets(refusalOf(await readLists(stage)), 'out-of-money', xConsole);
      assert.deepEqual(stage.asked(), ['owned-lists 200', 'followed-lists 402']);
      assert.deepEqual(await knownLists(stage), known);
      granted(await readLists(stage));
    },
  },
  {
    name: 'followers: the second page fails, the first one stays and the next try goes on after it',
    begins: 'reading',
    async plays(stage) {
      granted(await readPeople(stage, 'first'));
      const first = await knownPeople(stage);
      stage.asked();
      stage.control.fault({ path: '/2/users/*/followers', problem: 'spend-cap' });
      const second_ = await readPeople(stage, 'next');
      const sent = stage.asked();
      if (sent.length === 0) {
        // All of them were on the first page: the fault is for the next reading.
        meets(refusalOf(await readPeople(stage, 'first')), 'spend-cap', xConsole);
      } else {
        meets(refusalOf(second_), 'spend-cap', xConsole);
        assert.deepEqual(sent, ['followers 403']);
      }
      assert.deepEqual(await knownPeople(stage), first);
      granted(await readPeople(stage, 'next'));
      const all = await knownPeople(stage);
      assert.deepEqual(all.slice(0, first.length), first);
      assert.equal(new Set(all).size, all.length, 'each once');
    },
  },
  {
    name: 'a search at X: the query is refused',
    begins: 'reading',
    async plays(stage) {
      stage.control.fault({ path: '/2/tweets/search/recent', problem: 'invalid-request' });
      meets((await refresh(stage, search)).error, 'bad-request', nothing);
      assert.deepEqual(stage.asked(), ['search 400']);
      assert.equal((await refresh(stage, search)).error, null);
    },
  },
  {
    name: 'a search at X: no answer ever, with one further try',
    begins: 'reading',
    async plays(stage) {
      granted(await stage.page().app.setRetries({ times: 1, delaySeconds: 2 }));
      stage.control.fault({ path: '/2/tweets/search/recent', canned: 'hang', times: 2 });
      const began = stage.time.now();
      meets((await refresh(stage, search)).error, 'timeout', retry);
      assert.ok(stage.time.now() - began >= 62 * second);
      assert.deepEqual(stage.asked(), ['search 0', 'search 0']);
      assert.equal((await refresh(stage, search)).error, null);
    },
  },
];

// ---------------------------------------------------------------- what a plan or a sign-in does not include

interface Withheld extends Outcome {
  what: Refusable;
  timeline: TimelineKey;
  endpoint: Endpoint;
  /** The same in v1.1, where that is asked too. */
  classic?: Endpoint;
  withhold(stage: Stage): void;
  grant(stage: Stage): void;
}

const withheld: Record<string, Withheld> = {
  'mentions are not in the plan': {
    what: 'mentions',
    timeline: { kind: 'mentions' },
    endpoint: 'mentions',
    classic: '1.1/statuses/mentions_timeline',
    withhold: ({ control }) => control.plan({ refused: ['mentions'] }),
    grant: ({ control }) => control.plan({ refused: [] }),
    ...noPlan,
  },
  'searching is not in the plan': {
    what: 'search',
    timeline: search,
    endpoint: 'search',
    classic: '1.1/search/tweets',
    withhold: ({ control }) => control.plan({ refused: ['search'] }),
    grant: ({ control }) => control.plan({ refused: [] }),
    ...noPlan,
  },
  'bookmarks want another kind of sign-in': {
    what: 'bookmarks',
    timeline: { kind: 'bookmarks' },
    endpoint: 'bookmarks',
    withhold: ({ control }) => control.bookmarks({ open: false }),
    grant: ({ control }) => control.bookmarks({ open: true }),
    ...notWithPin,
  },
};

const withheldCase = (name: string, row: Withheld): FaultCase => ({
  name: `refused as a whole: ${name}`,
  begins: 'reading',
  async plays(stage) {
    const { what, timeline, endpoint, classic, withhold, grant, code, action } = row;
    withhold(stage);
    meets((await refresh(stage, timeline)).error, code, action);
    const asked = [endpoint, ...(classic === undefined ? [] : [classic])];
    assert.deepEqual(
      stage.asked(),
      asked.map((each) => `${each} 403`),
    );
    const refusedNow = async () => (await stage.account()).reading.refused.map((refused) => refused.what);
    assert.deepEqual(await refusedNow(), [what], 'it is said once, and hidden');
    for (const { error } of (await stage.account()).reading.refused) meets(error, code, error.action);
    await comesBack(stage, timeline);
    assert.deepEqual(stage.asked(), [], 'it is not asked for by itself');
    assert.equal((await refresh(stage)).error, null, 'the home timeline is not touched');
    assert.deepEqual(stage.asked(), ['home 200']);
    grant(stage);
    granted(await stage.page().accounts.retryRefused({ accountId: stage.accountId() }));
    assert.deepEqual(await refusedNow(), [], 'it is shown again');
    assert.equal((await comesBack(stage, timeline)).error, null);
    assert.deepEqual(stage.asked(), [`${endpoint} 200`]);
  },
});

export const libraryFaults: readonly FaultCase[] = [
  ...Object.entries(readings).flatMap(([what, reading]) =>
    Object.entries(meetings).map(([how, meeting]) => meetingCase(what, how, reading, meeting)),
  ),
  ...special,
  ...Object.entries(withheld).map(([name, row]) => withheldCase(name, row)),
];
