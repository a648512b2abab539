/** Posts, users and lists as API v1.1 objects, in extended and in compatibility mode. */
import { avatarPath, clipPath, photoPath } from '../../media/addresses.ts';
import { followedBy, followersOf, follows } from '../../world/acquaintances.ts';
import { shortUrl } from '../../world/compose.ts';
import type { SampleList } from '../../world/lists.ts';
import { nobody, type Person } from '../../world/people.ts';
import type { Medium, Post } from '../../world/posts.ts';
import { makeRandom } from '../../world/random.ts';
import { buildText, codePoints, concatenate, type Link, type RichText, shorten } from '../../world/rich-text.ts';
import type { PostRef } from '../../world/slots.ts';
import { usernameOf } from '../names.ts';
import { BIT_RATES, profileOf } from '../render.ts';
import { type Call, flag, lookFor } from './call.ts';

type Json = Record<string, unknown>;

/** How posts and users are to be written. */
interface Style {
  extended: boolean;
  trimUser: boolean;
  entities: boolean;
  altText: boolean;
}

const styleOf = (call: Call): Style => ({
  extended: call.parameters.get('tweet_mode') === 'extended',
  trimUser: flag(call, 'trim_user', false),
  entities: flag(call, 'include_entities', true),
  altText: flag(call, 'include_ext_alt_text', false),
});

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sat Jul 13 02:27:22 +0000 2019` */
function classicTime(ms: number): string {
  const date = new Date(ms);
  const two = (number: number): string => String(number).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())} ${time} +0000 ${date.getUTCFullYear()}`;
}

/** The same id twice: as a number, and as a text for those whose numbers are too small. */
const idPair = (id: string, prefix = ''): Json => ({ [`${prefix}id`]: BigInt(id), [`${prefix}id_str`]: id });
const noPair = (prefix: string): Json => ({ [`${prefix}id`]: null, [`${prefix}id_str`]: null });

const urlEntity = (start: number, end: number, link: Link): Json => ({
  url: link.url,
  expanded_url: link.expanded,
  display_url: link.display,
  indices: [start, end],
});

function entitiesOf(text: RichText): Json {
  return {
    hashtags: text.hashtags.map(({ start, end, tag }) => ({ text: tag, indices: [start, end] })),
    symbols: text.cashtags.map(({ start, end, tag }) => ({ text: tag, indices: [start, end] })),
    user_mentions: text.mentions.map(({ start, end, person }) => ({
      screen_name: person.username,
      name: person.name,
      ...idPair(person.id),
      indices: [start, end],
    })),
    urls: text.links.filter(({ link }) => !link.mediaKeys).map(({ start, end, link }) => urlEntity(start, end, link)),
  };
}

/** Longest edges, as the service cuts them; `thumb` is a square. */
const SIZES = { small: 680, medium: 1200, large: 2048 } as const;

function sizesOf({ width, height }: Medium): Json {
  const within = (edge: number): Json => {
    const scale = Math.min(1, edge / Math.max(width, height));
    return { w: Math.round(width * scale), h: Math.round(height * scale), resize: 'fit' };
  };
  return {
    thumb: { w: 150, h: 150, resize: 'crop' },
    ...Object.fromEntries(Object.entries(SIZES).map(([name, edge]) => [name, within(edge)])),
  };
}

function ratioOf({ width, height }: Medium): [number, number] {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const common = divisor(width, height);
  return [width / common, height / common];
}

function videoInfo(medium: Medium, origin: string): Json {
  const mp4 = `${origin}${clipPath(medium, 'mp4')}`;
  const variants = (medium.kind === 'video' ? BIT_RATES : [0]).map((bitrate) => ({
    bitrate,
    content_type: 'video/mp4',
    url: mp4,
  }));
  const playlist = { content_type: 'application/x-mpegURL', url: `${origin}${clipPath(medium, 'm3u8')}` };
  return {
    aspect_ratio: ratioOf(medium),
    ...(medium.durationMs === null ? {} : { duration_millis: medium.durationMs }),
    variants: medium.kind === 'video' ? [...variants, playlist] : variants,
  };
}

/** Everything attached, all at the one place where its link stands; nothing when a cut has taken the link away. */
function mediaOf(post: Post, text: RichText, { origin }: Call, { altText }: Style): Json[] {
  const place = text.links.find(({ link }) => link.mediaKeys);
  return (place ? post.media : []).map((medium) => {
    const address = `${origin}${medium.kind === 'photo' ? photoPath(medium) : clipPath(medium, 'png')}`;
    return {
      ...idPair(medium.key.split('_')[1] ?? '0'),
      indices: [place?.start ?? 0, place?.end ?? 0],
      media_url: address,
      media_url_https: address,
      url: place?.link.url,
      display_url: place?.link.display,
      expanded_url: place?.link.expanded,
      type: medium.kind,
      sizes: sizesOf(medium),
      ...(altText ? { ext_alt_text: medium.alt } : {}),
      ...(medium.kind === 'photo' ? {} : { video_info: videoInfo(medium, origin) }),
    };
  });
}

const COMPATIBLE_LENGTH = 140;

/** The text of compatibility mode: the whole when it is short, or its beginning and a link to the rest. */
function compatible(post: Post): { text: RichText; truncated: boolean } {
  if (post.reposts || codePoints(post.body.text) <= COMPATIBLE_LENGTH) {
    return { text: post.body, truncated: false };
  }
  const address = `x.com/i/web/status/${post.id}`;
  const whole: Link = {
    url: shortUrl(makeRandom(140, Number(BigInt(post.id) % 1_000_000_007n))),
    expanded: `https://${address}`,
    display: `${address.slice(0, 20)}…`,
  };
  const end = buildText([' ', { link: whole }]);
  return {
    text: concatenate(shorten(post.body, COMPATIBLE_LENGTH - codePoints(end.text)), end),
    truncated: true,
  };
}

function answeredOf({ answers }: Post, call: Call): Json {
  if (!answers) {
    return { ...noPair('in_reply_to_status_'), ...noPair('in_reply_to_user_'), in_reply_to_screen_name: null };
  }
  return {
    ...idPair(call.world.slots.idOf(answers.ref), 'in_reply_to_status_'),
    ...idPair(answers.author.id, 'in_reply_to_user_'),
    in_reply_to_screen_name: usernameOf(call.settings, answers.author),
  };
}

const shownPost = (call: Call, ref: PostRef | undefined): Post | null => {
  const sight = ref ? lookFor(call, ref) : null;
  return sight?.state === 'shown' ? sight.post : null;
};

/** What a post shares without saying it; the post itself is missing when it is gone. */
function quotedOf(post: Post, call: Call, deeper: boolean): Json {
  if (!post.quotes) {
    return { is_quote_status: false };
  }
  const quotedId = call.world.slots.idOf(post.quotes.ref);
  const link = post.body.links.find((one) => one.link.expanded.endsWith(`/status/${quotedId}`))?.link;
  const quoted = deeper ? shownPost(call, post.quotes.ref) : null;
  return {
    is_quote_status: true,
    ...idPair(quotedId, 'quoted_status_'),
    ...(link ? { quoted_status_permalink: { url: link.url, expanded: link.expanded, display: link.display } } : {}),
    ...(quoted ? { quoted_status: statusOf(quoted, call, false) } : {}),
  };
}

/** Liked by command: what the sample world likes by itself is known to favorites/list alone. */
const isFavorite = ({ settings, viewer }: Call, { id }: Post): boolean =>
  settings.likes.get(viewer.person.id)?.some((like) => like.id === id) ?? false;

function statusOf(post: Post, call: Call, deeper: boolean): Json {
  const style = styleOf(call);
  const { text, truncated } = style.extended ? { text: post.body, truncated: false } : compatible(post);
  const media = mediaOf(post, text, call, style);
  const reposted = deeper ? shownPost(call, post.reposts?.ref) : null;
  const entities = { ...entitiesOf(text), ...(media.length > 0 ? { media: media.slice(0, 1) } : {}) };
  return {
    created_at: classicTime(post.createdAt),
    ...idPair(post.id),
    ...(style.extended ? { full_text: text.text, display_text_range: post.shown } : { text: text.text }),
    truncated,
    ...(style.entities ? { entities } : {}),
    ...(media.length > 0 ? { extended_entities: { media } } : {}),
    source: '<a href="https://example.org/practice" rel="nofollow">Practice &amp; Play</a>',
    ...answeredOf(post, call),
    user: style.trimUser ? idPair(post.author.id) : renderUser(post.author, call),
    geo: null,
    coordinates: null,
    place: null,
    contributors: null,
    ...(reposted ? { retweeted_status: statusOf(reposted, call, true) } : {}),
    ...quotedOf(post, call, deeper),
    retweet_count: post.metrics.reposts,
    favorite_count: post.metrics.likes,
    favorited: isFavorite(call, post),
    retweeted: false,
    ...(media.length > 0 || text.links.length > 0 ? { possibly_sensitive: post.sensitive } : {}),
    lang: post.author.language,
  };
}

export const renderStatus = (post: Post, call: Call): Json => statusOf(post, call, true);

export function renderUser(person: Person, call: Call): Json {
  const { viewer, settings, origin, world } = call;
  const { bio, website } = profileOf(person);
  const avatar = `${origin}${avatarPath(person, '_normal')}`;
  const urls = (text: RichText): Json => ({ urls: entitiesOf(text)['urls'] });
  const known = viewer !== nobody;
  return {
    ...idPair(person.id),
    name: person.name,
    screen_name: usernameOf(settings, person),
    location: person.location,
    description: bio.text,
    url: website?.text ?? null,
    ...(styleOf(call).entities
      ? { entities: { ...(website ? { url: urls(website) } : {}), description: urls(bio) } }
      : {}),
    protected: person.protected,
    verified: person.verified !== 'none',
    followers_count: followersOf(person).count,
    friends_count: followedBy(person).count,
    listed_count: Math.round(person.followers / 60),
    favourites_count: 0,
    statuses_count: person.posts + world.written().filter(({ author }) => author === person).length,
    created_at: classicTime(person.joinedAt),
    utc_offset: null,
    time_zone: null,
    geo_enabled: false,
    lang: null,
    profile_image_url: avatar,
    profile_image_url_https: avatar,
    default_profile: false,
    default_profile_image: false,
    following: known ? viewer.follows.has(person.index) : null,
    ...(known ? { followed_by: follows(person, viewer.person) } : {}),
    follow_request_sent: known ? false : null,
    notifications: known ? false : null,
  };
}

/** The part of a list's address that its name becomes; the id for a name without Latin letters. */
export const slugOf = ({ name, id }: SampleList): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 25) || id;

export function renderList(list: SampleList, call: Call): Json {
  const owner = usernameOf(call.settings, list.owner);
  const slug = slugOf(list);
  return {
    ...idPair(list.id),
    name: list.name,
    uri: `/${owner}/lists/${slug}`,
    slug,
    full_name: `@${owner}/${slug}`,
    mode: list.private ? 'private' : 'public',
    member_count: list.members.size,
    subscriber_count: list.followers.length,
    description: list.description,
    created_at: classicTime(list.createdAt),
    following: list.followers.includes(call.viewer.person),
    user: renderUser(list.owner, call),
  };
}
