/** Node's own HTTP server on 127.0.0.1, cut down to what the practice service needs. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compress, encodingFor, isCompressible } from './compression.ts';
import type { Answer, Outcome, Received, Wire } from './messages.ts';
import { plain } from './messages.ts';

/** Calls back after so many milliseconds, unless it is told not to. */
export type SetTimer = (ms: number, callback: () => void) => () => void;

type Drip = NonNullable<Wire['drip']>;

export interface ServerOptions {
  /** 0 lets the system choose. */
  port: number;
  /** Milliseconds since 1970, for the Date header. */
  now(): number;
  /** For answers that are sent slowly. */
  setTimer: SetTimer;
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

/** The body as it goes over the wire, with the headers that say so. */
function encoded(answer: Answer, accepted: string | undefined): { body: Buffer; headers: Record<string, string> } {
  const body = Buffer.from(answer.body);
  const forced = answer.wire?.encoding;
  if (forced === 'false-gzip') {
    return { body, headers: { 'content-encoding': 'gzip' } };
  }
  if (forced) {
    return { body: compress(body, forced), headers: { 'content-encoding': forced } };
  }
  if (!isCompressible(answer.headers['content-type'], body.length)) {
    return { body, headers: {} };
  }
  const encoding = encodingFor(accepted);
  return encoding
    ? { body: compress(body, encoding), headers: { 'content-encoding': encoding, vary: 'accept-encoding' } }
    : { body, headers: { vary: 'accept-encoding' } };
}

/** Sends a body bit by bit, for as long as somebody listens. */
function drip(response: ServerResponse, body: Buffer, { bytes, everyMs }: Drip, setTimer: SetTimer): void {
  let at = 0;
  const next = (): void => {
    if (response.destroyed) {
      return;
    }
    response.write(body.subarray(at, at + bytes));
    at += bytes;
    if (at >= body.length) {
      response.end();
    } else {
      setTimer(everyMs, next);
    }
  };
  next();
}

function send(response: ServerResponse, answer: Answer, { now, setTimer }: ServerOptions): void {
  const { wire = {} } = answer;
  const { body, headers } = encoded(answer, response.req.headers['accept-encoding']);
  const date = wire.date === undefined ? new Date(now()).toUTCString() : wire.date;
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...headers,
    ...(date === null ? {} : { date }),
    'content-length': String(body.length + (wire.lengthOff ?? 0)),
    'x-content-type-options': 'nosniff',
  });
  if (wire.truncated) {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  } else if (wire.lengthOff !== undefined) {
    // Whatever was announced, this is the end.
    response.write(body, () => response.socket?.end());
  } else if (wire.drip) {
    drip(response, body, wire.drip, setTimer);
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
        } else if (outcome !== 'hang') {
          send(response, outcome, options);
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
