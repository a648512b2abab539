/** The tables `posts` and `people` of a cache file: what is known of all its timelines together. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { EntryView, PostView, UserView } from '../../contract/views/posts.ts';
import { sortable } from '../ids.ts';
import { type EntryFacts, factsOf } from './facts.ts';
import type { Cache, StoredSearch } from './port.ts';

export interface SqlitePosts
  extends Pick<Cache, 'entryOfPost' | 'post' | 'conversation' | 'user' | 'search' | 'countPosts' | 'newest'> {
  /** Stores an entry and what is known of it, unless there is one with its id: that one stays as it is. */
  add(timeline: string, entry: EntryView): void;
  /** Stores an entry and what is known of it, in the place of the one with its id, if there is one. */
  put(timeline: string, entry: EntryView): void;
  /** Fills the tables from the entries of a file that had none: once in its life, some 50 microseconds per entry. */
  adopt(): void;
}

/** Where the entry of a key is read from: the place that was written last, which has the highest row number. */
const lastWritten = 'SELECT entry FROM entries WHERE key = ? ORDER BY rowid DESC LIMIT 1';

/** Failures are those of SQLite; whoever calls turns them into failures of the cache, and opens transactions. */
export function createSqlitePosts(database: DatabaseSync): SqlitePosts {
  const sql = {
    stored: database.prepare('SELECT key FROM entries WHERE timeline = ? AND id = ?'),
    add: database.prepare('INSERT OR IGNORE INTO entries (timeline, id, entry, key) VALUES (?, ?, ?, ?)'),
    put: database.prepare('INSERT OR REPLACE INTO entries (timeline, id, entry, key) VALUES (?, ?, ?, ?)'),
    lastWritten: database.prepare(lastWritten),
    putPost: database.prepare(
      `INSERT OR REPLACE INTO posts (key, post, conversation, author, reposter, media, time, folded)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    removePost: database.prepare('DELETE FROM posts WHERE key = ?'),
    putPerson: database.prepare('INSERT OR REPLACE INTO people (user, key, username) VALUES (?, ?, ?)'),
    removePerson: database.prepare('DELETE FROM people WHERE user = ? AND key = ?'),
    entryOfPost: database.prepare(
      `SELECT entry FROM entries JOIN posts USING (key) WHERE key = ? AND timeline = ? AND post = key LIMIT 1`,
    ),
    post: database.prepare('SELECT key FROM posts WHERE post = ? ORDER BY post = key DESC, key DESC LIMIT 1'),
    conversation: database.prepare('SELECT key FROM posts WHERE conversation = ? ORDER BY key LIMIT ?'),
    byUserId: database.prepare('SELECT key FROM people WHERE user = ? ORDER BY key DESC'),
    byUsername: database.prepare('SELECT key FROM people WHERE username = ? ORDER BY key DESC'),
    count: database.prepare('SELECT count(DISTINCT post) AS posts FROM posts WHERE post IS NOT NULL'),
    newest: database.prepare('SELECT key FROM posts ORDER BY key DESC LIMIT ?'),
  };

  const entryOf = (key: unknown): EntryView[] =>
    sql.lastWritten.all(String(key)).map((row) => JSON.parse(String(row['entry'])) as EntryView);
  const entriesOf = (rows: Record<string, unknown>[]): EntryView[] => rows.flatMap((row) => entryOf(row['key']));

  const index = (facts: EntryFacts | null): void => {
    if (facts === null) return;
    const { key, post, conversation, author, reposter, media, time, people, folded } = facts;
    sql.putPost.run(key, post, conversation, author, reposter, Number(media), time, folded);
    for (const { id, username } of people) sql.putPerson.run(id, key, username.toLowerCase());
  };

  /** Forgets what was known from an entry that was replaced; another place may still show the same. */
  const unindex = (entry: EntryView): void => {
    const facts = factsOf(entry);
    if (facts === null) return;
    for (const { id } of facts.people) sql.removePerson.run(id, facts.key);
    const [rest] = entryOf(facts.key);
    if (rest === undefined) sql.removePost.run(facts.key);
    else index(factsOf(rest));
  };

  return {
    add(timeline, entry) {
      const facts = factsOf(entry);
      const { changes } = sql.add.run(timeline, sortable(entry.id), JSON.stringify(entry), facts?.key ?? null);
      if (changes > 0) index(facts);
    },
    put(timeline, entry) {
      const id = sortable(entry.id);
      const keyBefore = sql.stored.get(timeline, id)?.['key'];
      const before = keyBefore == null ? [] : entryOf(keyBefore);
      const facts = factsOf(entry);
      sql.put.run(timeline, id, JSON.stringify(entry), facts?.key ?? null);
      for (const old of before) unindex(old);
      index(facts);
    },
    adopt() {
      const next = database.prepare('SELECT rowid, entry FROM entries WHERE rowid > ? ORDER BY rowid LIMIT 1');
      const save = database.prepare('UPDATE entries SET entry = ?, key = ? WHERE rowid = ?');
      for (let row = next.get(0); row !== undefined; row = next.get(Number(row['rowid']))) {
        const entry = withMentionedIds(JSON.parse(String(row['entry'])) as EntryView);
        const facts = factsOf(entry);
        save.run(JSON.stringify(entry), facts?.key ?? null, Number(row['rowid']));
        index(facts);
      }
    },
    entryOfPost: (timeline, postId) =>
      sql.entryOfPost.all(sortable(postId), timeline).map((row) => JSON.parse(String(row['entry'])) as EntryView)[0] ??
      null,
    post: (postId) => entriesOf(sql.post.all(sortable(postId)))[0] ?? null,
    conversation: (conversationId, limit) => entriesOf(sql.conversation.all(sortable(conversationId), limit)),
    user(by) {
      const byId = 'userId' in by;
      const wanted = byId ? by.userId : by.username.toLowerCase();
      const is = (user: UserView): boolean => (byId ? user.id : user.username.toLowerCase()) === wanted;
      for (const { key } of (byId ? sql.byUserId : sql.byUsername).iterate(wanted)) {
        const found = entryOf(key).flatMap((entry) => factsOf(entry)?.people.filter(is) ?? [])[0];
        if (found !== undefined) return found;
      }
      return null;
    },
    search(search, limit) {
      const { sql: holds, values } = conditionOf(search);
      const all = database.prepare(`SELECT key, post FROM posts WHERE ${holds} ORDER BY key DESC`);
      const own = database.prepare(`SELECT 1 FROM posts WHERE key = ? AND post = key AND ${holds}`);
      const found: string[] = [];
      const seen = new Set<string>();
      for (const row of limit > 0 ? all.iterate(...values) : []) {
        const [key, post] = [String(row['key']), String(row['post'])];
        // Of a repost and its post, the post comes, further down, where it was written.
        if (seen.has(post) || (key !== post && own.get(post, ...values) !== undefined)) continue;
        seen.add(post);
        found.push(key);
        if (found.length === limit) break;
      }
      return found.flatMap(entryOf);
    },
    countPosts: () => Number(sql.count.get()?.['posts']),
    newest: (limit) => entriesOf(sql.newest.all(limit)),
  };
}

/** @returns what has to hold for a row of `posts`; the quick conditions stand first */
function conditionOf({ words, from, media, since, until }: StoredSearch): { sql: string; values: SQLInputValue[] } {
  const parts: [string, ...SQLInputValue[]][] = [['post IS NOT NULL']];
  if (media !== null) parts.push(['media = ?', Number(media)]);
  if (since !== null) parts.push(['time >= ?', since]);
  if (until !== null) parts.push(['time < ?', until]);
  for (const { username, not } of from) {
    parts.push([`${not ? 'NOT ' : ''}(author IS ? OR reposter IS ?)`, username, username]);
  }
  // What has to be there excludes more than what must not.
  const wanted = [...words.filter(({ not }) => !not), ...words.filter(({ not }) => not)];
  for (const { folded, not } of wanted) parts.push([`instr(folded, ?) ${not ? '=' : '>'} 0`, folded]);
  return { sql: parts.map(([condition]) => condition).join(' AND '), values: parts.flatMap(([, ...values]) => values) };
}

/** An entry as it was stored before mentions had user ids, as it is stored now. */
function withMentionedIds(entry: EntryView): EntryView {
  const mended = <T extends Pick<PostView, 'segments'>>(post: T): T => ({
    ...post,
    segments: post.segments.map((segment) =>
      segment.kind === 'mention' ? { ...segment, userId: segment.userId ?? null } : segment,
    ),
  });
  if (entry.post === null) return entry;
  const { quote } = entry.post;
  const post = mended(entry.post);
  return {
    ...entry,
    post: quote?.state === 'shown' ? { ...post, quote: { ...quote, post: mended(quote.post) } } : post,
  };
}
