import { defineConfig } from 'vite';
import { nodeBundle } from './vite.node.ts';

/** `electron/main.ts` → `out/main/main.js`: the main process in Electron. */
export default defineConfig(
  nodeBundle({ entry: 'electron/main.ts', file: 'main.js', chunks: 'chunks', external: ['electron'] }),
);
