/** Reads recorded answers of API v1.1, in extended and compatibility mode. */
import type {
  RecordedEntity,
  RecordedList,
  RecordedMedium,
  RecordedPerson,
  RecordedPost,
  RecordedTarget,
  RecordedUser,
} from './model.ts';
import { bestVideo, digits, isRaw, markOf, mediaAddress, type Raw, raw, rawList, whole, word } from './raw.ts';

/** An id: the text is exact, the number only when it is small. */
export const idV1 = (object: Raw): string | null => digits(object['id_str']) ?? digits(object['id']);

const plain = { display: '', expanded: '', mediaKey: null, userId: null };

function position(entity: Raw): { start: number | null; end: number | null } {
  const indices: unknown = entity['indices'];
  return Array.isArray(indices) ? { start: whole(indices[0]), end: whole(indices[1]) } : { start: null, end: null };
}

function linkOf(entity: Raw, mediaKey: string | null): RecordedEntity[] {
  const written = word(entity['url']);
  if (written === null) return [];
  return [
    {
      ...plain,
      ...position(entity),
      kind: 'link',
      written,
      display: word(entity['display_url']) ?? '',
      expanded: word(entity['expanded_url']) ?? '',
      mediaKey,
    },
  ];
}

function named(list: unknown, kind: RecordedEntity['kind'], sign: string, key: string): RecordedEntity[] {
  return rawList(list).flatMap((entity) => {
    const name = word(entity[key]);
    const userId = kind === 'mention' ? idV1(entity) : null;
    return name === null ? [] : [{ ...plain, ...position(entity), kind, written: sign + name, userId }];
  });
}

function entitiesOf(entities: Raw, media: Raw[] = []): RecordedEntity[] {
  return [
    ...rawList(entities['urls']).flatMap((link) => linkOf(link, null)),
    ...media.flatMap((medium) => linkOf(medium, idV1(medium))),
    ...named(entities['user_mentions'], 'mention', '@', 'screen_name'),
    ...named(entities['hashtags'], 'hashtag', '#', 'text'),
    ...named(entities['symbols'], 'cashtag', '$', 'text'),
  ];
}

/** A quoting post may hold the quoted post's address in its text without listing it among the links. */
function permalink(post: Raw, text: string, links: RecordedEntity[]): RecordedEntity[] {
  const { url, expanded, display } = raw(post['quoted_status_permalink']);
  const written = word(url);
  if (written === null || !text.includes(written) || links.some((link) => link.written === written)) return [];
  const before = Array.from(text.slice(0, text.lastIndexOf(written))).length;
  const end = before + Array.from(written).length;
  const named = { display: word(display) ?? '', expanded: word(expanded) ?? '' };
  return [{ ...plain, ...named, kind: 'link', start: before, end, written }];
}

function mediumOf(medium: Raw): RecordedMedium[] {
  const key = idV1(medium);
  const { type } = medium;
  if (key === null || (type !== 'photo' && type !== 'video' && type !== 'animated_gif')) return [];
  const video = raw(medium['video_info']);
  const original = raw(medium['original_info']);
  const sizes = raw(medium['sizes']);
  const size = raw(sizes['large'] ?? sizes['medium'] ?? sizes['small']);
  return [
    {
      key,
      kind: type === 'animated_gif' ? 'gif' : type,
      picture: mediaAddress(medium['media_url_https'] ?? medium['media_url']),
      video: type === 'photo' ? null : bestVideo(video['variants'], 'bitrate'),
      alt: word(medium['ext_alt_text']),
      width: whole(original['width'] ?? size['w']) || null,
      height: whole(original['height'] ?? size['h']) || null,
      durationMs: whole(video['duration_millis']),
    },
  ];
}

function countsOf(post: Raw): RecordedPost['counts'] {
  if (post['retweet_count'] === undefined && post['favorite_count'] === undefined) return null;
  const count = (key: string): number => whole(post[key]) ?? 0;
  return {
    replies: count('reply_count'),
    reposts: count('retweet_count'),
    likes: count('favorite_count'),
    quotes: count('quote_count'),
    bookmarks: 0,
    views: 0,
  };
}

/** Handles by id. */
type Handles = ReadonlyMap<string | null, string>;

const target = (post: unknown, handles: Handles): RecordedTarget | null =>
  isRaw(post) ? { id: idV1(post) ?? '', state: 'present', post: () => postV1(post, handles) } : null;

/** The handles of the people whom a post, and those that it holds, answer. They may be told nowhere else. */
const answeredIn = (post: Raw): [id: string | null, handle: string][] => {
  const id = digits(post['in_reply_to_user_id_str']);
  const handle = word(post['in_reply_to_screen_name']);
  const inside = [post['retweeted_status'], post['quoted_status']].filter(isRaw).flatMap(answeredIn);
  return id === null || handle === null ? inside : [[id, handle], ...inside];
};

/** A repost may carry what the reposted post quotes at its own level only. */
function reposted(post: Raw): unknown {
  const inner = post['retweeted_status'];
  const quoted = raw(post['quoted_status']);
  const belongs =
    isRaw(inner) && !isRaw(inner['quoted_status']) && idV1(quoted) === digits(inner['quoted_status_id_str']);
  return belongs && idV1(quoted) !== null ? { ...inner, quoted_status: quoted } : inner;
}

/** Streams put the whole text, with its entities, beside the cut one. */
const wholePost = (post: Raw): Raw => ({ ...post, ...raw(post['extended_tweet']) });

export function postV1(cut: Raw, handles: Handles = new Map(answeredIn(cut))): RecordedPost {
  const post = wholePost(cut);
  const entities = raw(post['entities']);
  const all = rawList(raw(post['extended_entities'])['media']);
  const media = all.length > 0 ? all : rawList(entities['media']);
  const text = typeof post['full_text'] === 'string' ? post['full_text'] : String(post['text'] ?? '');
  const parts = entitiesOf(entities, media);
  const user = raw(post['user']);
  const created = Date.parse(String(post['created_at']));
  const countries: unknown = post['withheld_in_countries'];
  const isListed = Array.isArray(countries) && countries.length > 0;
  const quotedId = digits(post['quoted_status_id_str']);
  return {
    text,
    entities: [...parts, ...permalink(post, text, parts)],
    id: idV1(post),
    author: personV1(user, handles),
    createdAt: Number.isNaN(created) ? null : created,
    media: media.flatMap(mediumOf),
    poll: null,
    counts: countsOf(post),
    sensitive: post['possibly_sensitive'] === true,
    edited: false,
    conversationId: null,
    withheld: isListed ? countries.includes('XX') || countries.includes('XY') : post['withheld_copyright'] === true,
    repost: target(reposted(post), handles),
    quote:
      target(post['quoted_status'], handles) ??
      (quotedId === null ? null : { id: quotedId, state: 'untold', post: () => null }),
    repliesTo: digits(post['in_reply_to_status_id_str']),
    answers: digits(post['in_reply_to_user_id_str']),
  };
}

/** The users inside of a post: its author, and those of the posts that it holds. */
export const usersInside = (post: Raw): Raw[] =>
  ['user', 'retweeted_status', 'quoted_status'].flatMap((key) => {
    const inside = post[key];
    if (!isRaw(inside)) return [];
    if (key !== 'user') return usersInside(inside);
    return word(inside['screen_name']) === null ? [] : [inside];
  });

function personV1(user: Raw, handles: Handles = new Map()): RecordedPerson {
  return {
    id: idV1(user),
    username: word(user['screen_name']) ?? handles.get(idV1(user)) ?? null,
    name: word(user['name']),
    protected: user['protected'] === true,
    avatar: word(user['profile_image_url_https']),
    mark: markOf(user),
  };
}

export function userV1(user: Raw): RecordedUser {
  const { description } = user;
  return {
    ...personV1(user),
    description:
      typeof description === 'string'
        ? { text: description, entities: entitiesOf(raw(raw(user['entities'])['description'])) }
        : null,
    location: word(user['location']),
    followers: whole(user['followers_count']),
    following: whole(user['friends_count']),
    posts: whole(user['statuses_count']),
  };
}

export function listV1(list: Raw): RecordedList {
  const owner = personV1(raw(list['user']));
  return {
    id: idV1(list),
    name: word(list['name']),
    description: word(list['description']),
    private: list['mode'] === 'private',
    members: whole(list['member_count']),
    owner: owner.id === null || owner.username === null ? null : owner,
  };
}
