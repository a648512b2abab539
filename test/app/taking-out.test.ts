import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTakingOut, type TakingOutPorts } from '../../electron/app/taking-out.ts';
import { appError, fail, ok, type Result } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { createMemoryCache } from '../../electron/timelines/cache/memory.ts';
import type { Cache } from '../../electron/timelines/cache/port.ts';
import { change, entry } from '../timelines/cache/made.ts';

const accountId: AccountId = 'x:1';
const account = { id: accountId, username: 'ada', userId: '1' };
const entries = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => entry(String(first + index)));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinion-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Saves a home timeline of 500 posts, while something happens to what is stored. */
function save({ inDialog = () => {}, reading }: { inDialog?: (cache: Cache) => void; reading?: () => Result<Cache> }) {
  const cache = createMemoryCache();
  cache.apply('home', change({ entries: entries(1_000, 500) }));
  const ports = {
    reading: {
      withCache<T>(_id: AccountId, work: (cache: Cache) => T): Result<T> {
        const read = reading?.() ?? ok(cache);
        return read.ok ? ok(work(read.value)) : read;
      },
    },
    shell: {
      async saveDialog() {
        inDialog(cache);
        return join(folder, 'home.html');
      },
    },
    known: (_id: AccountId, answer: (of: typeof account) => unknown) => answer(account),
    onProgress: () => undefined,
  };
  const handlers = createTakingOut(ports as unknown as TakingOutPorts);
  return handlers['export.save']({
    accountId,
    source: { kind: 'timeline', timeline: { kind: 'home' } },
    format: 'html',
  });
}

describe('saving a timeline', () => {
  it('says in the file how many posts are in it, also when more came in while the dialog was open', async () => {
    const inDialog = (cache: Cache): void => cache.apply('home', change({ entries: entries(2_000, 30) }));
    expect(await save({ inDialog })).toEqual(ok({ state: 'saved', posts: 530, file: 'home.html' }));
    const text = readFileSync(join(folder, 'home.html'), 'utf8');
    expect(text).toContain('530 posts');
    expect(text.match(/<article>/g)).toHaveLength(530);
  });

  it('leaves no file that only looks whole when what is stored cannot be read to the end', async () => {
    let reads = 0;
    const whole = createMemoryCache();
    whole.apply('home', change({ entries: entries(1_000, 500) }));
    const refusal = fail(appError('store-not-written'));
    const reading = (): Result<Cache> => {
      reads += 1;
      return reads > 3 ? refusal : ok(whole);
    };
    expect(await save({ reading })).toEqual(refusal);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves none either when the posts are erased meanwhile', async () => {
    let reads = 0;
    const whole = createMemoryCache();
    whole.apply('home', change({ entries: entries(1_000, 500) }));
    const reading = (): Result<Cache> => {
      reads += 1;
      return ok(reads > 3 ? createMemoryCache() : whole);
    };
    expect(await save({ reading })).toEqual(ok({ state: 'cancelled' }));
    expect(readdirSync(folder)).toEqual([]);
  });
});
