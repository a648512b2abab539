import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { findSqlite } from '../../electron/timelines/cache/sqlite.ts';
import { createCacheStore } from '../../electron/timelines/cache/store.ts';
import { command, runSequence } from './sequences.ts';

/** `PINION_SEQUENCES=10000` tries more; `PINION_SEED` repeats a run. */
const sequences = Number(process.env['PINION_SEQUENCES'] ?? 300);
const seed = process.env['PINION_SEED'];
const timeout = 60_000 + sequences * 200;
const settings = (numRuns: number) => ({
  numRuns,
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  // Leaves time to print the counterexample when making it smaller takes long.
  interruptAfterTimeLimit: timeout - 20_000,
  markInterruptAsFailure: true,
});
const commands = fc.array(command, { minLength: 5, maxLength: 45, size: 'max' });

describe('random sequences over two accounts', () => {
  it(
    `lose, double, mix and pay for nothing twice: ${sequences} sequences in memory`,
    async () => {
      await fc.assert(
        fc.asyncProperty(commands, (steps) => runSequence(steps)),
        settings(sequences),
      );
    },
    timeout,
  );

  const sqlite = findSqlite();
  const onDisk = Math.ceil(sequences / 10);
  it.skipIf(sqlite === null)(
    `and on disk: ${onDisk} sequences (skipped in runtimes without SQLite)`,
    async () => {
      await fc.assert(
        fc.asyncProperty(commands, async (steps) => {
          const folder = mkdtempSync(join(tmpdir(), 'pinion-sequence-'));
          try {
            await runSequence(steps, (now) => createCacheStore({ folder, sqlite, now }));
          } finally {
            rmSync(folder, { recursive: true, force: true });
          }
        }),
        settings(onDisk),
      );
    },
    timeout,
  );
});
