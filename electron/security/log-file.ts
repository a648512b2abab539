/** Where the log goes: `logs/pinion.log` in the data folder, readable by its owner only, with one older file kept. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes after which the file is set aside as `pinion.old.log`. */
const defaultLimit = 1024 * 1024;

/**
 * Lines are written at once, so that the last words before a crash are kept; there are few of them.
 * @param folder the folder for logs; made when missing
 * @returns the `write` of `makeLog`; it never throws, as a full disk must not stop the app
 */
export function makeLogFile(folder: string, limit = defaultLimit): (line: string) => void {
  const file = join(folder, 'pinion.log');
  let size: number | null = null;
  return (line) => {
    try {
      if (size === null) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      }
      if (size > 0 && size + Buffer.byteLength(line) > limit) {
        renameSync(file, join(folder, 'pinion.old.log'));
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      // Nothing to tell and nobody to tell it to.
    }
  };
}
