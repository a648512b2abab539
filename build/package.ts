/** `npm run package:dir`: an unpacked, packaged app in `dist/`. Without `--dir`: this system's installers. */
import { build, DIR_TARGET, Platform } from 'electron-builder';
import { build as buildApp } from './build.ts';
import { packaging } from './electron-builder.ts';
import { projectRoot } from './vite.node.ts';

const unpacked = process.argv.includes('--dir');
await buildApp();
await build({
  projectDir: projectRoot,
  config: packaging,
  ...(unpacked ? { targets: Platform.current().createTarget(DIR_TARGET) } : {}),
});
