/** Made-up timeline entries of every shape that a timeline can hold. The same number always gives the same entry. */
import type {
  EntryView,
  MediaView,
  PostView,
  QuoteView,
  Segment,
  UnavailableReason,
  UserView,
} from '../../electron/contract/views/posts.ts';
import { drawAvatar, drawPicture } from './fake-pictures.ts';

const people: Pick<UserView, 'username' | 'name' | 'verified' | 'protected'>[] = [
  { username: 'marisol_reads', name: 'Marisol Quintana', verified: null, protected: false },
  { username: 'harbour_library', name: 'Harbour Town Library', verified: 'business', protected: false },
  { username: 'noor_al_sahar', name: 'نور الساحر', verified: 'blue', protected: false },
  { username: 'tidewatch', name: 'Tide Watch 🌊', verified: 'government', protected: false },
  { username: 'w', name: 'W', verified: null, protected: true },
  {
    username: 'a_long_handle_x',
    name: 'Bartholomäus von Hohenstein-Unterbergwald zu Krähenfels 🏔️👩🏽‍🚀 (he/him), retired lighthouse keeper',
    verified: null,
    protected: false,
  },
  { username: 'yuki_bakes', name: '小林 雪', verified: null, protected: false },
  { username: 'dana_lev', name: 'דנה לב', verified: null, protected: false },
];

/** One of the people that entries are written by. */
export function fakeUser(seed: number): UserView {
  const person = people[seed % people.length];
  if (!person) throw new Error('there are no people');
  const { username, name, verified } = person;
  return {
    id: String(1000 + (seed % people.length)),
    username,
    name,
    avatar: seed % 7 === 6 ? null : drawAvatar(seed),
    verified,
    protected: person.protected,
  };
}

const text = (value: string): Segment => ({ kind: 'text', text: value });
const hashtag = (tag: string): Segment => ({
  kind: 'hashtag',
  text: `#${tag}`,
  tag,
  url: `https://x.com/hashtag/${encodeURIComponent(tag)}`,
});
const mention = (username: string): Segment => ({
  kind: 'mention',
  text: `@${username}`,
  username,
  userId: null,
  url: `https://x.com/${username}`,
});
const link = (shown: string): Segment => ({
  kind: 'link',
  text: shown,
  url: `https://${shown}`,
  title: `https://${shown}`,
});

const writings: { lang: string; segments: Segment[] }[] = [
  {
    lang: 'en',
    segments: [text('The heron is back on the weir this morning. That makes it spring, whatever the calendar says.')],
  },
  {
    lang: 'en',
    segments: [
      text('Opening hours change from Monday: '),
      link('harbour.example/hours'),
      text(' '),
      hashtag('library'),
    ],
  },
  {
    lang: 'ar',
    segments: [text('صباح الخير يا أصدقاء، كتبت اليوم عن البحر وعن '), hashtag('القهوة'), text(' وعن كل ما يجمعهما.')],
  },
  {
    lang: 'en',
    segments: [
      text('Long post about tides. '.repeat(12)),
      { kind: 'break' },
      { kind: 'break' },
      text('And the reason is the moon, as '),
      mention('marisol_reads'),
      text(' knew all along. 🌙'),
    ],
  },
  { lang: 'en', segments: [text('👩‍👩‍👧‍👦🏳️‍🌈🧑🏿‍🌾 ☕️')] },
  {
    lang: 'de',
    segments: [text('Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellungsverfahrensbeschreibung.')],
  },
  { lang: 'ja', segments: [text('今日の焼き上がりです。'), { kind: 'break' }, text('くるみといちじくのパン。')] },
  { lang: 'he', segments: [text('הספר החדש מגיע ביום חמישי, ראו '), link('dana.example/books/2026/spring')] },
  {
    lang: 'en',
    segments: [
      { kind: 'cashtag', text: '$TIDE', tag: 'TIDE', url: 'https://x.com/search?q=%24TIDE' },
      text(' closed two points up & nobody < 30 noticed.'),
    ],
  },
  {
    lang: 'en',
    segments: [text('One line.'), { kind: 'break' }, text('Another line.'), { kind: 'break' }, text('A third.')],
  },
];

function photos(seed: number, count: number): MediaView[] {
  const sizes: [number, number][] = [
    [1200, 800],
    [800, 1200],
    [1000, 1000],
    [2000, 600],
  ];
  return Array.from({ length: count }, (_, index) => {
    const [width, height] = sizes[(seed + index) % sizes.length] ?? [1200, 800];
    return {
      key: `${seed}-${index}`,
      kind: 'photo',
      source: drawPicture(seed + index, width, height),
      preview: null,
      width,
      height,
      alt: index === 0 ? 'Hills under a low sun, drawn in flat colours' : null,
      durationMs: null,
    };
  });
}

const moving = (seed: number, kind: 'video' | 'gif'): MediaView => ({
  key: `${seed}-${kind}`,
  kind,
  source: null,
  preview: drawPicture(seed, 1280, 720),
  width: 1280,
  height: 720,
  alt: null,
  durationMs: kind === 'video' ? 83_000 : null,
});

function mediaOf(seed: number): MediaView[] {
  const shape = seed % 12;
  if (shape >= 1 && shape <= 4) return photos(seed, shape);
  if (shape === 7) return [moving(seed, 'video')];
  if (shape === 9) return [moving(seed, 'gif')];
  return [];
}

const firstId = 1_900_000_000_000_000_000n;

/** Post id of the entry with this number; grows with the number, so that greater is newer. */
export const entryId = (number: number): string => String(firstId + BigInt(number) * 4_194_304_000n);

function plainPost(number: number, id: string, createdAt: string): Omit<PostView, 'quote'> {
  const author = fakeUser(number * 3);
  const writing = writings[number % writings.length] ?? { lang: 'en', segments: [] };
  return {
    id,
    url: `https://x.com/${author.username}/status/${id}`,
    author,
    createdAt: number % 41 === 40 ? null : createdAt,
    lang: writing.lang,
    segments: writing.segments,
    media: mediaOf(number),
    poll:
      number % 17 === 5
        ? {
            options: [
              { label: 'Tea', votes: 41 + number },
              { label: 'Coffee, of course, and in large cups with far too much milk', votes: 160 },
              { label: 'Water', votes: 0 },
            ],
            open: number % 2 === 0,
            endsAt: createdAt,
          }
        : null,
    counts:
      number % 13 === 12
        ? null
        : {
            replies: number % 5,
            reposts: number * 31,
            likes: number * 977,
            quotes: 2,
            bookmarks: 9,
            views: number * 20_011,
          },
    sensitive: number % 23 === 1,
    edited: number % 19 === 4,
    conversationId: id,
    replyTo: number % 11 === 3 ? { postId: entryId(number - 1), userId: '1000', username: 'marisol_reads' } : null,
  };
}

const reasons: UnavailableReason[] = ['deleted', 'protected', 'suspended', 'withheld', 'unknown'];

function quoteOf(number: number, createdAt: string): QuoteView | null {
  if (number % 9 !== 6) return null;
  const id = entryId(number - 400);
  const reason = reasons[number % reasons.length] ?? 'unknown';
  return number % 2 === 0
    ? { state: 'shown', post: plainPost(number + 1, id, createdAt) }
    : { state: 'unavailable', id, reason };
}

/**
 * The entry with this number.
 * @param createdAt ISO time
 */
export function fakeEntry(number: number, createdAt: string): EntryView {
  const id = entryId(number);
  if (number % 53 === 20) {
    return { id, createdAt, repostedBy: fakeUser(number), post: null, unavailable: 'deleted' };
  }
  const repost = number % 8 === 5;
  const original = repost ? entryId(number - 300) : id;
  const post: PostView = { ...plainPost(number, original, createdAt), quote: quoteOf(number, createdAt) };
  return { id, createdAt, repostedBy: repost ? fakeUser(number + 1) : null, post, unavailable: null };
}
