/**
 * A `KeyValueFile` on electron-store, which writes atomically (temporary file, fsync, rename). The only module that
 * imports it. electron-store's own defaults are overruled where they would lose data: it may never clear a file that it
 * cannot read, and an empty or foreign file is an error rather than an empty store.
 */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { KeyValueFile } from './store.ts';

/** Only the person who runs Pinion may read or write the file. */
const OWNER_ONLY = 0o600;

/**
 * @param folder absolute path; made when it is not there
 * @param name file name without its extension `.json`
 */
export function electronStoreFile(folder: string, name: string): KeyValueFile {
  const path = join(folder, `${name}.json`);

  // Opened anew each time: opening fails while the file is damaged, and there is nothing to keep between two uses.
  const open = () =>
    new ElectronStore({
      cwd: folder,
      name,
      configFileMode: OWNER_ONLY,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
      deserialize: parseObject,
    });

  return {
    read: () => (existsSync(path) ? { ...open().store } : undefined),
    write(content) {
      open().store = content;
    },
    setAside(stamp) {
      if (!existsSync(path)) return;
      renameSync(path, freeName(join(folder, `${name}.set-aside-${stamp}`)));
    },
  };
}

/** electron-store takes `null`, a list or a number for an empty store; here they are damage. */
function parseObject(text: string): Record<string, unknown> {
  const content: unknown = JSON.parse(text);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new SyntaxError('The file does not hold an object.');
  }
  return content as Record<string, unknown>;
}

function freeName(base: string): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? `${base}.json` : `${base}-${count}.json`;
    if (!existsSync(candidate)) return candidate;
  }
}
