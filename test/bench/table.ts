/** The rows as text. */
import type { Row, Summary } from './samples.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Below 100 ms a whole number would hide the difference. */
const milliseconds = (value: number): string => (value < 100 ? small : number).format(value);
const cells = (summary: Summary | null): [string, string] =>
  summary === null
    ? ['', '']
    : [`${milliseconds(summary.median)} ms`, `${milliseconds(summary.min)}-${milliseconds(summary.max)}`];

/** @returns lines with aligned columns, the heading first */
export function table(rows: readonly Row[]): string[] {
  const lines = [
    ['median of each', 'Pinion', 'min-max', 'bare window', 'min-max', 'ratio'],
    ...rows.map(({ name, pinion, bare, ratio }) => [
      name,
      ...cells(pinion),
      ...cells(bare),
      ratio === null ? '' : `${small.format(ratio)} x`,
    ]),
  ];
  const widths = lines.reduce<number[]>(
    (all, line) => line.map((cell, column) => Math.max(all[column] ?? 0, cell.length)),
    [],
  );
  return lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd(),
  );
}
