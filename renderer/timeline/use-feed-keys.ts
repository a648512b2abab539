import { useEffect, useEffectEvent } from 'react';
import { useTakesKeys } from '../ui/commands.tsx';

/** What a key does in a timeline. */
export type FeedCommand =
  | 'next'
  | 'previous'
  /** Further within a long post, then to the next one; and the same upwards. */
  | 'read-on'
  | 'read-back'
  | 'conversation'
  | 'on-x'
  | 'author'
  | 'media'
  | 'refresh'
  | 'top'
  | 'bottom';

const commands: Readonly<Record<string, FeedCommand>> = {
  j: 'next',
  PageDown: 'next',
  k: 'previous',
  PageUp: 'previous',
  ' ': 'read-on',
  Enter: 'conversation',
  o: 'on-x',
  u: 'author',
  v: 'media',
  '.': 'refresh',
  Home: 'top',
  End: 'bottom',
};

/** Where keys mean something else: text is typed there, or a menu or dialog is open. */
const elsewhere =
  'input, textarea, select, video, [contenteditable], [role="menu"], [role="listbox"], [role="radiogroup"], [role="tablist"]';
const dialogs = '[role="dialog"], [role="alertdialog"]';
/** Enter and space belong to the control that has the focus. */
const controls = 'a, button, summary, [role="button"], [role="checkbox"], [role="switch"]';

function commandOf(event: KeyboardEvent): FeedCommand | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.shiftKey) return event.key === ' ' ? 'read-back' : undefined;
  return commands[event.key];
}

/**
 * Listens for the keys of the feed on the whole page, so that they work wherever the focus was left, unless the feed is
 * in a column beside the active one.
 * @param run returns whether it did something; the key is left alone otherwise
 */
export function useFeedKeys(run: (command: FeedCommand) => boolean): void {
  const takesKeys = useTakesKeys();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = commandOf(event);
    const { target } = event;
    if (!takesKeys || !command || event.defaultPrevented || !(target instanceof Element)) return;
    if (target.closest(elsewhere) || document.querySelector(dialogs)) return;
    if ((event.key === 'Enter' || event.key === ' ') && target.closest(controls)) return;
    if (run(command)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
