/** Recognises the keys of the frame among key presses, one after the other. Pure. */
import { type KeyAction, type KeyEntry, keyEntries } from './key-table.ts';

/** The part of a `KeyboardEvent` that counts. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  getModifierState(name: 'AltGraph'): boolean;
}

export type Pressed =
  /** The keys mean this. @see index which of several ways it was, from 0 */
  | { kind: 'does'; action: KeyAction; index: number }
  /** The first of two keys. */
  | { kind: 'waits'; first: string }
  | { kind: 'nothing' };

const handled = keyEntries.filter((entry): entry is Extract<KeyEntry, { by: 'frame' }> => entry.by === 'frame');

/**
 * A press in the words of the table, such as `g` or `CmdOrCtrl+1`. Shift is part of a sign (`?`), and so is the key that
 * makes the third signs of a keyboard (`[` in many countries).
 */
function nameOf(press: KeyPress, mac: boolean): string | null {
  const third = press.getModifierState('AltGraph');
  const ctrl = press.ctrlKey && !third;
  const alt = press.altKey && !third;
  const command = mac ? press.metaKey : ctrl;
  const other = mac ? ctrl : press.metaKey;
  const letter = /^\p{L}$/u.test(press.key);
  // On macOS the option key makes signs, without saying so.
  const sign = press.key.length === 1 && !letter;
  if (other || (alt && !(mac && sign)) || (letter && press.shiftKey)) return null;
  return `${command ? 'CmdOrCtrl+' : ''}${letter ? press.key.toLowerCase() : press.key}`;
}

/**
 * @param first the key that was pressed just before and waits for another one, or null
 */
export function pressed(first: string | null, press: KeyPress, mac: boolean): Pressed {
  const name = nameOf(press, mac);
  if (name === null) return { kind: 'nothing' };
  const wanted = first === null ? name : `${first} ${name}`;
  for (const entry of handled) {
    const index = entry.presses.indexOf(wanted);
    if (index >= 0) return { kind: 'does', action: entry.does, index };
  }
  const begins = first === null && handled.some(({ presses }) => presses.some((each) => each.startsWith(`${name} `)));
  return begins ? { kind: 'waits', first: name } : { kind: 'nothing' };
}

/** What can follow the first of two keys. */
export function following(first: string): { key: string; entry: Extract<KeyEntry, { by: 'frame' }> }[] {
  return handled.flatMap((entry) =>
    entry.presses.flatMap((press) => {
      const [one, two] = press.split(' ');
      return one === first && two !== undefined ? [{ key: two, entry }] : [];
    }),
  );
}
