/**
 * Chromium's process sandbox (Electron security guide, item 4) is forced on for every child process, also those that
 * Pinion did not ask for.
 */
import type { ProcessFacts } from '../shell/shell.ts';

/**
 * The one exception: root on Linux has to pass `--no-sandbox` (a test machine, never a person's), and forcing the
 * sandbox on top of that ends every child process at once.
 */
export function mayForceSandbox({ platform, uid, noSandboxSwitch }: ProcessFacts): boolean {
  return !(platform === 'linux' && uid === 0 && noSandboxSwitch);
}
