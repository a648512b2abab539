/** How the app is packaged. Nothing but `out/` goes in: main, preload and page are bundles without node_modules. */
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { type FuseName, fuses } from '../electron/security/fuses.ts';
import { projectRoot } from './vite.node.ts';

const linuxProgram = 'pinion';

/** The program inside a packed app. */
function programOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin' || electronPlatformName === 'mas') return join(appOutDir, `${name}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : linuxProgram);
}

/** The placeholder app of an unpacked runtime, which Electron would fall back to. */
async function removePlaceholder({ appOutDir }: AfterPackContext): Promise<void> {
  await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
}

/**
 * Sets every fuse that the program has. An older runtime (tests use one) lacks the newest fuses; the pinned version has
 * all of them, and one that we have not decided fails the build.
 */
async function setFuses(context: AfterPackContext): Promise<void> {
  const program = programOf(context);
  const present = await getCurrentFuseWire(program);
  const decided = (Object.keys(fuses) as FuseName[]).filter((name) => present[FuseV1Options[name]] !== undefined);
  await flipFuses(program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
    ...Object.fromEntries(decided.map((name) => [FuseV1Options[name], fuses[name]])),
  });
  const undecided = Object.keys(present).filter((key) => key !== 'version' && FuseV1Options[Number(key)] === undefined);
  if (undecided.length > 0) throw new Error(`Electron has fuses that are not decided: ${undecided.join(', ')}`);
}

/** A runtime at ELECTRON_OVERRIDE_DIST_PATH is packaged as it is; otherwise electron-builder downloads the pinned one. */
function runtime(): Pick<Configuration, 'electronDist' | 'electronVersion'> {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] || join(projectRoot, 'node_modules', 'electron', 'dist');
  const versionFile = join(folder, 'version');
  if (!existsSync(versionFile)) return {};
  return { electronDist: folder, electronVersion: readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') };
}

export const packaging: Configuration = {
  appId: 'app.pinion.Pinion',
  productName: 'Pinion',
  copyright: 'The Pinion authors',
  directories: { output: 'dist', buildResources: 'build/icons' },
  ...runtime(),
  asar: true,
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    '!node_modules',
    // The Chromium shell is never packaged.
    '!out/main/main.chromium.js',
    '!out/main/chunks.chromium',
    '!out/preload/page-bridge.js',
  ],
  electronLanguages: ['en-US'],
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  afterPack: async (context) => {
    await removePlaceholder(context);
    await setFuses(context);
  },
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Network',
    icon: 'build/icons/icon.png',
    executableName: linuxProgram,
    synopsis: 'A desktop reader for X',
  },
  win: { target: ['nsis'], icon: 'build/icons/icon.ico' },
  mac: {
    target: ['dmg', 'zip'],
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.social-networking',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
  },
};
