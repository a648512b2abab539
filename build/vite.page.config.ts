import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { projectRoot } from './vite.node.ts';

/**
 * The page → `out/renderer/`. The content policy allows no inline script and no data: address, so nothing is inlined;
 * the document's nonce placeholder is filled in whenever it is served.
 */
export default defineConfig({
  root: join(projectRoot, 'renderer'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: join(projectRoot, 'out', 'renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The page comes from disk: one file starts faster than many.
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
  },
});
