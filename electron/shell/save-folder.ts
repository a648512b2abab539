/** Where a file goes when nobody is asked: into a folder, under a name that is still free. */
import { existsSync, mkdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/**
 * @param folder absolute path; made when it is missing
 * @param name a file name; folders in it are left out
 * @returns the path of a file that does not exist yet
 */
export function placeInFolder(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const own = basename(name);
  const extension = extname(own);
  const stem = own.slice(0, own.length - extension.length);
  let path = join(folder, own);
  for (let number = 2; existsSync(path); number += 1) path = join(folder, `${stem} (${number})${extension}`);
  return path;
}
