/**
 * The window shows one document for its whole life (Electron security guide, items 11 to 14): every navigation that a
 * page, a link, a redirect or a frame asks for is prevented, and so are new windows and embedded web views. Links go
 * through a call to main, which hands them to the system browser.
 */
import type { LockableContents } from '../shell/shell.ts';

/** Prevents every way in which the contents could leave the document that main loaded. */
export function lockNavigation(contents: LockableContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/**
 * For shells that see navigations as requests: only the document itself, at the root of the page's own origin, may be
 * loaded. Query and fragment do not matter; credentials and any other path do.
 */
export function isOwnDocument(url: string, pageOrigin: string): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  return (
    `${parsed.protocol}//${parsed.host}` === pageOrigin &&
    parsed.pathname === '/' &&
    parsed.username === '' &&
    parsed.password === ''
  );
}
