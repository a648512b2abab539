/** The system's menus, built from the menu data and the catalogue. */
import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import type { MenuCommand } from '../../contract/calls.ts';
import { menuTextWithKeys, menu as texts } from '../../contract/messages/menu.ts';
import { applicationMenu, type MenuItem } from '../menu.ts';

function template(item: MenuItem, choose: (command: MenuCommand) => void): MenuItemConstructorOptions[] {
  if (item.kind === 'separator') return [{ type: 'separator' }];
  if (item.kind === 'role') return [{ role: item.role, label: texts[item.role] }];
  const label = item.keys === null ? texts[item.text] : menuTextWithKeys(texts[item.text], item.keys);
  const shown = { label, click: () => choose(item.command) };
  const [first, ...others] = item.shortcuts;
  return [
    { ...shown, ...(first === undefined ? {} : { accelerator: first }) },
    // A menu item has one shortcut; the others hang on items that nobody sees.
    ...others.map((accelerator) => ({ ...shown, accelerator, visible: false })),
  ];
}

/** Sets the menu of the application (macOS) or of its windows. */
export function setApplicationMenu(developer: boolean, choose: (command: MenuCommand) => void): void {
  const menus = applicationMenu({ mac: process.platform === 'darwin', developer });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menus.map(({ text, items }) => ({
        label: texts[text],
        submenu: items.flatMap((item) => template(item, choose)),
      })),
    ),
  );
}

/** Cut, copy and paste on a right click: without it, people who do not know the shortcuts could not paste their keys. */
export function addContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', label: texts.cut, enabled: editFlags.canCut },
          { role: 'copy', label: texts.copy, enabled: editFlags.canCopy },
          { role: 'paste', label: texts.paste, enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', label: texts.selectAll, enabled: editFlags.canSelectAll },
        ]
      : selectionText.trim() !== ''
        ? [{ role: 'copy', label: texts.copy }]
        : [];
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}
