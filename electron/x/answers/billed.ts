/** What an answer may cost. */
import { dataItems, includedPosts } from './includes.ts';
import { idOf, type JsonObject, objectOf, objectsOf } from './json.ts';

/**
 * Something in an answer that may cost money. X bills what was asked for (`data`); whether it also bills what comes
 * along (`includes`) is not documented, so the two are told apart.
 */
export interface BilledItem {
  kind: 'post' | 'user' | 'list';
  id: string;
  from: 'data' | 'includes';
}

/**
 * Everything in an answer that may be billed, each once.
 * @param kind what was asked for
 */
export function billedItems(answer: unknown, kind: BilledItem['kind']): BilledItem[] {
  const includedUsers = objectsOf(objectOf(objectOf(answer)?.['includes'])?.['users']);
  const distinct = new Map<string, BilledItem>();
  const add = (items: readonly JsonObject[], ofKind: BilledItem['kind'], from: BilledItem['from']): void => {
    for (const item of items) {
      const id = idOf(item['id']);
      const key = `${ofKind} ${id}`;
      if (id !== null && !distinct.has(key)) distinct.set(key, { kind: ofKind, id, from });
    }
  };
  add(dataItems(answer), kind, 'data');
  add(includedPosts(answer), 'post', 'includes');
  add(includedUsers, 'user', 'includes');
  return [...distinct.values()];
}
