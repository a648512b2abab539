/** The entry in Electron. */
import { dirname } from 'node:path';
import { app, dialog } from 'electron';
import { shellTexts } from './contract/messages/en.ts';
import { securityRules } from './security/rules.ts';
import { startElectron } from './shell/electron/shell.ts';

// No await here: Electron becomes ready only after this module has finished.
const shell = startElectron({ rules: securityRules, out: dirname(import.meta.dirname) });

shell
  ?.then(async (ready) => {
    // Loaded while Chromium's own processes start.
    const { startApp } = await import('./app.ts');
    await startApp(ready);
  })
  .catch((cause: unknown) => {
    process.stderr.write(`${shellTexts.notStarted} ${app.isPackaged ? '' : String(cause)}\n`);
    dialog.showErrorBox(shellTexts.appName, shellTexts.notStarted);
    app.exit(1);
  });
