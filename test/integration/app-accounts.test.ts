/** Accounts never mix, in whatever order calls are made and answers arrive. */
import { cpSync } from 'node:fs';
import { Server } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Result } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { RowsView, TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import type { PracticeService } from '../../electron/practice/service.ts';
import type { Fetch } from '../../electron/shell/shell.ts';
import {
  code,
  dataFolder,
  filesBelow,
  home,
  keychain,
  type Pinion,
  samplePeople,
  saveKey,
  signInAs,
  startPinion,
  startX,
  twoPeople,
  value,
} from './app-harness.ts';

/** Real requests whose answers are held back until a test lets them go, in the order that the test wants. */
function makeHeldFetch() {
  const served = new Map<string, Set<string>>();
  let held: (() => void)[] = [];
  let under = 0;
  let holding = true;
  let arrived: (() => void)[] = [];

  const arrive = () => {
    under -= 1;
    for (const listener of arrived.splice(0)) listener();
  };
  /** Does not care for aborts, as a network may: the answer then comes late. */
  const heldFetch: Fetch = async (url, init) => {
    const { signal: _, ...rest } = init ?? {};
    under += 1;
    const response = await fetch(url, rest).finally(arrive);
    const text = await response.text();
    const user = /\/2\/users\/(\d+)\/timelines\//.exec(url)?.[1];
    if (user !== undefined) {
      const ids = served.get(user) ?? new Set<string>();
      for (const { id } of JSON.parse(text).data ?? []) ids.add(id);
      served.set(user, ids);
    }
    if (holding) await new Promise<void>((resolve) => held.push(resolve));
    return new Response(text, { status: response.status, headers: response.headers });
  };
  return {
    fetch: heldFetch,
    /** Posts that the service has answered with for an account. */
    servedTo: (id: AccountId): ReadonlySet<string> => served.get(id.slice(id.indexOf(':') + 1)) ?? new Set(),
    /** Lets one answer go; waits for one that is on its way. */
    async release(at: number) {
      while (held.length === 0 && under > 0) await new Promise<void>((resolve) => arrived.push(resolve));
      const next = held[at % Math.max(held.length, 1)];
      held = held.filter((other) => other !== next);
      next?.();
    },
    releaseAll() {
      holding = false;
      arrived = [];
      for (const next of held.splice(0)) next();
    },
  };
}

type HeldFetch = ReturnType<typeof makeHeldFetch>;

/** A data folder with two accounts signed in and nothing read. */
async function twoAccounts(x: PracticeService): Promise<{ folder: string; ids: [AccountId, AccountId] }> {
  const folder = dataFolder();
  const pinion = await startPinion({ folder, xOrigin: x.origin, keychain: keychain() });
  await saveKey(pinion, x);
  const [first, second] = twoPeople(x);
  const ids: [AccountId, AccountId] = [await signInAs(pinion, first.userId), await signInAs(pinion, second.userId)];
  await pinion.quit();
  return { folder, ids };
}

const who = fc.constantFrom(0, 1);
const action = fc.oneof(
  fc.record({ kind: fc.constant('switch' as const), who }),
  fc.record({ kind: fc.constant('open' as const), who }),
  fc.record({ kind: fc.constant('refresh' as const), who }),
  fc.record({ kind: fc.constant('older' as const), who }),
  fc.record({ kind: fc.constant('release' as const), who: fc.nat(3) }),
  fc.record({ kind: fc.constant('release' as const), who: fc.nat(3) }),
  fc.record({ kind: fc.constant('news' as const), who }),
);
type Action =
  typeof action extends fc.Arbitrary<infer A> ? A | { kind: 'remove'; who: number; revoke: boolean } : never;

/** Everything about an account that reached the page in a run. */
interface Seen {
  statuses: TimelineStatusView[];
  rows: { asked: AccountId; view: RowsView }[];
}

/** Plays the actions. Calls whose answers may be held back are waited for at the end. */
async function play(
  { page }: Pinion,
  held: HeldFetch,
  x: PracticeService,
  ids: readonly [AccountId, AccountId],
  actions: readonly Action[],
): Promise<Seen> {
  const seen: Seen = { statuses: [], rows: [] };
  const gone = new Set<AccountId>();
  const late: Promise<void>[] = [];
  const end = page.on['timeline.changed']((status) => {
    expect(gone, 'a status of an account that was removed').not.toContain(status.accountId);
    seen.statuses.push(status);
  });
  /** Makes a call about an account; once that is removed there is but one answer. */
  const about = async <T>(id: AccountId, call: () => Promise<Result<T>>, take: (answered: T) => void) => {
    const known = !gone.has(id);
    const answer = await call();
    if (known && answer.ok) take(answer.value);
    else expect(known ? ['cancelled', 'account-unknown'] : ['account-unknown']).toContain(code(answer));
  };
  const takeStatus = (id: AccountId) => (status: TimelineStatusView) => {
    expect(status.accountId).toBe(id);
    seen.statuses.push(status);
  };

  for (const action of actions) {
    const id = ids[action.who === 0 ? 0 : 1];
    const where = { accountId: id, timeline: home };
    switch (action.kind) {
      case 'switch':
        await about(
          id,
          () => page.accounts.switch({ accountId: id }),
          () => {},
        );
        break;
      case 'open':
        await about(
          id,
          () => page.timeline.open(where),
          ({ status, rows }) => {
            takeStatus(id)(status);
            seen.rows.push({ asked: id, view: rows });
          },
        );
        break;
      case 'refresh':
        late.push(about(id, () => page.timeline.refresh(where), takeStatus(id)));
        break;
      case 'older':
        late.push(about(id, () => page.timeline.loadOlder(where), takeStatus(id)));
        break;
      case 'remove':
        late.push(
          page.accounts.remove({ accountId: id, revoke: action.revoke }).then((answer) => {
            expect(value(answer)).toEqual({ revoked: action.revoke ? true : null, error: null });
            gone.add(id);
          }),
        );
        break;
      case 'release':
        await held.release(action.who);
        break;
      case 'news':
        x.control.newPosts({ count: 1 });
    }
  }
  held.releaseAll();
  await Promise.all(late);
  end();
  return seen;
}

function expectOwnPosts({ statuses, rows }: Seen, servedTo: (id: AccountId) => ReadonlySet<string>): void {
  for (const { asked, view } of rows) {
    expect(view.accountId).toBe(asked);
    for (const row of view.rows)
      expect(servedTo(asked).has(row.kind === 'post' ? row.entry.id : row.newerId)).toBe(true);
  }
  for (const { accountId, newestId } of statuses) {
    if (newestId !== null) expect(servedTo(accountId).has(newestId)).toBe(true);
  }
}

const runs = { numRuns: 15, seed: 20261120 } as const;

describe('in any order of calls and answers', () => {
  it('each account has its own posts, all of them, and no other', async () => {
    const x = await startX({ posts: 200 });
    const template = await twoAccounts(x);
    let differing = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 6, maxLength: 24 }), async (actions) => {
        const folder = dataFolder();
        cpSync(template.folder, folder, { recursive: true });
        const held = makeHeldFetch();
        const pinion = await startPinion({ folder, xOrigin: x.origin, keychain: keychain(), fetch: held.fetch });
        expectOwnPosts(await play(pinion, held, x, template.ids, actions), held.servedTo);
        for (const id of template.ids) {
          await pinion.openQuietly(id);
          const stored = (await pinion.allRows(id)).filter(({ kind }) => kind === 'post').map((row) => row.id);
          expect(stored).toHaveLength(held.servedTo(id).size);
          expect(new Set(stored)).toEqual(held.servedTo(id));
        }
        const [one, two] = template.ids;
        differing += Number([...held.servedTo(one)].some((post) => !held.servedTo(two).has(post)));
        await pinion.quit();
      }),
      runs,
    );
    expect(differing, 'runs in which both accounts have posts of their own').toBe(runs.numRuns);
  });

  it('nothing of an account comes or stays after it was removed', async () => {
    const x = await startX({ posts: 200 });
    const template = await twoAccounts(x);
    const [kept, removed] = template.ids;
    const some = fc.array(action, { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(some, some, fc.boolean(), async (before, after, revoke) => {
        x.control.reset();
        const folder = dataFolder();
        cpSync(template.folder, folder, { recursive: true });
        const held = makeHeldFetch();
        const pinion = await startPinion({ folder, xOrigin: x.origin, keychain: keychain(), fetch: held.fetch });
        const steps: Action[] = [...before, { kind: 'remove', who: 1, revoke }, ...after];
        expectOwnPosts(await play(pinion, held, x, template.ids, steps), held.servedTo);
        expect((await pinion.view()).accounts.map(({ id }) => id)).toEqual([kept]);
        expect(code(await pinion.page.timeline.open({ accountId: removed, timeline: home }))).toBe('account-unknown');
        await pinion.quit();
        expect(filesBelow(folder).filter((name) => name.includes(removed.slice(2)))).toEqual([]);
      }),
      runs,
    );
  });
});

it('an account that is removed while its service is starting leaves no file', async () => {
  const machine = { folder: dataFolder(), keychain: keychain() };
  const before = await startPinion(machine);
  const id = await signInAs(before, samplePeople[0] ?? '', 'practice');
  await before.quit();
  const { promise: starting, resolve: start } = Promise.withResolvers<void>();
  const listen = Server.prototype.listen;
  const held = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, ...wanted: unknown[]) {
    void starting.then(() => Reflect.apply(listen, this, wanted));
    return this;
  });
  onTestFinished(() => held.mockRestore());
  const after = await startPinion(machine);
  const opening = after.page.timeline.open({ accountId: id, timeline: home });
  value(await after.page.accounts.remove({ accountId: id, revoke: false }));
  start();
  expect(code(await opening)).toBe('account-unknown');
  await after.quit();
  expect(filesBelow(machine.folder).filter((name) => name.startsWith('posts'))).toEqual([]);
});

it('an account can be removed while its service is away, and then its key', async () => {
  const x = await startX({ posts: 40 });
  const pinion = await startPinion({ folder: dataFolder(), xOrigin: x.origin, keychain: keychain() });
  const { page } = pinion;
  const keyId = await saveKey(pinion, x);
  const accountId = await signInAs(pinion, twoPeople(x)[0].userId);
  expect(code(await page.keys.remove({ keyId }))).toBe('key-in-use');
  x.control.down({ down: true });
  const { revoked, error } = value(await page.accounts.remove({ accountId, revoke: true }));
  expect(revoked).toBe(false);
  expect(error).toMatchObject({ code: 'revoke-failed', action: { kind: 'open-page' } });
  expect(await pinion.view()).toMatchObject({ accounts: [], currentAccountId: null });
  value(await page.keys.remove({ keyId }));
  expect((await pinion.view()).keys).toEqual([]);
});
