import {
  electronVersion,
  ensureDisplay,
  findElectron,
  findPackagedApp,
  hasKeyring,
  prepareMachine,
} from '../support/machine.ts';

/** Prepares the machine and says which shells the suite runs in. @returns the function that cleans up */
export default async function setup(): Promise<() => void> {
  const problem = prepareMachine();
  if (problem) throw new Error(problem);
  const electron = findElectron();
  const said = [
    'Chromium shell',
    electron ? `Electron ${electronVersion(electron)}` : 'Electron skipped (no runtime on this machine)',
    electron && hasKeyring() ? 'Electron with a keyring' : 'Electron with a keyring skipped (no keyring or no runtime)',
    findPackagedApp() ? 'packaged app' : 'packaged app skipped (run `npm run package:dir` first)',
  ];
  process.stdout.write(`End-to-end tests run in: ${said.join(' · ')}\n`);
  return ensureDisplay();
}
