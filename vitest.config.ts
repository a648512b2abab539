import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Unit tests mirror the rooms; integration tests speak real HTTP. The end-to-end suite is Playwright's. */
export default defineConfig({
  test: {
    // A core is left to the rest of the machine, but not where that would be half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/integration/**', 'test/e2e/**'],
          // Only for what would never end: on a machine with much else to do, a second of work takes many.
          testTimeout: 30_000,
        },
      },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
