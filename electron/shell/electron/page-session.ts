/**
 * The page's session: in memory, so that nothing that a page could store outlives the window. It knows our two protocols
 * and no network; that belongs to main alone (`network.ts`).
 */
import { type Session, session } from 'electron';
import type { MediaHandler, NetworkBarrier, PageHandler } from '../shell.ts';

/** Every address that would leave this computer or read its files without one of our handlers. */
const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];

/**
 * @param barrier where everything ends that gets past the content policy and the refusal of requests
 * @param onRefused told of every request that was refused; there should be none
 * @returns the session for the window
 */
export function makePageSession(
  servePage: PageHandler,
  barrier: NetworkBarrier,
  onRefused: (url: string) => void,
): Session {
  const page = session.fromPartition('page', { cache: false });
  page.protocol.handle('pinion', ({ url, method }) => servePage({ url, method }));
  // The content policy already forbids these. Should it ever have a hole, there is no network behind it.
  page.webRequest.onBeforeRequest({ urls: outside }, ({ url }, answer) => {
    onRefused(url);
    answer({ cancel: true });
  });
  void page.setProxy({ mode: 'fixed_servers', proxyRules: barrier.proxy, proxyBypassRules: barrier.bypass });
  return page;
}

/** Lets the page load media through main. */
export function serveMedia(page: Session, media: MediaHandler): void {
  page.protocol.handle('media', ({ url, headers, signal }) => media({ url, range: headers.get('range'), signal }));
}
