/** `npm run build`: main, preload and page, and the Chromium entry. With `--if-changed`, only when an input changed. */
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'vite';
import chromium from './vite.chromium.config.ts';
import main from './vite.main.config.ts';
import { projectRoot } from './vite.node.ts';
import page from './vite.page.config.ts';
import pageBridge from './vite.page-bridge.config.ts';
import preload from './vite.preload.config.ts';

/** Everything that a build depends on. */
const inputs = ['electron', 'renderer', 'build', 'package.json', 'package-lock.json'];
const out = join(projectRoot, 'out');
/** Folders below `out/` that a build fills; the rest of `out/` belongs to others. */
const results = ['main', 'preload', 'renderer'];
const stampFile = join(out, 'stamp');

/** @returns a hash of the names and contents of all inputs */
async function hashInputs(): Promise<string> {
  const files: string[] = [];
  for (const input of inputs) {
    const path = join(projectRoot, input);
    if (input.endsWith('.json')) files.push(path);
    else {
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
      }
    }
  }
  const hash = createHash('sha256').update(process.version);
  for (const file of files.sort()) hash.update(`\0${relative(projectRoot, file)}\0`).update(await readFile(file));
  return hash.digest('hex');
}

/** Builds everything into `out/`. */
export async function build(): Promise<void> {
  const stamp = await hashInputs();
  await Promise.all(
    [stampFile, ...results.map((folder) => join(out, folder))].map((path) =>
      rm(path, { recursive: true, force: true }),
    ),
  );
  await Promise.all(
    [main, chromium, preload, pageBridge, page].map((config) => bundle({ ...config, configFile: false })),
  );
  await copyFile(join(projectRoot, 'build', 'icons', 'icon-256.png'), join(out, 'main', 'icon.png'));
  await writeFile(stampFile, stamp);
}

/** @returns whether anything had to be built */
export async function buildIfChanged(): Promise<boolean> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => null);
  if (stamp !== null && stamp === (await hashInputs())) return false;
  await build();
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await (process.argv.includes('--if-changed') ? buildIfChanged() : build());
}
