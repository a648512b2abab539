/** Lists in answers of v1.1. */
import type { ListView } from '../../contract/views/lists.ts';
import { type JsonObject, objectOf, objectsOf } from '../answers/json.ts';
import { parseList } from '../answers/lists.ts';
import { idOfV1 } from './ids.ts';
import { parseUserV1 } from './users.ts';

/** @returns null when the object is no list */
export function parseListV1(list: JsonObject): ListView | null {
  const owner = parseUserV1(list['user']);
  return parseList(
    {
      id: idOfV1(list),
      name: list['name'],
      description: list['description'],
      member_count: list['member_count'],
      private: list['mode'] === 'private',
      owner_id: owner?.id,
    },
    new Map(owner === null ? [] : [[owner.id, owner]]),
  );
}

/** What stands in an array (`lists/list`) or in a cursored page (`lists/ownerships`). */
export const listsOf = (answer: unknown): JsonObject[] =>
  objectsOf(Array.isArray(answer) ? answer : objectOf(answer)?.['lists']);

/** The lists of an answer, in its order. */
export const parseListsV1 = (answer: unknown): ListView[] =>
  listsOf(answer)
    .map(parseListV1)
    .filter((list) => list !== null);
