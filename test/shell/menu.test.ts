import { describe, expect, it } from 'vitest';
import { menu as texts } from '../../electron/contract/messages/en.ts';
import { applicationMenu, menuShortcuts } from '../../electron/shell/menu.ts';
import { commandOf, type KeyPress } from '../../electron/shell/shortcuts.ts';

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
      'jump-to-top',
      'next-account',
      'previous-account',
      'refresh',
      'show-home',
      'show-settings',
      'show-shortcuts',
    ]);
  });

  it('shows the developer tools to developers only', () => {
    expect(rolesOf(false, true)).toContain('toggleDevTools');
    expect(rolesOf(false, false)).not.toContain('toggleDevTools');
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
  ])('%o is %s', (pressed, command) => {
    expect(commandOf(shortcuts, pressed, false)).toBe(command);
  });

  it.each([
    press('r'),
    press('r', { metaKey: true }),
    press('r', { ctrlKey: true, altKey: true }),
    press('a', { ctrlKey: true }),
    press('1', { ctrlKey: true }),
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
