/** The system's dialog for saving a file, in front of the window. */
import { dirname, join } from 'node:path';
import type { BrowserWindow, SaveDialogReturnValue } from 'electron';
import type { SaveDialogOptions } from '../shell.ts';

/** The part of Electron's `dialog` that is used. */
export interface SystemDialogs {
  showSaveDialog(
    window: BrowserWindow,
    options: {
      defaultPath: string;
      filters: { name: string; extensions: string[] }[];
      properties: ('createDirectory' | 'showOverwriteConfirmation')[];
    },
  ): Promise<SaveDialogReturnValue>;
}

/**
 * @param downloads the folder to begin with; later ones begin where the last file was saved
 * @returns a function that asks, in front of that window; without a window there is nobody to ask
 */
export function makeSaveDialog(
  dialogs: SystemDialogs,
  downloads: () => string,
): (window: BrowserWindow | undefined, options: SaveDialogOptions) => Promise<string | null> {
  let folder: string | null = null;
  return async (window, { suggestedName, filters }) => {
    if (window === undefined) return null;
    const { canceled, filePath } = await dialogs.showSaveDialog(window, {
      defaultPath: join(folder ?? downloads(), suggestedName),
      filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return null;
    folder = dirname(filePath);
    return filePath;
  };
}
