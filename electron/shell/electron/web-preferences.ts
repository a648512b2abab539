import type { WebPreferences } from 'electron';

/**
 * What the page may do (Electron security guide, items 2 to 11). Defaults are written out, so that a change of a
 * default in Electron changes nothing here.
 */
export const lockedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  // The checker would download dictionaries.
  spellcheck: false,
  // A middle click would open a link in a new window.
  disableBlinkFeatures: 'Auxclick',
} as const satisfies WebPreferences;
