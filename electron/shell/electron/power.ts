/** Sleep and waking of the computer. */
import type { Shell } from '../shell.ts';

/** The part of Electron's `powerMonitor` that is used; only once Electron is ready. */
export interface PowerSource {
  on(event: 'suspend' | 'resume', listener: () => void): unknown;
}

export function onPower(source: PowerSource, listener: Parameters<Shell['onPower']>[0]): void {
  source.on('suspend', () => listener('asleep'));
  source.on('resume', () => listener('awake'));
}
