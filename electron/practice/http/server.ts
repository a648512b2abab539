/** Node's own HTTP server on 127.0.0.1, cut down to what the practice service needs. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Outcome, Received } from './messages.ts';
import { plain } from './messages.ts';

export interface ServerOptions {
  /** 0 lets the system choose. */
  port: number;
  /** Milliseconds since 1970, for the Date header. */
  now(): number;
  respond(request: Received): Promise<Outcome>;
}

export interface RunningServer {
  /** For example `http://127.0.0.1:8123`. */
  origin: string;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
/** Far above any request of a reader. */
const MAX_BODY_BYTES = 64 * 1024;

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) {
      return null;
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, answer: Answer, now: number): void {
  const body = Buffer.from(answer.body);
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...answer.headers,
    date: new Date(now).toUTCString(),
    'content-length': String(body.length),
    'x-content-type-options': 'nosniff',
  });
  if (answer.truncated) {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  } else {
    response.end(response.req.method === 'HEAD' ? undefined : body);
  }
}

async function handle(incoming: IncomingMessage, hosts: readonly string[], options: ServerOptions): Promise<Outcome> {
  const host = incoming.headers.host ?? '';
  const target = incoming.url ?? '';
  // A page of a foreign site can point its own name at 127.0.0.1 (DNS rebinding); then Host is that name.
  if (!hosts.includes(host) || !target.startsWith('/')) {
    return plain(421, 'This is the Pinion practice service. It answers to its own address only.');
  }
  const body = await readBody(incoming);
  if (body === null) {
    return plain(413, 'The request is too large.');
  }
  const [path = '', ...rest] = target.split('?');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return options.respond({
    method: incoming.method ?? 'GET',
    url: `http://${host}${target}`,
    path,
    search: rest.join('?'),
    headers,
    body,
  });
}

/** @throws when the port cannot be had */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  let hosts: readonly string[] = [];
  const server: Server = createServer((incoming, response) => {
    handle(incoming, hosts, options)
      .catch(() => plain(500, 'Internal Server Error'))
      .then((outcome) => {
        if (outcome === 'drop') {
          incoming.socket.destroy();
        } else {
          send(response, outcome, options.now());
        }
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, ADDRESS, resolve);
  });
  const { port } = server.address() as AddressInfo;
  hosts = [`${ADDRESS}:${port}`, `localhost:${port}`];
  return {
    origin: `http://${ADDRESS}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
