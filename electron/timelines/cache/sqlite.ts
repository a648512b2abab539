/** The cache in a SQLite file, through Node's own `node:sqlite`, so that no native module has to be built. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { EntryView, PostId } from '../../contract/views.ts';
import { fromSortable, sortable } from '../ids.ts';
import { type Cache, CacheFailure } from './port.ts';
import { schemaVersion, stepsAfter } from './schema.ts';

export type Sqlite = typeof import('node:sqlite');

/** @returns Node's SQLite, or null in runtimes without it (Electron before 35 has Node 20) */
export function findSqlite(): Sqlite | null {
  const find = process.getBuiltinModule as ((id: string) => unknown) | undefined;
  return (find?.('node:sqlite') as Sqlite | undefined) ?? null;
}

/** Primary result codes of SQLite for a file that cannot be read: sqlite.org/rescode.html */
const damageCodes: readonly number[] = [1 /* ERROR: a table is missing */, 11 /* CORRUPT */, 26 /* NOTADB */];

type Row = Record<string, unknown>;

/**
 * Opens or creates a cache file and brings its tables up to date.
 * @throws {CacheFailure} `damaged` also for a file that a later version of Pinion has written
 */
export function openSqliteCache(sqlite: Sqlite, path: string): Cache {
  const database = guard(() => new sqlite.DatabaseSync(path));
  try {
    return guard(() => {
      // WAL with NORMAL keeps a file whole at a crash and spares a sync to disk for every page that is read.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
      migrate(database);
      return cacheOf(database);
    });
  } catch (failure) {
    database.close();
    throw failure;
  }
}

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > schemaVersion) throw new CacheFailure('damaged', new Error(`Tables of version ${version}`));
  if (version === schemaVersion) return;
  inTransaction(database, () => {
    for (const step of stepsAfter(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${schemaVersion}`);
  });
}

function cacheOf(database: DatabaseSync): Cache {
  // Preparing everything now also proves that the tables are there.
  const sql = {
    timeline: database.prepare('SELECT * FROM timelines WHERE name = ?'),
    newest: database.prepare('SELECT max(id) AS id FROM entries WHERE timeline = ?'),
    oldest: database.prepare('SELECT min(id) AS id FROM entries WHERE timeline = ?'),
    entry: database.prepare('SELECT entry FROM entries WHERE timeline = ? AND id = ?'),
    older: database.prepare('SELECT entry FROM entries WHERE timeline = ? AND id < ? ORDER BY id DESC LIMIT ?'),
    top: database.prepare('SELECT entry FROM entries WHERE timeline = ? ORDER BY id DESC LIMIT ?'),
    newer: database.prepare('SELECT entry FROM entries WHERE timeline = ? AND id > ? ORDER BY id LIMIT ?'),
    gaps: database.prepare('SELECT newer, older FROM gaps WHERE timeline = ? ORDER BY newer DESC'),
    usage: database.prepare('SELECT count(*) AS posts FROM billed WHERE day = ?'),
    addEntry: database.prepare('INSERT INTO entries VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    addGap: database.prepare('INSERT INTO gaps VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    removeGap: database.prepare('DELETE FROM gaps WHERE timeline = ? AND newer = ? AND older = ?'),
    addBilled: database.prepare('INSERT INTO billed VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    pruneBilled: database.prepare('DELETE FROM billed WHERE day < ?'),
    saveTimeline: database.prepare(
      `INSERT INTO timelines (name, refreshed_at, end_reached) VALUES (:name, :refreshedAt, coalesce(:endReached, 0))
       ON CONFLICT DO UPDATE SET refreshed_at = coalesce(:refreshedAt, refreshed_at),
                                 end_reached = coalesce(:endReached, end_reached)`,
    ),
    saveAnchor: database.prepare(
      `INSERT INTO timelines (name, anchor_post, anchor_offset) VALUES (:name, :postId, :offset)
       ON CONFLICT DO UPDATE SET anchor_post = :postId, anchor_offset = :offset`,
    ),
  };
  let open = true;

  const idOf = (row: Row | undefined): PostId | null => {
    const id = row?.['id'];
    return typeof id === 'string' ? fromSortable(id) : null;
  };
  const entriesOf = (rows: Row[]): EntryView[] => rows.map((row) => JSON.parse(String(row['entry'])) as EntryView);

  return {
    keptIn: 'disk',
    timeline: (name) =>
      guard(() => {
        const row = sql.timeline.get(name);
        const refreshedAt = row?.['refreshed_at'];
        return {
          newestId: idOf(sql.newest.get(name)),
          oldestId: idOf(sql.oldest.get(name)),
          refreshedAt: typeof refreshedAt === 'number' ? refreshedAt : null,
          endReached: row?.['end_reached'] === 1,
        };
      }),
    entry: (name, id) => guard(() => entriesOf(sql.entry.all(name, sortable(id)))[0] ?? null),
    olderThan: (name, id, limit) =>
      guard(() => entriesOf(id === null ? sql.top.all(name, limit) : sql.older.all(name, sortable(id), limit))),
    newerThan: (name, id, limit) => guard(() => entriesOf(sql.newer.all(name, sortable(id), limit)).reverse()),
    gaps: (name) =>
      guard(() =>
        sql.gaps.all(name).map((row) => ({
          newerId: fromSortable(String(row['newer'])),
          olderId: fromSortable(String(row['older'])),
        })),
      ),
    anchor: (name) =>
      guard(() => {
        const row = sql.timeline.get(name);
        const postId = row?.['anchor_post'];
        return typeof postId === 'string' ? { postId, offset: Number(row?.['anchor_offset']) } : null;
      }),
    saveAnchor: (name, anchor) =>
      guard(() => {
        sql.saveAnchor.run({ name, postId: anchor?.postId ?? null, offset: anchor?.offset ?? null });
      }),
    usage: (day) => guard(() => ({ day, posts: Number(sql.usage.get(day)?.['posts']) })),
    apply: (name, change) =>
      guard(() =>
        inTransaction(database, () => {
          for (const entry of change.entries) sql.addEntry.run(name, sortable(entry.id), JSON.stringify(entry));
          if (change.closed !== null) {
            sql.removeGap.run(name, sortable(change.closed.newerId), sortable(change.closed.olderId));
          }
          for (const gap of change.opened) sql.addGap.run(name, sortable(gap.newerId), sortable(gap.olderId));
          const state: Record<string, SQLInputValue> = {
            name,
            refreshedAt: change.refreshedAt,
            endReached: change.endReached === null ? null : Number(change.endReached),
          };
          sql.saveTimeline.run(state);
          sql.pruneBilled.run(change.billed.firstKeptDay);
          for (const item of change.billed.items) sql.addBilled.run(change.billed.day, item.kind, item.id);
        }),
      ),
    close() {
      if (!open) return;
      open = false;
      try {
        database.close();
      } catch {
        // Every change was committed before; a damaged file may refuse its last checkpoint.
      }
    },
  };
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (cause) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // A full disk makes SQLite roll back by itself; only the first failure tells why.
    }
    throw cause;
  }
}

/** Runs work on the file; a failure of it says whether the file or the disk is at fault. */
function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof CacheFailure) throw cause;
    throw new CacheFailure(isDamage(cause) ? 'damaged' : 'unusable', cause);
  }
}

function isDamage(cause: unknown): boolean {
  if (cause instanceof SyntaxError) return true; // a stored entry is no JSON
  const code = (cause as { errcode?: unknown }).errcode;
  return typeof code === 'number' && damageCodes.includes(code & 0xff);
}
