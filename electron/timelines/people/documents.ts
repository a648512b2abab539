/**
 * What was read of people and lists, as documents of the cache. They are checked when they are read, because a file
 * may be older than the program; one that does not fit counts as absent and is read anew when it is wanted.
 */
import { z } from 'zod';
import type { ListView } from '../../contract/views/lists.ts';
import type { PeopleKey, ProfileView } from '../../contract/views/people.ts';
import type { Segment, UserView } from '../../contract/views/posts.ts';
import type { Cache } from '../cache/port.ts';

const user: z.ZodType<UserView> = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  avatar: z.string().nullable(),
  verified: z.enum(['blue', 'business', 'government']).nullable(),
  protected: z.boolean(),
});
const text = z.string();
const segment: z.ZodType<Segment> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text }),
  z.object({ kind: z.literal('break') }),
  z.object({ kind: z.literal('link'), text, url: text, title: text }),
  z.object({ kind: z.literal('mention'), text, username: text, userId: text.nullable(), url: text }),
  z.object({ kind: z.literal('hashtag'), text, tag: text, url: text }),
  z.object({ kind: z.literal('cashtag'), text, tag: text, url: text }),
]);
const count = z.number().nullable();
const list: z.ZodType<ListView> = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  members: count,
  private: z.boolean(),
  owner: user.nullable(),
});

/** The part of a list of people that was read. */
export interface StoredPeople {
  users: UserView[];
  /** X's token for what follows; null when there is nothing more. */
  token: string | null;
  /** ISO time of the first page. */
  readAt: string;
}
const storedPeople: z.ZodType<StoredPeople> = z.object({
  users: z.array(user),
  token: z.string().nullable(),
  readAt: z.string(),
});

export interface StoredLists {
  owned: ListView[];
  followed: ListView[];
  /** ISO time. */
  readAt: string;
}
const storedLists: z.ZodType<StoredLists> = z.object({
  owned: z.array(list),
  followed: z.array(list),
  readAt: z.string(),
});

export type StoredProfile = Omit<ProfileView, 'accountId'>;
const storedProfile: z.ZodType<StoredProfile> = z.object({
  user,
  description: z.array(segment).nullable(),
  location: z.string().nullable(),
  followers: count,
  following: count,
  posts: count,
  readAt: z.string().nullable(),
});

/** A document of one kind, by what tells it apart from others of its kind. */
interface Documents<Key, Content> {
  /** @returns null when there is none that can be read. @throws {CacheFailure} */
  read(cache: Cache, key: Key): Content | null;
  /** @throws {CacheFailure} */
  save(cache: Cache, key: Key, content: Content): void;
}

const documents = <Key, Content>(
  nameOf: (key: Key) => string,
  schema: z.ZodType<Content>,
): Documents<Key, Content> => ({
  read: (cache, key) => schema.safeParse(cache.document(nameOf(key))).data ?? null,
  save: (cache, key, content) => cache.saveDocument(nameOf(key), content),
});

export const peopleDocuments = documents(({ kind, userId }: PeopleKey) => `people:${kind}:${userId}`, storedPeople);
export const listsDocument = documents((_: null) => 'lists', storedLists);
export const profileDocuments = documents((userId: string) => `profile:${userId}`, storedProfile);
