/**
 * Single instance without Electron: the first instance listens on a local socket that belongs to its data folder; a
 * second one finds it answering, thereby tells it, and ends. A socket that nobody answers is left over from a crash.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of a socket is limited to about 100 bytes, so it is short and not inside the data folder. */
function addressOf(userData: string): string {
  const name = `pinion-${createHash('sha256').update(userData).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

const listens = (server: Server, address: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(address, () => resolve(true));
  });

const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once('connect', () => {
      socket.end();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

export interface InstanceLock {
  release(): void;
}

/**
 * @param onSecondStart runs whenever another instance with the same data folder is started
 * @returns null when one already runs
 */
export async function takeInstanceLock(userData: string, onSecondStart: () => void): Promise<InstanceLock | null> {
  const address = addressOf(userData);
  for (const isLastTry of [false, true]) {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).destroy();
      onSecondStart();
    });
    if (await listens(server, address)) {
      // The lock alone keeps no process alive.
      server.unref();
      return { release: () => server.close() };
    }
    if (isLastTry || (await answers(address))) return null;
    if (process.platform !== 'win32') rmSync(address, { force: true });
  }
  return null;
}
