/**
 * The one file with settings, accounts and sealed secrets, and its backup. Rules: whatever cannot be read is set aside
 * under a new name before anything is written in its place; the backup stands in; memory never runs ahead of the disk.
 */
import { isDeepStrictEqual } from 'node:util';
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import { type AccountsDocument, emptyDocument, type Migrations, migrations, readDocument } from './schema.ts';

/** One file that holds one JSON object. Implemented in `electron-store-file.ts`. */
export interface KeyValueFile {
  /**
   * @returns what the file holds, or undefined when there is no file
   * @throws when it cannot be read or does not hold a JSON object
   */
  read(): unknown;
  /**
   * Replaces the whole content atomically.
   * @throws when it cannot be written; the former content is then untouched
   */
  write(content: Record<string, unknown>): void;
  /**
   * Gives the file another name that holds `stamp`, never one that is taken. Nothing happens when there is no file.
   * @throws when it cannot be renamed
   */
  setAside(stamp: string): void;
}

export interface StorePorts {
  file: KeyValueFile;
  /** Kept beside the file: a copy of the last content that was written. */
  backup: KeyValueFile;
  /** Milliseconds since 1970. */
  now(): number;
  migrations?: Migrations;
}

/** The accounts document on disk. */
export interface Store {
  /** What happened while the file was opened: to be shown as notices. */
  readonly notices: readonly AppError[];
  /** What the disk holds, as far as it could be read. */
  document(): AccountsDocument;
  /** @returns `store-not-written` when it failed; `document()` is then what it was */
  save(next: AccountsDocument): Result<null>;
  /**
   * Sets file and backup aside and begins with an empty document (the settings stay).
   * @returns `store-not-written` when the files could not be set aside; nothing has changed then
   */
  startOver(): Result<null>;
}

/** @returns the store with the best content that could be found: the file's, else the backup's, else none */
export function openStore({ file, backup, now, migrations: steps = migrations }: StorePorts): Store {
  const stamp = (): string => new Date(now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const main = guard(file, stamp, steps);
  const copy = guard(backup, stamp, steps);
  const notices: AppError[] = [];
  const fromMain = main.load();
  const fromCopy = copy.load();

  let current: AccountsDocument;
  if (fromMain.kind === 'good') {
    current = fromMain.document;
    // A copy that is behind may still hold what was erased, so it is brought up to date.
    if (fromCopy.kind !== 'good' || !isDeepStrictEqual(fromCopy.document, current)) copy.write(current);
  } else {
    current = fromCopy.kind === 'good' ? fromCopy.document : emptyDocument();
    const found = fromMain.kind !== 'missing' || fromCopy.kind !== 'missing';
    if (found) notices.push(noticeFor(fromMain.kind, fromCopy.kind));
    if (fromCopy.kind === 'good' && !main.write(current)) notices.push(notWritten());
  }

  return {
    notices,
    document: () => current,
    save(next) {
      // What could not be read back must never replace what can. Reaching this is a mistake in this room.
      const checked = readDocument(next, steps);
      if (checked.kind !== 'good') throw new Error('The accounts document breaks its own schema.');
      if (!main.write(checked.document)) return fail(notWritten());
      current = checked.document;
      // The content is safe by now. A copy that fails is repeated with the next save and at the next start.
      copy.write(current);
      return ok(null);
    },
    startOver() {
      // The copy goes first: left alone beside a missing file it would be taken for the last good content.
      if (!copy.setAside() || !main.setAside()) return fail(notWritten());
      current = { ...emptyDocument(), settings: current.settings };
      return ok(null);
    },
  };
}

type Loaded = { kind: 'missing' } | ReturnType<typeof readDocument>;

function notWritten(): AppError {
  return appError('store-not-written', { kind: 'retry' });
}

function noticeFor(main: Loaded['kind'], copy: Loaded['kind']): AppError {
  if (copy === 'good') return appError(main === 'missing' ? 'store-restored' : 'store-damaged');
  return appError(main === 'newer' || copy === 'newer' ? 'store-newer' : 'store-lost');
}

/** A file that cannot be overwritten as long as it holds something that could not be read. */
function guard(file: KeyValueFile, stamp: () => string, steps: Migrations) {
  let unreadable = false;

  const setAside = (): boolean => {
    try {
      file.setAside(stamp());
      unreadable = false;
      return true;
    } catch {
      return false;
    }
  };

  const read = (): Loaded => {
    try {
      const content = file.read();
      return content === undefined ? { kind: 'missing' } : readDocument(content, steps);
    } catch {
      return { kind: 'damaged' };
    }
  };

  return {
    setAside,
    /** Reads and checks; what is not good is set aside at once. */
    load(): Loaded {
      const loaded = read();
      unreadable = loaded.kind === 'damaged' || loaded.kind === 'newer';
      if (unreadable) setAside();
      return loaded;
    },
    /** @returns whether it was written */
    write(document: AccountsDocument): boolean {
      if (unreadable && !setAside()) return false;
      try {
        file.write(document);
        return true;
      } catch {
        return false;
      }
    },
  };
}
