/** What the reports of the test runners say: how many tests passed, and which did not. Pure. */

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** Those that failed, and those that passed only at a second try, by file and name. */
  failures: string[];
  retried: string[];
}

export const counted = (count: Partial<Count>): Count => ({
  passed: 0,
  failed: 0,
  skipped: 0,
  failures: [],
  retried: [],
  ...count,
});

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** @param root folder that files are named from */
export function vitestCount(report: unknown, root: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report as VitestReport;
  return counted({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    failures: testResults.flatMap(({ name, status, assertionResults }) => {
      const file = name.replace(`${root}/`, '');
      const failed = assertionResults.filter((test) => test.status === 'failed');
      // A file that could not be loaded has failed without a test of its own.
      if (failed.length === 0) return status === 'failed' ? [file] : [];
      return failed.map(({ fullName }) => `${file} › ${fullName}`);
    }),
  });
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: { file: string; title: string; tests: { projectName: string; status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
}

export function playwrightCount(report: unknown): Count {
  const { stats, suites } = report as PlaywrightReport;
  const named = (status: string): string[] =>
    specsOf(suites).flatMap(({ file, title, tests }) =>
      tests.filter((test) => test.status === status).map(({ projectName }) => `${file} › ${title} (${projectName})`),
    );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: named('unexpected'),
    retried: named('flaky'),
  };
}

const specsOf = (suites: readonly PlaywrightSuite[]): NonNullable<PlaywrightSuite['specs']> =>
  suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])]);
