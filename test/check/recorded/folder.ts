/** The files of a folder and of those below it. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What is found under a name. */
export interface Found {
  /** Relative to the folder, with `/`. */
  name: string;
  /** The content; or, for what is no file or cannot be read, a reason to skip it. */
  read(): Uint8Array | { skipped: string };
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

function read(path: string): Uint8Array | { skipped: string } {
  try {
    return statSync(path).isFile() ? readFileSync(path) : { skipped: 'not a file' };
  } catch {
    return { skipped: 'cannot be read' };
  }
}

/** Links are followed; `seen` are the real folders that were gone through, as a link may lead in a circle. */
function pathsIn(folder: string, seen: Set<string>): string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (isFolder(path) ? pathsIn(path, seen) : [path]));
}

/** In the order of the alphabet; null when there is no such folder. */
export function filesIn(folder: string): Found[] | null {
  if (!isFolder(folder)) return null;
  return pathsIn(folder, new Set())
    .sort()
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), read: () => read(path) }));
}
