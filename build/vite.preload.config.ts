import { defineConfig } from 'vite';
import { scriptBundle } from './vite.script.ts';

/** `electron/preload.ts` → `out/preload/preload.cjs`: sandboxed preload scripts are CommonJS and one file. */
export default defineConfig(
  scriptBundle({ entry: 'electron/preload.ts', file: 'preload.cjs', format: 'cjs', external: ['electron'] }),
);
