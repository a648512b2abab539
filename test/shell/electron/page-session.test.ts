import { beforeEach, describe, expect, it, vi } from 'vitest';
import { networkBarrier } from '../../../electron/security/network-barrier.ts';
import { makePageSession } from '../../../electron/shell/electron/page-session.ts';

type RequestListener = (details: { url: string }, answer: (decision: { cancel?: boolean }) => void) => void;

const made = vi.hoisted(() => ({
  protocol: { handle: vi.fn() },
  webRequest: { onBeforeRequest: vi.fn<(filter: { urls: string[] }, listener: RequestListener) => void>() },
  setProxy: vi.fn(async () => undefined),
}));
const fromPartition = vi.hoisted(() => vi.fn(() => made));
vi.mock('electron', () => ({ session: { fromPartition } }));

describe('session of the page in Electron', () => {
  beforeEach(() => vi.clearAllMocks());

  it('leaves nothing on disk', () => {
    makePageSession(async () => new Response(), networkBarrier, vi.fn());
    const partitions = fromPartition.mock.calls as unknown as [string, { cache: boolean }][];
    expect(partitions).toHaveLength(1);
    // Only names that begin with "persist:" are kept.
    for (const [name] of partitions) expect(name.startsWith('persist:')).toBe(false);
    for (const [, options] of partitions) expect(options).toEqual({ cache: false });
  });

  it.each(['http', 'https', 'ws', 'wss', 'ftp', 'file'])('cancels every %s request of the page', (scheme) => {
    const refused = vi.fn();
    makePageSession(async () => new Response(), networkBarrier, refused);
    const [filter, listener] = made.webRequest.onBeforeRequest.mock.calls[0] ?? [];
    expect(filter?.urls).toContain(`${scheme}://*/*`);
    const answer = vi.fn();
    listener?.({ url: `${scheme}://example.com/` }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: true });
    expect(refused).toHaveBeenCalledOnce();
  });

  it('leads the page to the barrier, also on this computer', () => {
    makePageSession(async () => new Response(), networkBarrier, vi.fn());
    expect(made.setProxy).toHaveBeenCalledExactlyOnceWith({
      mode: 'fixed_servers',
      proxyRules: networkBarrier.proxy,
      proxyBypassRules: networkBarrier.bypass,
    });
  });
});
