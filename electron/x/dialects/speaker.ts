/**
 * What both versions of X's API are asked, and what they answer. A speaker asks in one version; what it answers looks
 * the same in both.
 */
import type { AppError } from '../../contract/errors.ts';
import type { PostId, TimelineKey } from '../../contract/views/ids.ts';
import type { ListView } from '../../contract/views/lists.ts';
import type { PeopleKey } from '../../contract/views/people.ts';
import type { EntryView, UnavailableReason, UserView } from '../../contract/views/posts.ts';
import type { BilledItem } from '../answers/billed.ts';
import type { ParsedPage } from '../answers/page.ts';
import type { ParsedProfile } from '../answers/users.ts';
import type { AskedWindow } from '../answers-v1/limits.ts';
import type { ApiAnswer, ApiFailure } from '../client.ts';
import type { Credentials } from '../credentials.ts';
import type { LimitWindow } from '../limits.ts';
import type { PageQuery, TokenQuery, UserReference } from '../requests.ts';

/** What comes with every answer. */
export interface Answered {
  limits: LimitWindow[];
  /** Whether the credentials may post; null when the answer did not tell. */
  canPost: boolean | null;
}

interface Billed extends Answered {
  billed: BilledItem[];
}

export interface OwnUser extends Billed {
  user: UserView;
}

export type Profile = ParsedProfile & Billed;

export type TimelinePage = ParsedPage & Answered;

export interface Posts extends Billed {
  /** In the order of the answer. An id that is neither here nor in `gone` could not be told. */
  entries: EntryView[];
  gone: { id: PostId; reason: UnavailableReason }[];
}

export interface PeoplePage extends Billed {
  users: UserView[];
  /** Only null means that there is nothing further: an empty page may have one. */
  nextToken: string | null;
}

export interface ListsPage extends Billed {
  lists: ListView[];
  nextToken: string | null;
}

export interface Written extends Answered {
  postId: PostId;
}

export interface LimitStatus extends Answered {
  windows: AskedWindow[];
}

/** An answer, or why there is none. `closed`: this version cannot tell, so the other one may be asked. */
export type Told<T> = { ok: true; value: T } | { ok: false; error: AppError; closed: boolean };

/** Who asks, and until when they want to know. */
export interface Caller {
  credentials: Credentials;
  signal: AbortSignal;
}

/** See `X` for what the methods promise. */
export interface Speaker {
  me(caller: Caller): Promise<Told<OwnUser>>;
  page(timeline: TimelineKey, ownUserId: string, query: PageQuery, caller: Caller): Promise<Told<TimelinePage>>;
  /** @param ids different ones, at least one and at most a hundred */
  posts(ids: readonly PostId[], caller: Caller): Promise<Told<Posts>>;
  user(who: UserReference, caller: Caller): Promise<Told<Profile>>;
  people(people: PeopleKey, query: TokenQuery, caller: Caller): Promise<Told<PeoplePage>>;
  lists(kind: 'owned' | 'followed', userId: string, query: TokenQuery, caller: Caller): Promise<Told<ListsPage>>;
  write(text: string, caller: Caller): Promise<Told<Written>>;
  limitStatus(caller: Caller): Promise<Told<LimitStatus>>;
}

export const told = <T>(value: T): Told<T> => ({ ok: true, value });

/** A refusal that asking in the other version would not change. */
export const untold = (error: AppError): Told<never> => ({ ok: false, error, closed: false });

export const refused = ({ error, closed }: ApiFailure): Told<never> => ({ ok: false, error, closed });

/** The rate limit and permission of an answer. */
export const answered = ({ limits, canPost }: ApiAnswer): Answered => ({ limits, canPost });
