import { describe, expect, it } from 'vitest';
import { playwrightCount, vitestCount } from '../../build/reports.ts';

describe('the report of Vitest', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      {
        name: '/project/test/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'a does', status: 'passed' },
          { fullName: 'a does not', status: 'failed' },
        ],
      },
      { name: '/project/test/b.test.ts', status: 'failed', assertionResults: [] },
      { name: '/project/test/c.test.ts', status: 'passed', assertionResults: [{ fullName: 'c', status: 'skipped' }] },
    ],
  };

  it('is counted, and what failed is named, a file that could not be loaded too', () => {
    expect(vitestCount(report, '/project')).toEqual({
      passed: 7,
      failed: 1,
      skipped: 3,
      failures: ['test/a.test.ts › a does not', 'test/b.test.ts'],
      retried: [],
    });
  });
});

describe('the report of Playwright', () => {
  const test = (projectName: string, status: string) => ({ projectName, status });
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
    suites: [
      {
        specs: [
          { file: 'a.spec.ts', title: 'a', tests: [test('chromium', 'expected'), test('electron', 'unexpected')] },
        ],
        suites: [{ specs: [{ file: 'a.spec.ts', title: 'within', tests: [test('chromium', 'flaky')] }] }],
      },
    ],
  };

  it('is counted, and what failed or needed a second try is named with its shell', () => {
    expect(playwrightCount(report)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 2,
      failures: ['a.spec.ts › a (electron)'],
      retried: ['a.spec.ts › within (chromium)'],
    });
  });
});
