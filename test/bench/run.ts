/**
 * `npm run bench -- [--runs 5]`: how long Pinion takes to start and to switch accounts, in every shell of this machine,
 * each beside a bare window of the same runtime in the same run. It only tells; it never judges.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Person } from '../e2e/person.ts';
import { type AppProcess, type ShellName, startApp } from '../support/app-process.ts';
import { electronVersion, findElectron, hasKeyring, projectRoot } from '../support/machine.ts';
import { beginScriptedRun, type ScriptedRun } from '../support/scripted-run.ts';
import { type ServiceProcess, startService } from '../support/service.ts';
import { makeBarePage } from './bare/make-page.ts';
import { type Row, rowsOf, type Visit } from './samples.ts';
import { table } from './table.ts';
import { openBareWindow, visitBareWindow } from './visit-bare-window.ts';
import { prepareData, visitPinion } from './visit-pinion.ts';

const switchesPerRun = 4;

interface Measured {
  shell: string;
  rows: Row[];
  /** Starts that were noticed too late to time, and done again. */
  repeated: number;
}

function shellsHere(run: ScriptedRun): { name: ShellName; title: string }[] {
  const chromiumShell = { name: 'chromium', title: `Chromium shell, Chromium ${run.browser.version()}` } as const;
  const electron = findElectron();
  if (!electron) return [chromiumShell];
  const title = `Electron ${electronVersion(electron)}`;
  return [
    hasKeyring()
      ? { name: 'electron-keyring', title: `${title}, keychain` }
      : { name: 'electron', title: `${title}, passphrase` },
    chromiumShell,
  ];
}

async function measureShell(
  run: ScriptedRun,
  service: ServiceProcess,
  shell: { name: ShellName; title: string },
  runs: number,
): Promise<Measured> {
  const watched = (app: AppProcess): AppProcess => {
    run.atEnd(app.kill);
    return app;
  };
  const folder = path.join(run.folder, shell.name);
  const bareFolder = path.join(run.folder, `${shell.name}-bare`);
  mkdirSync(bareFolder);
  const address = makeBarePage(bareFolder);
  const person = new Person({
    shell: shell.name,
    folder,
    service,
    browser: run.browser,
    start: async () => watched(await startApp({ shell: shell.name, folder, xOrigin: service.origin })),
  });
  const [first, second] = service.accounts.map(({ username }) => username);
  if (!first || !second) throw new Error('The practice service has fewer than two accounts.');
  await prepareData(person, [first, second]);

  const pinion: Visit[] = [];
  const bare: Visit[] = [];
  let repeated = 0;
  for (let done = 0; done < runs; done += 1) {
    process.stdout.write(`  run ${done + 1} of ${runs}\n`);
    bare.push(
      await visitBareWindow(
        watched(await openBareWindow({ shell: shell.name, folder: bareFolder, address })),
        switchesPerRun,
      ),
    );
    let visit = await visitPinion(person, [first, second], switchesPerRun);
    for (; visit.late; repeated += 1) {
      if (repeated === runs) throw new Error('Pinion is ready before this machine can watch it: too many late starts.');
      visit = await visitPinion(person, [first, second], switchesPerRun);
    }
    pinion.push(visit);
  }
  return { shell: shell.title, rows: rowsOf(pinion, bare), repeated };
}

async function bench(runs: number): Promise<void> {
  await using run = await beginScriptedRun('bench');
  const service = await startService();
  run.atEnd(service.stop);
  const measured: Measured[] = [];
  for (const shell of shellsHere(run)) {
    process.stdout.write(`${shell.title}\n`);
    measured.push(await measureShell(run, service, shell, runs));
  }

  const machine = `${process.platform} ${arch()}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  process.stdout.write(`\n${runs} starts and ${runs * switchesPerRun} switches of each window on ${machine}\n`);
  for (const { shell, rows, repeated } of measured) {
    process.stdout.write(`\n${shell}\n${table(rows).join('\n')}\n`);
    if (repeated > 0) process.stdout.write(`Starts noticed too late to time, and done again: ${repeated}\n`);
  }
  const report = path.join(projectRoot, 'out/reports/bench.json');
  mkdirSync(path.dirname(report), { recursive: true });
  writeFileSync(
    report,
    `${JSON.stringify({ at: new Date(), machine, runs, unit: 'ms', shells: measured }, null, 2)}\n`,
  );
  process.stdout.write(`\nAll samples: ${path.relative(process.cwd(), report)}\n`);
}

try {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1 on.');
  await bench(runs);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
