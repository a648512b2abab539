/** Users in answers of v1.1. */
import type { UserView } from '../../contract/views/posts.ts';
import { type JsonObject, objectOf, objectsOf } from '../answers/json.ts';
import { type ParsedProfile, parseListedUser, parseProfile, parseUser } from '../answers/users.ts';
import { entitiesAsV2, fieldEntities } from './entities.ts';
import { idOfV1 } from './ids.ts';

/** A user in the form of v2. */
export const userAsV2 = (user: JsonObject): JsonObject => ({
  id: idOfV1(user),
  username: user['screen_name'],
  name: user['name'],
  profile_image_url: user['profile_image_url_https'],
  protected: user['protected'],
  verified: user['verified'],
  verified_type: user['verified_type'],
  description: user['description'],
  entities: { description: entitiesAsV2(fieldEntities(user, 'description')) },
  location: user['location'],
  public_metrics: {
    followers_count: user['followers_count'],
    following_count: user['friends_count'],
    tweet_count: user['statuses_count'],
  },
});

/** @returns null when the value is not a user; with `trim_user`, posts carry no more than its id */
export function parseUserV1(value: unknown): UserView | null {
  const user = objectOf(value);
  return user === null ? null : parseUser(userAsV2(user));
}

/** @returns null when the value is not a user */
export function parseProfileV1(value: unknown): ParsedProfile | null {
  const user = objectOf(value);
  return user === null ? null : parseProfile(userAsV2(user));
}

/** What stands in an array (`users/lookup`), in a cursored page (`friends/list`), or alone (`users/show`). */
export function usersOf(answer: unknown): JsonObject[] {
  if (Array.isArray(answer)) return objectsOf(answer);
  const page = objectOf(answer)?.['users'];
  return objectsOf(Array.isArray(page) ? page : [answer]);
}

/** The users of an answer, in its order. */
export const parseUsersV1 = (answer: unknown): UserView[] =>
  usersOf(answer)
    .map((user) => parseListedUser(userAsV2(user)))
    .filter((user) => user !== null);
