import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeNetwork } from '../../../electron/shell/electron/network.ts';

/** A session as far as it is used; `order` is what happened to all of them. */
const electron = vi.hoisted(() => {
  const order: string[] = [];
  const make = (name: string) => ({
    setUserAgent: vi.fn(),
    setProxy: vi.fn(async (_rules: object) => {
      order.push(`${name} proxy`);
    }),
    closeAllConnections: vi.fn(async () => {
      order.push(`${name} close`);
    }),
    resolveProxy: vi.fn(async (_url: string) => 'DIRECT'),
    fetch: vi.fn(async (_url: string, _init?: object) => {
      order.push(`${name} fetch`);
      return new Response(name);
    }),
  });
  const sessions = new Map<string, ReturnType<typeof make>>();
  const fromPartition = vi.fn((name: string, _options: object) => {
    const found = sessions.get(name) ?? make(name);
    sessions.set(name, found);
    return found;
  });
  const of = (name: string) => sessions.get(name) ?? make(name);
  return { order, sessions, of, session: { fromPartition } };
});
vi.mock('electron', () => electron);

const manual = (address: string) => ({ mode: 'manual', address }) as const;
const open = (proxiedLoopback = false) => makeNetwork('Pinion/1', { proxiedLoopback });

describe('network in Electron', () => {
  beforeEach(() => {
    electron.sessions.clear();
    electron.order.length = 0;
    electron.session.fromPartition.mockClear();
  });

  it('keeps nothing on disk, and says no more than its name', async () => {
    await open().fetchThrough({ mode: 'system' }, 'https://api.x.com');
    expect(electron.session.fromPartition.mock.calls).toHaveLength(2);
    for (const [name, options] of electron.session.fromPartition.mock.calls) {
      // Only names that begin with "persist:" are kept.
      expect(name.startsWith('persist:')).toBe(false);
      expect(options).toEqual({ cache: false });
      expect(electron.of(name).setUserAgent).toHaveBeenCalledExactlyOnceWith('Pinion/1');
    }
  });

  it('sends no cookies and no credentials of its own, and follows no redirect, whatever is asked', async () => {
    const network = open();
    const init = { headers: { authorization: 'x' } };
    await network.fetch('https://example.com/', init);
    await network.fetchThrough({ mode: 'system' }, 'https://example.com/', init);
    for (const name of ['network', 'network-trial']) {
      expect(electron.of(name).fetch).toHaveBeenCalledExactlyOnceWith('https://example.com/', {
        ...init,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        ...(name === 'network' ? { signal: expect.any(AbortSignal) } : {}),
      });
    }
  });

  it('goes through a manual proxy and nowhere else, and ends what went another way', async () => {
    const network = open();
    expect(await network.setProxy(manual('Proxy.example.org:8080'))).toBe(true);
    expect(electron.of('network').setProxy).toHaveBeenCalledExactlyOnceWith({
      mode: 'fixed_servers',
      proxyRules: 'http://proxy.example.org:8080',
    });
    expect(electron.order).toEqual(['network proxy', 'network close']);
    await network.setProxy({ mode: 'system' });
    expect(electron.of('network').setProxy).toHaveBeenLastCalledWith({ mode: 'system' });
  });

  it('ends what is under way when the way changes, and only then', async () => {
    const network = open();
    const signals: AbortSignal[] = [];
    electron.of('network').fetch.mockImplementation(async (_url, init) => {
      signals.push((init as { signal: AbortSignal }).signal);
      return new Response();
    });
    const own = new AbortController();
    await network.fetch('https://api.x.com/1');
    await network.fetch('https://api.x.com/2', { signal: own.signal });
    await network.fetch('https://api.x.com/3', { signal: own.signal });
    await network.setProxy({ mode: 'system' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false, false]);
    await network.setProxy(manual('proxy.example.org:8080'));
    await network.fetch('https://api.x.com/4', { signal: own.signal });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true, false]);
    own.abort();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true, true]);
  });

  it('asks the proxy for addresses of this computer where X may be one of them', async () => {
    await open(true).setProxy(manual('proxy.example.org:8080'));
    expect(electron.of('network').setProxy).toHaveBeenCalledExactlyOnceWith({
      mode: 'fixed_servers',
      proxyRules: 'http://proxy.example.org:8080',
      proxyBypassRules: '<-loopback>',
    });
  });

  it('ends no connection where nothing changes', async () => {
    const network = open();
    await network.setProxy({ mode: 'system' });
    await network.setProxy(manual('proxy.example.org:8080'));
    await network.setProxy(manual('http://proxy.example.org:8080/'));
    expect(electron.order).toEqual(['network proxy', 'network close']);
  });

  it.each(['', 'proxy', 'http://ada:secret@proxy:80', 'a;direct://:80'])('changes nothing for %o', async (address) => {
    const network = open();
    expect(await network.setProxy(manual(address))).toBe(false);
    await expect(network.fetchThrough(manual(address), 'https://api.x.com')).rejects.toThrow();
    expect(electron.order).toEqual([]);
  });

  it('sends nothing while the way is changing', async () => {
    const network = open();
    const changed = network.setProxy(manual('proxy.example.org:8080'));
    await Promise.all([network.fetch('https://api.x.com'), changed]);
    expect(electron.order).toEqual(['network proxy', 'network close', 'network fetch']);
  });

  it('goes on the old way when the new one could not be set', async () => {
    const network = open();
    electron.of('network').setProxy.mockRejectedValueOnce(new Error('no'));
    await expect(network.setProxy(manual('proxy.example.org:8080'))).rejects.toThrow('no');
    expect((await network.fetch('https://api.x.com')).ok).toBe(true);
    // Nothing has changed, so the same choice is a change again.
    expect(await network.setProxy(manual('proxy.example.org:8080'))).toBe(true);
    expect(electron.of('network').setProxy).toHaveBeenCalledTimes(2);
  });

  it('tries other proxies one after the other, in a session of their own', async () => {
    const network = open();
    const answers = await Promise.all([
      network.fetchThrough(manual('a.example:1'), 'https://api.x.com'),
      network.fetchThrough(manual('b.example:2'), 'https://api.x.com'),
    ]);
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['network-trial', 'network-trial']);
    const one = ['network-trial proxy', 'network-trial close', 'network-trial fetch'];
    expect(electron.order).toEqual([...one, ...one]);
    expect(electron.of('network').setProxy).not.toHaveBeenCalled();
    electron.of('network-trial').fetch.mockRejectedValueOnce(new Error('net::ERR_PROXY_CONNECTION_FAILED'));
    await expect(network.fetchThrough(manual('c.example:3'), 'https://api.x.com')).rejects.toThrow('PROXY');
    expect((await network.fetchThrough({ mode: 'system' }, 'https://api.x.com')).ok).toBe(true);
  });

  it('knows which proxy the system would use', async () => {
    const network = open();
    electron.of('network').resolveProxy.mockResolvedValueOnce('PROXY proxy.example.org:8080; DIRECT');
    expect(await network.proxyFor('https://api.x.com')).toBe('proxy.example.org:8080');
    expect(await network.proxyFor('https://api.x.com')).toBeNull();
    expect(electron.of('network').resolveProxy).toHaveBeenLastCalledWith('https://api.x.com');
  });
});
