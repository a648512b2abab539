/** What was measured as text. */
import type { Row, Section, Summary, Unit } from './samples.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const tiny = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Three digits or so: a whole number would hide the difference between small ones. */
const precise = (value: number, tinyBelow: number): string =>
  (value < tinyBelow ? tiny : value < 100 ? small : number).format(value);
const shown = (value: number, unit: Unit): string => (unit === 'count' ? number.format(value) : precise(value, 1));

function cells(summary: Summary | null, unit: Unit): [string, string] {
  if (summary === null) return ['', ''];
  const { median, min, max, samples } = summary;
  const name = unit === 'count' ? '' : ` ${unit}`;
  return [`${shown(median, unit)}${name}`, samples.length === 1 ? '' : `${shown(min, unit)}-${shown(max, unit)}`];
}

const isRepeated = (rows: readonly Row[]): boolean => rows.some(({ measured }) => measured.samples.length > 1);

/** @returns the title, the table, the notes */
export function sectionLines({ title, columns, rows, notes = [] }: Section): string[] {
  if (rows.length === 0) return [title, ...notes];
  const lines = [
    [isRepeated(rows) ? 'median of each' : '', columns[0], 'min-max', columns[1], 'min-max', 'ratio'],
    ...rows.map(({ name, unit, measured, reference, ratio }) => [
      name,
      ...cells(measured, unit),
      ...cells(reference, unit),
      ratio === null ? '' : `${precise(ratio, 10)} x`,
    ]),
  ];
  const kept = isRepeated(rows) ? lines : lines.map((line) => line.filter((_, column) => column !== 2 && column !== 4));
  return [title, ...aligned(kept), ...notes];
}

/** @returns lines with aligned columns: the first to the left, the others to the right */
export function aligned(lines: readonly (readonly string[])[]): string[] {
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
