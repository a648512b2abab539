/**
 * `npm run tour`: does the main job unattended with the practice service inside Pinion, looks at every view with one
 * that stands in for X, and leaves a numbered picture of every screen in `out/tour/`. With `--readme`, the picture in README is replaced as well.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type AppProcess, startApp } from '../support/app-process.ts';
import { electronVersion, findElectron, projectRoot } from '../support/machine.ts';
import { beginScriptedRun } from '../support/scripted-run.ts';
import { startService } from '../support/service.ts';
import { Album } from './album.ts';
import { everyView } from './every-view.ts';
import { mainJob, ownKey } from './journeys.ts';
import { takeReadmePicture } from './readme-picture.ts';
import { Visitor } from './visitor.ts';

/** The shell that `npm start` would take, with what to call it. */
function chooseShell(): { shell: 'chromium' | 'electron'; title: string } {
  const wanted = process.env['PINION_SHELL'];
  if (wanted && wanted !== 'chromium' && wanted !== 'electron') {
    throw new Error('PINION_SHELL must be "electron" or "chromium".');
  }
  const electron = wanted === 'chromium' ? null : findElectron();
  if (electron) return { shell: 'electron', title: `Electron ${electronVersion(electron)}` };
  if (wanted === 'electron') throw new Error('PINION_SHELL asks for Electron, but its runtime is not installed.');
  return { shell: 'chromium', title: 'the Chromium shell' };
}

async function tour(readme: boolean): Promise<void> {
  const { shell, title } = chooseShell();
  await using run = await beginScriptedRun('tour');
  process.stdout.write(`A tour of Pinion in ${title}\n`);
  const folder = path.join(projectRoot, 'out/tour');
  const album = new Album(folder, (line) => process.stdout.write(`  ${line}\n`));
  const visitorIn = (name: string, xOrigin?: string): Visitor =>
    new Visitor({
      browser: run.browser,
      async start(): Promise<AppProcess> {
        const app = await startApp({ shell, folder: path.join(run.folder, name), ...(xOrigin ? { xOrigin } : {}) });
        run.atEnd(app.kill);
        return app;
      },
    });
  const visitor = visitorIn('main-job');
  await mainJob(visitor, album, readme ? () => takeReadmePicture(visitor, album) : undefined);
  await ownKey(visitorIn('own-key'), album);
  const service = await startService();
  run.atEnd(() => service.stop());
  await everyView(visitorIn('every-view', service.origin), album, service);
  process.stdout.write(`${album.count} pictures: ${folder}\n`);
}

try {
  const { values } = parseArgs({ options: { readme: { type: 'boolean', default: false } } });
  await tour(values.readme);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  process.exitCode = 1;
}
