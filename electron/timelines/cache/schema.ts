/**
 * The tables of a cache file, as a list of steps. A file remembers in `user_version` how many of them it has seen, so
 * a change of the tables is one more step at the end; steps that were released never change.
 *
 * Ids are text padded with zeros (`sortable`): the contract allows 19 digits, more than SQLite's 64-bit integers hold.
 */
const steps: readonly string[] = [
  `CREATE TABLE timelines (
     name TEXT PRIMARY KEY,
     refreshed_at INTEGER,
     end_reached INTEGER NOT NULL DEFAULT 0,
     anchor_post TEXT,
     anchor_offset REAL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE entries (
     timeline TEXT NOT NULL,
     id TEXT NOT NULL,
     entry TEXT NOT NULL,
     PRIMARY KEY (timeline, id)
   ) STRICT;
   CREATE TABLE gaps (
     timeline TEXT NOT NULL,
     newer TEXT NOT NULL,
     older TEXT NOT NULL,
     PRIMARY KEY (timeline, newer, older)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE billed (
     day TEXT NOT NULL,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     PRIMARY KEY (day, kind, id)
   ) STRICT, WITHOUT ROWID;`,

  // Finding posts in all timelines together. Entries that are already there are added by `sqlite-posts.ts`.
  // `key`, `post` and the rest of `posts` are the facts of `facts.ts`; a repost and its post are two rows.
  `ALTER TABLE timelines ADD COLUMN older_token TEXT;
   ALTER TABLE timelines ADD COLUMN read_up_to TEXT;
   ALTER TABLE gaps ADD COLUMN token TEXT;
   ALTER TABLE entries ADD COLUMN key TEXT;
   CREATE INDEX entries_by_id ON entries (id);
   CREATE INDEX entries_by_key ON entries (key, timeline);
   CREATE TABLE posts (
     key TEXT PRIMARY KEY,
     post TEXT,
     conversation TEXT,
     author TEXT,
     reposter TEXT,
     media INTEGER NOT NULL,
     time INTEGER,
     folded TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX posts_by_post ON posts (post) WHERE post IS NOT NULL;
   CREATE INDEX posts_by_conversation ON posts (conversation, key) WHERE conversation IS NOT NULL;
   CREATE TABLE people (
     user TEXT NOT NULL,
     key TEXT NOT NULL,
     username TEXT NOT NULL,
     PRIMARY KEY (user, key)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX people_by_username ON people (username, key);
   CREATE TABLE documents (
     name TEXT PRIMARY KEY,
     content TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;`,

  // Sums outlive the ids of `billed`. Until now nobody noted what was asked for: most posts were of the home timeline.
  `CREATE TABLE spent (
     day TEXT NOT NULL,
     asked TEXT NOT NULL,
     kind TEXT NOT NULL,
     own INTEGER NOT NULL,
     items INTEGER NOT NULL,
     PRIMARY KEY (day, asked, kind, own)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO spent (day, asked, kind, own, items)
     SELECT day, CASE kind WHEN 'user' THEN 'profile' WHEN 'list' THEN 'owned-lists' ELSE 'home' END, kind, 0, count(*)
     FROM billed GROUP BY day, kind;`,
];

export const schemaVersion = steps.length;

/** @returns the statements that bring a file from `version` to `schemaVersion`, in order */
export const stepsAfter = (version: number): readonly string[] => steps.slice(version);
