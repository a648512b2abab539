/** What was measured, and what many measurements say together. All times are milliseconds. */

/** One start of a window, and the switches made in it. */
export interface Visit {
  /** From the start of the process until something can be read. */
  start: number;
  /** The part of it until the passphrase can be entered; null where none is needed. */
  toUnlockScreen: number | null;
  /** The part of it from the press of "Unlock" on; null where none is needed. */
  fromUnlock: number | null;
  /** From the press of a button until the other list can be read. */
  switches: number[];
  /** Watching began after there was something to read: `start` is longer than the truth, and of no use. */
  late: boolean;
}

export interface Summary {
  median: number;
  min: number;
  max: number;
  samples: number[];
}

/** @returns null when there is nothing to sum up */
export function summarize(samples: readonly number[]): Summary | null {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || min === undefined || max === undefined) return null;
  return { median: (low + high) / 2, min, max, samples: [...samples] };
}

export interface Row {
  name: string;
  unit: Unit;
  measured: Summary;
  /** What it is compared with; null where there is nothing like it. */
  reference: Summary | null;
  /** Median over median. */
  ratio: number | null;
}

/** Rows that are compared with the same thing. */
export interface Section {
  title: string;
  /** What the two columns of numbers are called. */
  columns: readonly [measured: string, reference: string];
  rows: Row[];
  notes?: string[];
}

export type Unit = 'ms' | 'MB' | 'count';

/** @returns no row when nothing was measured */
export function rowOf(name: string, unit: Unit, measured: readonly number[], reference: readonly number[]): Row[] {
  const [ours, theirs] = [summarize(measured), summarize(reference)];
  return ours ? [{ name, unit, measured: ours, reference: theirs, ratio: theirs && ours.median / theirs.median }] : [];
}

/** The rows of starts and switches in one shell. */
export function startRows(pinion: readonly Visit[], bare: readonly Visit[]): Row[] {
  const given = (values: (number | null)[]) => values.filter((value) => value !== null);
  return [
    ...rowOf(
      'start to first readable timeline',
      'ms',
      pinion.map(({ start }) => start),
      bare.map(({ start }) => start),
    ),
    ...rowOf('  start to unlock screen', 'ms', given(pinion.map(({ toUnlockScreen }) => toUnlockScreen)), []),
    ...rowOf('  unlock to first post', 'ms', given(pinion.map(({ fromUnlock }) => fromUnlock)), []),
    ...rowOf(
      'account switch',
      'ms',
      pinion.flatMap(({ switches }) => switches),
      bare.flatMap(({ switches }) => switches),
    ),
  ];
}
