import { expect, it } from 'vitest';
import { runFault } from '../check/faults/runner.ts';
import { faults } from '../check/faults/table.ts';

it('has no two faults of the same name', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});

// Mostly they wait for answers, so several go on at a time.
it.concurrent.each(faults)('$name', async (fault) => {
  const { failure } = await runFault(fault);
  if (failure !== null) throw failure;
});
