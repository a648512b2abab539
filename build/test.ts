/**
 * `npm test`: every check and every test, in the order in which they fail fastest. Prints a line per runner and last
 * `N passed, N failed` summed over all of them, where a check without cases of its own (lint, types...) counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findElectron, prepareMachine } from '../test/support/machine.ts';
import { type Count, counted, playwrightCount, vitestCount } from './reports.ts';

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'out/reports');

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
  record(name, counted(passed ? { passed: 1 } : { failed: 1 }));
  return passed;
}

/** A runner that writes its own report; one that dies without a report, or says it failed, counts as a failure. */
function suite(name: string, command: string, reportFile: string, read: (report: unknown) => Count): void {
  const file = path.join(reports, reportFile);
  rmSync(file, { force: true });
  const succeeded = run(command);
  const count = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : counted({});
  if (!succeeded && count.failed === 0) count.failed = 1;
  if (succeeded && count.passed === 0) count.failed += 1;
  record(name, count);
}

const ofVitest = (report: unknown): Count => vitestCount(report, root);

mkdirSync(reports, { recursive: true });
check('format and lint', 'test:lint');
check('types', 'test:types');
check('dead code', 'test:dead-code');
check('boundaries', 'test:boundaries');
suite('unit', 'test:unit', 'unit.json', ofVitest);
suite('integration', 'test:integration', 'integration.json', ofVitest);
const missing = prepareMachine();
if (missing) process.stdout.write(`${missing}\n`);
if (check('build', 'build') && !missing) {
  if (findElectron()) check('package', 'package:dir');
  suite('end-to-end', 'test:e2e', 'e2e.json', playwrightCount);
} else {
  record('end-to-end', counted({ failed: 1 }));
}

process.stdout.write('\n');
for (const { name, count } of results) {
  process.stdout.write(
    `${count.failed > 0 ? '✗' : '✓'} ${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped${count.retried.length > 0 ? `, ${count.retried.length} of those passed at the second try only` : ''}\n`,
  );
}
// By name as well: what failed first has long scrolled away.
for (const { name, count } of results) {
  for (const failure of count.failures) process.stdout.write(`✗ ${name}: ${failure}\n`);
  for (const retried of count.retried) process.stdout.write(`! ${name}, at the second try only: ${retried}\n`);
}
const total = (key: 'passed' | 'failed') => results.reduce((sum, { count }) => sum + count[key], 0);
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`);
process.exitCode = total('failed') > 0 ? 1 : 0;
