/**
 * `npm run bench -- [--runs 5] [--only start,memory,opening,search]`: what Pinion takes of time and memory, in every
 * shell of this machine, each beside something simple in the same run: a bare window of the same runtime, the first
 * screen, a plain scan. It only tells; it never judges.
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
import { measureOpening, measureSearch } from './measure-library.ts';
import { rowOf, type Section, startRows, type Visit } from './samples.ts';
import { aligned, sectionLines } from './table.ts';
import { openBareWindow, visitBareWindow } from './visit-bare-window.ts';
import { type Scrolled, visitFar } from './visit-far.ts';
import { visitFilled } from './visit-filled.ts';
import { prepareData, visitPinion } from './visit-pinion.ts';

const parts = ['start', 'memory', 'opening', 'search'] as const;
type Part = (typeof parts)[number];

const switchesPerRun = 4;
/** Home timelines of the practice service are this long. */
const servicePosts = 100_000;
const scrolledPosts = 20_000;

interface Shell {
  name: ShellName;
  title: string;
}

interface Measured {
  sections: Section[];
  /** Frames while scrolling, by shell. */
  scrolling: { shell: string; scrolled: Scrolled[] }[];
}

function shellsHere(run: ScriptedRun): Shell[] {
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

/** Measures in one shell. */
class ShellBench {
  readonly #run: ScriptedRun;
  readonly #service: ServiceProcess;
  readonly #shell: Shell;

  constructor(run: ScriptedRun, service: ServiceProcess, shell: Shell) {
    this.#run = run;
    this.#service = service;
    this.#shell = shell;
  }

  #watched(app: AppProcess): AppProcess {
    this.#run.atEnd(app.kill);
    return app;
  }

  /** A person with a Pinion that knows nothing yet. */
  #newPerson(folder: string): Person {
    const { name } = this.#shell;
    const service = this.#service;
    return new Person({
      shell: name,
      folder,
      service,
      browser: this.#run.browser,
      start: async () => this.#watched(await startApp({ shell: name, folder, xOrigin: service.origin })),
    });
  }

  #folder(part: Part): string {
    return path.join(this.#run.folder, `${this.#shell.name}-${part}`);
  }

  #usernames(): [string, string] {
    const [first, second] = this.#service.accounts.map(({ username }) => username);
    if (!first || !second) throw new Error('The practice service has fewer than two accounts.');
    return [first, second];
  }

  async start(runs: number): Promise<Section> {
    const { name, title } = this.#shell;
    const bareFolder = path.join(this.#run.folder, `${name}-bare`);
    mkdirSync(bareFolder);
    const address = makeBarePage(bareFolder);
    const person = this.#newPerson(this.#folder('start'));
    const usernames = this.#usernames();
    await prepareData(person, usernames);

    const pinion: Visit[] = [];
    const bare: Visit[] = [];
    let repeated = 0;
    for (let done = 0; done < runs; done += 1) {
      process.stdout.write(`  run ${done + 1} of ${runs}\n`);
      const window = await openBareWindow({ shell: name, folder: bareFolder, address });
      bare.push(await visitBareWindow(this.#watched(window), switchesPerRun));
      let visit = await visitPinion(person, usernames, switchesPerRun);
      for (; visit.late; repeated += 1) {
        if (repeated === runs)
          throw new Error('Pinion is ready before this machine can watch it: too many late starts.');
        visit = await visitPinion(person, usernames, switchesPerRun);
      }
      pinion.push(visit);
    }
    return {
      title: `${title}: time (starts: ${runs}, switches: ${runs * switchesPerRun})`,
      columns: ['Pinion', 'bare window'],
      rows: startRows(pinion, bare),
      notes: repeated > 0 ? [`Starts noticed too late to time, and done again: ${repeated}`] : [],
    };
  }

  async memory(): Promise<{ section: Section; scrolled: Scrolled[] }> {
    process.stdout.write(`  scrolling through ${scrolledPosts} posts\n`);
    const person = this.#newPerson(this.#folder('memory'));
    const { before, after, scrolled } = await visitFar(person, this.#run.browser, scrolledPosts);
    const given = (value: number | null) => (value === null ? [] : [value]);
    const section: Section = {
      title: `${this.#shell.title}: memory after scrolling through ${scrolledPosts} posts (goal: 1.3 x)`,
      columns: ['afterwards', 'first screen'],
      rows: [
        ...rowOf('JavaScript heap', 'MB', [after.heap], [before.heap]),
        ...rowOf('DOM nodes', 'count', [after.nodes], [before.nodes]),
        ...rowOf('process of the page', 'MB', given(after.process), given(before.process)),
      ],
      notes:
        this.#shell.name === 'chromium'
          ? [
              'The driver of the Chromium shell stays attached, and browsers record answers for that; the product has none.',
            ]
          : [],
    };
    return { section, scrolled };
  }

  async opening(posts: number): Promise<Section> {
    process.stdout.write('  opening a filled timeline\n');
    const rows = await visitFilled(
      (folder) => this.#newPerson(folder),
      this.#folder('opening'),
      this.#usernames(),
      posts,
    );
    return {
      title: `${this.#shell.title}: opening a timeline with ${posts} stored posts`,
      columns: [`${posts} posts`, 'first reading'],
      rows,
      notes: rows.length > 0 ? [] : ['Not measured: in this runtime posts are only kept in memory.'],
    };
  }
}

/** Frames while scrolling, as text. */
function scrollingLines({ shell, scrolled }: Measured['scrolling'][number]): string[] {
  return [
    `${shell}: frames while scrolling (goal: none is blank)`,
    ...aligned([
      ['', 'drawn', 'blank', 'on screen', 'blank', 'posts at once'],
      ...scrolled.map(({ name, frames, blank, screen, mostPosts }) => [
        name,
        `${frames}`,
        `${blank}`,
        screen ? `${screen.frames}` : '',
        screen ? `${screen.blank}` : '',
        `${mostPosts}`,
      ]),
    ]),
  ];
}

async function bench(runs: number, wanted: ReadonlySet<Part>): Promise<void> {
  await using run = await beginScriptedRun('bench');
  const measured: Measured = { sections: [], scrolling: [] };
  const say = (lines: readonly string[]): void => void process.stdout.write(`\n${lines.join('\n')}\n\n`);
  const add = (section: Section): void => {
    measured.sections.push(section);
    say(sectionLines(section));
  };
  const machine = `${process.platform} ${arch()}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  process.stdout.write(`${machine}\n`);

  if (wanted.has('search')) add(measureSearch(run.folder));
  if (wanted.has('opening')) add(measureOpening(run.folder));
  if (wanted.has('start') || wanted.has('memory') || wanted.has('opening')) {
    const service = await startService({ posts: servicePosts });
    run.atEnd(service.stop);
    for (const shell of shellsHere(run)) {
      process.stdout.write(`${shell.title}\n`);
      const inShell = new ShellBench(run, service, shell);
      if (wanted.has('start')) add(await inShell.start(runs));
      if (wanted.has('opening')) add(await inShell.opening(servicePosts));
      if (wanted.has('memory')) {
        const { section, scrolled } = await inShell.memory();
        add(section);
        measured.scrolling.push({ shell: shell.title, scrolled });
        say(scrollingLines({ shell: shell.title, scrolled }));
      }
    }
  }

  const report = path.join(projectRoot, 'out/reports/bench.json');
  mkdirSync(path.dirname(report), { recursive: true });
  writeFileSync(report, `${JSON.stringify({ at: new Date(), machine, runs, ...measured }, null, 2)}\n`);
  process.stdout.write(`All samples: ${path.relative(process.cwd(), report)}\n`);
}

const isPart = (text: string): text is Part => (parts as readonly string[]).includes(text);

try {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '5' }, only: { type: 'string', default: parts.join(',') } },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1 on.');
  const wanted = values.only.split(',');
  if (!wanted.every(isPart)) throw new Error(`--only takes one or more of: ${parts.join(',')}.`);
  await bench(runs, new Set(wanted.filter(isPart)));
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
