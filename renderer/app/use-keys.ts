import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { pressed } from './key-press.ts';
import type { KeyAction } from './key-table.ts';

/** How long the first of two keys waits for the second, in milliseconds. */
const patience = 1500;

/** Whether the system's command key is ⌘. */
export const isMac = (): boolean => /Mac/.test(navigator.userAgent);

/** Where a single letter or sign is text and not a shortcut. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="menu"]') !== null;

const dialogIsOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/**
 * Keys of the frame, wherever the focus is. Keys that something else has answered are left alone.
 * @param run what to do; the second argument says which of several keys it was, from 0
 * @returns the first of two keys while it waits for the second, else null
 */
export function useKeys(run: (action: KeyAction, index: number) => void): string | null {
  const [first, setFirst] = useState<string | null>(null);
  const waiting = useRef<string | null>(null);
  const wait = (key: string | null): void => {
    waiting.current = key;
    setFirst(key);
  };
  useEffect(() => {
    if (first === null) return;
    const timer = setTimeout(() => {
      waiting.current = null;
      setFirst(null);
    }, patience);
    return () => clearTimeout(timer);
  }, [first]);

  const onKey = useEffectEvent((event: KeyboardEvent, early: boolean): void => {
    // Shift and its like come before the key that they change.
    if (event.defaultPrevented || ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(event.key)) return;
    const { current } = waiting;
    if (early && current === null) return;
    if (dialogIsOpen()) {
      wait(null);
      return;
    }
    const found = pressed(current, event, isMac());
    const typing = takesText(event.target) && !event.ctrlKey && !event.metaKey;
    if (current !== null) wait(null);
    if (found.kind === 'nothing' || typing) return;
    event.preventDefault();
    if (early) event.stopPropagation();
    if (found.kind === 'waits') wait(found.first);
    else run(found.action, found.index);
  });
  useEffect(() => {
    // The second of two keys means nothing else, although feeds know the letter too.
    const early = (event: KeyboardEvent): void => onKey(event, true);
    const late = (event: KeyboardEvent): void => onKey(event, false);
    addEventListener('keydown', early, true);
    addEventListener('keydown', late);
    return () => {
      removeEventListener('keydown', early, true);
      removeEventListener('keydown', late);
    };
  }, []);
  return first;
}
