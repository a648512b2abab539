/**
 * `npm run check:reading -- --sequences 10000 --seed 7`: tries random sequences of what can happen to timelines in main
 * (nothing is lost, doubled, out of order or unmarked) and to the reader's place in the page (it stays at its pixel).
 * Prints what was tried; ends with 1 and the shortest sequence that went wrong, if one did.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { checkPlaceSequences } from '../renderer/timeline/place-sequences.ts';
import { checkTimelineSequences } from '../timelines/sequences.ts';

const usage = 'Usage: npm run check:reading -- [--sequences 1000] [--seed NUMBER]';

interface Check {
  name: string;
  run(options: { sequences: number; seed: number; report: (tried: number) => void }): Promise<{
    tried: Record<string, number>;
  }>;
}

const checks: readonly Check[] = [
  { name: 'Timelines: nothing is lost, doubled, out of order or unmarked', run: checkTimelineSequences },
  { name: 'Place: the post that is read stays at its pixel', run: checkPlaceSequences },
];

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** @returns the numbers asked for, or null when they are none */
function options(): { sequences: number; seed: number } | null {
  try {
    const { values } = parseArgs({ options: { sequences: { type: 'string' }, seed: { type: 'string' } } });
    const sequences = Number(values.sequences ?? 1000);
    const seed = Number(values.seed ?? randomInt(2 ** 31));
    return Number.isInteger(sequences) && sequences > 0 && Number.isInteger(seed) ? { sequences, seed } : null;
  } catch {
    return null;
  }
}

/** What was tried, most often first. */
function table(tried: Record<string, number>): string[] {
  const rows = Object.entries(tried)
    .filter(([name]) => name !== 'sequences')
    .sort(([one], [other]) => Number(other.startsWith('timeline')) - Number(one.startsWith('timeline')));
  return rows.map(([name, count]) => `  ${name.padEnd(36)} ${String(count).padStart(9)}`);
}

async function run({ name, run: tryOut }: Check, sequences: number, seed: number): Promise<boolean> {
  const began = performance.now();
  say(`${name}\n  ${sequences} sequences, seed ${seed}`);
  const report = (tried: number): void => {
    if (process.stdout.isTTY) process.stdout.write(`\r  ${tried} tried\r`);
  };
  try {
    const { tried } = await tryOut({ sequences, seed, report });
    for (const line of table(tried)) say(line);
    say(`  ${tried['sequences'] ?? 0} sequences held, ${((performance.now() - began) / 1000).toFixed(1)} seconds\n`);
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    if (error instanceof Error && error.cause instanceof Error) say(error.cause.stack ?? error.cause.message);
    say(`\nTo repeat it: npm run check:reading -- --sequences ${sequences} --seed ${seed}\n`);
    return false;
  }
}

const wanted = options();
if (wanted === null) {
  say(usage);
  process.exitCode = 2;
} else {
  let held = true;
  for (const check of checks) held = (await run(check, wanted.sequences, wanted.seed)) && held;
  say(held ? 'All sequences held.' : 'A sequence went wrong.');
  process.exitCode = held ? 0 : 1;
}
