/** Ids in answers of v1.1. */
import { countOf, idOf, type JsonObject } from '../answers/json.ts';

/**
 * The id of a post, user, list or picture: `id_str`. Where only the number `id` is there, it counts as long as it has
 * lost no digits.
 */
export function idOfV1(object: JsonObject | null): string | null {
  const number = countOf(object?.['id']);
  return idOf(object?.['id_str']) ?? (number === null ? null : String(number));
}
