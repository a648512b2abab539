import { describe, expect, it } from 'vitest';
import { menuTextWithKeys, menu as texts } from '../../electron/contract/messages/menu.ts';
import { applicationMenu, menuShortcuts } from '../../electron/shell/menu.ts';
import { commandOf, type KeyPress } from '../../electron/shell/shortcuts.ts';
import { keyEntries } from '../../renderer/app/key-table.ts';

const rolesOf = (mac: boolean, developer: boolean): string[] =>
  applicationMenu({ mac, developer }).flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'role' ? [item.role] : [])),
  );

describe('application menu', () => {
  it.each([true, false])('offers every command once (mac: %s)', (mac) => {
    const commands = applicationMenu({ mac, developer: false }).flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'command' ? [item.command] : [])),
    );
    expect(commands.toSorted()).toEqual([
      'add-account',
      'add-column',
      'check-setup',
      'close-column',
      'export',
      'go-back',
      'go-forward',
      'jump-to-top',
      'larger-text',
      'next-account',
      'next-post',
      'normal-text',
      'open-author',
      'open-conversation',
      'open-on-x',
      'open-user',
      'previous-account',
      'previous-post',
      'refresh',
      'show-catch-up',
      'show-filters',
      'show-home',
      'show-likes',
      'show-limits',
      'show-lists',
      'show-mentions',
      'show-own-posts',
      'show-search',
      'show-settings',
      'show-shortcuts',
      'show-usage',
      'smaller-text',
      'write-post',
    ]);
  });

  it('shows the developer tools to developers only', () => {
    expect(rolesOf(false, true)).toContain('toggleDevTools');
    expect(rolesOf(false, false)).not.toContain('toggleDevTools');
  });

  it.each([true, false])('leaves the keys to what the system and the engine do with them (mac: %s)', (mac) => {
    const reserved = ['A', 'C', 'V', 'X', 'Z', 'Y', 'M', 'W', 'Q', 'H', 'P', 'S'].map((key) => `CmdOrCtrl+${key}`);
    const shortcuts = menuShortcuts(applicationMenu({ mac, developer: true })).map(({ shortcut }) => shortcut);
    expect(shortcuts.filter((shortcut) => reserved.includes(shortcut))).toEqual([]);
    // Letters alone are for the page, where nothing is typed.
    for (const shortcut of shortcuts) expect(shortcut).toMatch(/^(F\d+|(CmdOrCtrl|Ctrl|Alt)\+.+)$/);
  });

  it('goes back and forward with the keys of the system, and never with those that move through text', () => {
    const keysOf = (mac: boolean, name: string) =>
      menuShortcuts(applicationMenu({ mac, developer: false })).find(({ command }) => command === name)?.shortcut;
    expect([keysOf(false, 'go-back'), keysOf(false, 'go-forward')]).toEqual(['Alt+Left', 'Alt+Right']);
    expect([keysOf(true, 'go-back'), keysOf(true, 'go-forward')]).toEqual(['CmdOrCtrl+[', 'CmdOrCtrl+]']);
  });

  it('has a size of text of its own and no zoom beside it', () => {
    expect(rolesOf(false, true).filter((role) => /zoom/i.test(role))).toEqual([]);
  });

  it('names the keys of the page, as the page has them', () => {
    const shown = applicationMenu({ mac: false, developer: false }).flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'command' && item.keys !== null ? [item] : [])),
    );
    const inPage = new Map<string, readonly string[]>([
      ...keyEntries.flatMap((entry): [string, readonly string[]][] =>
        entry.by === 'frame' ? [[entry.does, entry.presses]] : [],
      ),
      // The feed does not speak of commands.
      ...keyEntries.flatMap((entry): [string, readonly string[]][] =>
        entry.by === 'feed'
          ? [[entry.says.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), entry.presses]]
          : [],
      ),
    ]);
    for (const { command, keys } of shown) {
      const presses = inPage.get(command) ?? [];
      expect(presses.map((press) => press.toLowerCase())).toContain(keys?.toLowerCase());
    }
    expect(menuTextWithKeys('Next post', 'J')).toBe('Next post (J)');
  });

  it('never offers what would reload or leave the page', () => {
    const roles: string[] = [...rolesOf(true, true), ...rolesOf(false, true)];
    expect(roles).not.toContain('reload');
    expect(roles).not.toContain('forceReload');
  });

  it('has no shortcut twice, on any system', () => {
    for (const mac of [true, false]) {
      const shortcuts = menuShortcuts(applicationMenu({ mac, developer: true })).map(({ shortcut }) => shortcut);
      expect(new Set(shortcuts).size).toBe(shortcuts.length);
    }
  });

  it('takes every word from the catalogue', () => {
    for (const { text, items } of applicationMenu({ mac: true, developer: true })) {
      expect(texts[text]).toBeTruthy();
      for (const item of items) {
        if (item.kind === 'command') expect(texts[item.text]).toBeTruthy();
        if (item.kind === 'role') expect(texts[item.role]).toBeTruthy();
      }
    }
  });
});

describe('shortcuts', () => {
  const shortcuts = menuShortcuts(applicationMenu({ mac: false, developer: false }));
  const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  });

  it.each([
    [press('F5'), 'refresh'],
    [press('r', { ctrlKey: true }), 'refresh'],
    [press('A', { ctrlKey: true, shiftKey: true }), 'add-account'],
    [press('ArrowUp', { ctrlKey: true }), 'jump-to-top'],
    [press('Tab', { ctrlKey: true }), 'next-account'],
    [press('Tab', { ctrlKey: true, shiftKey: true }), 'previous-account'],
    [press(',', { ctrlKey: true }), 'show-settings'],
    [press('ArrowLeft', { altKey: true }), 'go-back'],
    [press('n', { ctrlKey: true }), 'write-post'],
    [press('+', { ctrlKey: true }), 'larger-text'],
    [press('+', { ctrlKey: true, shiftKey: true }), 'larger-text'],
    [press('=', { ctrlKey: true }), 'larger-text'],
    [press('-', { ctrlKey: true }), 'smaller-text'],
    [press('0', { ctrlKey: true }), 'normal-text'],
    // On some keyboards the slash needs Shift.
    [press('/', { ctrlKey: true, shiftKey: true }), 'show-shortcuts'],
  ])('%o is %s', (pressed, command) => {
    expect(commandOf(shortcuts, pressed, false)).toBe(command);
  });

  it.each([
    press('r'),
    press('r', { metaKey: true }),
    press('r', { ctrlKey: true, altKey: true }),
    press('a', { ctrlKey: true }),
    press('1', { ctrlKey: true }),
    press('j'),
    press('n'),
    press('ArrowLeft'),
    press('ArrowLeft', { ctrlKey: true }),
    press('+'),
    press('Tab'),
  ])('%o is left to the page', (pressed) => {
    expect(commandOf(shortcuts, pressed, false)).toBeNull();
  });

  it('use Command instead of Control on macOS, except where Control is meant', () => {
    expect(commandOf(shortcuts, press('r', { metaKey: true }), true)).toBe('refresh');
    expect(commandOf(shortcuts, press('r', { ctrlKey: true }), true)).toBeNull();
    expect(commandOf(shortcuts, press('Tab', { ctrlKey: true }), true)).toBe('next-account');
  });
});
