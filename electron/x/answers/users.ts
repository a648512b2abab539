/** Users in answers of v2. */
import type { ProfileView } from '../../contract/views/people.ts';
import type { UserView } from '../../contract/views/posts.ts';
import {
  countOf,
  either,
  filledTextOf,
  idOf,
  type JsonObject,
  mediaAddressOf,
  objectOf,
  objectsOf,
  textOf,
} from './json.ts';
import { descriptionSegments, plainText } from './text.ts';

/**
 * Stands for an author of whom the answer says nothing: with default fields X sends posts without authors.
 * @param id the user's id where at least that is known
 */
export const unknownUser = (id = ''): UserView => ({
  id,
  username: '',
  name: '',
  avatar: null,
  verified: null,
  protected: false,
});

function verifiedKind(user: JsonObject): UserView['verified'] {
  const kind = user['verified_type'];
  if (kind === 'blue' || kind === 'business' || kind === 'government') return kind;
  // Without a kind, the plain mark is the one that people buy.
  return kind !== 'none' && user['verified'] === true ? 'blue' : null;
}

/**
 * X names the 48-pixel copy of a picture; the 73-pixel one beside it stays sharp on dense screens. The address of a
 * default picture has the same form.
 */
const sharpAvatar = (address: string | null): string | null => address?.replace(/_normal(?=\.\w+$)/, '_bigger') ?? null;

/** @returns null when the value is not a user: an id and a username are the least */
export function parseUser(value: unknown): UserView | null {
  const user = objectOf(value);
  const id = idOf(user?.['id']);
  const username = filledTextOf(user?.['username']);
  if (user === null || id === null || username === null) return null;
  return {
    id,
    username,
    name: plainText(user['name']) ?? username,
    avatar: sharpAvatar(mediaAddressOf(user['profile_image_url'])),
    verified: verifiedKind(user),
    protected: user['protected'] === true,
  };
}

/** The one user of an answer to `/2/users/me`, `/2/users/:id` and the like; null when it holds none. */
export const parseSingleUser = (answer: unknown): UserView | null => parseUser(objectOf(answer)?.['data']);

/** A user as one of several: of whom no more than the id is told still stands in their place, as an author would. */
export function parseListedUser(value: unknown): UserView | null {
  const id = idOf(objectOf(value)?.['id']);
  return parseUser(value) ?? (id === null ? null : unknownUser(id));
}

/** The users of a list, in its order. */
export const parseUsers = (answer: unknown): UserView[] =>
  objectsOf(objectOf(answer)?.['data'])
    .map(parseListedUser)
    .filter((user) => user !== null);

/** What a user's own page shows. */
export type ParsedProfile = Pick<
  ProfileView,
  'user' | 'description' | 'location' | 'followers' | 'following' | 'posts'
>;

/** @returns null when the value is not a user */
export function parseProfile(value: unknown): ParsedProfile | null {
  const object = objectOf(value);
  const user = parseUser(value);
  if (object === null || user === null) return null;
  const description = textOf(object['description']);
  const metrics = objectOf(object['public_metrics']);
  return {
    user,
    description:
      description === null
        ? null
        : descriptionSegments(description, objectOf(objectOf(object['entities'])?.['description'])),
    location: plainText(object['location']),
    followers: countOf(metrics?.['followers_count']),
    following: countOf(metrics?.['following_count']),
    posts: countOf(either(metrics, 'tweet_count', 'post_count')),
  };
}
