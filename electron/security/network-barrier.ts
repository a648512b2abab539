/** The page has no network, whatever a script in it tries: see `NetworkBarrier`. */
import type { NetworkBarrier } from '../shell/shell.ts';

export const networkBarrier: NetworkBarrier = {
  proxy: 'http://127.0.0.1:9',
  bypass: '<-loopback>',
  peerConnections: 'disable_non_proxied_udp',
};
