/**
 * Pictures that were already fetched, in a folder of files named by the hash of their address, so that nothing is
 * fetched twice. The least recently used go first when the folder grows too large. It holds nothing that cannot be
 * fetched again, so every failure of the disk counts as "not there".
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface CachedMedia {
  /** Content type, for example `image/png`. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface MediaCache {
  /** @returns null when it is not there */
  get(url: string): Promise<CachedMedia | null>;
  put(url: string, media: CachedMedia): Promise<void>;
  /** Forgets every picture. */
  clear(): Promise<void>;
}

/** Bytes of all kept pictures together. */
const defaultLimit = 256 * 1024 * 1024;
/** When the limit is reached, this share of it stays, so that not every new picture has to make room. */
const shareAfterEviction = 0.9;

/** `<hash>.<subtype>`: the content type is part of the name, so that one read answers a request. */
const fileName = /^([0-9a-f]{64})\.([a-z0-9]+)$/;
const hashOf = (url: string): string => createHash('sha256').update(url).digest('hex');

interface Entry {
  name: string;
  size: number;
}

/**
 * @param folder made when missing
 * @param now milliseconds since 1970, kept as the time of last use
 */
export function makeMediaCache(folder: string, now: () => number, limit = defaultLimit): MediaCache {
  /** By hash, least recently used first. */
  let index: Promise<Map<string, Entry>> | null = null;
  let total = 0;

  const readIndex = async (): Promise<Map<string, Entry>> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const files: (Entry & { hash: string; usedAt: number })[] = [];
    for (const name of await readdir(folder)) {
      const hash = fileName.exec(name)?.[1];
      const path = join(folder, name);
      if (hash === undefined) {
        // What a crash left half written.
        await rm(path, { recursive: true, force: true });
        continue;
      }
      const { size, mtimeMs } = await stat(path);
      files.push({ hash, name, size, usedAt: mtimeMs });
    }
    files.sort((a, b) => a.usedAt - b.usedAt);
    total = files.reduce((sum, file) => sum + file.size, 0);
    return new Map(files.map(({ hash, name, size }) => [hash, { name, size }]));
  };
  const entries = (): Promise<Map<string, Entry>> => {
    index ??= readIndex().catch((cause: unknown) => {
      index = null;
      throw cause;
    });
    return index;
  };

  const forget = async (known: Map<string, Entry>, hash: string, entry: Entry): Promise<void> => {
    if (known.delete(hash)) total -= entry.size;
    await rm(join(folder, entry.name), { force: true });
  };

  const makeRoom = async (known: Map<string, Entry>): Promise<void> => {
    if (total <= limit) return;
    for (const [hash, entry] of known) {
      if (total <= limit * shareAfterEviction) return;
      await forget(known, hash, entry);
    }
  };

  return {
    get: async (url) => {
      try {
        const known = await entries();
        const hash = hashOf(url);
        const entry = known.get(hash);
        if (entry === undefined) return null;
        const path = join(folder, entry.name);
        const bytes = await readFile(path).catch(() => null);
        if (bytes === null) {
          await forget(known, hash, entry);
          return null;
        }
        known.delete(hash);
        known.set(hash, entry);
        const used = new Date(now());
        await utimes(path, used, used);
        return { type: `image/${fileName.exec(entry.name)?.[2] ?? ''}`, bytes: new Uint8Array(bytes) };
      } catch {
        return null;
      }
    },
    put: async (url, { type, bytes }) => {
      const subtype = /^image\/([a-z0-9]+)$/.exec(type)?.[1];
      if (subtype === undefined || bytes.byteLength > limit) return;
      try {
        const known = await entries();
        const hash = hashOf(url);
        const before = known.get(hash);
        if (before !== undefined) await forget(known, hash, before);
        const name = `${hash}.${subtype}`;
        const path = join(folder, name);
        const half = join(folder, `${randomUUID()}.part`);
        await writeFile(half, bytes, { mode: 0o600 });
        await rename(half, path);
        const used = new Date(now());
        await utimes(path, used, used);
        // The same picture may have been put twice at the same time.
        total += bytes.byteLength - (known.get(hash)?.size ?? 0);
        known.set(hash, { name, size: bytes.byteLength });
        await makeRoom(known);
      } catch {
        // A picture that is not kept is fetched again; nothing else is lost.
      }
    },
    clear: async () => {
      index = null;
      total = 0;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
