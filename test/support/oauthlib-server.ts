/** The OAuth 1.0a server of `python/oauth1_server.py`, on Debian's python3-oauthlib, as a separate process. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Credentials } from '../../electron/oauth1/signature.ts';

export interface OauthlibServer {
  origin: string;
  /** The app that the server knows, and the access token of an account. */
  credentials: Required<Credentials>;
  stop(): Promise<void>;
}

/**
 * Debian's own Python first, because python3-oauthlib installs for that one.
 * @returns a Python that has oauthlib; null when there is none
 */
export function findPythonWithOauthlib(): string | null {
  const has = (python: string): boolean => spawnSync(python, ['-c', 'import oauthlib.oauth1']).status === 0;
  return ['/usr/bin/python3', 'python3'].find(has) ?? null;
}

export async function startOauthlibServer(python: string): Promise<OauthlibServer> {
  const child = spawn(python, ['-B', path.join(import.meta.dirname, 'python/oauth1_server.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the oauthlib server ended with code ${code}`)));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const { origin, ...credentials } = JSON.parse(line);
  return {
    origin,
    credentials,
    async stop() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
    },
  };
}
