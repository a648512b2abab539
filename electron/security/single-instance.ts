/** Two Pinions with the same data would overwrite each other's files, so the second one hands over to the first. */
import type { InstanceApp } from '../shell/shell.ts';

/**
 * @param onSecondStart runs in the first instance whenever another one is started
 * @returns false when this is the second instance, which then has to end
 */
export function takeSingleInstance(app: InstanceApp, onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => onSecondStart());
  return true;
}
