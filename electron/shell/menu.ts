/**
 * The application menu as data: what it offers, in which order, and which keys do the same. The Electron shell builds
 * the system's menu from it, the Chromium shell listens to the keys.
 */
import type { MenuCommand } from '../contract/calls.ts';
import type { menu as menuTexts } from '../contract/messages/menu.ts';

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
  | 'selectAll'
  | 'minimize'
  | 'toggleDevTools'
  | 'togglefullscreen'
  | 'undo'
>;

export type MenuItem =
  | { kind: 'separator' }
  | { kind: 'role'; role: MenuRole }
  /**
   * The first shortcut is shown, the others work as well. `CmdOrCtrl` is Command on macOS, Control elsewhere. `keys` are
   * those that do the same in the page where nothing is typed: they are only shown, as a menu that listened to letters
   * would swallow them from every text box.
   */
  | { kind: 'command'; command: MenuCommand; text: MenuText; shortcuts: readonly string[]; keys: string | null };

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
  keys: null,
});
const inPage = (name: MenuCommand, text: MenuText, keys: string): MenuItem => ({
  kind: 'command',
  command: name,
  text,
  shortcuts: [],
  keys,
});

const settings = command('show-settings', 'settings', 'CmdOrCtrl+,');

const appMenu: Menu = {
  text: 'app',
  items: [role('about'), separator, settings, separator, role('hide'), role('hideOthers'), separator, role('quit')],
};

const fileMenu = (mac: boolean): Menu => ({
  text: 'file',
  items: [
    command('write-post', 'writePost', 'CmdOrCtrl+N'),
    command('export', 'export', 'CmdOrCtrl+E'),
    separator,
    command('add-account', 'addAccount', 'CmdOrCtrl+Shift+A'),
    separator,
    ...(mac ? [role('close')] : [settings, separator, role('quit')]),
  ],
});

const editMenu: Menu = {
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
    separator,
    command('show-search', 'showSearch', 'CmdOrCtrl+F'),
  ],
};

const viewMenu = (developer: boolean): Menu => ({
  text: 'view',
  items: [
    command('refresh', 'refresh', 'CmdOrCtrl+R', 'F5'),
    inPage('show-filters', 'showFilters', 'F'),
    separator,
    command('show-usage', 'showUsage'),
    command('show-limits', 'showLimits'),
    separator,
    command('add-column', 'addColumn'),
    command('close-column', 'closeColumn'),
    separator,
    // The page has its own size of text, which is remembered; the zoom of the browser engine would come on top of it.
    // Where the plus sign needs Shift, people press the key without it.
    command('larger-text', 'largerText', 'CmdOrCtrl+Plus', 'CmdOrCtrl+='),
    command('smaller-text', 'smallerText', 'CmdOrCtrl+-'),
    command('normal-text', 'normalText', 'CmdOrCtrl+0'),
    separator,
    role('togglefullscreen'),
    role('minimize'),
    ...(developer ? [separator, role('toggleDevTools')] : []),
  ],
});

/** On macOS, Option with an arrow moves through text by words; programs go back and forward with Command there. */
const goMenu = (mac: boolean): Menu => ({
  text: 'go',
  items: [
    command('go-back', 'goBack', mac ? 'CmdOrCtrl+[' : 'Alt+Left'),
    command('go-forward', 'goForward', mac ? 'CmdOrCtrl+]' : 'Alt+Right'),
    separator,
    command('show-home', 'showHome', 'CmdOrCtrl+Shift+H'),
    inPage('show-mentions', 'showMentions', 'G M'),
    inPage('show-likes', 'showLikes', 'G L'),
    inPage('show-lists', 'showLists', 'G I'),
    inPage('show-own-posts', 'showOwnPosts', 'G P'),
    inPage('show-catch-up', 'catchUp', 'G C'),
    command('open-user', 'openUser', 'CmdOrCtrl+K'),
    separator,
    command('jump-to-top', 'jumpToTop', 'CmdOrCtrl+Up'),
    separator,
    command('next-account', 'nextAccount', 'Ctrl+Tab'),
    command('previous-account', 'previousAccount', 'Ctrl+Shift+Tab'),
  ],
});

const postMenu: Menu = {
  text: 'post',
  items: [
    inPage('next-post', 'nextPost', 'J'),
    inPage('previous-post', 'previousPost', 'K'),
    separator,
    inPage('open-conversation', 'openConversation', 'Enter'),
    inPage('open-author', 'openAuthor', 'U'),
    inPage('open-on-x', 'openOnX', 'O'),
  ],
};

/**
 * @param mac macOS has its own first menu and expects Quit and Settings there
 * @param developer adds the developer tools
 */
export function applicationMenu({ mac, developer }: { mac: boolean; developer: boolean }): readonly Menu[] {
  return [
    ...(mac ? [appMenu] : []),
    fileMenu(mac),
    editMenu,
    viewMenu(developer),
    goMenu(mac),
    postMenu,
    {
      text: 'help',
      items: [
        command('check-setup', 'checkSetup'),
        separator,
        command('show-shortcuts', 'showShortcuts', 'CmdOrCtrl+/'),
      ],
    },
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
