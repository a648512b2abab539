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
];

export const schemaVersion = steps.length;

/** @returns the statements that bring a file from `version` to `schemaVersion`, in order */
export const stepsAfter = (version: number): readonly string[] => steps.slice(version);
