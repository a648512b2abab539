/** What is shown beside what was recorded. */
import { excerpt } from './raw.ts';

/** A value that is shown, and what it should be. */
export type Row = readonly [what: string, shown: unknown, recorded: unknown];

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));

/** @returns a sentence for each row in which the two differ; objects and lists are compared by what is in them */
export const deviations = (rows: readonly Row[]): string[] =>
  rows.flatMap(([what, shown, recorded]) =>
    asText(shown) === asText(recorded) ? [] : [`${what} is "${excerpt(shown)}", recorded "${excerpt(recorded)}"`],
  );
