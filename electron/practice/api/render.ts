/** Posts, users, media and polls as API v2 objects, in legacy names. */
import { avatarPath, clipPath, photoPath } from '../media/addresses.ts';
import { followedBy, followersOf, follows } from '../world/acquaintances.ts';
import type { SampleList } from '../world/lists.ts';
import { nobody, type Person, type SampleAccount } from '../world/people.ts';
import { toPieces } from '../world/pieces.ts';
import type { Medium, Poll, Post } from '../world/posts.ts';
import { makeRandom } from '../world/random.ts';
import { buildText, type Link, type Piece, type RichText } from '../world/rich-text.ts';
import type { PostRef } from '../world/slots.ts';
import { type Asked, only } from './asked.ts';

export interface Rendering {
  asked: Asked;
  /** Where media are. */
  origin: string;
  viewer: SampleAccount;
  /** Milliseconds since 1970. */
  now: number;
  idOf(ref: PostRef): string;
  /** How many posts answer this one. */
  repliesTo(ref: PostRef): number;
  /** The handle that the person has now. */
  usernameOf(person: Person): string;
  /** How many posts the person has sent to the service. */
  sentBy(person: Person): number;
}

type Json = Record<string, unknown>;

/** Second precision, written with milliseconds, as the service does. */
const isoTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}.000Z`;
const listed = <T>(items: readonly T[]): readonly T[] | undefined => (items.length > 0 ? items : undefined);
const defined = (object: Json): Json | undefined => {
  const kept = Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
  return Object.keys(kept).length > 0 ? kept : undefined;
};

function urlEntities({ links }: RichText): Json[] {
  const one = (start: number, end: number, link: Link): Json => ({
    start,
    end,
    url: link.url,
    expanded_url: link.expanded,
    display_url: link.display,
    ...(link.title === undefined
      ? {}
      : { status: 200, title: link.title, description: link.description, unwound_url: link.expanded }),
  });
  return links.flatMap(({ start, end, link }) =>
    link.mediaKeys
      ? link.mediaKeys.map((key) => ({ ...one(start, end, link), media_key: key }))
      : [one(start, end, link)],
  );
}

function entities(text: RichText): Json | undefined {
  return defined({
    urls: listed(urlEntities(text)),
    mentions: listed(
      text.mentions.map(({ start, end, person }) => ({ start, end, username: person.username, id: person.id })),
    ),
    hashtags: listed(text.hashtags.map(({ start, end, tag }) => ({ start, end, tag }))),
    cashtags: listed(text.cashtags.map(({ start, end, tag }) => ({ start, end, tag }))),
  });
}

const EDITABLE_MS = 60 * 60_000;
const EDITS = 5;

export function renderPost(post: Post, { asked, idOf, repliesTo }: Rendering): Json {
  const references = [
    post.reposts && { type: 'retweeted', id: idOf(post.reposts.ref) },
    post.quotes && { type: 'quoted', id: idOf(post.quotes.ref) },
    post.answers && { type: 'replied_to', id: idOf(post.answers.ref) },
  ].filter((reference) => reference !== null);
  return only(asked.post, {
    id: post.id,
    text: post.body.text,
    edit_history_tweet_ids: post.versions.map(idOf),
    author_id: post.author.id,
    created_at: isoTime(post.createdAt),
    conversation_id: idOf(post.conversation),
    in_reply_to_user_id: post.answers?.author.id,
    referenced_tweets: listed(references),
    attachments: defined({
      media_keys: listed(post.media.map(({ key }) => key)),
      poll_ids: post.poll ? [post.poll.id] : undefined,
    }),
    entities: entities(post.body),
    note_tweet: post.note ? { text: post.note.text, ...defined({ entities: entities(post.note) }) } : undefined,
    public_metrics: {
      retweet_count: post.metrics.reposts,
      reply_count: asked.post.has('public_metrics') && !post.reposts ? repliesTo(post.versions.at(-1) ?? post.ref) : 0,
      like_count: post.metrics.likes,
      quote_count: post.metrics.quotes,
      bookmark_count: post.metrics.bookmarks,
      impression_count: post.metrics.views,
    },
    possibly_sensitive: post.sensitive,
    lang: post.author.language,
    reply_settings: 'everyone',
    display_text_range: post.shown,
    edit_controls: {
      edits_remaining: EDITS - (post.versions.length - 1),
      is_edit_eligible: post.reposts === null && post.answers === null && post.poll === null,
      editable_until: isoTime(post.createdAt + EDITABLE_MS),
    },
  });
}

/** What a person says of themselves, and the page named beside it. The short addresses are always the same ones. */
export function profileOf({ bio, website, index }: Person): { bio: RichText; website: RichText | null } {
  const piece: Piece | null = website === null ? null : (toPieces(makeRandom(index, 102), website)[0] ?? null);
  return { bio: buildText(toPieces(makeRandom(index, 101), bio)), website: piece === null ? null : buildText([piece]) };
}

/** What a viewer and a person are to each other. */
function connectionOf(person: Person, viewer: SampleAccount): string[] {
  const following = viewer.follows.has(person.index) ? ['following'] : [];
  return follows(person, viewer.person) ? [...following, 'followed_by'] : following;
}

export function renderUser(person: Person, { asked, origin, viewer, usernameOf, sentBy }: Rendering): Json {
  const profile = profileOf(person);
  return only(asked.user, {
    id: person.id,
    name: person.name,
    username: usernameOf(person),
    created_at: isoTime(person.joinedAt),
    description: profile.bio.text,
    entities: defined({
      url: profile.website ? entities(profile.website) : undefined,
      description: entities(profile.bio),
    }),
    location: person.location === '' ? undefined : person.location,
    url: profile.website?.text,
    profile_image_url: `${origin}${avatarPath(person, '_normal')}`,
    protected: person.protected,
    public_metrics: asked.user.has('public_metrics')
      ? {
          followers_count: followersOf(person).count,
          following_count: followedBy(person).count,
          tweet_count: person.posts + sentBy(person),
          listed_count: Math.round(person.followers / 60),
        }
      : undefined,
    verified: person.verified !== 'none',
    verified_type: person.verified,
    connection_status:
      asked.user.has('connection_status') && viewer !== nobody && person !== viewer.person
        ? connectionOf(person, viewer)
        : undefined,
  });
}

export function renderList(list: SampleList, { asked }: Rendering): Json {
  return only(asked.list, {
    id: list.id,
    name: list.name,
    description: list.description === '' ? undefined : list.description,
    created_at: isoTime(list.createdAt),
    owner_id: list.owner.id,
    private: list.private,
    member_count: list.members.size,
    follower_count: list.followers.length,
  });
}

/** Bits per second that the clips' variants are announced with; both are the same file. */
export const BIT_RATES = [256_000, 832_000];

export function renderMedium(medium: Medium, { asked, origin }: Rendering): Json {
  const isPhoto = medium.kind === 'photo';
  const mp4 = `${origin}${clipPath(medium, 'mp4')}`;
  const variants =
    medium.kind === 'video'
      ? [
          ...BIT_RATES.map((bit_rate) => ({ bit_rate, content_type: 'video/mp4', url: mp4 })),
          { content_type: 'application/x-mpegURL', url: `${origin}${clipPath(medium, 'm3u8')}` },
        ]
      : [{ bit_rate: 0, content_type: 'video/mp4', url: mp4 }];
  return only(asked.media, {
    media_key: medium.key,
    type: medium.kind,
    width: medium.width,
    height: medium.height,
    alt_text: medium.alt ?? undefined,
    url: isPhoto ? `${origin}${photoPath(medium)}` : undefined,
    preview_image_url: isPhoto ? undefined : `${origin}${clipPath(medium, 'png')}`,
    duration_ms: medium.durationMs ?? undefined,
    public_metrics: medium.kind === 'video' ? { view_count: medium.views } : undefined,
    variants: isPhoto ? undefined : variants,
  });
}

export function renderPoll(poll: Poll, { asked, now }: Rendering): Json {
  return only(asked.poll, {
    id: poll.id,
    options: poll.options.map(({ label, votes }, index) => ({ position: index + 1, label, votes })),
    duration_minutes: poll.durationMinutes,
    end_datetime: isoTime(poll.endsAt),
    voting_status: poll.endsAt > now ? 'open' : 'closed',
  });
}
