/**
 * Pinion saves no files for the page. Electron would ask the person where to put a download, and a script in the page
 * can start one at any time, with any name and content.
 */
import type { DownloadSession } from '../shell/shell.ts';

/** Ends every download of a session before it asks or writes anything. */
export function refuseDownloads(session: DownloadSession): void {
  session.on('will-download', (event) => event.preventDefault());
}
