/**
 * Every key of the window, in the order of the sheet. The sheet is made from this table, and so is the handling of the
 * keys that belong to the frame; the others are listened to by the feed, by the application menu or by the system, and
 * stand here so that the sheet is complete.
 */
import type { MenuCommand } from '../../electron/contract/calls.ts';
import { keyTexts } from '../../electron/contract/messages/frame.ts';

/** What a key of the frame does: a command, or something that has no place in the menu. */
export type KeyAction = MenuCommand | 'show-bookmarks' | 'previous-column' | 'next-column' | 'switch-account';

interface KeyLine {
  /**
   * The ways to press it: keys as `KeyboardEvent.key` names them, modifiers joined with `+`, one after the other with a
   * space between. The space bar is `Space`, the plus sign `Plus`; `CmdOrCtrl` is Command on macOS, else Control.
   */
  presses: readonly string[];
  /** The presses that the sheet shows, where all would be too many. */
  shown?: readonly string[];
  /**
   * Shortcuts of the application menu (electron/shell/menu.ts) that do the same, in Electron's names; on macOS, where
   * they are others there. The menu listens to them, and the first is shown.
   */
  menu?: readonly string[];
  menuOnMac?: readonly string[];
  says: keyof typeof keyTexts.says;
}

export type KeyEntry =
  /** Handled by the frame. */
  | (KeyLine & { by: 'frame'; does: KeyAction })
  /** Handled by the feed that has the focus, or would have it. */
  | (KeyLine & { by: 'feed'; does?: MenuCommand })
  /** In the application menu only. */
  | (KeyLine & { by: 'menu'; does: MenuCommand })
  /** Handled by the browser engine and the kit. */
  | (KeyLine & { by: 'system' });

export interface KeyGroup {
  title: keyof typeof keyTexts.groups;
  entries: readonly KeyEntry[];
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'posts',
    entries: [
      { by: 'feed', does: 'next-post', presses: ['j', 'PageDown'], says: 'nextPost' },
      { by: 'feed', does: 'previous-post', presses: ['k', 'PageUp'], says: 'previousPost' },
      { by: 'feed', presses: ['Space'], says: 'onward' },
      { by: 'feed', presses: ['Shift+Space'], says: 'backward' },
      { by: 'feed', does: 'open-conversation', presses: ['Enter'], says: 'openConversation' },
      { by: 'feed', does: 'open-author', presses: ['u'], says: 'openAuthor' },
      { by: 'feed', does: 'open-on-x', presses: ['o'], says: 'openOnX' },
      { by: 'feed', presses: ['v'], says: 'viewMedia' },
      { by: 'feed', does: 'jump-to-top', presses: ['Home'], menu: ['CmdOrCtrl+Up'], says: 'newest' },
      { by: 'feed', presses: ['End'], says: 'oldest' },
      // The feed answers it too; an empty timeline has no feed.
      { by: 'frame', does: 'refresh', presses: ['.'], menu: ['CmdOrCtrl+R', 'F5'], says: 'refresh' },
    ],
  },
  {
    title: 'places',
    entries: [
      { by: 'frame', does: 'show-home', presses: ['g h'], menu: ['CmdOrCtrl+Shift+H'], says: 'home' },
      { by: 'frame', does: 'show-mentions', presses: ['g m'], says: 'mentions' },
      { by: 'frame', does: 'show-likes', presses: ['g l'], says: 'likes' },
      { by: 'frame', does: 'show-bookmarks', presses: ['g b'], says: 'bookmarks' },
      { by: 'frame', does: 'show-lists', presses: ['g i'], says: 'lists' },
      { by: 'frame', does: 'show-search', presses: ['g s', '/'], menu: ['CmdOrCtrl+F'], says: 'search' },
      { by: 'frame', does: 'show-own-posts', presses: ['g p'], says: 'ownPosts' },
      { by: 'frame', does: 'show-catch-up', presses: ['g c'], says: 'catchUp' },
      { by: 'frame', does: 'open-user', presses: ['g u'], menu: ['CmdOrCtrl+K'], says: 'openUser' },
      {
        by: 'menu',
        does: 'go-back',
        presses: [],
        menu: ['Alt+Left'],
        menuOnMac: ['CmdOrCtrl+['],
        says: 'back',
      },
      {
        by: 'menu',
        does: 'go-forward',
        presses: [],
        menu: ['Alt+Right'],
        menuOnMac: ['CmdOrCtrl+]'],
        says: 'forward',
      },
    ],
  },
  {
    title: 'columns',
    entries: [
      { by: 'frame', does: 'previous-column', presses: ['['], says: 'previousColumn' },
      { by: 'frame', does: 'next-column', presses: [']'], says: 'nextColumn' },
    ],
  },
  {
    title: 'doing',
    entries: [
      { by: 'frame', does: 'write-post', presses: ['n'], menu: ['CmdOrCtrl+N'], says: 'write' },
      { by: 'frame', does: 'export', presses: ['e'], menu: ['CmdOrCtrl+E'], says: 'export' },
      { by: 'frame', does: 'show-filters', presses: ['f'], says: 'filters' },
    ],
  },
  {
    title: 'window',
    entries: [
      {
        by: 'frame',
        does: 'switch-account',
        presses: digits.map((digit) => `CmdOrCtrl+${digit}`),
        shown: ['CmdOrCtrl+1', 'CmdOrCtrl+9'],
        says: 'account',
      },
      { by: 'menu', does: 'next-account', presses: [], menu: ['Ctrl+Tab'], says: 'nextAccount' },
      { by: 'menu', does: 'previous-account', presses: [], menu: ['Ctrl+Shift+Tab'], says: 'previousAccount' },
      { by: 'menu', does: 'add-account', presses: [], menu: ['CmdOrCtrl+Shift+A'], says: 'addAccount' },
      { by: 'menu', does: 'larger-text', presses: [], menu: ['CmdOrCtrl+Plus', 'CmdOrCtrl+='], says: 'largerText' },
      { by: 'menu', does: 'smaller-text', presses: [], menu: ['CmdOrCtrl+-'], says: 'smallerText' },
      { by: 'menu', does: 'normal-text', presses: [], menu: ['CmdOrCtrl+0'], says: 'normalText' },
      { by: 'menu', does: 'show-settings', presses: [], menu: ['CmdOrCtrl+,'], says: 'settings' },
      { by: 'frame', does: 'show-usage', presses: ['g d'], says: 'usage' },
      { by: 'frame', does: 'show-limits', presses: ['g w'], says: 'limits' },
      { by: 'frame', does: 'check-setup', presses: ['g k'], says: 'checkSetup' },
      { by: 'frame', does: 'show-shortcuts', presses: ['?'], menu: ['CmdOrCtrl+/'], says: 'keys' },
      { by: 'system', presses: ['Tab'], says: 'move' },
      { by: 'system', presses: ['Escape'], says: 'close' },
    ],
  },
];

export const keyEntries: readonly KeyEntry[] = keyGroups.flatMap(({ entries }) => entries);

/** The shortcuts of the menu for an entry. @param mac on macOS some are others */
export const menuPresses = ({ menu = [], menuOnMac = menu }: KeyEntry, mac: boolean): readonly string[] =>
  mac ? menuOnMac : menu;

/** What the sheet shows of an entry. */
export const shownPresses = (entry: KeyEntry, mac: boolean): readonly string[] => [
  ...(entry.shown ?? entry.presses),
  ...menuPresses(entry, mac).slice(0, 1),
];

const names: Partial<Record<string, string>> = keyTexts.names;
const namesOnMac: Partial<Record<string, string>> = { ...keyTexts.names, ...keyTexts.namesOnMac };

/**
 * A press as the sheet writes it: one or more keys, each with its modifiers, to be pressed one after the other.
 * @param mac macOS has signs for its modifiers
 */
export function keyNames(press: string, mac: boolean): string[] {
  const known = mac ? namesOnMac : names;
  return press.split(' ').map((key) =>
    key
      .split('+')
      .map((part) => known[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(mac ? '' : ' '),
  );
}
