import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLog } from '../../electron/security/log.ts';
import { makeLogFile } from '../../electron/security/log-file.ts';
import { makeRedactor } from '../../electron/security/redaction.ts';

describe('log', () => {
  const record = () => {
    const lines: string[] = [];
    const redactor = makeRedactor();
    return { lines, redactor, log: makeLog({ redactor, write: (line) => lines.push(line), now: () => 0 }) };
  };

  it('writes one line per event with its facts', () => {
    const { lines, log } = record();
    log.info('refreshed', { posts: 20, account: 'x:12', none: undefined });
    expect(lines).toEqual(['1970-01-01T00:00:00.000Z info refreshed posts="20" account="x:12"\n']);
  });

  it('keeps an error on one line', () => {
    const { lines, log } = record();
    log.error('failed', { cause: new Error('first\nsecond') });
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(lines[0]).toContain('first');
  });

  it('lets no secret through: known ones, labelled ones, and those inside errors', () => {
    const { lines, redactor, log } = record();
    redactor.addSecret('quiet-words');
    log.warning('said quiet-words', { token: 'abcdefg', cause: new Error('oauth_token_secret=hijklmn quiet-words') });
    expect(lines.join('')).not.toMatch(/quiet-words|abcdefg|hijklmn/);
  });

  it('lets no secret through whose signs a line writes in another way', () => {
    const { lines, redactor, log } = record();
    redactor.addSecret('so "quiet" \\ words');
    log.info('said', { text: 'he said: so "quiet" \\ words' });
    expect(lines.join('')).not.toMatch(/quiet|words/);
  });
});

describe('log file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pinion-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('appends, readable by the owner only', () => {
    const write = makeLogFile(join(folder, 'logs'));
    write('one\n');
    makeLogFile(join(folder, 'logs'))('two\n');
    const file = join(folder, 'logs', 'pinion.log');
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    if (process.platform === 'win32') return;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'logs')).mode & 0o777).toBe(0o700);
  });

  it('sets a full file aside and keeps one older file', () => {
    const write = makeLogFile(folder, 10);
    for (const line of ['12345678\n', 'abcdefgh\n', 'ABCDEFGH\n']) write(line);
    expect(readFileSync(join(folder, 'pinion.log'), 'utf8')).toBe('ABCDEFGH\n');
    expect(readFileSync(join(folder, 'pinion.old.log'), 'utf8')).toBe('abcdefgh\n');
  });

  it('stays silent when it cannot write', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => makeLogFile(join(file, 'below'))('line\n')).not.toThrow();
  });
});
