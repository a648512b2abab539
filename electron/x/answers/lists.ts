/** Lists in answers of v2. */
import type { ListView } from '../../contract/views/lists.ts';
import type { UserView } from '../../contract/views/posts.ts';
import { countOf, idOf, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import { plainText } from './text.ts';
import { parseUser } from './users.ts';

/** @returns null when the object is no list: an id is the least, which also stands for a name that is missing */
export function parseList(list: JsonObject, owners: ReadonlyMap<string, UserView>): ListView | null {
  const id = idOf(list['id']);
  if (id === null) return null;
  return {
    id,
    name: plainText(list['name']) ?? id,
    description: plainText(list['description']),
    members: countOf(list['member_count']),
    private: list['private'] === true,
    owner: owners.get(textOf(list['owner_id']) ?? '') ?? null,
  };
}

/** The lists of an answer, in its order. */
export function parseLists(answer: unknown): ListView[] {
  const users = objectsOf(objectOf(objectOf(answer)?.['includes'])?.['users']).map(parseUser);
  const owners = new Map(users.filter((user) => user !== null).map((user) => [user.id, user]));
  return objectsOf(objectOf(answer)?.['data'])
    .map((list) => parseList(list, owners))
    .filter((list) => list !== null);
}
