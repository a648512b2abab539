/** What an answer carries beside its posts, ready to be looked up. */
import type { PostId } from '../../contract/views/ids.ts';
import type { MediaView, PollView, UnavailableReason, UserView } from '../../contract/views/posts.ts';
import { either, idOf, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import { parseMedia, parsePoll } from './media.ts';
import { missingPosts } from './problems.ts';
import { parseUser } from './users.ts';

export interface Includes {
  users: ReadonlyMap<string, UserView>;
  posts: ReadonlyMap<PostId, JsonObject>;
  media: ReadonlyMap<string, MediaView>;
  polls: ReadonlyMap<string, PollView>;
  missing: ReadonlyMap<PostId, UnavailableReason>;
}

/** What was asked for: a list, or the one of a single look-up. */
export function dataItems(answer: unknown): JsonObject[] {
  const data = objectOf(answer)?.['data'];
  return Array.isArray(data) ? objectsOf(data) : objectsOf([data]);
}

/** The posts that only others refer to. */
export const includedPosts = (answer: unknown): JsonObject[] =>
  objectsOf(either(objectOf(objectOf(answer)?.['includes']), 'tweets', 'posts'));

function indexBy<Value>(
  objects: readonly JsonObject[],
  entry: (object: JsonObject) => readonly [key: string | null, value: Value | null],
): Map<string, Value> {
  const index = new Map<string, Value>();
  for (const object of objects) {
    const [key, value] = entry(object);
    if (key !== null && value !== null) index.set(key, value);
  }
  return index;
}

export function readIncludes(answer: unknown): Includes {
  const includes = objectOf(objectOf(answer)?.['includes']);
  const posts = [...includedPosts(answer), ...dataItems(answer)];
  return {
    users: indexBy(objectsOf(includes?.['users']), (user) => [idOf(user['id']), parseUser(user)]),
    // One post of a page may quote another one of it.
    posts: indexBy(posts, (post) => [idOf(post['id']), post]),
    media: indexBy(objectsOf(includes?.['media']), (media) => [textOf(media['media_key']), parseMedia(media)]),
    polls: indexBy(objectsOf(includes?.['polls']), (poll) => [idOf(poll['id']), parsePoll(poll)]),
    missing: new Map(missingPosts(answer).map(({ id, reason }) => [id, reason])),
  };
}
