/** The least that Electron needs to show a page: what a start of Pinion is compared with. */
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.env.PINION_USER_DATA);
app.commandLine.appendSwitch('remote-debugging-port', process.env.PINION_DEVTOOLS_PORT);
app.whenReady().then(() => {
  new BrowserWindow({ width: 1100, height: 820 }).loadURL(process.env.BARE_PAGE);
});
