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

/** Each thing once; what was asked for counts before what came along. */
export function distinctItems(items: readonly BilledItem[]): BilledItem[] {
  const distinct = new Map<string, BilledItem>();
  for (const item of items) {
    const key = `${item.kind} ${item.id}`;
    if (!distinct.has(key)) distinct.set(key, item);
  }
  return [...distinct.values()];
}

/**
 * Everything in an answer that may be billed, each once.
 * @param kind what was asked for
 */
export function billedItems(answer: unknown, kind: BilledItem['kind']): BilledItem[] {
  const includedUsers = objectsOf(objectOf(objectOf(answer)?.['includes'])?.['users']);
  const items = (objects: readonly JsonObject[], ofKind: BilledItem['kind'], from: BilledItem['from']): BilledItem[] =>
    objects.flatMap((object) => {
      const id = idOf(object['id']);
      return id === null ? [] : [{ kind: ofKind, id, from }];
    });
  return distinctItems([
    ...items(dataItems(answer), kind, 'data'),
    ...items(includedPosts(answer), 'post', 'includes'),
    ...items(includedUsers, 'user', 'includes'),
  ]);
}
