import { defineConfig } from 'vite';
import { scriptBundle } from './vite.script.ts';

/** The page-side script of the Chromium shell → `out/preload/page-bridge.js`. */
export default defineConfig(
  scriptBundle({ entry: 'electron/shell/chromium/page-bridge.ts', file: 'page-bridge.js', format: 'iife' }),
);
