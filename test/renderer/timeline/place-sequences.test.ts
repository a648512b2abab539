import { describe, expect, it } from 'vitest';
import { checkPlaceSequences } from './place-sequences.ts';

/** `PINION_SEQUENCES=10000` tries more; `PINION_SEED` repeats a run. */
const sequences = Number(process.env['PINION_SEQUENCES'] ?? 10_000);
/** The same in every run, so that the same code is judged the same; `npm run check:reading` tries others. */
const seed = Number(process.env['PINION_SEED'] ?? 20_261_121);
/** Milliseconds for one sequence on a slow machine. */
const pace = 30;
const timeout = 60_000 + sequences * pace;

describe('any sequence of what happens to a reader', () => {
  it(
    `leaves the post that is read at its pixel: ${sequences} sequences`,
    async () => {
      const { tried } = await checkPlaceSequences({
        sequences,
        seed,
        timeLimit: timeout - 20_000,
      });
      expect(tried['sequences']).toBe(sequences);
    },
    timeout,
  );
});
