/** A proxy as small as one can be: CONNECT for https, whole addresses for http. It notes what it was asked. */
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface TinyProxy {
  /** `127.0.0.1:port` */
  address: string;
  /** Every request line, such as `CONNECT api.example.org:443`, with `Proxy-Authorization` where one came. */
  asked: { line: string; authorization: string | undefined }[];
  close(): Promise<void>;
}

export interface TinyProxyOptions {
  /** What it answers instead of passing anything on; 407 asks for a password. */
  refuses?: number;
  /** Where tunnels lead, whatever name was asked for: `host:port`. */
  leadsTo?: string;
}

const refusal = (status: number): string =>
  `HTTP/1.1 ${status} No\r\n${status === 407 ? 'Proxy-Authenticate: Basic realm="school"\r\n' : ''}Content-Length: 2\r\n\r\nno`;

export async function startTinyProxy({ refuses, leadsTo }: TinyProxyOptions = {}): Promise<TinyProxy> {
  const asked: TinyProxy['asked'] = [];
  const open = new Set<Socket>();
  const note = ({ method, url, headers }: IncomingMessage): void => {
    asked.push({ line: `${method} ${url}`, authorization: headers['proxy-authorization'] });
  };
  const server = createServer((incoming, answer) => {
    note(incoming);
    if (refuses !== undefined) {
      answer.writeHead(refuses, refuses === 407 ? { 'proxy-authenticate': 'Basic realm="school"' } : {}).end('no');
      return;
    }
    const { method = 'GET', url = '', headers } = incoming;
    const onward = forward(url, { method, headers, agent: false }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket: Socket) => {
    note(incoming);
    if (refuses !== undefined) {
      socket.end(refusal(refuses));
      return;
    }
    const [host = '', port = ''] = (leadsTo ?? incoming.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    open.add(onward);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
