import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { makeNetwork, type NetworkOptions, trustSystemCertificates } from '../../../electron/shell/chromium/network.ts';
import { selfSigned } from '../self-signed.ts';
import { startTinyProxy, type TinyProxyOptions } from '../tiny-proxy.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

function open(options: Partial<NetworkOptions> = {}) {
  const network = makeNetwork({ userAgent: 'Pinion/1', environment: {}, proxiedLoopback: true, ...options });
  endings.push(() => network.close());
  return network;
}

async function proxyWith(options: TinyProxyOptions = {}) {
  const proxy = await startTinyProxy(options);
  endings.push(() => proxy.close());
  return proxy;
}

/** @returns the origin of a server on this computer */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** @returns `host:port` of a server with a certificate for this name */
async function serveSecurely(name: string): Promise<{ place: string; cert: string }> {
  const { key, cert } = selfSigned(name);
  const server = createSecureServer({ key, cert }, (_request, answer) => answer.end('secure'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { place: `127.0.0.1:${(server.address() as AddressInfo).port}`, cert };
}

const manual = (address: string) => ({ mode: 'manual', address }) as const;

/** Every message and code along the causes of what a promise rejects with. */
async function failure(answer: Promise<unknown>): Promise<string> {
  const found: string[] = [];
  let cause: unknown = await answer.then(
    () => new Error('did not fail'),
    (reason: unknown) => reason,
  );
  while (cause instanceof Error && found.length < 6) {
    found.push(cause.message, 'code' in cause ? String(cause.code) : '');
    cause = cause.cause;
  }
  return found.join(' ');
}

describe('network of the development shell', () => {
  it('goes straight to the service, saying no more than its name', async () => {
    const seen: Record<string, unknown>[] = [];
    const origin = await serve(({ headers }, answer) => {
      seen.push(headers);
      answer.setHeader('set-cookie', 'a=1').end('hello');
    });
    const network = open();
    expect(await (await network.fetch(`${origin}/a`)).text()).toBe('hello');
    await (await network.fetch(`${origin}/b`, { headers: { authorization: 'signed' } })).text();
    expect(await network.proxyFor(origin)).toBeNull();
    expect(seen.map(({ cookie, 'user-agent': agent }) => [cookie, agent])).toEqual([
      [undefined, 'Pinion/1'],
      [undefined, 'Pinion/1'],
    ]);
    expect(seen[1]?.['authorization']).toBe('signed');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('understands %s', async (encoding, compress) => {
    let accepted: string | string[] | undefined;
    const origin = await serve(({ headers }, answer) => {
      accepted = headers['accept-encoding'];
      answer.setHeader('content-encoding', encoding).end(compress('{"ok":true}'));
    });
    expect(await (await open().fetch(origin)).json()).toEqual({ ok: true });
    // Brotli is asked for over a safe connection only, as browsers do.
    expect(accepted).toContain('gzip');
  });

  it('refuses redirects, whether or not that is asked, without going there', async () => {
    const paths: (string | undefined)[] = [];
    const origin = await serve(({ url }, answer) => {
      paths.push(url);
      answer.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(open().fetch(`${origin}/signed`, { redirect: 'error' })).rejects.toThrow();
    await expect(open().fetch(`${origin}/other`)).rejects.toThrow();
    expect(paths).toEqual(['/signed', '/other']);
  });

  it('ends a request that is cancelled, without blaming a proxy', async () => {
    const origin = await serve(() => undefined);
    const proxy = await proxyWith();
    const network = open();
    await network.setProxy(manual(proxy.address));
    const controller = new AbortController();
    const answer = network.fetch(origin, { signal: controller.signal });
    await expect.poll(() => proxy.asked.length).toBe(1);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('asks a manual proxy for plain addresses by their whole address', async () => {
    const origin = await serve((_request, answer) => answer.end('through'));
    const proxy = await proxyWith();
    const network = open();
    expect(await network.setProxy(manual(proxy.address))).toBe(true);
    expect(await (await network.fetch(`${origin}/2/users/me?a=1`)).text()).toBe('through');
    expect(proxy.asked).toEqual([{ line: `GET ${origin}/2/users/me?a=1`, authorization: undefined }]);
    expect(await network.proxyFor(origin)).toBe(proxy.address);
  });

  it('asks a manual proxy for a tunnel to safe addresses, and proves the certificate at its end', async () => {
    const { place, cert } = await serveSecurely('api.example.org');
    const proxy = await proxyWith({ leadsTo: place });
    const network = open();
    await network.setProxy(manual(`http://${proxy.address}`));
    const answer = network.fetch('https://api.example.org/2/users/me');
    expect(await failure(answer)).toMatch(/DEPTH_ZERO_SELF_SIGNED_CERT/);

    const trusted = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...trusted, cert]);
    endings.push(() => tls.setDefaultCACertificates(trusted));
    const other = open();
    await other.setProxy(manual(proxy.address));
    expect(await (await other.fetch('https://api.example.org/2/users/me')).text()).toBe('secure');
    // Another name than the certificate's.
    expect(await failure(other.fetch('https://api.example.com/'))).toMatch(/ERR_TLS_CERT_ALTNAME_INVALID/);
    expect(new Set(proxy.asked.map(({ line }) => line))).toEqual(
      new Set(['CONNECT api.example.org:443', 'CONNECT api.example.com:443']),
    );
  });

  it('trusts whom this computer trusts, besides whom Node does', () => {
    const trusted = tls.getCACertificates('default');
    endings.push(() => tls.setDefaultCACertificates(trusted));
    trustSystemCertificates();
    const now = new Set(tls.getCACertificates('default'));
    expect([...trusted, ...tls.getCACertificates('system')].filter((certificate) => !now.has(certificate))).toEqual([]);
    expect(now.size).toBeGreaterThan(0);
  });

  it.each([407, 403, 502])('names a proxy that refuses a tunnel with %i', async (refuses) => {
    const proxy = await proxyWith({ refuses });
    const network = open();
    await network.setProxy(manual(proxy.address));
    expect(await failure(network.fetch('https://api.example.org/'))).toMatch(/net::ERR_TUNNEL_CONNECTION_FAILED/);
    expect(proxy.asked.map(({ line }) => line)).toEqual(['CONNECT api.example.org:443']);
  });

  it('names a proxy that wants a password for a plain address', async () => {
    const origin = await serve((_request, answer) => answer.end());
    const proxy = await proxyWith({ refuses: 407 });
    const network = open();
    await network.setProxy(manual(proxy.address));
    expect(await failure(network.fetch(origin))).toMatch(/net::ERR_TUNNEL_CONNECTION_FAILED/);
  });

  it.each(['http', 'https', 'socks5'])('names a proxy that does not run (%s)', async (scheme) => {
    const gone = await startTinyProxy();
    await gone.close();
    const network = open();
    await network.setProxy(manual(`${scheme}://${gone.address}`));
    expect(await failure(network.fetch('https://api.example.org/'))).toMatch(/net::ERR_PROXY_CONNECTION_FAILED/);
    expect(await failure(network.fetch('http://api.example.org/'))).toMatch(/net::ERR_PROXY_CONNECTION_FAILED/);
  });

  it('does not blame a proxy where there is none', async () => {
    const gone = await startTinyProxy();
    await gone.close();
    const told = await failure(open().fetch(`http://${gone.address}/`));
    expect(told).toMatch(/ECONNREFUSED/);
    expect(told).not.toMatch(/PROXY/);
  });

  it('does not say of a connection that breaks off that nothing was sent', async () => {
    const origin = await serve(({ socket }) => socket.destroy());
    const proxy = await proxyWith();
    const network = open();
    await network.setProxy(manual(proxy.address));
    // Where the proxy answers for it, that is an answer.
    expect((await network.fetch(origin, { method: 'POST', body: 'a' })).status).toBe(502);
    const breaking = await serve(({ socket }) => socket.destroy());
    await network.setProxy(manual(breaking));
    expect(await failure(network.fetch(origin, { method: 'POST', body: 'a' }))).not.toMatch(/net::ERR_/);
  });

  it('changes nothing for an address that names no proxy', async () => {
    const origin = await serve((_request, answer) => answer.end('through'));
    const proxy = await proxyWith();
    const network = open();
    await network.setProxy(manual(proxy.address));
    expect(await network.setProxy(manual('http://ada:secret@127.0.0.1:1'))).toBe(false);
    await (await network.fetch(origin)).text();
    expect(proxy.asked).toHaveLength(1);
  });

  it('ends what goes the old way when the way changes', async () => {
    const origin = await serve(() => undefined);
    const network = open();
    const waiting = failure(network.fetch(origin));
    const proxy = await proxyWith({ refuses: 407 });
    await network.setProxy(manual(proxy.address));
    expect(await waiting).not.toContain('did not fail');
    expect(await failure(network.fetch(origin))).toMatch(/net::ERR_TUNNEL_CONNECTION_FAILED/);
    await network.setProxy({ mode: 'system' });
    expect(await network.proxyFor(origin)).toBeNull();
  });

  it('reaches this computer without a manual proxy, where X is not one of its addresses', async () => {
    const origin = await serve((_request, answer) => answer.end('practice'));
    const proxy = await proxyWith();
    const network = open({ proxiedLoopback: false });
    await network.setProxy(manual(proxy.address));
    expect(await (await network.fetch(origin)).text()).toBe('practice');
    expect(await network.proxyFor(origin)).toBeNull();
    expect(await network.proxyFor('https://api.x.com')).toBe(proxy.address);
    expect(proxy.asked).toEqual([]);
  });

  it('uses the proxy of the environment, with its password', async () => {
    const proxy = await proxyWith({ refuses: 502 });
    const network = open({ environment: { https_proxy: `http://ada:secret@${proxy.address}` } });
    await failure(network.fetch('https://api.example.org/'));
    expect(proxy.asked).toEqual([
      { line: 'CONNECT api.example.org:443', authorization: `Basic ${btoa('ada:secret')}` },
    ]);
    expect(await network.proxyFor('https://api.example.org/')).toBe(proxy.address);
  });

  it('tries another way without changing its own', async () => {
    const origin = await serve((_request, answer) => answer.end('here'));
    const good = await proxyWith();
    const bad = await proxyWith({ refuses: 407 });
    const network = open({ proxiedLoopback: false });
    expect(await (await network.fetchThrough(manual(good.address), origin)).text()).toBe('here');
    expect(await failure(network.fetchThrough(manual(bad.address), origin))).toMatch(/ERR_TUNNEL_CONNECTION_FAILED/);
    expect(await (await network.fetchThrough({ mode: 'system' }, origin)).text()).toBe('here');
    expect([good.asked.length, bad.asked.length]).toEqual([1, 1]);
    expect(await network.proxyFor('https://api.x.com')).toBeNull();
    await expect(network.fetchThrough(manual('nonsense'), origin)).rejects.toThrow();
  });
});
