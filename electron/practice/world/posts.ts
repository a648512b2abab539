/** The post of a slot, complete: text, entities, references, media, poll and counts. */
import type { Answers } from './answers.ts';
import {
  composeLink,
  composeLong,
  composePoll,
  composeReply,
  composeSentence,
  composeShort,
  displayOf,
  phrasebookOf,
  shortUrl,
} from './compose.ts';
import type { Person } from './people.ts';
import { MAX_PHOTOS, type MediaKind, mediaKey, pictureOf } from './pictures.ts';
import type { Plan, Planner, Target } from './plan.ts';
import { hash, makeRandom, type Random } from './random.ts';
import {
  buildText,
  codePoints,
  concatenate,
  type Link,
  type Piece,
  type RichText,
  shorten,
  weightedLength,
} from './rich-text.ts';
import { FIRST_VERSION_AGE_MS, type PostRef, type Slots } from './slots.ts';

export interface Medium {
  key: string;
  kind: MediaKind;
  width: number;
  height: number;
  alt: string | null;
  /** Null for photos and GIFs. */
  durationMs: number | null;
  views: number;
}

export interface Poll {
  id: string;
  options: { label: string; votes: number }[];
  durationMinutes: number;
  endsAt: number;
}

export interface Metrics {
  reposts: number;
  likes: number;
  quotes: number;
  bookmarks: number;
  views: number;
}

export interface Post {
  ref: PostRef;
  id: string;
  author: Person;
  /** Milliseconds since 1970. */
  createdAt: number;
  body: RichText;
  /** The part of the body that is shown: without the names replied to, and without links to what is attached. */
  shown: [start: number, end: number];
  /** The whole text of a long post; `body` is a shortened version then. */
  note: RichText | null;
  reposts: Target | null;
  quotes: Target | null;
  answers: Target | null;
  conversation: PostRef;
  media: Medium[];
  poll: Poll | null;
  metrics: Metrics;
  sensitive: boolean;
  /** Oldest first; the last one is the post itself. */
  versions: PostRef[];
}

/** Weighted length above which a post is a long post. */
const SHORT_LIMIT = 280;
/** What stays of a long post in `body`, before the link to the whole. */
const PREVIEW_LIMIT = 240;
const PREVIEW_LIMIT_WIDE = 120;
const REPOST_LIMIT = 140;
/** About three turns per block: an author with several posts in a block does not repeat a sentence. */
const SLOTS_PER_TURN = 34;
/** The clips that `media/clips.ts` holds. */
const clips = {
  video: { width: 480, height: 270, durationMs: 3000 },
  animated_gif: { width: 320, height: 320, durationMs: null },
} as const;

export interface Posts {
  postOf(ref: PostRef): Post;
  /** What the author of a slot's post says, as typed and without links; for search, at a third of the cost. */
  wordsOf(slot: number): string;
}

const typed = (piece: Piece): string => {
  if (typeof piece === 'string') return piece;
  if ('mention' in piece) return `@${piece.mention.username}`;
  if ('hashtag' in piece) return `#${piece.hashtag}`;
  return 'cashtag' in piece ? `$${piece.cashtag}` : '';
};

/** What a post begins with, and what its author says then. */
interface Sayings {
  lead: Piece[];
  said: Piece[];
  poll: readonly string[] | null;
  sensitive: boolean;
}

export function makePosts(seed: number, slots: Slots, planner: Planner, conversations: Answers): Posts {
  const statusUrl = ({ ref, author }: Target): string => `https://x.com/${author.username}/status/${slots.idOf(ref)}`;

  function mediaOf(plan: Plan): Medium[] {
    const random = makeRandom(seed, plan.slot, 71);
    const { alts } = phrasebookOf(plan.author);
    const views = Math.round(10 ** (1 + random.unit() * 4));
    const kind = { photos: 'photo', video: 'video', gif: 'animated_gif' }[plan.attachment as string] as
      | MediaKind
      | undefined;
    if (kind === undefined) {
      return [];
    }
    if (kind !== 'photo') {
      const alt = kind === 'video' && random.chance(0.5) ? alts.sea : null;
      return [{ key: mediaKey(slots, kind, plan.slot, 0), kind, ...clips[kind], alt, views }];
    }
    const count = random.chance(0.55) ? 1 : 2 + random.below(MAX_PHOTOS - 1);
    return Array.from({ length: count }, (_, place) => {
      const { scene, width, height } = pictureOf(seed, plan.slot, place);
      const alt = random.chance(0.8) ? alts[scene] : null;
      return { key: mediaKey(slots, kind, plan.slot, place), kind, width, height, alt, durationMs: null, views };
    });
  }

  function mediaLink(random: Random, plan: Plan, media: readonly Medium[]): Link {
    const part = media[0]?.kind === 'photo' ? 'photo' : 'video';
    const own: Target = { ref: { slot: plan.slot, variant: 'post' }, author: plan.author };
    const url = shortUrl(random);
    return {
      url,
      expanded: `${statusUrl(own)}/${part}/1`,
      display: `pic.x.com/${url.slice(-10)}`,
      mediaKeys: media.map(({ key }) => key),
    };
  }

  function pollOf(plan: Plan, options: readonly string[], createdAt: number): Poll {
    const random = makeRandom(seed, plan.slot, 72);
    const durationMinutes = random.pick([60, 360, 1440, 4320, 10_080]);
    const most = 10 ** (0.7 + random.unit() * 2.5);
    return {
      id: slots.idOf({ slot: plan.slot, variant: 'post' }),
      options: options.map((label) => ({ label, votes: Math.floor(random.unit() * most) })),
      durationMinutes,
      endsAt: createdAt + durationMinutes * 60_000,
    };
  }

  function metricsOf(slot: number, reach: number): Metrics {
    const random = makeRandom(seed, slot, 73);
    const views = Math.round(reach * (0.02 + random.unit() ** 3 * 2));
    const likes = Math.round(views * (0.005 + random.unit() * 0.05));
    const share = (most: number): number => Math.round(likes * random.unit() * most);
    const reposts = share(0.3);
    // Once the number of replies; they are counted now, and the numbers after it must stay what they were.
    random.unit();
    return { views, likes, reposts, quotes: share(0.05), bookmarks: share(0.15) };
  }

  function repost(plan: Plan, target: Target): Post {
    const original = makePost({ ...target.ref, variant: 'post' });
    const prefix = buildText(['RT ', { mention: original.author }, ': ']);
    const body = concatenate(prefix, shorten(original.body, REPOST_LIMIT - codePoints(prefix.text)));
    return {
      ...plain(plan, { slot: plan.slot, variant: 'post' }),
      body,
      shown: [0, codePoints(body.text)],
      reposts: target,
      // What is attached stays attached as long as its link has survived the cut.
      media: body.links.some(({ link }) => link.mediaKeys) ? original.media : [],
      metrics: { ...metricsOf(plan.slot, 0), reposts: original.metrics.reposts },
      sensitive: original.sensitive,
    };
  }

  /** Everything of a post but its words. */
  function plain(plan: Plan, ref: PostRef): Omit<Post, 'body' | 'shown'> {
    const own: PostRef = { slot: plan.slot, variant: 'post' };
    return {
      ref,
      id: slots.idOf(ref),
      author: plan.author,
      createdAt: slots.timeOf(plan.slot) - (ref.variant === 'first-version' ? FIRST_VERSION_AGE_MS : 0),
      note: null,
      reposts: null,
      quotes: null,
      answers: null,
      conversation: own,
      media: [],
      poll: null,
      metrics: metricsOf(plan.slot, plan.author.followers),
      sensitive: false,
      versions: plan.edited ? [{ slot: plan.slot, variant: 'first-version' }, own] : [own],
    };
  }

  function spoken(random: Random, { slot, author }: Plan, talk: number): string {
    const ownPost = planner.planOf(talk).author === author;
    const turn = conversations.conversation({ slot: talk, variant: 'post' }, slot).length + hash(seed, talk, 75);
    return composeReply(random, author, ownPost ? 'answers' : 'replies', turn);
  }

  /** What the author says, without the names and links that the service adds. */
  function words(random: Random, plan: Plan, poll: string | null, sensitive: boolean): Piece[] {
    if (poll !== null) return [poll];
    if (sensitive) return [composeSentence(random, plan.author, 'covered')];
    if (plan.mentions) {
      return [{ mention: plan.mentions.person }, ` ${composeSentence(random, plan.author, 'mentions')}`];
    }
    switch (plan.kind) {
      case 'reply':
      case 'reply-with-quote':
        return [plan.talk === null ? composeSentence(random, plan.author, 'replies') : spoken(random, plan, plan.talk)];
      case 'quote':
        return [composeSentence(random, plan.author, 'quotes')];
      case 'thread':
        return [composeSentence(random, plan.author, 'threads')];
      case 'long':
        return composeLong(random, plan.author);
      default:
        return composeShort(random, plan.author, Math.floor(plan.slot / SLOTS_PER_TURN));
    }
  }

  /** Takes from the post's stream of chance whatever its words take, and nothing else. */
  function sayings(random: Random, plan: Plan, answers: Target | null, isFirstVersion: boolean): Sayings {
    const sensitive = ['photos', 'video', 'gif'].includes(plan.attachment) && random.chance(0.04);
    const asked = plan.attachment === 'poll' ? composePoll(random, plan.author) : null;
    const named = answers && answers.author !== plan.author && !plan.mentions ? answers.author : null;
    const said = words(random, plan, asked?.question ?? null, sensitive);
    if (plan.edited && !isFirstVersion) {
      said.push(`\n\n${composeSentence(random, plan.author, 'corrections')}`);
    }
    if (plan.attachment === 'link') {
      said.push(` ${composeSentence(random, plan.author, 'links')} `, { link: composeLink(random, plan.author) });
    }
    return { lead: named ? [{ mention: named }, ' '] : [], said, poll: asked?.options ?? null, sensitive };
  }

  function makePost(ref: PostRef): Post {
    const plan = planner.planOf(ref.slot);
    const quotes = planner.sharedBy(plan);
    if (plan.kind === 'repost' && quotes) {
      return repost(plan, quotes);
    }
    const random = makeRandom(seed, ref.slot, 74);
    const base = plain(plan, ref);
    const answers = planner.answeredBy(plan);
    const media = mediaOf(plan);
    const { lead, said, poll, sensitive } = sayings(random, plan, answers, ref.variant === 'first-version');
    const attached: Piece[] = [];
    if (quotes) {
      attached.push(' ', {
        link: { url: shortUrl(random), expanded: statusUrl(quotes), display: displayOf(statusUrl(quotes)) },
      });
    }
    if (media.length > 0) {
      attached.push(' ', { link: mediaLink(random, plan, media) });
    }

    let body = buildText([...lead, ...said, ...attached]);
    let shownEnd = codePoints(buildText([...lead, ...said]).text);
    let note: RichText | null = null;
    if (weightedLength([...said]) > SHORT_LIMIT) {
      note = body;
      const limit = weightedLength(said) > 1.5 * codePoints(body.text) ? PREVIEW_LIMIT_WIDE : PREVIEW_LIMIT;
      const own = statusUrl({ ref, author: plan.author });
      const whole: Link = { url: shortUrl(random), expanded: own, display: displayOf(own) };
      body = concatenate(shorten(buildText([...lead, ...said]), limit), buildText([' ', { link: whole }, ...attached]));
      shownEnd = codePoints(body.text) - codePoints(buildText(attached).text);
    }
    return {
      ...base,
      body,
      shown: [lead.length > 0 ? codePoints(buildText(lead).text) : 0, shownEnd],
      note,
      quotes,
      answers,
      conversation: planner.conversationOf(plan),
      media,
      poll: poll ? pollOf(plan, poll, base.createdAt) : null,
      sensitive,
    };
  }

  return {
    postOf: makePost,
    wordsOf(slot) {
      const plan = planner.planOf(slot);
      const random = makeRandom(seed, slot, 74);
      const { lead, said } = sayings(random, plan, conversations.targetOf(slot), false);
      return [...lead, ...said].map(typed).join('');
    },
  };
}
