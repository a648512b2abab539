/** What the check prints. */
import type { FileReport } from './check.ts';

export interface Summary {
  lines: string[];
  /** For the process: 1 when something differs. */
  exitCode: 0 | 1;
}

const sum = (reports: readonly FileReport[], count: (report: FileReport) => number): number =>
  reports.reduce((total, report) => total + count(report), 0);

/** A line per file, one per difference below it, and the sum as the last line. */
export function summarize(reports: readonly FileReport[]): Summary {
  const lines = reports.flatMap((report) => {
    const { name, posts, users, entities, differences } = report;
    if (!report.checked) return [`${name}: skipped: ${[...new Set(report.skipped)].join('; ')}`];
    const counts = `${posts} posts, ${users} users, ${entities} entities, ${differences.length} differences`;
    return [`${name}: ${counts}`, ...differences.map((difference) => `  ${difference}`)];
  });
  const untouched = reports.filter(({ checked }) => !checked).length;
  const answers = sum(reports, ({ checked, skipped }) => (checked ? skipped.length : 0));
  const differences = sum(reports, (report) => report.differences.length);
  const posts = sum(reports, (report) => report.posts);
  const entities = sum(reports, (report) => report.entities);
  return {
    lines: [
      ...lines,
      `${reports.length} files, ${untouched} skipped, ${answers} answers in other files skipped`,
      `${posts} posts, ${entities} entities, ${differences} differences`,
    ],
    exitCode: differences === 0 ? 0 : 1,
  };
}
