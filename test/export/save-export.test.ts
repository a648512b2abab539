import { describe, expect, it, vi } from 'vitest';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import { postsPerChunk, type SaveExportOptions, saveExport } from '../../electron/export/save-export.ts';
import { makeEntry } from './support.ts';

function* entries(count: number): Iterable<EntryView> {
  for (let index = 0; index < count; index += 1) yield { ...makeEntry(), id: String(index) };
}

function run(count: number, change: Partial<SaveExportOptions> = {}) {
  const chunks: string[] = [];
  const onProgress = vi.fn<(done: number, total: number) => void>();
  const ended = saveExport({
    records: entries(count),
    total: count,
    format: 'json',
    title: 'Home',
    savedAt: '2026-11-20T14:02:00.000Z',
    write: async (chunk) => void chunks.push(chunk),
    onProgress,
    ...change,
  });
  return { ended, chunks, onProgress };
}

describe('saving posts', () => {
  it('writes everything in pieces and tells how far it is', async () => {
    const { ended, chunks, onProgress } = run(250);
    expect(await ended).toEqual({ state: 'done', posts: 250 });
    expect(JSON.parse(chunks.join(''))).toHaveLength(250);
    expect(chunks).toHaveLength(2 + Math.ceil(250 / postsPerChunk));
    expect(onProgress.mock.calls).toEqual([
      [100, 250],
      [200, 250],
      [250, 250],
    ]);
  });

  it('never says more than all, even when there are more than was thought', async () => {
    const { ended, onProgress } = run(150, { total: 10 });
    await ended;
    expect(onProgress.mock.calls.at(-1)).toEqual([150, 150]);
  });

  it('takes posts only as fast as they are written', async () => {
    let taken = 0;
    const records = (function* () {
      for (const entry of entries(1000)) {
        taken += 1;
        yield entry;
      }
    })();
    const seen: number[] = [];
    await run(0, { records, write: async () => void seen.push(taken) }).ended;
    expect(seen.slice(0, 3)).toEqual([0, postsPerChunk, 2 * postsPerChunk]);
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const { ended, chunks } = run(1000, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await ended).toEqual({ state: 'cancelled' });
    expect(chunks.length).toBe(2);
  });

  it('passes a failure of the disk on', async () => {
    const { ended } = run(1, { write: () => Promise.reject(new Error('full')) });
    await expect(ended).rejects.toThrow('full');
  });
});
