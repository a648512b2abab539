/** Accounts, what they may do, and what a person has arranged for each. */
import type { AppError } from '../errors.ts';
import type { FilterView } from './filters.ts';
import type { AccountId, ServiceId, TimelineKey } from './ids.ts';

/**
 * How an account gets at its service: signed in with a PIN, with the access token that the owner of the app made for
 * their own account, or as the app alone (bearer token), which nobody is signed in to.
 */
export type Access = 'pin' | 'own-token' | 'app-only';

export interface AccountView {
  id: AccountId;
  service: ServiceId;
  access: Access;
  /** Null for app-only access: there is no user. */
  userId: string | null;
  /** Empty for app-only access. */
  username: string;
  /** For app-only access the name of its key, or empty. */
  name: string;
  /** Loadable in the page; null when there is none. */
  avatar: string | null;
  keyId: string;
  /** Colour index 0..7 that marks this account everywhere. */
  colour: number;
  /** Set when the account cannot be used until the person acts, for example after its access was revoked. */
  problem: AppError | null;
  /** Whether the key lets this account post; null until an answer of the service has told. */
  canPost: boolean | null;
  reading: ReadingPreferencesView;
}

/** What a person has arranged for one account. Kept with the account and erased with it. */
export interface ReadingPreferencesView {
  /** Timelines side by side, at most four, left to right. Empty where nothing was chosen yet (app-only access). */
  columns: ColumnView[];
  /** Texts of saved searches, in the order of saving. */
  savedSearches: string[];
  filters: FilterView[];
  /** Timelines that the service refuses to this account, each said once and then hidden. */
  refused: RefusedView[];
}

/**
 * The timeline of a column. Keys hold numbers only, so a list's name and a user's handle, as they were last known, are
 * remembered with them; the number alone says which list or user it is.
 */
export type ColumnView = TimelineKey | (Extract<TimelineKey, { kind: 'list' | 'user' }> & { name: string });

/** Something that the service does not offer to this account's key and sign-in. */
export interface RefusedView {
  what: Refusable;
  error: AppError;
  /** The person has read why. */
  seen: boolean;
}

/** What can be refused as a whole and is hidden then. */
export type Refusable = 'mentions' | 'likes' | 'bookmarks' | 'lists' | 'search' | 'following' | 'followers';
