/**
 * Random sequences of what can happen to the timelines of two accounts, run against the engine and compared with what
 * the service has. Nothing may be lost, doubled, out of order, unmarked, paid for twice, or shown in another account.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { appError } from '../../electron/contract/errors.ts';
import type { AccountId, RowView } from '../../electron/contract/views.ts';
import type { CacheStore } from '../../electron/timelines/cache/port.ts';
import { compareIds } from '../../electron/timelines/ids.ts';
import { settle } from './fake-service.ts';
import { allRows, createHarness, type Harness, home } from './harness.ts';

const accounts = ['x:1', 'practice:2'] as const satisfies readonly AccountId[];
type Account = (typeof accounts)[number];

export type Command =
  /** New posts; `steps` are the distances of their ids, `hidden` of them are filtered out of pages by X. */
  | { kind: 'post'; account: Account; steps: number[]; hidden: number }
  | { kind: 'delete'; account: Account; at: number }
  | { kind: 'open' | 'refresh' | 'older' | 'cancel' | 'close'; account: Account }
  | { kind: 'fill'; account: Account; gap: number; from: 'newer' | 'older' }
  | { kind: 'anchor'; account: Account; at: number; offset: number }
  /** One of the answers under way arrives. */
  | { kind: 'answer'; which: number }
  | { kind: 'fail'; how: 'network' | 'limit' }
  /** The answers to come report their limit as used up, or not. */
  | { kind: 'limits'; usedUp: boolean }
  | { kind: 'echo'; on: boolean }
  | { kind: 'wait'; minutes: number }
  | { kind: 'restart' };

const account = fc.constantFrom(...accounts);
const kind = <K extends Command['kind']>(value: K) => fc.constant(value);

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('post'),
      account,
      steps: fc.oneof(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 60, maxLength: 260, size: 'max' }),
        // A quiet stretch, then a burst.
        fc
          .array(fc.integer({ min: 1, max: 3 }), { minLength: 30, maxLength: 150, size: 'max' })
          .map((steps) => [90_000, ...steps]),
      ),
      hidden: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 130 }) },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('delete'), account, at: fc.nat(500) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('open'), account }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('refresh'), account }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('older'), account }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('fill'),
      account,
      gap: fc.nat(5),
      from: fc.constantFrom('newer' as const, 'older' as const),
    }),
  },
  { weight: 10, arbitrary: fc.record({ kind: kind('answer'), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('cancel'), account }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('close'), account }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('anchor'),
      account,
      at: fc.nat(500),
      offset: fc.integer({ min: -400, max: 400 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('fail'), how: fc.constantFrom('network' as const, 'limit' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('limits'), usedUp: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('echo'), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('wait'), minutes: fc.integer({ min: 1, max: 16 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('restart') }) },
);

interface Model {
  /** Ids of every post that ever existed, oldest first: even for the first account, odd for the second. */
  existed: string[];
  hidden: Set<string>;
  /** Posts that arrived in answers which were not cancelled. */
  delivered: Set<string>;
}

export async function runSequence(
  commands: readonly Command[],
  makeStore?: (now: () => number) => CacheStore,
): Promise<void> {
  const h = createHarness(makeStore);
  const models = new Map<AccountId, Model>(
    accounts.map((id) => [id, { existed: [], hidden: new Set(), delivered: new Set() }]),
  );
  const modelOf = (id: AccountId): Model => models.get(id) ?? { existed: [], hidden: new Set(), delivered: new Set() };
  let next = 950_000_000_000_000_000n;

  h.cap = 0; // nothing by itself, except where a command says so
  h.service.holding = true;
  const fetchPage = h.service.fetchPage;
  h.service.fetchPage = async (id, timeline, query, signal) => {
    const answer = await fetchPage(id, timeline, query, signal);
    if (!answer.ok || signal.aborted) return answer;
    for (const { id: post } of answer.value.billed) {
      expect(modelOf(id).delivered.has(post), `${post} was asked for twice`).toBe(false);
      modelOf(id).delivered.add(post);
    }
    return answer;
  };
  h.restart();

  for (const step of commands) {
    await perform(step);
    await settle();
  }
  await finish(h);
  for (const id of accounts) check(h, id, modelOf(id));
  checkStatuses(h, models);
  await complete(h, models);

  async function perform(step: Command): Promise<void> {
    switch (step.kind) {
      case 'post': {
        const parity = BigInt(accounts.indexOf(step.account));
        const model = modelOf(step.account);
        const ids = step.steps.map((distance) => {
          next += BigInt(distance);
          return String(next * 2n + parity);
        });
        for (const id of ids.slice(-step.hidden || ids.length)) {
          model.hidden.add(id);
          h.service.filter(id);
        }
        model.existed.push(...ids);
        h.service.add(step.account, ids);
        return;
      }
      case 'delete': {
        const posts = h.service.posts(step.account);
        const id = posts[step.at % Math.max(posts.length, 1)];
        if (id !== undefined) h.service.remove(step.account, id);
        return;
      }
      case 'open':
        h.cap = 300;
        h.timelines.open(step.account, home);
        h.cap = 0;
        return;
      case 'refresh':
        void h.timelines.refresh(step.account, home, { byHand: true });
        return;
      case 'older':
        void h.timelines.loadOlder(step.account, home);
        return;
      case 'fill': {
        const gaps = gapsOf(h, step.account);
        const gap = gaps[step.gap % Math.max(gaps.length, 1)];
        if (gap !== undefined) void h.timelines.fillGap(step.account, home, gap.id, step.from);
        return;
      }
      case 'anchor': {
        const posts = modelOf(step.account).existed;
        const postId = posts[step.at % Math.max(posts.length, 1)];
        if (postId === undefined) return;
        const anchor = { postId, offset: step.offset };
        h.timelines.saveAnchor(step.account, home, anchor);
        expect(h.timelines.open(step.account, home)).toMatchObject({ ok: true, value: { anchor } });
        return;
      }
      case 'answer':
        if (h.service.held() > 0) await h.service.release(step.which % h.service.held());
        return;
      case 'fail':
        h.service.failNext(step.how === 'network' ? appError('network', { kind: 'retry' }) : appError('rate-limited'));
        return;
      case 'limits':
        h.service.limits = step.usedUp ? [{ limit: 15, remaining: 0, resetAt: h.now + 60_000 }] : [];
        return;
      case 'echo':
        h.service.echoBounds = step.on;
        return;
      case 'cancel':
        h.timelines.cancel(step.account, home);
        return;
      case 'close':
        h.timelines.closeAccount(step.account);
        return;
      case 'wait':
        await h.advance(step.minutes * 60_000);
        return;
      case 'restart':
        h.restart();
        return;
    }
  }
}

/** Lets everything under way come to its end. */
async function finish(h: Harness): Promise<void> {
  h.service.limits = [];
  for (let round = 0; round < 400 && (h.service.held() > 0 || h.timers.length > 0); round += 1) {
    if (h.service.held() > 0) await h.service.release();
    else await h.advance(60_000);
  }
  expect([h.service.held(), h.timers.length, h.unexpected]).toEqual([0, 0, []]);
}

/** Compares what an account shows with what its service has. */
function check(h: Harness, id: AccountId, model: Model): void {
  const rows = allRows(h.timelines, id, home);
  const posts = rows.flatMap((row) => (row.kind === 'post' ? [row] : []));
  const stored = new Set(posts.map((row) => row.id));

  expect(stored.size, 'no post twice').toBe(posts.length);
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'gap') {
      expect([rows[index - 1]?.id, rows[index + 1]?.id], 'a gap stands between its posts').toEqual([
        row.newerId,
        row.olderId,
      ]);
    } else {
      expect(JSON.stringify(row.entry.post?.segments)).toContain(`"${id}: `);
    }
  }
  for (const [index, row] of posts.entries()) {
    const below = posts[index + 1];
    if (below !== undefined) expect(compareIds(row.id, below.id), 'newest first').toBeGreaterThan(0);
  }
  expect([...stored].sort(compareIds), 'everything that arrived is kept').toEqual(
    [...model.delivered].sort(compareIds),
  );

  const newest = posts[0]?.id;
  const oldest = posts.at(-1)?.id;
  const gaps = rows.filter((row) => row.kind === 'gap');
  const lost = h.service
    .posts(id)
    .filter(
      (post) =>
        newest !== undefined &&
        oldest !== undefined &&
        compareIds(post, newest) < 0 &&
        compareIds(post, oldest) > 0 &&
        !stored.has(post) &&
        !model.hidden.has(post) &&
        !gaps.some((gap) => compareIds(post, gap.newerId) < 0 && compareIds(post, gap.olderId) > 0),
    );
  expect(lost, 'every hole is marked').toEqual([]);

  const opened = h.timelines.open(id, home);
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.status).toMatchObject({
    accountId: id,
    newestId: newest ?? null,
    refreshing: false,
    loadingOlder: false,
    fillingGapIds: [],
    waitingUntil: null,
    usage: { posts: model.delivered.size },
  });
  if (opened.value.status.endReached && oldest !== undefined) {
    const below = h.service.posts(id).filter((post) => compareIds(post, oldest) < 0 && !model.hidden.has(post));
    expect(below, 'nothing lies below the end').toEqual([]);
  }
}

/** Reads on until nothing is left: at the end everything that X still has is there. */
async function complete(h: Harness, models: ReadonlyMap<AccountId, Model>): Promise<void> {
  h.service.holding = false;
  for (const [id, model] of models) {
    for (let round = 0; round < 200; round += 1) {
      // The answer to the call may only say that it has to wait; what came of it is in the status.
      await h.timelines.refresh(id, home, { byHand: true });
      await finish(h);
      const opened = h.timelines.open(id, home);
      if (opened.ok && opened.value.status.error === null) break;
    }
    for (let round = 0; round < 400; round += 1) {
      const gaps = gapsOf(h, id);
      const gap = gaps[round % Math.max(gaps.length, 1)];
      if (gap === undefined) break;
      await h.timelines.fillGap(id, home, gap.id, round % 2 === 0 ? 'newer' : 'older');
      await finish(h);
    }
    for (let round = 0; round < 400; round += 1) {
      const answer = await h.timelines.loadOlder(id, home);
      await finish(h);
      if (answer.ok && answer.value.endReached) break;
    }
    expect(gapsOf(h, id)).toEqual([]);
    check(h, id, model);
    const missing = h.service.posts(id).filter((post) => !model.delivered.has(post) && !model.hidden.has(post));
    expect(missing, 'everything can be read').toEqual([]);
  }
}

/** No status of one account ever names a post of the other. */
function checkStatuses(h: Harness, models: ReadonlyMap<AccountId, Model>): void {
  const owners = new Map([...models].flatMap(([id, model]) => model.existed.map((post) => [post, id] as const)));
  for (const status of h.statuses) {
    const named = [status.newestId, ...status.fillingGapIds.flatMap((gap) => gap.split('-').slice(1))];
    for (const post of named) if (post !== null) expect(owners.get(post)).toBe(status.accountId);
  }
}

const gapsOf = (h: Harness, id: AccountId): Extract<RowView, { kind: 'gap' }>[] =>
  allRows(h.timelines, id, home).filter((row) => row.kind === 'gap');
