/** The caches of all accounts: one file per account in one folder, or memory where that is not possible. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '../../contract/errors.ts';
import type { AccountId } from '../../contract/views/ids.ts';
import { createMemoryCache } from './memory.ts';
import { type Cache, CacheFailure, type CacheStore, type OpenedCache } from './port.ts';
import { openSqliteCache, type Sqlite } from './sqlite.ts';

export interface CacheStoreOptions {
  /** Made when it is missing. Nothing else should be kept in it. */
  folder: string;
  /** From `findSqlite`; null keeps everything in memory. */
  sqlite: Sqlite | null;
  /** Milliseconds since 1970; names the files that are set aside. */
  now(): number;
}

/** SQLite's companions of a file in write-ahead mode. */
const companions = ['', '-wal', '-shm'];

export function createCacheStore({ folder, sqlite, now }: CacheStoreOptions): CacheStore {
  /** Kept after closing: in memory means until quit, not until the next switch of accounts. */
  const inMemory = new Map<AccountId, Cache>();
  /** A colon cannot be part of a file name on Windows. */
  const stem = (accountId: AccountId) => accountId.replace(':', '-');
  const fileOf = (accountId: AccountId) => join(folder, `${stem(accountId)}.sqlite`);

  const openInMemory = (accountId: AccountId): OpenedCache => {
    const kept = inMemory.get(accountId);
    if (kept !== undefined) return { cache: kept, notices: [] };
    const cache = createMemoryCache();
    inMemory.set(accountId, cache);
    return { cache, notices: [appError('cache-in-memory')] };
  };
  const setAside = (accountId: AccountId): void => {
    const stamp = new Date(now()).toISOString().replaceAll(/[-:.]/g, '');
    for (const companion of companions) {
      const from = `${fileOf(accountId)}${companion}`;
      if (existsSync(from)) renameSync(from, join(folder, `${stem(accountId)}.damaged-${stamp}.sqlite${companion}`));
    }
  };
  const openFile = (accountId: AccountId, from: Sqlite): OpenedCache => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { cache: openSqliteCache(from, fileOf(accountId)), notices: [] };
  };
  const replaceDamaged = (accountId: AccountId): OpenedCache => {
    const notice = appError('cache-damaged');
    if (sqlite === null) return openInMemory(accountId);
    try {
      setAside(accountId);
      return { ...openFile(accountId, sqlite), notices: [notice] };
    } catch {
      const { cache, notices } = openInMemory(accountId);
      return { cache, notices: [notice, ...notices] };
    }
  };

  return {
    open(accountId) {
      if (sqlite === null || inMemory.has(accountId)) return openInMemory(accountId);
      try {
        return openFile(accountId, sqlite);
      } catch (failure) {
        const damaged = failure instanceof CacheFailure && failure.kind === 'damaged';
        return damaged ? replaceDamaged(accountId) : openInMemory(accountId);
      }
    },
    replaceDamaged,
    remove(accountId) {
      inMemory.delete(accountId);
      try {
        if (!existsSync(folder)) return;
        const own = readdirSync(folder).filter((name) => name.startsWith(`${stem(accountId)}.`));
        for (const name of own) rmSync(join(folder, name), { force: true });
      } catch (cause) {
        throw new CacheFailure('unusable', cause);
      }
    },
  };
}
