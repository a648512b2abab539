import { defineConfig } from 'vite';
import { harnessConfig } from '../harness-page.ts';

/** A timeline alone, built for tests in a real browser. */
export default defineConfig(harnessConfig(import.meta.url));
