/** The file in which what is known of limits outlives this run. It holds nothing secret, and nothing that is missed. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { KeptFile } from '../requests/kept.ts';

/** Only the person who runs Pinion may read or write the file. */
const ownerOnly = 0o600;

/**
 * @param path absolute; its folder exists
 * @param mayKeep asked at each write: whether anything may outlive this run
 */
export function limitsFile(path: string, mayKeep: () => boolean): KeptFile {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        // None yet, or a damaged one: the answers tell the limits anew.
        return null;
      }
    },
    write(content) {
      if (content === null) {
        rmSync(path, { force: true });
        return;
      }
      if (!mayKeep()) return;
      // A file that was only half written is no loss, but one that is whole is better.
      writeFileSync(`${path}.new`, JSON.stringify(content), { mode: ownerOnly });
      renameSync(`${path}.new`, path);
    },
  };
}
