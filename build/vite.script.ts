import type { UserConfig } from 'vite';
import { projectRoot } from './vite.node.ts';

export interface ScriptBundle {
  /** Entry, relative to the project. */
  entry: string;
  /** File below `out/preload/`. */
  file: string;
  format: 'cjs' | 'iife';
  external?: readonly string[];
}

/** One self-contained script that runs beside a page. */
export function scriptBundle({ entry, file, format, external = [] }: ScriptBundle): UserConfig {
  return {
    root: projectRoot,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: 'out/preload',
      emptyOutDir: false,
      target: 'chrome130',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        external: [...external],
        output: { format, entryFileNames: file },
      },
    },
  };
}
