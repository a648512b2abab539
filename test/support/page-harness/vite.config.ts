import { defineConfig } from 'vite';
import { harnessConfig } from '../harness-page.ts';

/** The page over a fake bridge, for looking at it: `npx vite --config test/support/page-harness/vite.config.ts`. */
export default defineConfig(harnessConfig(import.meta.url));
