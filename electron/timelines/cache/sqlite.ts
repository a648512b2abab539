/** The cache in a SQLite file, through Node's own `node:sqlite`, so that no native module has to be built. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView } from '../../contract/views/posts.ts';
import { fromSortable, sortable } from '../ids.ts';
import { type Billed, firstSpentDay, type Spent, usageOf } from '../usage.ts';
import { keptPosts, sameEntry } from './facts.ts';
import { type Cache, CacheFailure } from './port.ts';
import { schemaVersion, stepsAfter } from './schema.ts';
import { createSqlitePosts } from './sqlite-posts.ts';

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
      // What is replaced is overwritten: a post that its author has deleted must not stay behind in unused pages.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;');
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
    if (version === 1) createSqlitePosts(database).adopt();
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
    above: database.prepare(
      'SELECT count(*) AS entries FROM (SELECT 1 FROM entries WHERE timeline = ? AND id > ? LIMIT ?)',
    ),
    gaps: database.prepare('SELECT newer, older, token FROM gaps WHERE timeline = ? ORDER BY newer DESC, older DESC'),
    find: database.prepare('SELECT entry FROM entries WHERE id = ? LIMIT 1'),
    places: database.prepare('SELECT timeline, entry FROM entries WHERE id = ?'),
    usage: database.prepare('SELECT * FROM spent WHERE day = ?'),
    spending: database.prepare('SELECT * FROM spent WHERE day >= ?'),
    addGap: database.prepare(
      'INSERT INTO gaps (timeline, newer, older, token) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET token = excluded.token',
    ),
    removeGap: database.prepare('DELETE FROM gaps WHERE timeline = ? AND newer = ? AND older = ?'),
    addBilled: database.prepare('INSERT INTO billed VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    pruneBilled: database.prepare('DELETE FROM billed WHERE day < ?'),
    addSpent: database.prepare(
      `INSERT INTO spent (day, asked, kind, own, items) VALUES (?, ?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET items = items + 1`,
    ),
    pruneSpent: database.prepare('DELETE FROM spent WHERE day < ?'),
    saveTimeline: database.prepare(
      `INSERT INTO timelines (name, refreshed_at, end_reached) VALUES (:name, :refreshedAt, coalesce(:endReached, 0))
       ON CONFLICT DO UPDATE SET refreshed_at = coalesce(:refreshedAt, refreshed_at),
                                 end_reached = coalesce(:endReached, end_reached)`,
    ),
    saveToken: database.prepare('UPDATE timelines SET older_token = ? WHERE name = ?'),
    saveReadUpTo: database.prepare(
      'INSERT INTO timelines (name, read_up_to) VALUES (?, ?) ON CONFLICT DO UPDATE SET read_up_to = excluded.read_up_to',
    ),
    document: database.prepare('SELECT content FROM documents WHERE name = ?'),
    saveDocument: database.prepare('INSERT OR REPLACE INTO documents (name, content) VALUES (?, ?)'),
    saveAnchor: database.prepare(
      `INSERT INTO timelines (name, anchor_post, anchor_offset) VALUES (:name, :postId, :offset)
       ON CONFLICT DO UPDATE SET anchor_post = :postId, anchor_offset = :offset`,
    ),
  };
  const posts = createSqlitePosts(database);
  let open = true;

  const bill = ({ day, asked, items, firstKeptDay }: Billed): void => {
    sql.pruneBilled.run(firstKeptDay);
    sql.pruneSpent.run(firstSpentDay(day));
    for (const { kind, id, own = false } of items) {
      const fresh = sql.addBilled.run(day, kind, id).changes > 0;
      if (fresh) sql.addSpent.run(day, asked, kind, Number(own));
    }
  };
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
          olderToken: textOf(row?.['older_token']),
          readUpTo: textOf(row?.['read_up_to']),
        };
      }),
    entry: (name, id) => guard(() => entriesOf(sql.entry.all(name, sortable(id)))[0] ?? null),
    olderThan: (name, id, limit) =>
      guard(() => entriesOf(id === null ? sql.top.all(name, limit) : sql.older.all(name, sortable(id), limit))),
    newerThan: (name, id, limit) => guard(() => entriesOf(sql.newer.all(name, sortable(id), limit)).reverse()),
    countAbove: (name, id, limit) =>
      guard(() => Number(sql.above.get(name, id === null ? '' : sortable(id), limit)?.['entries'])),
    gaps: (name) =>
      guard(() =>
        sql.gaps.all(name).map((row) => {
          const token = textOf(row['token']);
          return {
            newerId: fromSortable(String(row['newer'])),
            olderId: fromSortable(String(row['older'])),
            ...(token === null ? {} : { token }),
          };
        }),
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
    saveReadUpTo: (name, id) => guard(() => void sql.saveReadUpTo.run(name, id)),
    apply: (name, change) =>
      guard(() =>
        inTransaction(database, () => {
          for (const entry of change.entries) posts.add(name, entry);
          if (change.closed !== null) {
            sql.removeGap.run(name, sortable(change.closed.newerId), sortable(change.closed.olderId));
          }
          for (const { newerId, olderId, token } of change.opened) {
            sql.addGap.run(name, sortable(newerId), sortable(olderId), token ?? null);
          }
          const state: Record<string, SQLInputValue> = {
            name,
            refreshedAt: change.refreshedAt,
            endReached: change.endReached === null ? null : Number(change.endReached),
          };
          sql.saveTimeline.run(state);
          if (change.olderToken !== undefined) sql.saveToken.run(change.olderToken, name);
          if (change.readUpTo !== undefined) sql.saveReadUpTo.run(name, change.readUpTo);
          bill(change.billed);
        }),
      ),

    find: (entryId) => guard(() => entriesOf(sql.find.all(sortable(entryId)))[0] ?? null),
    entryOfPost: (name, postId) => guard(() => posts.entryOfPost(name, postId)),
    post: (postId) => guard(() => posts.post(postId)),
    conversation: (conversationId, limit) => guard(() => posts.conversation(conversationId, limit)),
    user: (by) => guard(() => posts.user(by)),
    search: (search, limit) => guard(() => posts.search(search, limit)),
    countPosts: () => guard(() => posts.countPosts()),
    newest: (limit) => guard(() => posts.newest(limit)),
    keep: (entries) =>
      guard(() =>
        inTransaction(database, () => {
          for (const entry of entries) posts.put(keptPosts, entry);
        }),
      ),
    update: (entries) =>
      guard(() => {
        inTransaction(database, () => {
          for (const entry of entries) {
            for (const place of sql.places.all(sortable(entry.id))) {
              const [stored] = entriesOf([place]);
              if (stored !== undefined && sameEntry(stored, entry)) posts.put(String(place['timeline']), entry);
            }
          }
        });
        // The log of what was written still holds the text of a post that has gone.
        if (entries.some(({ post }) => post === null)) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      }),

    document: (name) => guard(() => parsed(sql.document.get(name)?.['content'])),
    saveDocument: (name, content) => guard(() => void sql.saveDocument.run(name, JSON.stringify(content ?? null))),
    usage: (day) => guard(() => usageOf(day, sql.usage.all(day).map(spentOf))),
    spending: (fromDay) => guard(() => sql.spending.all(fromDay).map(spentOf)),
    bill: (billed) => guard(() => inTransaction(database, () => bill(billed))),
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

const spentOf = (row: Row): Spent => ({
  day: String(row['day']),
  asked: String(row['asked']) as Spent['asked'],
  kind: String(row['kind']) as Spent['kind'],
  own: row['own'] === 1,
  items: Number(row['items']),
});

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A document that is no JSON counts as absent: unlike a post, it can be had again. */
function parsed(content: unknown): unknown {
  try {
    return typeof content === 'string' ? (JSON.parse(content) as unknown) : null;
  } catch {
    return null;
  }
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
