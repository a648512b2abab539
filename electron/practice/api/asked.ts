/**
 * Which fields and expansions a request asks for, in either of the two vocabularies that the service speaks. Inside,
 * legacy names are used throughout; the answer is put into the new vocabulary at the very end.
 */
import type { Dialect } from '../settings.ts';
import type { Reader } from './parameters.ts';

export interface Asked {
  /** The service answers in the vocabulary of the request. */
  dialect: Dialect;
  post: ReadonlySet<string>;
  user: ReadonlySet<string>;
  media: ReadonlySet<string>;
  poll: ReadonlySet<string>;
  list: ReadonlySet<string>;
  expansions: ReadonlySet<string>;
}

/** The parameters that every endpoint for posts knows. */
export const POST_FIELD_PARAMETERS = [
  'tweet.fields',
  'post.fields',
  'expansions',
  'user.fields',
  'media.fields',
  'poll.fields',
  'place.fields',
];
export const USER_FIELD_PARAMETERS = ['user.fields', 'expansions', 'tweet.fields', 'post.fields'];
export const LIST_FIELD_PARAMETERS = ['list.fields', 'expansions', 'user.fields'];

/** What the new vocabulary calls by another name. One new expansion stands for several legacy ones. */
const newExpansions: Readonly<Record<string, readonly string[]>> = {
  referenced_posts: [
    'referenced_tweets.id',
    'referenced_tweets.id.author_id',
    'referenced_tweets.id.attachments.media_keys',
  ],
  edit_history_post_ids: ['edit_history_tweet_ids'],
};
const newPostFields: Readonly<Record<string, string>> = { note_post: 'note_tweet' };
/** No fields any more in the new vocabulary: they come with their expansions only. */
const expansionOnly = ['author_id', 'edit_history_tweet_ids', 'in_reply_to_user_id', 'note_tweet', 'referenced_tweets'];

/** What an expansion adds to the post itself: expanding a reference shows the reference. */
const fieldOfExpansion: readonly (readonly [prefix: string, field: string])[] = [
  ['author_id', 'author_id'],
  ['in_reply_to_user_id', 'in_reply_to_user_id'],
  ['attachments.', 'attachments'],
  ['referenced_tweets.', 'referenced_tweets'],
  ['entities.mentions.', 'entities'],
  ['entities.note.', 'note_tweet'],
];

export function readAsked(reader: Reader): Asked {
  const postFields = reader.list('post.fields');
  const named = reader.list('expansions');
  const dialect: Dialect = postFields.length > 0 || named.some((name) => name in newExpansions) ? 'new' : 'legacy';
  const expansions = new Set(dialect === 'new' ? named.flatMap((name) => newExpansions[name] ?? [name]) : named);
  const fields =
    dialect === 'new'
      ? postFields.filter((name) => !expansionOnly.includes(name)).map((name) => newPostFields[name] ?? name)
      : reader.list('tweet.fields');
  const shown = fieldOfExpansion.flatMap(([prefix, field]) =>
    [...expansions].some((expansion) => expansion.startsWith(prefix)) ? [field] : [],
  );
  return {
    dialect,
    post: new Set(['id', 'text', 'edit_history_tweet_ids', ...fields, ...shown]),
    user: new Set(['id', 'name', 'username', ...reader.list('user.fields')]),
    media: new Set(['media_key', 'type', ...reader.list('media.fields')]),
    poll: new Set(['id', 'options', ...reader.list('poll.fields')]),
    list: new Set(['id', 'name', ...reader.list('list.fields'), ...(expansions.has('owner_id') ? ['owner_id'] : [])]),
    expansions,
  };
}

/** Renamed keys of answers. User objects keep `tweet_count`, and the reference type stays `retweeted`. */
const renamed: Readonly<Record<string, string>> = {
  referenced_tweets: 'referenced_posts',
  note_tweet: 'note_post',
  edit_history_tweet_ids: 'edit_history_post_ids',
  retweet_count: 'repost_count',
  tweets: 'posts',
};

/** Puts an answer into the vocabulary of its request. */
export function inDialect(dialect: Dialect, value: unknown): unknown {
  if (dialect === 'legacy' || value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => inDialect(dialect, item));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      renamed[key] ?? key,
      key === 'resource_type' && inner === 'tweet' ? 'post' : inDialect(dialect, inner),
    ]),
  );
}

/** Keeps the keys that were asked for. Absent values are left out, never null. */
export function only(fields: ReadonlySet<string>, object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key, value]) => fields.has(key) && value !== undefined));
}
