/**
 * `npm run check:faults`: the whole app against the practice service, one fault after the other. Prints a line for each
 * and last `N passed, N failed`; ends with 1 when one failed. With words after it, only faults whose names hold them run.
 */
import { runFault } from './faults/runner.ts';
import { faults } from './faults/table.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Mostly they wait for answers, so several go on at a time. */
const atOnce = 4;

const wanted = process.argv.slice(2).join(' ');
const queue = faults.filter(({ name }) => name.includes(wanted));
let passed = 0;
let failed = 0;

async function work(): Promise<void> {
  for (let fault = queue.shift(); fault !== undefined; fault = queue.shift()) {
    const { name, failure, milliseconds } = await runFault(fault);
    say(`${failure === null ? 'passed' : 'FAILED'} ${String(milliseconds).padStart(5)} ms  ${name}`);
    if (failure === null) passed += 1;
    else {
      failed += 1;
      say(`        ${failure.message.replaceAll('\n', '\n        ')}`);
    }
  }
}

await Promise.all(Array.from({ length: atOnce }, work));
process.exitCode = failed > 0 ? 1 : 0;
say(`${passed} passed, ${failed} failed`);
