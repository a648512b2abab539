import { describe, expect, it } from 'vitest';
import { applicationMenu, menuShortcuts } from '../../../electron/shell/menu.ts';
import { keyEntries, keyNames, menuPresses, shownPresses } from '../../../renderer/app/key-table.ts';

describe('the table of keys', () => {
  it.each([false, true])('has every shortcut of the menu, and no other (macOS: %s)', (mac) => {
    const inTable = keyEntries.flatMap((entry) =>
      'does' in entry ? menuPresses(entry, mac).map((shortcut) => `${shortcut} ${entry.does}`) : [],
    );
    const inMenu = menuShortcuts(applicationMenu({ mac, developer: false }));
    expect(inTable.toSorted()).toEqual(inMenu.map(({ shortcut, command }) => `${shortcut} ${command}`).toSorted());
  });

  it('has the keys that the menu only shows', () => {
    for (const item of applicationMenu({ mac: false, developer: false }).flatMap(({ items }) => items)) {
      if (item.kind !== 'command' || item.keys === null) continue;
      const entry = keyEntries.find((each) => 'does' in each && each.does === item.command);
      expect(entry?.presses.map((press) => press.toLowerCase())).toContain(item.keys.toLowerCase());
    }
  });

  it('uses every key once and shows something for each', () => {
    const presses = keyEntries.flatMap((entry) => entry.presses);
    expect(new Set(presses).size).toBe(presses.length);
    for (const entry of keyEntries) expect(shownPresses(entry, false).length).toBeGreaterThan(0);
  });

  it('writes keys as keyboards do', () => {
    expect(keyNames('g h', false)).toEqual(['G', 'H']);
    expect(keyNames('CmdOrCtrl+Shift+H', false)).toEqual(['Ctrl Shift H']);
    expect(keyNames('CmdOrCtrl+Shift+H', true)).toEqual(['⌘⇧H']);
    expect(keyNames('Alt+Left', false)).toEqual(['Alt ←']);
    expect(keyNames('CmdOrCtrl+Plus', false)).toEqual(['Ctrl +']);
  });
});
