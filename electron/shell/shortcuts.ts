/** Recognises the menu's shortcuts among key presses, for shells without a menu of the system. */
import type { MenuCommand } from '../contract/calls.ts';

/** The part of a `KeyboardEvent` that counts. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const keyNames: Readonly<Record<string, string>> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Plus: '+',
};

/** On many keyboards a sign needs Shift, which is then part of the sign and not of the shortcut. */
const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}\s]/u.test(key);

function matches(shortcut: string, press: KeyPress, mac: boolean): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (name: string): boolean => parts.includes(name);
  const primary = wants('CmdOrCtrl');
  return (
    (keyNames[key] ?? key).toLowerCase() === press.key.toLowerCase() &&
    press.ctrlKey === (wants('Ctrl') || (primary && !mac)) &&
    press.metaKey === (primary && mac) &&
    (press.shiftKey === wants('Shift') || isSign(press.key)) &&
    press.altKey === wants('Alt')
  );
}

/** @returns the command whose shortcut was pressed, null when it was another key */
export function commandOf(
  shortcuts: readonly { shortcut: string; command: MenuCommand }[],
  press: KeyPress,
  mac: boolean,
): MenuCommand | null {
  return shortcuts.find(({ shortcut }) => matches(shortcut, press, mac))?.command ?? null;
}
