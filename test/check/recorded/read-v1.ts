/** Reads recorded answers of API v1.1, in extended and compatibility mode. */
import type {
  RecordedEntity,
  RecordedList,
  RecordedMedium,
  RecordedPost,
  RecordedTarget,
  RecordedUser,
} from './model.ts';
import { digits, isMediaAddress, isRaw, type Raw, raw, rawList, whole, word } from './raw.ts';

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
  const picture = medium['media_url_https'] ?? medium['media_url'];
  const variants = rawList(raw(medium['video_info'])['variants']);
  const plays = variants.some((each) => each['content_type'] === 'video/mp4' && isMediaAddress(each['url']));
  const kind = type === 'animated_gif' ? 'gif' : type;
  return [{ key, kind, picture, showable: isMediaAddress(picture) || (kind !== 'photo' && plays) }];
}

const target = (post: unknown): RecordedTarget | null =>
  isRaw(post) ? { id: idV1(post) ?? '', state: 'present', post: () => postV1(post) } : null;

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

export function postV1(cut: Raw): RecordedPost {
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
    author: { id: idV1(user), username: word(user['screen_name']), name: word(user['name']) },
    createdAt: Number.isNaN(created) ? null : created,
    media: media.flatMap(mediumOf),
    poll: null,
    withheld: isListed ? countries.includes('XX') || countries.includes('XY') : post['withheld_copyright'] === true,
    repost: target(reposted(post)),
    quote:
      target(post['quoted_status']) ?? (quotedId === null ? null : { id: quotedId, state: 'untold', post: () => null }),
    repliesTo: digits(post['in_reply_to_status_id_str']),
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

export function userV1(user: Raw): RecordedUser {
  const { description } = user;
  return {
    id: idV1(user),
    username: word(user['screen_name']),
    name: typeof user['name'] === 'string' ? user['name'] : null,
    protected: user['protected'] === true,
    avatar: word(user['profile_image_url_https']),
    description:
      typeof description === 'string'
        ? { text: description, entities: entitiesOf(raw(raw(user['entities'])['description'])) }
        : null,
    followers: whole(user['followers_count']),
    following: whole(user['friends_count']),
    posts: whole(user['statuses_count']),
  };
}

export const listV1 = (list: Raw): RecordedList => ({
  id: idV1(list),
  name: typeof list['name'] === 'string' ? list['name'] : null,
  description: word(list['description']),
  private: list['mode'] === 'private',
  members: whole(list['member_count']),
  ownerId: isRaw(list['user']) ? idV1(list['user']) : null,
});
