/** What one visit to a window yields, and what many of them say. All times are milliseconds. */

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
  pinion: Summary;
  /** Null for a part that a bare window does not have. */
  bare: Summary | null;
  /** Median over median. */
  ratio: number | null;
}

/** The rows of one shell. */
export function rowsOf(pinion: readonly Visit[], bare: readonly Visit[]): Row[] {
  const given = (values: (number | null)[]) => values.filter((value) => value !== null);
  const row = (name: string, own: number[], reference: number[]): Row[] => {
    const [ours, theirs] = [summarize(own), summarize(reference)];
    return ours ? [{ name, pinion: ours, bare: theirs, ratio: theirs && ours.median / theirs.median }] : [];
  };
  return [
    ...row(
      'start to first readable timeline',
      pinion.map(({ start }) => start),
      bare.map(({ start }) => start),
    ),
    ...row('  start to unlock screen', given(pinion.map(({ toUnlockScreen }) => toUnlockScreen)), []),
    ...row('  unlock to first post', given(pinion.map(({ fromUnlock }) => fromUnlock)), []),
    ...row(
      'account switch',
      pinion.flatMap(({ switches }) => switches),
      bare.flatMap(({ switches }) => switches),
    ),
  ];
}
