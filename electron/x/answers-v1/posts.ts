/**
 * Posts in answers of v1.1, by way of v2: each is written as a post of v2 with what belongs to it, and read like one.
 * So what a post looks like is decided once. See x-api's migration tables:
 * https://docs.x.com/x-api/posts/timelines/migrate.
 *
 * `source`, an HTML link of the app that wrote the post, is never read.
 */
import type { EntryView } from '../../contract/views/posts.ts';
import { type Includes, readIncludes } from '../answers/includes.ts';
import { either, idOf, type JsonObject, listOf, objectOf, objectsOf, textOf } from '../answers/json.ts';
import { parseEntry } from '../answers/posts.ts';
import { entitiesAsV2 } from './entities.ts';
import { idOfV1 } from './ids.ts';
import { mediaOf, mediumAsV2 } from './media.ts';
import { userAsV2 } from './users.ts';

/** How deep posts hold others: a repost of a quote. Anything deeper is not shown. */
const DEEPEST = 2;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sat Jul 13 02:27:22 +0000 2019` as ISO 8601; anything else as it is, since streams and archives write other forms. */
function isoDate(value: unknown): unknown {
  const match = /^\w{3} (\w{3}) (\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2}) (\d{4,})$/.exec(textOf(value) ?? '');
  const month = MONTHS.indexOf(match?.[1] ?? '') + 1;
  if (match === null || month === 0) return value;
  const [, , day, time, hours, minutes, year] = match;
  return `${year}-${String(month).padStart(2, '0')}-${day}T${time}${hours}:${minutes}`;
}

/**
 * The post with its whole text. Answers carry it as `full_text` when asked for it, or cut as `text`; streams put the
 * whole one, with its entities and media, beside the cut one.
 */
function wholePost(post: JsonObject): JsonObject {
  const extended = objectOf(post['extended_tweet']);
  return extended === null ? post : { ...post, ...extended };
}

function referencesOf(post: JsonObject, reposted: JsonObject | null): JsonObject[] {
  const quotedId = idOf(post['quoted_status_id_str']) ?? idOfV1(objectOf(post['quoted_status']));
  const repliedTo = idOf(post['in_reply_to_status_id_str']);
  // A repost carries the quote of the post that it reposts; it is no quote itself.
  if (reposted !== null) return [{ type: 'retweeted', id: idOfV1(reposted) }];
  return [
    ...(quotedId === null ? [] : [{ type: 'quoted', id: quotedId }]),
    ...(repliedTo === null ? [] : [{ type: 'replied_to', id: repliedTo }]),
  ];
}

/** Reposts and likes; the other counts are told to few customers. */
function metricsOf(post: JsonObject): JsonObject | undefined {
  const reposts = post['retweet_count'];
  const likes = post['favorite_count'];
  if (reposts === undefined && likes === undefined) return undefined;
  return {
    retweet_count: reposts,
    like_count: likes,
    reply_count: post['reply_count'],
    quote_count: post['quote_count'],
  };
}

function withheldOf(post: JsonObject): JsonObject | undefined {
  const countries = listOf(post['withheld_in_countries']);
  if (countries.length > 0) return { country_codes: countries };
  return post['withheld_copyright'] === true ? { country_codes: ['XY'] } : undefined;
}

/** A post, and the posts and users that it holds, in the form of v2. */
interface PostAsV2 {
  post: JsonObject;
  /** Those whom it and the posts in it answer: no more than id and name is told of them. */
  answered: JsonObject[];
  includes: { tweets: JsonObject[]; users: JsonObject[]; media: JsonObject[] };
}

function postAsV2(raw: JsonObject, depth: number): PostAsV2 {
  const status = wholePost(raw);
  const reposted = objectOf(status['retweeted_status']);
  const quoted = objectOf(status['quoted_status']);
  const inner = depth >= DEEPEST ? [] : [reposted, quoted].filter((each) => each !== null);
  const held = inner.map((each) => postAsV2(each, depth + 1));
  const media = mediaOf(status);
  const text = textOf(either(status, 'full_text', 'text')) ?? '';
  const user = objectOf(status['user']);
  const answered = { id: status['in_reply_to_user_id_str'], username: status['in_reply_to_screen_name'] };
  return {
    post: {
      id: idOfV1(status),
      text,
      created_at: isoDate(status['created_at']),
      author_id: idOfV1(user),
      in_reply_to_user_id: status['in_reply_to_user_id_str'],
      referenced_tweets: referencesOf(status, reposted),
      attachments: { media_keys: media.map((medium) => idOfV1(medium)) },
      entities: entitiesAsV2(objectOf(status['entities']), {
        text,
        media,
        permalink: objectOf(status['quoted_status_permalink']),
      }),
      public_metrics: metricsOf(status),
      possibly_sensitive: status['possibly_sensitive'],
      lang: status['lang'],
      withheld: withheldOf(status),
    },
    answered: [answered, ...held.flatMap((each) => each.answered)],
    includes: {
      tweets: held.flatMap(({ post, includes }) => [post, ...includes.tweets]),
      users: [...held.flatMap(({ includes }) => includes.users), ...(user === null ? [] : [userAsV2(user)])],
      media: [...held.flatMap(({ includes }) => includes.media), ...media.map(mediumAsV2)],
    },
  };
}

/**
 * One entry of a timeline.
 * @returns null when the object has no id
 */
export function parseEntryV1(status: JsonObject): EntryView | null {
  const { post, answered, includes } = postAsV2(status, 0);
  // A mere name must not stand in the way of the user itself, wherever that one is.
  const around: Includes = readIncludes({
    data: post,
    includes: { ...includes, users: [...answered, ...includes.users] },
  });
  return parseEntry(post, around);
}

/** The posts of an answer: an array, the one of `statuses/show`, or the `statuses` of a search. */
export function statusesOf(answer: unknown): JsonObject[] {
  if (Array.isArray(answer)) return objectsOf(answer);
  const object = objectOf(answer);
  return object !== null && Array.isArray(object['statuses']) ? objectsOf(object['statuses']) : objectsOf([object]);
}
