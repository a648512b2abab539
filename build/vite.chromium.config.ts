import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { nodeBundle } from './vite.node.ts';

/**
 * `electron/main.chromium.ts` → `out/main/main.chromium.js`: the main process in the Chromium shell. Packages that look for
 * Electron find an empty module: the real one would try to download it.
 */
export default defineConfig(
  nodeBundle({
    entry: 'electron/main.chromium.ts',
    file: 'main.chromium.js',
    chunks: 'chunks.chromium',
    external: ['playwright-core'],
    alias: { electron: fileURLToPath(new URL('no-electron.ts', import.meta.url)) },
  }),
);
