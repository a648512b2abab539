import { useEffect, useEffectEvent } from 'react';

/** What a key does in a timeline. */
export type FeedCommand = 'next' | 'previous' | 'open' | 'refresh' | 'top';

const commands: Readonly<Record<string, FeedCommand>> = {
  j: 'next',
  PageDown: 'next',
  k: 'previous',
  PageUp: 'previous',
  o: 'open',
  Enter: 'open',
  '.': 'refresh',
  Home: 'top',
};

/** Where keys mean something else: text is typed there, or a menu or dialog is open. */
const elsewhere =
  'input, textarea, select, video, [contenteditable], [role="menu"], [role="dialog"], [role="alertdialog"]';
/** Enter belongs to the control that has the focus. */
const controls = 'a, button, summary';

/**
 * Listens for the keys of the feed on the whole page, so that they work wherever the focus was left.
 * @param run returns whether it did something; the key is left alone otherwise
 */
export function useFeedKeys(run: (command: FeedCommand) => boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = commands[event.key];
    const { target } = event;
    if (!command || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(target instanceof Element) || target.closest(elsewhere) || document.querySelector('[role="dialog"]')) return;
    if (event.key === 'Enter' && target.closest(controls)) return;
    if (run(command)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
