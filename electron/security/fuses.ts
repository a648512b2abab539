/**
 * Electron's fuses: switches inside the packaged program that cannot be turned on again from outside. The list is
 * exhaustive by type: a new fuse in @electron/fuses does not compile until it is decided here.
 */
import type { FuseV1Options } from '@electron/fuses';

export type FuseName = keyof typeof FuseV1Options;

/** Fuse → on or off in a packaged Pinion. */
export const fuses = {
  /** The program must not serve as a plain Node that inherits our signature and keychain access. */
  RunAsNode: false,
  /** No cookies are kept; if that ever changes they are encrypted. */
  EnableCookieEncryption: true,
  /** NODE_OPTIONS could load foreign code. */
  EnableNodeOptionsEnvironmentVariable: false,
  /** --inspect could run foreign code in main. */
  EnableNodeCliInspectArguments: false,
  /** The archive with our code is checked against the hash in the program (macOS and Windows; no effect on Linux). */
  EnableEmbeddedAsarIntegrityValidation: true,
  /** No folder beside the archive can replace it. */
  OnlyLoadAppFromAsar: true,
  /** No snapshot of our own is built. */
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** The page has its own protocol; file: gets no privileges (electron/electron#40372). */
  GrantFileProtocolExtraPrivileges: false,
  /** No WebAssembly is used; the default trap handlers only matter for its speed. */
  WasmTrapHandlers: true,
} as const satisfies Record<FuseName, boolean>;
