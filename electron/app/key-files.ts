/** Plain files with keys, as a person keeps them: reading one, and deleting it once its keys are in Pinion. */
import { readFile, realpath, rm, stat } from 'node:fs/promises';

/** Far above any settings file. */
const mostBytes = 256 * 1024;

export const keyFiles = {
  /** @returns null when there is no such file or it cannot be read; empty text with `tooLarge` for a larger one */
  async readFile(path: string): Promise<{ bytes: Uint8Array; tooLarge: boolean } | null> {
    try {
      const found = await stat(path);
      // Anything else may never come to an end.
      if (!found.isFile()) return null;
      return found.size > mostBytes
        ? { bytes: new Uint8Array(), tooLarge: true }
        : { bytes: await readFile(path), tooLarge: false };
    } catch {
      return null;
    }
  },
  /**
   * Deleted, not moved to the trash, where it would go on lying about. Where a link leads to it, both are.
   * @returns false when that was not possible
   */
  async deleteFile(path: string): Promise<boolean> {
    try {
      const file = await realpath(path);
      await rm(file);
      await rm(path, { force: true });
      return true;
    } catch {
      return false;
    }
  },
};
