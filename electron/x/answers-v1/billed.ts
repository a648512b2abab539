/** What an answer of v1.1 may cost, counted like one of v2: what was asked for, and what it holds besides. */
import { type BilledItem, distinctItems } from '../answers/billed.ts';
import { type JsonObject, objectOf } from '../answers/json.ts';
import { idOfV1 } from './ids.ts';
import { listsOf } from './lists.ts';
import { statusesOf } from './posts.ts';
import { usersOf } from './users.ts';

const item = (kind: BilledItem['kind'], from: BilledItem['from'], object: JsonObject | null): BilledItem[] => {
  const id = idOfV1(object);
  return id === null ? [] : [{ kind, id, from }];
};

/** The posts that a post holds, at any depth. */
function held(status: JsonObject): JsonObject[] {
  const inner = [status['retweeted_status'], status['quoted_status']].map(objectOf).filter((each) => each !== null);
  return inner.flatMap((each) => [each, ...held(each)]);
}

/** A timeline, a search or a look-up: its posts, those inside of them, and everybody who wrote one. */
export function billedPostsV1(answer: unknown): BilledItem[] {
  const statuses = statusesOf(answer);
  const inside = statuses.flatMap(held);
  return distinctItems([
    ...statuses.flatMap((status) => item('post', 'data', status)),
    ...inside.flatMap((status) => item('post', 'includes', status)),
    ...[...statuses, ...inside].flatMap(({ user }) => item('user', 'includes', objectOf(user))),
  ]);
}

/** One user, or a page of them. */
export const billedUsersV1 = (answer: unknown): BilledItem[] =>
  distinctItems(usersOf(answer).flatMap((user) => item('user', 'data', user)));

/** A page of lists, with their owners. */
export const billedListsV1 = (answer: unknown): BilledItem[] =>
  distinctItems([
    ...listsOf(answer).flatMap((list) => item('list', 'data', list)),
    ...listsOf(answer).flatMap(({ user }) => item('user', 'includes', objectOf(user))),
  ]);
