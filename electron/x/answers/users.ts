/** Users in answers of v2. */
import type { UserView } from '../../contract/views.ts';
import { filledTextOf, idOf, type JsonObject, mediaAddressOf, objectOf, objectsOf, textOf } from './json.ts';

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
    name: textOf(user['name']) ?? username,
    avatar: sharpAvatar(mediaAddressOf(user['profile_image_url'])),
    verified: verifiedKind(user),
    protected: user['protected'] === true,
  };
}

/** The one user of an answer to `/2/users/me` or `/2/users/by/username/:username`; null when it holds none. */
export const parseSingleUser = (answer: unknown): UserView | null => parseUser(objectOf(answer)?.['data']);

/** The users of an answer to `/2/users`, in its order. */
export const parseUsers = (answer: unknown): UserView[] =>
  objectsOf(objectOf(answer)?.['data'])
    .map(parseUser)
    .filter((user) => user !== null);
