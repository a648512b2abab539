/**
 * Random sequences of what can happen to a timeline of two accounts, run against the engine and compared with what the
 * service has. Nothing may be lost, doubled, out of order, unmarked, paid for twice, or shown in another account; the
 * place stays. Needs no test runner: `test/check/reading.ts` runs it as well.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { appError } from '../../electron/contract/errors.ts';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import type { AccountId, PostId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { Anchor, RowView } from '../../electron/contract/views/timelines.ts';
import { CacheFailure, type CacheStore, type OpenedCache } from '../../electron/timelines/cache/port.ts';
import { gapId } from '../../electron/timelines/gaps.ts';
import { compareIds, idAt, idPlus } from '../../electron/timelines/ids.ts';
import type { FetchedPage, FetchQuery } from '../../electron/timelines/ports.ts';
import { firstKeptDay, utcDay } from '../../electron/timelines/usage.ts';
import { settle } from './fake-service.ts';
import { allRows, createHarness, type Harness, memoryStore } from './harness.ts';

const accounts = ['x:1', 'practice:2'] as const satisfies readonly AccountId[];
type Account = (typeof accounts)[number];

/** One timeline of each way in which X can be read, and of each of its limits of depth. */
const timelines = {
  home: { kind: 'home' },
  mentions: { kind: 'mentions' },
  search: { kind: 'search', query: 'tides' },
  user: { kind: 'user', userId: '7', replies: false, reposts: true },
  list: { kind: 'list', listId: '5' },
  likes: { kind: 'likes', userId: '1' },
} as const satisfies Record<string, TimelineKey>;
type Kind = keyof typeof timelines;

export type Command =
  /** `count` new posts after `quiet` seconds, up to `apart` seconds apart; X filters the last `hidden` of them out. */
  | { kind: 'post'; account: Account; count: number; quiet: number; apart: number; hidden: number }
  | { kind: 'delete' | 'change' | 'like-again'; account: Account; at: number }
  | { kind: 'open' | 'cancel' | 'close'; account: Account }
  | { kind: 'refresh' | 'older'; account: Account; posts: number | null }
  | { kind: 'fill'; account: Account; gap: number; from: 'newer' | 'older' }
  | { kind: 'anchor' | 'mark-read'; account: Account; at: number; offset: number }
  | { kind: 'recheck'; account: Account; at: number; count: number }
  /** One of the answers under way arrives. */
  | { kind: 'answer'; which: number }
  /** The next answers fail; a network is tried again, a limit waited for. */
  | { kind: 'fail'; how: 'network' | 'limit' | 'money'; times: number }
  | { kind: 'online'; on: boolean }
  /** The person ends what waits; nobody looks at the timeline any more. */
  | { kind: 'stop-waiting' | 'leave'; account: Account }
  /** The answers to come report their limit as used up, or not. */
  | { kind: 'limits'; usedUp: boolean }
  | { kind: 'echo' | 'untidy'; on: boolean }
  /** This computer's clock is set: so many hours fast. */
  | { kind: 'clock'; hours: number }
  /** What the next page brings meets a full disk, or Pinion is ended before it is stored, or right after. */
  | { kind: 'spoil'; how: Spoiling }
  | { kind: 'forget-tokens' | 'restart' }
  | { kind: 'wait'; minutes: number }
  | { kind: 'absence'; days: number };

type Spoiling = 'full' | 'ended-before' | 'ended-after';

/** What happens to one kind of timeline. */
export interface Sequence {
  timeline: Kind;
  commands: Command[];
}

const account = fc.constantFrom(...accounts);
const kind = <K extends Command['kind']>(value: K) => fc.constant(value);
const kinds = <K extends Command['kind']>(...values: K[]) => fc.constantFrom(...values);
const posts = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 300 }) },
);

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('post'),
      account,
      count: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
        { weight: 6, arbitrary: fc.integer({ min: 60, max: 260 }) },
        { weight: 1, arbitrary: fc.integer({ min: 400, max: 900 }) },
      ),
      quiet: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(90_000) }),
      apart: fc.integer({ min: 1, max: 40 }),
      hidden: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 130 }) },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kinds('delete', 'change', 'like-again'),
      account,
      at: fc.oneof(fc.nat(5), fc.nat(40), fc.nat(500)),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: kind('refresh'), account, posts }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('older'), account, posts }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('fill'),
      account,
      gap: fc.nat(5),
      from: fc.constantFrom('newer' as const, 'older' as const),
    }),
  },
  { weight: 12, arbitrary: fc.record({ kind: kind('answer'), which: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ kind: kinds('open', 'cancel', 'close'), account }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kinds('anchor', 'mark-read'),
      account,
      at: fc.nat(500),
      offset: fc.integer({ min: -400, max: 400 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('recheck'), account, at: fc.nat(40), count: fc.integer({ min: 1, max: 100 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('fail'),
      how: fc.constantFrom('network' as const, 'limit' as const, 'money' as const),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('online'), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('stop-waiting', 'leave'), account }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('limits'), usedUp: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('echo', 'untidy'), on: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('clock'),
      hours: fc.oneof(fc.constant(0), fc.constantFrom(-1, 1), fc.integer({ min: -100, max: 100 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('spoil'),
      how: fc.constantFrom('full' as const, 'ended-before' as const, 'ended-after' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('wait'), minutes: fc.integer({ min: 1, max: 16 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('absence'), days: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('forget-tokens', 'restart') }) },
);

const sequence: fc.Arbitrary<Sequence> = fc.record({
  timeline: fc.oneof(
    { weight: 4, arbitrary: fc.constant('home' as const) },
    { weight: 3, arbitrary: fc.constant('list' as const) },
    { weight: 3, arbitrary: fc.constant('likes' as const) },
    { weight: 1, arbitrary: fc.constant('mentions' as const) },
    { weight: 1, arbitrary: fc.constant('search' as const) },
    { weight: 1, arbitrary: fc.constant('user' as const) },
  ),
  commands: fc.array(command, { minLength: 5, maxLength: 45, size: 'max' }),
});

export interface SequencesOptions {
  sequences: number;
  /** The same seed tries the same sequences. */
  seed?: number;
  /** Milliseconds after which it gives up, with what it has found until then. */
  timeLimit?: number;
  /** Told how many sequences were tried, from time to time. */
  report?: (tried: number) => void;
  /** Where posts are kept; in memory when it is left out. */
  withStore?: (run: (makeStore?: (now: () => number) => CacheStore) => Promise<void>) => Promise<void>;
}

/**
 * Tries random sequences.
 * @returns how often each kind of timeline and each command was tried
 * @throws an error that holds the shortest sequence that went wrong, and how to repeat it
 */
export async function checkTimelineSequences({
  sequences,
  seed,
  timeLimit,
  report = () => {},
  withStore = (run) => run(),
}: SequencesOptions): Promise<{ tried: Record<string, number> }> {
  const tried: Record<string, number> = { sequences: 0 };
  const count = (what: string) => {
    tried[what] = (tried[what] ?? 0) + 1;
  };
  await fc.assert(
    fc.asyncProperty(sequence, async (one) => {
      count('sequences');
      count(`timeline ${one.timeline}`);
      for (const step of one.commands) count(step.kind);
      await withStore((makeStore) => runSequence(one, makeStore));
      if ((tried['sequences'] ?? 0) % 500 === 0) report(tried['sequences'] ?? 0);
    }),
    {
      numRuns: sequences,
      ...(seed === undefined ? {} : { seed }),
      ...(timeLimit === undefined ? {} : { interruptAfterTimeLimit: timeLimit, markInterruptAsFailure: true }),
    },
  );
  return { tried };
}

/** What one account's timeline should hold. */
interface Model {
  /** Ids of every post that ever existed, in the order of the timeline, oldest first. */
  existed: PostId[];
  /** Where each of them stands in that order, also after it was deleted. */
  order: Map<PostId, number>;
  hidden: Set<PostId>;
  /** What was liked again: where it was stored before, or is now, nobody can tell. */
  likedAgain: Set<PostId>;
  /** Posts that arrived in answers which were not cancelled, with the versions that did; none when they have gone. */
  delivered: Map<PostId, readonly number[]>;
  /** What a walk to a place may have come past and dropped. */
  walkedBy: Set<PostId>;
  /** What was delivered, by the days that are still known of, and how many there were. */
  billed: Map<string, Set<PostId>>;
  spent: Map<string, number>;
  /** Posts that X no longer gives, in gaps that somebody tried to fill. */
  given: Set<PostId>;
  anchor: Anchor | null;
  /** Which post a row shows. */
  rowPosts: Map<string, PostId>;
}

const newModel = (): Model => ({
  existed: [],
  order: new Map(),
  hidden: new Set(),
  likedAgain: new Set(),
  delivered: new Map(),
  walkedBy: new Set(),
  billed: new Map(),
  spent: new Map(),
  given: new Set(),
  anchor: null,
  rowPosts: new Map(),
});

type PostRow = Extract<RowView, { kind: 'post' }>;
type GapRow = Extract<RowView, { kind: 'gap' }>;

/** One run: the harness, what should be, and the timeline that it is about. */
interface Run {
  h: Harness;
  key: TimelineKey;
  pages: boolean;
  liking: boolean;
  models: ReadonlyMap<AccountId, Model>;
  next: bigint;
  /** What spoils the next page. */
  spoils: Spoiling | null;
  /** Pinion was ended, and nothing is written until it is started again. */
  ended: boolean;
  /** Takes back what was noted of the last answer of an account. */
  undo: Map<AccountId, () => void>;
  /** X no longer knew a token: what was read from there on was found by walking down from the top. */
  walked: boolean;
}

const modelOf = (run: Run, id: AccountId): Model => {
  const model = run.models.get(id);
  assert(model !== undefined);
  return model;
};

async function runSequence(
  { timeline, commands }: Sequence,
  makeStore?: (now: () => number) => CacheStore,
): Promise<void> {
  const spoiler: Spoiler = { page: (store) => store() };
  const h = createHarness((now) => spoilable((makeStore ?? memoryStore)(now), spoiler));
  const key = timelines[timeline];
  const run: Run = {
    h,
    spoils: null,
    ended: false,
    undo: new Map(),
    key,
    pages: key.kind === 'list' || key.kind === 'likes',
    liking: key.kind === 'likes',
    models: new Map(accounts.map((id) => [id, newModel()])),
    next: BigInt(idAt(h.now)),
    walked: false,
  };
  h.cap = 0; // nothing by itself, except where a command says so
  h.retries = { times: 2, delaySeconds: 4 };
  h.service.holding = true;
  watchAnswers(run);
  spoiler.page = (store, id) => spoil(run, store, id);

  for (const step of commands) {
    await perform(run, step);
    await settle();
    if (run.ended) startAgain(run);
  }
  run.spoils = null;
  await finish(h);
  for (const id of accounts) check(run, id);
  checkStatuses(run);
  await complete(run);
  h.timelines.close();
}

/** Ends Pinion in the middle of its work. */
class Ended extends Error {}

interface Spoiler {
  /** Stores a page, or does not. */
  page(store: () => void, id: AccountId): void;
}

/** Caches into which a page is only stored as the spoiler lets it be, and nothing once Pinion was ended. */
function spoilable(store: CacheStore, spoiler: Spoiler): CacheStore {
  const wrapped = (id: AccountId, opened: OpenedCache): OpenedCache => ({
    ...opened,
    cache: { ...opened.cache, apply: (name, change) => spoiler.page(() => opened.cache.apply(name, change), id) },
  });
  return {
    ...store,
    open: (id) => wrapped(id, store.open(id)),
    replaceDamaged: (id) => wrapped(id, store.replaceDamaged(id)),
  };
}

function spoil(run: Run, store: () => void, id: AccountId): void {
  const { spoils } = run;
  run.spoils = null;
  if (run.ended) throw new Ended();
  if (spoils === 'ended-after') store();
  else if (spoils !== null) run.undo.get(id)?.();
  if (spoils === 'full') throw new CacheFailure('unusable', 'full');
  if (spoils === null) {
    store();
    return;
  }
  run.ended = true;
  throw new Ended();
}

/** Pinion was ended: nothing that was under way is known any more. */
function startAgain(run: Run): void {
  const { h } = run;
  h.restart();
  run.ended = false;
  h.unexpected.splice(0, h.unexpected.length, ...h.unexpected.filter((cause) => !(cause instanceof Ended)));
}

/** Notes what arrives, and that nothing arrives a second time without a reason. */
function watchAnswers(run: Run): void {
  const { h } = run;
  const { fetchPage } = h.service;
  /** Known posts that a chain of small pages has brought again, by the token that leads on. */
  const repeated = new Map<string, number>();
  h.service.fetchPage = async (id, timeline, query, signal) => {
    const answer = await fetchPage(id, timeline, query, signal);
    if (!answer.ok || signal.aborted) return answer;
    const model = modelOf(run, id);
    if (run.spoils !== null) run.undo.set(id, undoFor(model));
    const known = answer.value.billed.filter((item) => model.delivered.has(item.id)).map((item) => item.id);
    if (run.pages)
      noteRepeated(query, answer.value, known.filter((post) => !model.walkedBy.has(post)).length, repeated);
    else for (const post of known) assert(mayRepeat(run, post, query), `${post} was asked for twice`);
    for (const { id: post } of answer.value.billed) {
      const versions = model.delivered.get(post);
      // What was dropped may come again with another text; what is kept stays as it is.
      if (versions === undefined) model.delivered.set(post, [h.service.version(post)]);
      else if (model.walkedBy.has(post)) model.delivered.set(post, [...versions, h.service.version(post)]);
      if (run.pages && query.maxResults === 100 && versions === undefined) model.walkedBy.add(post);
    }
    bill(
      run,
      model,
      answer.value.billed.map((item) => item.id),
    );
    noteGivenUp(run, id, query, answer.value);
    return answer;
  };
}

/** Each post counts once a day; a clock that goes far back finds days whose posts are forgotten. */
function bill({ h }: Run, model: Model, posts: readonly PostId[]): void {
  const day = utcDay(h.clock());
  for (const other of model.billed.keys()) if (other < firstKeptDay(h.clock())) model.billed.delete(other);
  const billed = model.billed.get(day) ?? new Set();
  const before = billed.size;
  for (const post of posts) billed.add(post);
  model.billed.set(day, billed);
  model.spent.set(day, (model.spent.get(day) ?? 0) + billed.size - before);
}

/** @returns what takes back everything that is noted from now on */
function undoFor(model: Model): () => void {
  const { delivered, walkedBy, billed, spent, given } = model;
  const kept = {
    delivered: new Map(delivered),
    walkedBy: new Set(walkedBy),
    billed: new Map([...billed].map(([day, posts]) => [day, new Set(posts)])),
    spent: new Map(spent),
    given: new Set(given),
  };
  return () => void Object.assign(model, kept);
}

/** The post below a gap is the proof that X shows what is above it; a search too old for its range repeats the rest. */
const mayRepeat = ({ key, h }: Run, post: PostId, { sinceId, untilId }: FetchQuery): boolean =>
  (sinceId !== undefined && untilId !== undefined && idPlus(sinceId, 1n) === post) ||
  (key.kind === 'search' && sinceId === undefined && compareIds(post, idAt(h.now - 7 * 86_400_000 + 600_000)) < 0);

/** Small pages end where the known posts begin; a walk from the top in large pages is what a lost token costs. */
function noteRepeated(query: FetchQuery, page: FetchedPage, known: number, repeated: Map<string, number>): void {
  if (query.maxResults !== 10) return;
  const all = (repeated.get(query.paginationToken ?? '') ?? 0) + known;
  if (page.nextToken !== null) repeated.set(page.nextToken, all);
  assert(all <= 50, `${all} known posts were asked for again`);
}

/** X has said that it has nothing (more) of a gap, though it once had: nobody can mark that for ever. */
function noteGivenUp(run: Run, id: AccountId, { sinceId, untilId }: FetchQuery, page: FetchedPage): void {
  const ended = page.nextToken === null;
  if (!ended || (run.pages ? run.liking : untilId === undefined)) return;
  const shown = new Set(run.h.service.shown(id, run.key));
  for (const post of run.h.service.posts(id, run.key)) {
    const inside =
      run.pages || ((sinceId === undefined || compareIds(post, sinceId) > 0) && compareIds(post, untilId ?? post) < 0);
    if (inside && !shown.has(post)) modelOf(run, id).given.add(post);
  }
}

const failures = {
  network: appError('network', { kind: 'retry' }),
  limit: appError('rate-limited'),
  money: appError('out-of-money'),
} as const;

async function perform(run: Run, step: Command): Promise<void> {
  const { h, key } = run;
  switch (step.kind) {
    case 'post':
      return addPosts(run, step);
    case 'delete':
    case 'change':
    case 'like-again':
      return alter(run, step);
    case 'open':
      h.cap = 300;
      h.timelines.open(step.account, key);
      h.cap = 0;
      return;
    case 'refresh':
      void h.timelines.refresh(step.account, key, {
        byHand: true,
        ...(step.posts === null ? {} : { posts: step.posts }),
      });
      return;
    case 'older':
      void h.timelines.loadOlder(step.account, key, step.posts === null ? {} : { posts: step.posts });
      return;
    case 'fill': {
      const gaps = gapsOf(run, step.account);
      const gap = gaps[step.gap % Math.max(gaps.length, 1)];
      if (gap !== undefined) void h.timelines.fillGap(step.account, key, gap, step.from);
      return;
    }
    case 'anchor':
    case 'mark-read':
      return place(run, step);
    case 'recheck':
      return recheck(run, step);
    case 'answer':
      if (h.service.held() > 0) await h.service.release(step.which % h.service.held());
      return;
    case 'fail':
      for (let time = 0; time < step.times; time += 1) h.service.failNext(failures[step.how]);
      return;
    case 'online':
      h.online = step.on;
      if (step.on) h.requests.wake();
      return;
    case 'stop-waiting':
      h.requests.stopWaiting(step.account);
      return;
    case 'leave':
      h.requests.stopAutomatic(step.account);
      h.timelines.endAutomatic(step.account, []);
      return;
    case 'limits':
      h.service.limits = step.usedUp
        ? [{ family: '15-minutes', limit: 15, remaining: 0, resetAt: h.now + 60_000 }]
        : [];
      return;
    case 'echo':
      h.service.echoBounds = step.on;
      return;
    case 'untidy':
      h.service.untidy = step.on;
      return;
    case 'clock':
      h.clockError = step.hours * 3_600_000;
      return;
    case 'spoil':
      run.spoils = step.how;
      return;
    case 'forget-tokens':
      run.walked = true;
      h.service.forgetTokens();
      return;
    case 'cancel':
      h.timelines.cancel(step.account, key);
      return;
    case 'close':
      h.timelines.closeAccount(step.account);
      return;
    case 'wait':
      return h.advance(step.minutes * 60_000);
    case 'absence':
      return h.advance(step.days * 86_400_000);
    case 'restart':
      h.restart();
      return;
  }
}

/** Ids of the first account are even, those of the second odd; the clock goes on with them. */
async function addPosts(run: Run, step: Extract<Command, { kind: 'post' }>): Promise<void> {
  const { h, key } = run;
  const model = modelOf(run, step.account);
  const parity = BigInt(accounts.indexOf(step.account));
  const ids = Array.from({ length: step.count }, (_, index) => {
    // Unevenly, but always the same.
    h.now += 1000 * (1 + ((index * 7) % step.apart) + (index === 0 ? step.quiet : 0));
    const id = BigInt(idAt(h.now));
    run.next = id > run.next ? id : run.next + 2n;
    return String(run.next + parity);
  });
  for (const id of ids.slice(-step.hidden || ids.length)) model.hidden.add(id);
  for (const id of ids) {
    model.order.set(id, model.existed.length);
    model.existed.push(id);
    if (model.hidden.has(id)) h.service.filter(id);
  }
  h.service.add(step.account, ids, key);
  await h.advance(0);
}

function alter(run: Run, { kind: how, account: id, at }: { kind: string; account: Account; at: number }): void {
  const { h, key } = run;
  const model = modelOf(run, id);
  const there = h.service.posts(id, key);
  // From the newest on: what is stored is mostly near the top.
  const post = there.at(-1 - (at % Math.max(there.length, 1)));
  if (post === undefined) return;
  if (how === 'delete') h.service.remove(id, post, key);
  if (how === 'change') h.service.change(post);
  if (how !== 'like-again' || !run.liking || model.likedAgain.size > 0) return;
  h.service.likeAgain(id, post, key);
  model.likedAgain.add(post);
}

function place(run: Run, step: Extract<Command, { kind: 'anchor' | 'mark-read' }>): void {
  const { h, key } = run;
  const model = modelOf(run, step.account);
  const rows = openRows(run, step.account);
  const row = rows[step.at % Math.max(rows.length, 1)];
  if (row === undefined) return;
  if (step.kind === 'anchor') {
    model.anchor = { postId: row.id, offset: step.offset };
    h.timelines.saveAnchor(step.account, key, model.anchor);
  } else {
    model.anchor = { postId: row.id, offset: 0 };
    h.timelines.markRead(step.account, key, row.id);
  }
  const opened = h.timelines.open(step.account, key);
  assert(opened.ok);
  assert.deepEqual(opened.value.anchor, model.anchor, 'the place is where it was set');
  const readRow = rowsAbove(opened.value.rows.rows, row.id);
  if (!opened.value.rows.moreNewer) assert(opened.value.status.unread <= readRow, 'what is below the place was read');
}

const rowsAbove = (rows: readonly RowView[], id: string): number =>
  rows.filter((row) => row.kind === 'post' && compareIds(row.id, id) > 0).length;

async function recheck(run: Run, step: Extract<Command, { kind: 'recheck' }>): Promise<void> {
  const { h, key } = run;
  const model = modelOf(run, step.account);
  const rows = openRows(run, step.account);
  const start = step.at % Math.max(rows.length, 1);
  const asked = rows.slice(start, start + step.count).filter((row) => row.entry.post !== null);
  if (asked.length === 0) return;
  const ids = asked.map((row) => row.id);
  const answering = h.timelines.recheck(step.account, key, ids);
  let answered = false;
  void answering.then(() => {
    answered = true;
  });
  await settle();
  // It may have to wait; the person does not always do.
  const patience = h.online && step.at % 2 === 1 ? 20 : 0;
  for (let minutes = 0; minutes < patience && !answered; minutes += 1) await h.advance(60_000);
  h.requests.stopWaiting(step.account, 'posts');
  const answer = await answering;
  if (!answer.ok) return;
  const there = new Set(h.service.posts(step.account, key));
  let changed = 0;
  for (const row of asked) {
    const post = row.entry.post?.id ?? '';
    if (!there.has(post)) {
      model.delivered.set(post, []);
      continue;
    }
    const version = h.service.version(post);
    if (!saysVersion(row, step.account, post, version)) changed += 1;
    model.delivered.set(post, [version]);
    model.walkedBy.delete(post);
  }
  bill(
    run,
    model,
    asked.flatMap((row) => row.entry.post?.id ?? []).filter((post) => there.has(post)),
  );
  const gone = asked.filter((row) => !there.has(row.entry.post?.id ?? '')).length;
  assert.deepEqual(answer.value, { changed, gone }, 'what was looked up is counted');
}

/** Lets operations of many pages go on for as long as they ask for more. */
async function idle(h: Harness): Promise<void> {
  for (let asked = -1; asked !== h.service.requests.length; ) {
    asked = h.service.requests.length;
    await settle();
  }
}

/** Lets everything under way come to its end. */
async function finish(h: Harness): Promise<void> {
  h.service.limits = [];
  h.online = true;
  h.requests.wake();
  await idle(h);
  for (let round = 0; round < 1000 && (h.service.held() > 0 || h.timers.length > 0); round += 1) {
    if (h.service.held() > 0) await h.service.release();
    else await h.advance(60_000);
    await idle(h);
  }
  assert.deepEqual([h.service.held(), h.timers.length, h.unexpected], [0, 0, []]);
}

/** Compares what an account shows with what its service has. @returns the posts that it shows */
function check(run: Run, id: AccountId): ReadonlySet<PostId> {
  const model = modelOf(run, id);
  const rows = rowsOf(run, id);
  const shown = rows.flatMap((row) => (row.kind === 'post' ? [row] : []));
  const postIds = shown.map((row) => postOf(model, row));
  const stored = new Set(postIds);
  assert.equal(stored.size, shown.length, 'no post twice');
  for (const [index, row] of rows.entries()) {
    const above = rows[index - 1];
    if (row.kind === 'gap') checkGap(run, row, above, rows[index + 1]);
    else if (above !== undefined && above.kind === 'post') assert(compareIds(above.id, row.id) > 0, 'newest first');
  }
  for (const [index, row] of shown.entries()) checkText(model, id, row, postIds[index] ?? '');
  // What a walk to a place comes past is dropped, so of pages less may be kept than has arrived.
  for (const post of stored) assert(model.delivered.has(post), 'only what has arrived is kept');
  if (!run.pages) assert.equal(stored.size, model.delivered.size, 'everything that arrived is kept');
  checkOrder(run, id, rows, stored);
  checkStatus(run, id, shown);
  return stored;
}

function checkGap(run: Run, row: GapRow, above: RowView | undefined, below: RowView | undefined): void {
  assert.deepEqual([above?.id, below?.id], [row.newerId, row.olderId], 'a gap stands between its posts');
  assert.deepEqual(row.ends, run.pages ? ['newer'] : ['newer', 'older']);
  assert(row.estimate === null || row.estimate >= 1);
}

function checkText(model: Model, id: AccountId, row: PostRow, post: PostId): void {
  const versions = model.delivered.get(post) ?? [];
  if (versions.length === 0) {
    assert.deepEqual([row.entry.post, row.entry.unavailable], [null, 'deleted'], 'what has gone is gone');
  } else {
    assert(
      versions.some((version) => saysVersion(row, id, post, version)),
      `${post} says what X told`,
    );
  }
}

const saysVersion = (row: PostRow, id: AccountId, post: PostId, version: number): boolean => {
  const text = row.entry.post?.segments[0];
  return text?.kind === 'text' && text.text === `${id}: post ${post}${version === 0 ? '' : ` version ${version}`}`;
};

/** The order of the timeline, and that each hole in it is marked. */
function checkOrder(run: Run, id: AccountId, rows: readonly RowView[], stored: ReadonlySet<PostId>): void {
  const model = modelOf(run, id);
  // A walk goes by what it knows. Where something was liked again, two places look the same to it, and what it finds
  // may stand in the wrong one of them. Nothing is lost or doubled by that.
  if (run.liking && run.walked && model.likedAgain.size > 0) return;
  const missing = run.h.service
    .posts(id, run.key)
    .filter(
      (post) => !stored.has(post) && !model.hidden.has(post) && !model.given.has(post) && !model.likedAgain.has(post),
    )
    .map((post) => model.order.get(post) ?? 0);
  let above: number | null = null;
  let marked = false;
  for (const row of rows) {
    if (row.kind === 'gap') {
      marked = true;
      continue;
    }
    const post = postOf(model, row);
    if (model.likedAgain.has(post)) continue;
    const place = model.order.get(post) ?? 0;
    if (above !== null) {
      const top: number = above;
      assert(place < top, `${post} stands in its place`);
      const lost = missing.filter((other) => other > place && other < top).map((other) => model.existed[other]);
      assert(marked || lost.length === 0, `every hole is marked: ${lost}`);
    }
    above = place;
    marked = false;
  }
}

function checkStatus(run: Run, id: AccountId, shown: readonly PostRow[]): void {
  const { h, key } = run;
  const model = modelOf(run, id);
  const opened = h.timelines.open(id, key);
  assert(opened.ok);
  const { status, anchor } = opened.value;
  assert.deepEqual(anchor, model.anchor, 'the place is kept');
  const { accountId, newestId, refreshing, loadingOlder, fillingGapIds, waitingUntil, usage } = status;
  assert.deepEqual(
    { accountId, newestId, refreshing, loadingOlder, fillingGapIds, waitingUntil },
    {
      accountId: id,
      newestId: shown[0]?.id ?? null,
      refreshing: false,
      loadingOlder: false,
      fillingGapIds: [],
      waitingUntil: null,
    },
  );
  assert.equal(usage.posts, model.spent.get(utcDay(h.clock())) ?? 0, 'each post is counted once a day');
  assert(status.unread < Math.max(shown.length, 1), 'what a timeline began with was not news');
  if (!status.endReached || run.liking) return;
  const oldest = shown.at(-1)?.id;
  const below = h.service
    .shown(id, key)
    .filter((post) => oldest !== undefined && compareIds(post, oldest) < 0 && !model.hidden.has(post));
  assert.deepEqual(below, [], 'nothing lies below the end');
}

/** Reads on until nothing is left: at the end everything that X still has is there. */
async function complete(run: Run): Promise<void> {
  const { h, key } = run;
  h.service.holding = false;
  for (const id of accounts) {
    const model = modelOf(run, id);
    for (let round = 0; round < 200; round += 1) {
      // The answer to the call may only say that it has to wait; what came of it is in the status.
      await h.timelines.refresh(id, key, { byHand: true });
      await finish(h);
      const opened = h.timelines.open(id, key);
      if (opened.ok && opened.value.status.error === null) break;
    }
    for (let round = 0; round < 600; round += 1) {
      const gaps = gapsOf(run, id);
      const gap = gaps[round % Math.max(gaps.length, 1)];
      if (gap === undefined) break;
      await h.timelines.fillGap(id, key, gap, round % 2 === 0 ? 'newer' : 'older');
      await finish(h);
    }
    for (let round = 0; round < 600; round += 1) {
      const answer = await h.timelines.loadOlder(id, key, { posts: 100 });
      await finish(h);
      if (answer.ok && answer.value.endReached) break;
    }
    assert.deepEqual(gapsOf(run, id), [], 'every gap can be closed');
    const stored = check(run, id);
    const missing = h.service.shown(id, key).filter((post) => !stored.has(post) && !model.hidden.has(post));
    assert.deepEqual(missing, [], 'everything can be read');
  }
}

/** No status of one account ever names a post of the other. */
function checkStatuses(run: Run): void {
  for (const status of run.h.statuses) {
    const named = [status.newestId, ...status.fillingGapIds.flatMap((gap) => gap.split('-').slice(1))];
    const model = modelOf(run, status.accountId);
    for (const row of named) if (row !== null) assert(model.rowPosts.has(row) || model.order.has(row) || run.liking);
  }
}

function rowsOf(run: Run, id: AccountId): RowView[] {
  return noted(run, id, allRows(run.h.timelines, id, run.key, 1000));
}

function noted(run: Run, id: AccountId, rows: RowView[]): RowView[] {
  const { rowPosts } = modelOf(run, id);
  for (const row of rows) {
    if (row.kind === 'post' && row.entry.post !== null && !rowPosts.has(row.id))
      rowPosts.set(row.id, row.entry.post.id);
  }
  return rows;
}

/** The rows that a page begins with: enough for what somebody does in a timeline. */
function openRows(run: Run, id: AccountId): PostRow[] {
  const opened = run.h.timelines.open(id, run.key);
  assert(opened.ok);
  return noted(run, id, opened.value.rows.rows).flatMap((row) => (row.kind === 'post' ? [row] : []));
}

/** Row ids of all gaps. */
function gapsOf(run: Run, id: AccountId): string[] {
  const gaps = run.h.timelines.withCache(id, (cache) => cache.gaps(timelineName(run.key)));
  assert(gaps.ok);
  return gaps.value.map(gapId);
}

/** The post that a row shows, or showed before it was deleted. */
function postOf(model: Model, row: PostRow): PostId {
  const post = row.entry.post?.id ?? model.rowPosts.get(row.id);
  assert(post !== undefined);
  return post;
}
