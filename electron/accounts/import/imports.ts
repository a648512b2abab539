/**
 * Bringing keys in: what was found waits here, in memory only, until the person has decided what to do with it. The page
 * sees names, lines and the last characters of values.
 */
import { basename } from 'node:path';
import { appError, fail, ok, type Result } from '../../contract/errors.ts';
import { missingProblems } from '../../contract/messages/key-import.ts';
import type { Access } from '../../contract/views/accounts.ts';
import type { KeyField, KeyImportView } from '../../contract/views/keys.ts';
import { type KeyPair, readKeyPair } from '../app-keys.ts';
import { checkToken, type OwnToken } from '../own-token.ts';
import type { Problem } from './candidates.ts';
import { decodeText, healed, isDocument } from './decode.ts';
import { type KeysRead, readEnvironment, readKeys } from './read-keys.ts';

export interface KeyImportPorts {
  /** @returns that many bytes of a cryptographic random source */
  random(bytes: number): Uint8Array;
  /** Milliseconds since 1970. */
  now(): number;
  /** @returns null when it cannot be read; no bytes when it is larger than any file with keys */
  readFile(path: string): Promise<{ bytes: Uint8Array; tooLarge: boolean } | null>;
  /** @returns whether it is gone now */
  deleteFile(path: string): Promise<boolean>;
}

/** All methods with an `importId` fail with `import-over` once it is forgotten. */
export interface KeyImports {
  /**
   * @param name of the file that it was read from, by dropping it on the page
   * @returns `import-too-large`, `import-no-text`, or `import-empty` when there is nothing to say about it either
   */
  fromText(text: string, name?: string): Result<KeyImportView>;
  /** @returns as `fromText`, or `import-unreadable` */
  fromFile(path: string): Promise<Result<KeyImportView>>;
  /** @returns as `fromText` */
  fromEnvironment(env: Readonly<Record<string, string | undefined>>): Result<KeyImportView>;
  /** @returns `import-incomplete`, or what saving the pair would return */
  pair(importId: string): Result<KeyPair>;
  /** @returns `token-missing` or `token-malformed` */
  token(importId: string): Result<OwnToken>;
  /**
   * Deletes the file that the values came from, after making sure that it still holds them.
   * @param chooseFile asks the person where it is; null when they decided against it
   * @returns `import-unreadable`, `file-other`, `file-not-deleted`, or `call-invalid` when there was no file
   */
  deletePlainFile(importId: string, chooseFile: () => Promise<string | null>): Promise<Result<{ deleted: boolean }>>;
  forget(importId: string): void;
}

/** Characters of a text; no text with keys is nearly as large. */
const LARGEST_IMPORT = 256 * 1024;
const KEPT_MS = 10 * 60 * 1000;
/** More than one is only needed for a moment, when the person looks elsewhere. */
const MOST_KEPT = 4;
const ID_BYTES = 16;
const HINT_CHARACTERS = 4;

interface Kept {
  read: KeysRead;
  source: KeyImportView['source'];
  /** Where the file is, if Pinion was told. */
  path: string | null;
  until: number;
}

export function createKeyImports({ random, now, readFile, deleteFile }: KeyImportPorts): KeyImports {
  const kept = new Map<string, Kept>();

  const forgetOld = (): void => {
    for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
  };

  const find = (importId: string): Result<Kept> => {
    forgetOld();
    const found = kept.get(importId);
    return found ? ok(found) : fail(appError('import-over'));
  };

  function keep(read: KeysRead, source: Kept['source'], path: string | null): Result<KeyImportView> {
    forgetOld();
    if (read.found.length === 0 && read.problems.length === 0) return fail(appError('import-empty'));
    const importId = Buffer.from(random(ID_BYTES)).toString('hex');
    kept.set(importId, { read, source, path, until: now() + KEPT_MS });
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    const plainFile = path !== null ? 'known' : source.kind === 'file' ? 'elsewhere' : 'none';
    return ok({
      importId,
      source,
      format: read.format,
      found: read.found.map(({ field, label, value, line }) => ({
        field,
        label,
        hint: value.slice(-HINT_CHARACTERS),
        line,
      })),
      problems: [...missing(read), ...read.problems],
      ways: ways(read),
      plainFile,
    });
  }

  async function textOf(path: string): Promise<Result<string>> {
    const file = await readFile(path);
    if (!file) return fail(appError('import-unreadable'));
    if (file.tooLarge) return fail(appError('import-too-large'));
    const text = decodeText(file.bytes);
    return text === null || isDocument(text) ? fail(appError('import-no-text')) : ok(text);
  }

  function fromText(text: string, name?: string): Result<KeyImportView> {
    if (isDocument(text)) return fail(appError('import-no-text'));
    if (text.length > LARGEST_IMPORT) return fail(appError('import-too-large'));
    return keep(readKeys(healed(text), name), name === undefined ? { kind: 'text' } : { kind: 'file', name }, null);
  }

  return {
    fromText,

    async fromFile(path) {
      const text = await textOf(path);
      if (!text.ok) return text;
      const name = basename(path);
      return keep(readKeys(text.value, name), { kind: 'file', name }, path);
    },

    fromEnvironment: (env) => keep(readEnvironment(env), { kind: 'environment' }, null),

    pair(importId) {
      const found = find(importId);
      if (!found.ok) return found;
      const [apiKey, apiKeySecret] = values(found.value.read, ['api-key', 'api-key-secret']);
      return apiKey && apiKeySecret
        ? readKeyPair({ apiKey, apiKeySecret })
        : fail(appError('import-incomplete', { kind: 'enter-keys' }));
    },

    token(importId) {
      const found = find(importId);
      if (!found.ok) return found;
      const [accessToken = '', accessTokenSecret = ''] = values(found.value.read, [
        'access-token',
        'access-token-secret',
      ]);
      return checkToken({ accessToken, accessTokenSecret });
    },

    async deletePlainFile(importId, chooseFile) {
      const found = find(importId);
      if (!found.ok) return found;
      const { source, read } = found.value;
      if (source.kind !== 'file') return fail(appError('call-invalid'));
      const path = found.value.path ?? (await chooseFile());
      if (path === null) return ok({ deleted: false });
      const text = await textOf(path);
      if (!text.ok) return text.error.code === 'import-too-large' ? fail(appError('file-other')) : text;
      if (!holds(readKeys(text.value, source.name), read)) return fail(appError('file-other'));
      return (await deleteFile(path)) ? ok({ deleted: true }) : fail(appError('file-not-deleted'));
    },

    forget(importId) {
      kept.delete(importId);
      forgetOld();
    },
  };
}

function values({ found }: KeysRead, fields: readonly KeyField[]): (string | undefined)[] {
  return fields.map((field) => found.find((one) => one.field === field)?.value);
}

/** Whether a file holds everything that was brought in. */
function holds(now: KeysRead, before: KeysRead): boolean {
  return (
    before.found.length > 0 &&
    before.found.every(({ field, value }) => now.found.some((one) => one.field === field && one.value === value))
  );
}

function ways(read: KeysRead): Access[] {
  const [apiKey, apiKeySecret, accessToken, accessTokenSecret] = values(read, [
    'api-key',
    'api-key-secret',
    'access-token',
    'access-token-secret',
  ]);
  if (!apiKey || !apiKeySecret) return [];
  return accessToken && accessTokenSecret ? ['pin', 'own-token', 'app-only'] : ['pin', 'app-only'];
}

/** Halves of pairs, when nothing else says why the other half was not found. */
function missing(read: KeysRead): Problem[] {
  if (read.problems.length > 0) return [];
  const [apiKey, apiKeySecret, accessToken, accessTokenSecret] = values(read, [
    'api-key',
    'api-key-secret',
    'access-token',
    'access-token-secret',
  ]);
  if (read.found.every(({ field }) => field === 'bearer-token')) {
    return [{ line: null, message: missingProblems['bearer-alone'] }];
  }
  const half = (one: string | undefined, other: string | undefined, message: string): Problem[] =>
    one === undefined && other !== undefined ? [{ line: null, message }] : [];
  return [
    ...half(apiKey, apiKeySecret, missingProblems['api-key']),
    ...half(apiKeySecret, apiKey, missingProblems['api-key-secret']),
    ...half(accessToken, accessTokenSecret, missingProblems['access-token']),
    ...half(accessTokenSecret, accessToken, missingProblems['access-token-secret']),
  ];
}
