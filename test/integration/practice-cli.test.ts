import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const cli = path.resolve(import.meta.dirname, '../../electron/practice/cli.ts');

/** @returns the process, everything that it prints until its first line is complete, and its end */
function start(...options: string[]) {
  const child = spawn(process.execPath, [cli, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { out: '', error: '' };
  const line = new Promise<string>((resolve) => {
    child.stdout.on('data', (data) => {
      printed.out += data;
      if (printed.out.includes('\n')) resolve(printed.out);
    });
  });
  child.stderr.on('data', (data) => {
    printed.error += data;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, printed, line, ended };
}

describe('npm run practice', () => {
  it('prints one line of JSON and ends when told to', async () => {
    const run = start('--port', '0', '--seed', '7', '--posts', '20', '--control');
    const facts = JSON.parse(await run.line);
    expect(Object.keys(facts)).toEqual(['origin', 'apiKey', 'apiKeySecret', 'accounts', 'control']);
    expect(facts.accounts.length).toBeGreaterThanOrEqual(3);
    expect(facts.accounts[0]).toEqual({ username: 'mara_demo', userId: expect.stringMatching(/^\d{19}$/) });
    const answer = await fetch(facts.control.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${facts.control.token}` },
      body: '{"command":"log"}',
    });
    expect(await answer.json()).toEqual({ requests: [] });
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.printed.out.trim().split('\n')).toHaveLength(1);
    expect(run.printed.error).toBe('');
  });

  it('has no control endpoint unless asked for', async () => {
    const run = start();
    const facts = JSON.parse(await run.line);
    expect(facts.control).toBeUndefined();
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
  });

  it.each([['--posts', 'many'], ['--port', '70000'], ['--unknown']])('refuses %s %s', async (...options) => {
    const run = start(...options);
    expect(await run.ended).toBe(1);
    expect(run.printed.out).toBe('');
    expect(run.printed.error).toContain(options[0]);
    expect(run.printed.error).not.toContain(' at ');
  });
});
