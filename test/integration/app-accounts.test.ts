/** Accounts never mix, in whatever order calls are made and answers arrive. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Result } from '../../electron/contract/errors.ts';
import type { AccountId, RowsView, TimelineStatusView } from '../../electron/contract/views.ts';
import type { PracticeService } from '../../electron/practice/service.ts';
import type { Fetch } from '../../electron/shell/shell.ts';
import { MemoryKeychain } from '../accounts/support.ts';
import {
  code,
  dataFolder,
  filesBelow,
  home,
  type Pinion,
  postRequests,
  saveKey,
  signInAs,
  startPinion,
  startX,
  twoPeople,
  value,
} from './app-harness.ts';

/** Real requests whose answers are held back until a test lets them go, in the order that the test wants. */
function makeHeldFetch() {
  const held: (() => void)[] = [];
  const idsByUser = new Map<string, Set<string>>();
  let holding = true;
  /** Ignores aborts, as a network may: the answer then comes late. */
  const heldFetch: Fetch = async (url, init) => {
    const { signal: _, ...rest } = init ?? {};
    const response = await fetch(url, rest as RequestInit);
    const text = await response.text();
    const user = /\/2\/users\/(\d+)\/timelines\//.exec(url)?.[1];
    if (user !== undefined) {
      const ids = idsByUser.get(user) ?? new Set();
      for (const { id } of JSON.parse(text).data ?? []) ids.add(id);
      idsByUser.set(user, ids);
    }
    if (holding) await new Promise<void>((resolve) => held.push(resolve));
    return new Response(text, { status: response.status, headers: response.headers });
  };
  return {
    fetch: heldFetch,
    /** Ids that the service has answered with for this user. */
    idsOf: (userId: string): ReadonlySet<string> => idsByUser.get(userId) ?? new Set(),
    /** Lets one answer go, when there is one. */
    release(at: number) {
      const [next] = held.splice(at % Math.max(held.length, 1), 1);
      next?.();
    },
    releaseAll() {
      holding = false;
      for (const next of held.splice(0)) next();
    },
  };
}

type HeldFetch = ReturnType<typeof makeHeldFetch>;

const nobody: PracticeService | null = null;

/** A data folder with two accounts signed in, made once and copied for each run. */
let prepared: { folder: string; ids: readonly [AccountId, AccountId]; secret: string } | null = nobody;

beforeAll(async () => {
  expect(prepared).toBeNull();
});

const secret = 'the same for all runs';

async function prepare(): Promise<NonNullable<typeof prepared>> {
  if (prepared) return prepared;
  const x = await startX({ posts: 200, secret });
  const folder = dataFolder();
  const pinion = await startPinion({ folder, xOrigin: x.origin, keychain: new MemoryKeychain() });
  await saveKey(pinion, x);
  const [first, second] = twoPeople(x);
  prepared = { folder, ids: [await signInAs(pinion, first.userId), await signInAs(pinion, second.userId)], secret };
  await pinion.quit();
  return prepared;
}
