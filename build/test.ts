/**
 * `npm test`: every check and every test, in the order in which they fail fastest. Prints a line per runner and last
 * `N passed, N failed` summed over all of them, where a check without cases of its own (lint, types...) counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findElectron, prepareMachine } from '../test/support/machine.ts';

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'out/reports');

interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** Of those that passed, how many did so only at a second try. */
  retried?: number;
}

const results: { name: string; count: Count }[] = [];

function run(command: string): boolean {
  process.stdout.write(`\n▸ ${command}\n`);
  return spawnSync('npm', ['run', '--silent', command], { cwd: root, stdio: 'inherit' }).status === 0;
}

function record(name: string, count: Count): void {
  results.push({ name, count });
}

function check(name: string, command: string): boolean {
  const passed = run(command);
  record(name, { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
  return passed;
}

/** A runner that writes its own report; one that dies without a report, or says it failed, counts as a failure. */
function suite(name: string, command: string, reportFile: string, read: (report: unknown) => Count): void {
  const file = path.join(reports, reportFile);
  rmSync(file, { force: true });
  const succeeded = run(command);
  const count = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  if (!succeeded && count.failed === 0) count.failed = 1;
  if (succeeded && count.passed === 0) count.failed += 1;
  record(name, count);
}

function vitestCount(report: unknown): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as Record<string, number>;
  return {
    passed: numPassedTests ?? 0,
    failed: numFailedTests ?? 0,
    skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0),
  };
}

function playwrightCount(report: unknown): Count {
  const { expected, unexpected, flaky, skipped } = (report as { stats: Record<string, number> }).stats;
  return {
    passed: (expected ?? 0) + (flaky ?? 0),
    failed: unexpected ?? 0,
    skipped: skipped ?? 0,
    retried: flaky ?? 0,
  };
}

mkdirSync(reports, { recursive: true });
check('format and lint', 'test:lint');
check('types', 'test:types');
check('dead code', 'test:dead-code');
check('boundaries', 'test:boundaries');
suite('unit', 'test:unit', 'unit.json', vitestCount);
suite('integration', 'test:integration', 'integration.json', vitestCount);
const missing = prepareMachine();
if (missing) process.stdout.write(`${missing}\n`);
if (check('build', 'build') && !missing) {
  if (findElectron()) check('package', 'package:dir');
  suite('end-to-end', 'test:e2e', 'e2e.json', playwrightCount);
} else {
  record('end-to-end', { passed: 0, failed: 1, skipped: 0 });
}

process.stdout.write('\n');
for (const { name, count } of results) {
  process.stdout.write(
    `${count.failed > 0 ? '✗' : '✓'} ${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped${count.retried ? `, ${count.retried} of those passed at the second try only` : ''}\n`,
  );
}
const total = (key: 'passed' | 'failed') => results.reduce((sum, { count }) => sum + count[key], 0);
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`);
process.exitCode = total('failed') > 0 ? 1 : 0;
