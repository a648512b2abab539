import { describe, expect, it } from 'vitest';
import { lockedPreferences } from '../../../electron/shell/electron/web-preferences.ts';

describe('preferences of the page', () => {
  it('isolate it from everything', () => {
    expect(lockedPreferences).toEqual({
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
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
    });
  });
});
