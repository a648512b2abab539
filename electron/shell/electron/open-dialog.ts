/** The system's dialog for choosing a file, in front of the window. */
import type { BrowserWindow, OpenDialogReturnValue } from 'electron';
import type { OpenDialogOptions } from '../shell.ts';

/** The part of Electron's `dialog` that is used. */
export interface OpenDialogs {
  showOpenDialog(
    window: BrowserWindow,
    options: {
      title: string;
      filters: { name: string; extensions: string[] }[];
      properties: ('openFile' | 'showHiddenFiles' | 'dontAddToRecent')[];
    },
  ): Promise<OpenDialogReturnValue>;
}

/** Asks in front of that window; without a window there is nobody to ask. */
export async function askForFile(
  dialogs: OpenDialogs,
  window: BrowserWindow | undefined,
  { title, filters }: OpenDialogOptions,
): Promise<string | null> {
  if (window === undefined) return null;
  const { canceled, filePaths } = await dialogs.showOpenDialog(window, {
    title,
    filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    // Files with keys are often hidden (.env), and nobody wants them among the recent ones.
    properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
