/** What was searched for and found. */
import type { AccountId } from './ids.ts';
import type { PostRowView } from './timelines.ts';

/** One condition of a search, as Pinion understood it. */
export type SearchTerm =
  | { kind: 'word'; word: string; not: boolean }
  | { kind: 'from'; username: string; not: boolean }
  | { kind: 'media'; not: boolean }
  /** Days of the person's calendar, `2026-08-20`: since includes the day, until does not. */
  | { kind: 'since'; day: string }
  | { kind: 'until'; day: string }
  /** Looks like an operator, but is none that Pinion knows; searched as plain text. */
  | { kind: 'unknown'; text: string }
  /** An operator with a value that makes no sense, such as `since:yesterday`; left out. */
  | { kind: 'invalid'; text: string };

/** Results of a search through what this account has read. Free, and newest first. */
export interface SearchView {
  accountId: AccountId;
  text: string;
  terms: SearchTerm[];
  rows: PostRowView[];
  /** More rows match. */
  more: boolean;
  /** How many stored posts were searched. */
  searched: number;
  /** The same search in X's query language; null when X could not be asked it (empty, or nothing positive in it). */
  xQuery: string | null;
}
