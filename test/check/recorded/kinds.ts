/** Tells what an answer holds, by its shape. */
import { digits, isRaw, type Raw, raw, rawList } from './raw.ts';
import { idV1 } from './read-v1.ts';

/** An answer, or a part of one, that the check can read. */
export type Known =
  | { kind: 'posts-v2' | 'users-v2' | 'lists-v2'; answer: Raw }
  /** `answer` holds these items and nothing else of their kind, in the form in which the app receives it. */
  | { kind: 'posts-v1' | 'users-v1' | 'lists-v1'; items: Raw[]; answer: unknown }
  /** Something beside them that is none of these. */
  | { kind: 'other'; skipped: string };

type ItemKind = Exclude<Known['kind'], 'other'>;

const isText = (value: unknown): boolean => typeof value === 'string';

/** What one object is; null for anything that is neither post nor user nor list. */
function itemKind(item: Raw): ItemKind | null {
  if ('event_type' in item || 'media_key' in item || 'recipient_id' in item) return null;
  const isOld = 'id_str' in item || 'screen_name' in item || 'full_text' in item || 'favorite_count' in item;
  if (isOld) {
    if (idV1(item) === null && typeof item['id'] !== 'number') return null;
    if ('screen_name' in item) return 'users-v1';
    if ('full_text' in item || 'text' in item || 'favorite_count' in item) return 'posts-v1';
    return isText(item['name']) && ('slug' in item || 'mode' in item || 'member_count' in item) ? 'lists-v1' : null;
  }
  if (digits(item['id']) === null) return null;
  if (['text', 'edit_history_tweet_ids', 'edit_history_post_ids'].some((key) => key in item)) return 'posts-v2';
  if (isText(item['username'])) return 'users-v2';
  const isList = isText(item['name']) && Object.keys(item).every((key) => LIST_KEYS.has(key));
  return isList ? 'lists-v2' : null;
}

const LIST_KEYS = new Set([
  'id',
  'name',
  'description',
  'private',
  'member_count',
  'follower_count',
  'owner_id',
  'created_at',
]);

/**
 * Sorts objects that stand in one array. Old ones go to their parser as they are, new ones as the data of an answer.
 * @param whole the old answer that they come from, where the app would receive it in this form
 */
function knownItems(items: Raw[], whole: unknown = items): Known[] {
  const groups = new Map<ItemKind, Raw[]>();
  for (const item of items) {
    const kind = itemKind(item);
    if (kind !== null) groups.set(kind, [...(groups.get(kind) ?? []), item]);
  }
  return [...groups].map(([kind, group]): Known => {
    switch (kind) {
      case 'posts-v2':
      case 'users-v2':
      case 'lists-v2':
        return { kind, answer: { data: group } };
      default:
        return { kind, items: group, answer: group.length === items.length ? whole : group };
    }
  });
}

/** Keys under which answers of v1.1, streams and older searches keep what was asked for. */
const ARRAYS = ['statuses', 'users', 'lists', 'results', 'tweet_create_events', 'tweets', 'posts'];
/** Those of them that the app asks for. */
const ASKED = new Set(['statuses', 'users', 'lists']);

function ofV2(answer: Raw): Known[] | string {
  const { data } = answer;
  const items = Array.isArray(data) ? rawList(data) : rawList([data]);
  const kinds = new Set(
    items.map(itemKind).filter((kind) => kind === 'posts-v2' || kind === 'users-v2' || kind === 'lists-v2'),
  );
  const [kind, ...others] = kinds;
  if (kind !== undefined && others.length === 0) return [{ kind, answer }];
  if (kind !== undefined) return knownItems(items);
  // Nothing came, but a page it is: X leaves `data` out of an empty one.
  const isEmpty = items.length === 0 && ('meta' in answer || Array.isArray(data));
  if (isEmpty) return [{ kind: 'posts-v2', answer }];
  if (items.length === 0 && 'errors' in answer) return 'an error answer';
  return `neither posts nor users (data with ${keysOf(items[0] ?? {})})`;
}

const keysOf = (object: Raw): string => Object.keys(object).slice(0, 4).join(', ') || 'nothing in it';

/** @returns what the answer holds, or why it is skipped */
export function knownIn(body: unknown): Known[] | string {
  if (Array.isArray(body)) {
    // Several pages may have been put into one array.
    const items = rawList(body.flat());
    // A stream, or several answers in a row.
    const answers = items.filter((item) => itemKind(item) === null).map(knownIn);
    const known = [
      ...knownItems(items),
      ...answers.flatMap((each) => (typeof each === 'string' ? [{ kind: 'other' as const, skipped: each }] : each)),
    ];
    const isNothing = body.length > 0 && known.every(({ kind }) => kind === 'other');
    return isNothing ? `an array of unknown things (${keysOf(items[0] ?? {})})` : known;
  }
  if (!isRaw(body)) return 'not an object';
  if ('resources' in body && 'rate_limit_context' in body) return 'rate limits';
  // A user of v2 in a bare file has no wrapper; a page has one of these.
  if ('data' in body || (isRaw(body['meta']) && 'result_count' in raw(body['meta']))) return ofV2(body);
  const single = itemKind(body);
  if (single !== null) return knownItems([body], single === 'lists-v1' ? [body] : body);
  const arrays = ARRAYS.filter((key) => Array.isArray(body[key]));
  if (arrays.length > 0) {
    return arrays.flatMap((key) => knownItems(rawList(body[key]), ASKED.has(key) ? body : body[key]));
  }
  const isProblem = 'errors' in body || 'error' in body || ('title' in body && 'type' in body);
  return isProblem ? 'an error answer' : `of an unknown shape (${keysOf(body)})`;
}
