import type { BrowserWindow } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { askForFile, type OpenDialogs } from '../../../electron/shell/electron/open-dialog.ts';

const window = {} as BrowserWindow;
const options = { title: 'Open a file with keys', filters: [{ name: 'Files with keys', extensions: ['env', 'ini'] }] };

const dialogs = (...filePaths: string[]) => ({
  showOpenDialog: vi.fn<OpenDialogs['showOpenDialog']>(async () => ({
    canceled: filePaths.length === 0,
    filePaths,
  })),
});

describe('dialog for choosing a file', () => {
  it('asks for one file, hidden ones too, and leaves no trace of it', async () => {
    const chosen = dialogs('/home/ada/.env');
    expect(await askForFile(chosen, window, options)).toBe('/home/ada/.env');
    expect(chosen.showOpenDialog).toHaveBeenCalledExactlyOnceWith(window, {
      ...options,
      properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
    });
  });

  it('takes no for an answer', async () => {
    expect(await askForFile(dialogs(), window, options)).toBeNull();
  });

  it('asks nobody without a window', async () => {
    const nobody = dialogs('/x');
    expect(await askForFile(nobody, undefined, options)).toBeNull();
    expect(nobody.showOpenDialog).not.toHaveBeenCalled();
  });
});
