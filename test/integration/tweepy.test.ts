/** Interoperability: a Tweepy 4 client with nothing changed but its host. */
import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPracticeService } from '../../electron/practice/service.ts';
import { startSlot } from '../support/start-slot.ts';

const python = '/usr/bin/python3';
const script = path.resolve(import.meta.dirname, '../support/python/tweepy_client.py');
const found = spawnSync(python, ['-c', 'import tweepy; print(tweepy.__version__)'], { encoding: 'utf8' });
const missing = found.status !== 0 || !found.stdout.startsWith('4.');

interface Told {
  pinDigits: number;
  me: { id: string; username: string; image: string };
  first: { id: string; text: string; author: string }[];
  users: string[];
  second: string[];
  newest: string[];
  refused: string;
}

function run(task: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(python, [script], { env: { PATH: '/usr/bin', NO_PROXY: '*' } }, (error, out, complaints) =>
      error ? reject(new Error(complaints)) : resolve(out),
    );
    child.stdin?.end(JSON.stringify(task));
  });
}

describe.skipIf(missing)(`Tweepy ${missing ? 'skipped: Tweepy 4 is not installed' : found.stdout.trim()}`, () => {
  it('signs in with a PIN and reads the home timeline', async () => {
    const service = await startPracticeService({ secret: 'interoperability', posts: 300, startSlot });
    onTestFinished(() => service.close());
    const { origin, apiKey, apiKeySecret, accounts } = service;
    const [account] = accounts;
    const told: Told = JSON.parse(await run({ origin, apiKey, apiKeySecret, username: account?.username }));
    expect(told.pinDigits).toBe(7);
    expect(told.me).toMatchObject({ id: account?.userId, username: account?.username });
    expect(told.me.image.startsWith(`${origin}/media/avatars/`)).toBe(true);
    const ids = [...told.first.map(({ id }) => id), ...told.second];
    expect(ids).toHaveLength(100);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)));
    expect(told.first.every(({ text, author }) => text !== '' && told.users.includes(author))).toBe(true);
    expect(told.newest).toEqual(ids.slice(0, 10));
    expect(told.refused).toContain('401');
  });
});
