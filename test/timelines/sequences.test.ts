import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSqlite } from '../../electron/timelines/cache/sqlite.ts';
import { createCacheStore } from '../../electron/timelines/cache/store.ts';
import { checkTimelineSequences } from './sequences.ts';

/** `PINION_SEQUENCES=100` tries fewer; `PINION_SEED` repeats a run. */
const sequences = Number(process.env['PINION_SEQUENCES'] ?? 10_000);
/** The same in every run, so that the same code is judged the same; `npm run check:reading` tries others. */
const seed = Number(process.env['PINION_SEED'] ?? 20_261_121);
const timeout = 120_000 + sequences * 60;
const settings = {
  seed,
  // Leaves time to print the counterexample when making it smaller takes long.
  timeLimit: timeout - 20_000,
};

describe('random sequences over two accounts', () => {
  it(
    `lose, double, mix and pay for nothing twice: ${sequences} sequences in memory`,
    async () => {
      const { tried } = await checkTimelineSequences({ ...settings, sequences });
      expect(tried['sequences']).toBe(sequences);
    },
    timeout,
  );

  const sqlite = findSqlite();
  const onDisk = Math.ceil(sequences / 10);
  it.skipIf(sqlite === null)(
    `and on disk: ${onDisk} sequences (skipped in runtimes without SQLite)`,
    async () => {
      const { tried } = await checkTimelineSequences({
        ...settings,
        sequences: onDisk,
        async withStore(run) {
          const folder = mkdtempSync(join(tmpdir(), 'pinion-sequence-'));
          try {
            await run((now) => createCacheStore({ folder, sqlite, now }));
          } finally {
            rmSync(folder, { recursive: true, force: true });
          }
        },
      });
      expect(tried['sequences']).toBe(onDisk);
    },
    timeout,
  );
});
