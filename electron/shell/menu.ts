/**
 * The application menu as data: what it offers, in which order, and which keys do the same. The Electron shell builds
 * the system's menu from it, the Chromium shell listens to the keys.
 */
import type { MenuCommand } from '../contract/calls.ts';
import type { menu as menuTexts } from '../contract/messages/en.ts';

type MenuText = keyof typeof menuTexts;

/** What the system or the browser engine does by itself, in Electron's names; the catalogue has them too. */
export type MenuRole = Extract<
  MenuText,
  | 'about'
  | 'close'
  | 'copy'
  | 'cut'
  | 'hide'
  | 'hideOthers'
  | 'paste'
  | 'quit'
  | 'redo'
  | 'resetZoom'
  | 'selectAll'
  | 'minimize'
  | 'toggleDevTools'
  | 'togglefullscreen'
  | 'undo'
  | 'zoomIn'
  | 'zoomOut'
>;

export type MenuItem =
  | { kind: 'separator' }
  | { kind: 'role'; role: MenuRole }
  /** The first shortcut is shown, the others work as well. `CmdOrCtrl` is Command on macOS, Control elsewhere. */
  | { kind: 'command'; command: MenuCommand; text: MenuText; shortcuts: readonly string[] };

export interface Menu {
  text: MenuText;
  items: readonly MenuItem[];
}

const separator: MenuItem = { kind: 'separator' };
const role = (name: MenuRole): MenuItem => ({ kind: 'role', role: name });
const command = (name: MenuCommand, text: MenuText, ...shortcuts: string[]): MenuItem => ({
  kind: 'command',
  command: name,
  text,
  shortcuts,
});

/**
 * @param mac macOS has its own first menu and expects Quit and Settings there
 * @param developer adds the developer tools
 */
export function applicationMenu({ mac, developer }: { mac: boolean; developer: boolean }): readonly Menu[] {
  const settings = command('show-settings', 'settings', 'CmdOrCtrl+,');
  const addAccount = command('add-account', 'addAccount', 'CmdOrCtrl+Shift+A');
  const appMenu: Menu = {
    text: 'app',
    items: [role('about'), separator, settings, separator, role('hide'), role('hideOthers'), separator, role('quit')],
  };
  const fileMenu: Menu = {
    text: 'file',
    items: mac ? [addAccount, separator, role('close')] : [addAccount, separator, settings, separator, role('quit')],
  };
  return [
    ...(mac ? [appMenu] : []),
    fileMenu,
    {
      text: 'edit',
      items: [
        role('undo'),
        role('redo'),
        separator,
        role('cut'),
        role('copy'),
        role('paste'),
        separator,
        role('selectAll'),
      ],
    },
    {
      text: 'view',
      items: [
        command('refresh', 'refresh', 'CmdOrCtrl+R', 'F5'),
        command('show-home', 'showHome', 'CmdOrCtrl+Shift+H'),
        command('jump-to-top', 'jumpToTop', 'CmdOrCtrl+Up'),
        separator,
        command('next-account', 'nextAccount', 'Ctrl+Tab'),
        command('previous-account', 'previousAccount', 'Ctrl+Shift+Tab'),
        separator,
        role('zoomIn'),
        role('zoomOut'),
        role('resetZoom'),
        role('togglefullscreen'),
        role('minimize'),
        ...(developer ? [separator, role('toggleDevTools')] : []),
      ],
    },
    { text: 'help', items: [command('show-shortcuts', 'showShortcuts', 'CmdOrCtrl+/')] },
  ];
}

/** Every shortcut of the menu with its command. */
export function menuShortcuts(menus: readonly Menu[]): { shortcut: string; command: MenuCommand }[] {
  return menus.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'command' ? item.shortcuts.map((shortcut) => ({ shortcut, command: item.command })) : [],
    ),
  );
}
