import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/** The folder of the project. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface NodeBundle {
  /** Entry, relative to the project. */
  entry: string;
  /** File below `out/main/`. */
  file: string;
  /** Folder below `out/main/` for what is imported later. */
  chunks: string;
  /** Packages that are not bundled. */
  external: readonly string[];
  /** Modules that are replaced by another one. */
  alias?: Readonly<Record<string, string>>;
}

/**
 * Everything in one file (plus one per dynamic import), so that starting reads as few files as possible and the
 * packaged app needs no node_modules.
 */
export function nodeBundle({ entry, file, chunks, external, alias = {} }: NodeBundle): UserConfig {
  return {
    root: projectRoot,
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: { ...alias } },
    ssr: { noExternal: true, external: [...external] },
    build: {
      ssr: entry,
      outDir: 'out/main',
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: [...external],
        output: { format: 'esm', entryFileNames: file, chunkFileNames: `${chunks}/[name].js` },
      },
    },
  };
}
