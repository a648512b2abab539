import './without-electron.ts';

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Accounts } from '../../electron/accounts/accounts.ts';
import { electronStoreFile } from '../../electron/accounts/electron-store-file.ts';
import { checkToken } from '../../electron/accounts/own-token.ts';
import { appOnly, Computer, MemoryKeychain, NOON, PAIR, PASSPHRASE, saveKey, signedIn, value } from './support.ts';

const TOKEN = '7783124-kXcVbNmAsDfGhJkLqWeRtYuIoP';
const TOKEN_SECRET = 'pLoKiJuHyGtFrDeSwAqZxCvBnM9876543210';
const BEARER = 'AAAAAAAAAAAAhGfDsApOiUyTrEwQ%2BmNbVcXzLk%3D0987654321';
const REQUEST_TOKEN = 'rEqUeStToKeNrEqUeStToKeN';
const REQUEST_SECRET = 'sEcReToFtHeReQuEsTtOkEn';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinion-leaks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function computer(strength: 'strong' | 'none'): Computer {
  return new Computer(MemoryKeychain.of(strength), {
    file: electronStoreFile(folder, 'accounts'),
    backup: electronStoreFile(folder, 'accounts.backup'),
  });
}

/** A text as it could stand in a file: itself, in hex, and in base64 at each of the three possible offsets. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].map((offset) => {
    const base64 = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first and the last characters also depend on the neighbours.
    return base64.slice(Math.ceil((offset * 4) / 3), -4);
  });
  return [
    secret,
    bytes.toString('hex'),
    ...shifted,
    ...shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

function everythingVisible(accounts: Accounts): string {
  const { vault, book, keys, settings, notices } = accounts;
  return JSON.stringify([vault.view(), book.list(), book.currentId(), keys.list(), settings.view(), notices]);
}

function everyFile(): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name + readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

function use(accounts: Accounts): string[] {
  const keyId = saveKey(accounts);
  value(accounts.book.add(signedIn(keyId, '12', { token: TOKEN, tokenSecret: TOKEN_SECRET })));
  value(accounts.book.add(appOnly(keyId, BEARER)));
  value(
    accounts.pending.keep({
      service: 'x',
      keyId,
      accountId: null,
      requestToken: REQUEST_TOKEN,
      requestTokenSecret: REQUEST_SECRET,
      startedAt: NOON,
    }),
  );
  const practice = Buffer.from(value(accounts.practiceSecret()));
  return [
    ...[PAIR.apiKey, PAIR.apiKeySecret, TOKEN, TOKEN_SECRET, BEARER, REQUEST_TOKEN, REQUEST_SECRET, PASSPHRASE].flatMap(
      disguises,
    ),
    practice.toString('base64'),
    practice.toString('hex'),
    ...disguises(practice.toString('base64')),
  ];
}

it('finds a secret in every disguise (the scan itself works)', () => {
  for (const encoding of ['utf8', 'base64', 'base64url', 'hex'] as const) {
    for (const before of ['', 'a', 'bb']) {
      const text = Buffer.from(`${before}${TOKEN_SECRET}|after`).toString(encoding);
      expect(disguises(TOKEN_SECRET).some((disguise) => text.includes(disguise))).toBe(true);
    }
  }
});

it.each(['keychain', 'passphrase', 'session'] as const)('leaves no secret in files or views: %s', async (mode) => {
  const machine = computer(mode === 'keychain' ? 'strong' : 'none');
  const accounts = await machine.start();
  if (mode === 'passphrase') value(await accounts.vault.choose({ mode, passphrase: PASSPHRASE }));
  if (mode === 'session') value(await accounts.vault.choose({ mode }));
  const secrets = use(accounts);
  value(accounts.settings.update({ theme: 'dark' }));
  const errors: unknown[] = [
    await (await machine.start()).vault.unlock('not the passphrase'),
    accounts.keys.save({ service: 'x', ...PAIR, apiKey: `${PAIR.apiKey}!` }),
    accounts.keys.remove(accounts.keys.list()[0]?.id ?? ''),
    accounts.keys.replace(accounts.keys.list()[0]?.id ?? '', { ...PAIR, apiKey: `${PAIR.apiKey}!` }),
    checkToken({ accessToken: TOKEN, accessTokenSecret: `${TOKEN_SECRET}!` }),
  ];
  const seen = [everyFile(), everythingVisible(accounts), JSON.stringify(errors)];
  expect(seen[0]).toContain('dark');
  for (const secret of secrets) {
    for (const text of seen) expect(text.includes(secret)).toBe(false);
  }
  if (mode === 'session') expect(seen[0]).not.toContain('reader12');

  // What is set aside when starting over is as closed as before.
  value(await accounts.vault.startOver());
  const afterwards = everyFile();
  for (const secret of secrets) expect(afterwards.includes(secret)).toBe(false);
});
