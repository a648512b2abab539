import { useEffect, useEffectEvent } from 'react';

/** Whether the system's command key is ⌘. */
export const isMac = (): boolean => /Mac/.test(navigator.userAgent);

/** Where a single letter or sign is text and not a shortcut. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="menu"]') !== null;

const dialogIsOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

export interface ShortcutHandlers {
  /** Ctrl/Cmd and a digit. @param index from 0 */
  onAccount: (index: number) => void;
  /** The question mark. */
  onHelp: () => void;
}

/** Shortcuts of the frame, wherever the focus is. */
export function useShortcuts({ onAccount, onHelp }: ShortcutHandlers): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (dialogIsOpen() || event.altKey) return;
    const command = isMac() ? event.metaKey : event.ctrlKey;
    if (command && /^[1-9]$/.test(event.key)) {
      event.preventDefault();
      onAccount(Number(event.key) - 1);
    } else if (event.key === '?' && !takesText(event.target)) {
      event.preventDefault();
      onHelp();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
