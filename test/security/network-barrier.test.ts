import { expect, it } from 'vitest';
import { networkBarrier } from '../../electron/security/network-barrier.ts';

it('leads everything to a port where nobody listens, this computer’s own addresses too', () => {
  // Port 9 (discard) is one of the ports that browser engines refuse to connect to.
  expect(networkBarrier.proxy).toBe('http://127.0.0.1:9');
  // Without this rule, Chromium never asks a proxy for addresses of this computer.
  expect(networkBarrier.bypass).toBe('<-loopback>');
});

it('allows peer connections through the proxy only', () => {
  expect(networkBarrier.peerConnections).toBe('disable_non_proxied_udp');
});
