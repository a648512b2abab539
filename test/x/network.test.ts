/** The client over a real connection, with answers that arrive in ways in which answers do arrive. */
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createXClient } from '../../electron/x/client.ts';
import { newPost, ownUser } from '../../electron/x/requests.ts';
import { credentials, never, testPorts } from './fake-x.ts';

const me = JSON.stringify({ data: { id: '12', name: 'Ada 🐈', username: 'ada_example' } });
const started: { close(): void }[] = [];
afterEach(() => {
  for (const server of started.splice(0)) server.close();
});

async function listening(server: Server): Promise<string> {
  started.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

async function asked(answer: RequestListener) {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    answer(request, response);
  });
  const apiOrigin = await listening(server);
  started.push({ close: () => server.closeAllConnections() });
  const { ports, timers } = testPorts();
  const client = createXClient({ ...ports, fetch: globalThis.fetch, apiOrigin });
  return { client, timers, paths };
}

const perform = ({ client }: Awaited<ReturnType<typeof asked>>, request = ownUser(), signal = never()) =>
  client.perform(request, credentials, { signal });

describe('an answer', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('is read when it is packed with %s', async (encoding, pack) => {
    const x = await asked((_, response) => {
      response.setHeader('content-encoding', encoding).end(pack(me));
    });
    expect(await perform(x)).toMatchObject({ ok: true, value: { json: JSON.parse(me) } });
  });

  it('that says it is packed, and is not, is not one of X', async () => {
    const x = await asked((_, response) => {
      response.setHeader('content-encoding', 'gzip').end(me);
    });
    expect(await perform(x)).toMatchObject({ ok: false, error: { code: 'unreadable-answer' } });
  });

  it('that breaks off is a lost connection', async () => {
    const x = await asked((_, response) => {
      response.setHeader('content-length', '1000').write(me, () => response.destroy());
    });
    expect(await perform(x)).toMatchObject({ ok: false, error: { code: 'network', action: { kind: 'retry' } } });
  });

  it('that only drips ends with the time', async () => {
    const begun = Promise.withResolvers<void>();
    const x = await asked((_, response) => {
      response.write('{"data":', () => begun.resolve());
    });
    const outcome = perform(x);
    await begun.promise;
    x.timers[0]?.runOut();
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'timeout' } });
  });

  it('is no longer waited for when nobody wants it', async () => {
    const begun = Promise.withResolvers<void>();
    const caller = new AbortController();
    const x = await asked(() => begun.resolve());
    const outcome = perform(x, ownUser(), caller.signal);
    await begun.promise;
    caller.abort();
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('with status %i is never followed with a signature', async (status) => {
    const x = await asked((_, response) => {
      response.writeHead(status, { location: '/login' }).end();
    });
    expect(await perform(x)).toMatchObject({ ok: false, error: { code: 'unreadable-answer' } });
    expect(await perform(x, newPost('Hello'))).toMatchObject({
      error: { code: 'unreadable-answer' },
      outcomeUnknown: false,
    });
    expect(x.paths.filter((path) => path.startsWith('/login'))).toEqual([]);
  });
});

describe('no answer', () => {
  it('comes from a port where nobody listens', async () => {
    const server = createServer();
    const apiOrigin = await listening(server);
    server.close();
    const client = createXClient({ ...testPorts().ports, fetch: globalThis.fetch, apiOrigin });
    expect(await client.perform(newPost('Hello'), credentials, { signal: never() })).toMatchObject({
      error: { code: 'network' },
      outcomeUnknown: false,
    });
  });

  it('comes from what does not speak HTTP', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.end('220 mail.example.org ESMTP\r\n')));
    const apiOrigin = await listening(server);
    const client = createXClient({ ...testPorts().ports, fetch: globalThis.fetch, apiOrigin });
    expect(await client.perform(ownUser(), credentials, { signal: never() })).toMatchObject({
      error: { code: 'unreadable-answer' },
    });
  });

  it('comes from a connection that is hung up', async () => {
    const x = await asked((request) => request.socket.destroy());
    expect(await perform(x)).toMatchObject({ error: { code: 'network' }, outcomeUnknown: true });
  });
});
