/** The practice service as a separate process, as `npm run practice` starts it, with its control endpoint. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './machine.ts';
import { startSlot } from './start-slot.ts';

export interface ServiceProcess {
  origin: string;
  apiKey: string;
  apiKeySecret: string;
  accounts: { username: string; userId: string }[];
  /** Sends one control command, see `electron/practice/control.ts`. */
  control(command: Record<string, unknown>): Promise<unknown>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  posts?: number;
  seed?: number;
  ageHours?: number;
  /** Keys and tokens follow from it: a sign-in stays valid at every service that has the same one. */
  secret?: string;
}

export async function startService(options: ServiceOptions = {}): Promise<ServiceProcess> {
  const child = spawn(
    process.execPath,
    [
      path.join(projectRoot, 'electron/practice/cli.ts'),
      '--port',
      '0',
      '--seed',
      String(options.seed ?? 7),
      '--posts',
      String(options.posts ?? 5000),
      '--age-hours',
      String(options.ageHours ?? 2),
      '--start-slot',
      String(startSlot),
      ...(options.secret === undefined ? [] : ['--secret', options.secret]),
      '--control',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the practice service ended with code ${code}`)));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const facts = JSON.parse(line);
  return {
    origin: facts.origin,
    apiKey: facts.apiKey,
    apiKeySecret: facts.apiKeySecret,
    accounts: facts.accounts,
    async control(command) {
      const answer = await fetch(facts.control.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${facts.control.token}` },
        body: JSON.stringify(command),
      });
      if (!answer.ok) throw new Error(`control refused: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    async stop() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}
