/**
 * Who may call main (Electron security guide, item 17): the main frame of the window, showing exactly our page. A
 * sub-frame shares its web contents with the main frame, so the frame itself is looked at, not the contents.
 */
import type { Sender } from '../contract/dispatch.ts';

/** @returns the rule for `makeDispatch`: main frame, and the page's origin to the letter */
export function makeSenderGuard(pageOrigin: string): (sender: Sender) => boolean {
  return (sender) => sender.isMainFrame && sender.origin === pageOrigin;
}
