import type { BrowserWindow } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { makeSaveDialog, type SystemDialogs } from '../../../electron/shell/electron/save-dialog.ts';

const window = {} as BrowserWindow;
const filters = [{ name: 'Table (CSV)', extensions: ['csv'] }];

function open(...answers: (string | null)[]) {
  const showSaveDialog = vi.fn<SystemDialogs['showSaveDialog']>(async () => {
    const filePath = answers.shift() ?? null;
    return { canceled: filePath === null, filePath: filePath ?? '' };
  });
  const ask = makeSaveDialog({ showSaveDialog }, () => '/home/ada/Downloads');
  const paths = () => showSaveDialog.mock.calls.map(([, { defaultPath }]) => defaultPath);
  return { ask, paths, showSaveDialog };
}

describe('save dialog', () => {
  it('offers the name among the downloads, with the kind of file', async () => {
    const { ask, showSaveDialog } = open('/home/ada/Downloads/Home.csv');
    expect(await ask(window, { suggestedName: 'Home.csv', filters })).toBe('/home/ada/Downloads/Home.csv');
    expect(showSaveDialog).toHaveBeenCalledExactlyOnceWith(window, {
      defaultPath: '/home/ada/Downloads/Home.csv',
      filters,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
  });

  it('begins where the last file was saved', async () => {
    const { ask, paths } = open('/home/ada/Work/a.csv', null, '/home/ada/Work/b.csv');
    await ask(window, { suggestedName: 'a.csv', filters });
    expect(await ask(window, { suggestedName: 'b.csv', filters })).toBeNull();
    expect(paths()).toEqual(['/home/ada/Downloads/a.csv', '/home/ada/Work/b.csv']);
  });

  it('asks nobody without a window', async () => {
    const { ask, showSaveDialog } = open('/x');
    expect(await ask(undefined, { suggestedName: 'a.csv', filters })).toBeNull();
    expect(showSaveDialog).not.toHaveBeenCalled();
  });
});
