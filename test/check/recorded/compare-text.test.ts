import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryView } from '../../../electron/contract/views/posts.ts';
import { appParsers, checkFile } from './check.ts';

const plain = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    ' ',
    '\n',
    '\r\n',
    '&',
    '<',
    '>',
    '&amp;',
    '🐈',
    '👩‍👩‍👧',
    'é',
    ' @',
    '#',
    ' https://t.co/',
    '…',
    '.',
  ),
);
const name = fc.constantFrom('ada', 'Bob_1', 'a', 'adam');
const tag = fc.constantFrom('tea', 'Café', '東京', 'a_b');
const address = fc.constantFrom('https://t.co/a', 'https://t.co/ab', 'http://t.co/B');

type Piece = { text: string; entity: [list: string, fields: Record<string, unknown>] | null };
const piece: fc.Arbitrary<Piece> = fc.oneof(
  plain.map((text) => ({ text, entity: null })),
  name.map((username): Piece => ({ text: `@${username}`, entity: ['mentions', { username, id: '9' }] })),
  tag.map((word): Piece => ({ text: `#${word}`, entity: ['hashtags', { tag: word }] })),
  fc.constant<Piece>({ text: '$PIN', entity: ['cashtags', { tag: 'PIN' }] }),
  address.map(
    (url): Piece => ({
      text: url,
      entity: ['urls', { url, display_url: 'shown.example', expanded_url: 'https://x.example' }],
    }),
  ),
  fc.constant<Piece>({
    text: 'https://t.co/pic',
    entity: ['urls', { url: 'https://t.co/pic', display_url: 'pic.x.com/a', media_key: '3_1' }],
  }),
  fc.constant<Piece>({
    text: 'https://t.co/quo',
    entity: ['urls', { url: 'https://t.co/quo', expanded_url: 'https://x.com/a/status/5', display_url: 'x.com/a' }],
  }),
);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const points = (text: string): number => Array.from(text).length;

/** How a recording may have gone wrong. */
const count = fc.constantFrom<((text: string) => number)[]>(points, (text) => text.length);
const shift = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -30, max: 30 }) },
);

interface Page {
  data: [
    {
      id: string;
      text: string;
      entities: Record<string, Fields[]>;
      referenced_tweets?: unknown;
      attachments?: unknown;
    },
  ];
  includes: { tweets: Fields[]; media: Fields[] };
}

/** A page with one post of these pieces, a picture and a quoted post. */
const page = fc
  .tuple(fc.array(fc.tuple(piece, shift), { maxLength: 12 }), count, fc.boolean(), fc.boolean())
  .map(([pieces, positionOf, hasPicture, hasQuote]): Page => {
    let text = '';
    const entities: Record<string, Fields[]> = {};
    for (const [{ text: written, entity }, offset] of pieces) {
      const start = Math.max(0, positionOf(text) + offset);
      const part = entity === null ? escaped(written) : written;
      if (entity) {
        const [list, fields] = entity;
        entities[list] = [...(entities[list] ?? []), { start, end: start + positionOf(part), ...fields }];
      }
      text += part;
    }
    const references = hasQuote ? { referenced_tweets: [{ type: 'quoted', id: '5' }] } : {};
    const attachments = hasPicture ? { attachments: { media_keys: ['3_1'] } } : {};
    return {
      data: [{ id: '7', text, entities, ...references, ...attachments }],
      includes: {
        tweets: [{ id: '5', text: 'Quoted' }],
        media: [{ media_key: '3_1', type: 'photo', url: 'https://pbs.twimg.com/media/1.jpg' }],
      },
    };
  });

type Fields = Record<string, unknown>;

/** The same post as v1.1 tells it: in the whole, beside a cut one as in streams, or as what was reposted. */
function asOld({ data: [post], includes }: Page, form: 'whole' | 'stream' | 'repost'): Fields {
  const old = (list: string, rename: (entity: Fields) => Fields = (entity) => entity): Fields[] =>
    (post.entities[list] ?? []).map(({ start, end, ...entity }) => ({ ...rename(entity), indices: [start, end] }));
  const urls = old('urls');
  const [picture] = post.attachments ? includes.media : [];
  const media = urls
    .filter((link) => picture && link['media_key'] !== undefined)
    .map((link) => ({
      ...link,
      id_str: '31',
      type: 'photo',
      media_url_https: picture?.['url'],
    }));
  const whole = {
    full_text: post.text,
    entities: {
      urls: media.length > 0 ? urls.filter((link) => link['media_key'] === undefined) : urls,
      user_mentions: old('mentions', ({ username, id }) => ({ screen_name: username, id_str: id })),
      hashtags: old('hashtags', ({ tag }) => ({ text: tag })),
      symbols: old('cashtags', ({ tag }) => ({ text: tag })),
    },
    extended_entities: { media },
  };
  const quote = post.referenced_tweets ? { quoted_status: { id_str: '5', full_text: 'Quoted' } } : {};
  const author = { user: { id_str: '9', screen_name: 'ada', name: 'A &amp; B' } };
  const told = form === 'stream' ? { text: 'Cut…', truncated: true, extended_tweet: whole } : whole;
  const status = { id_str: '7', ...told, ...quote, ...author };
  return form === 'repost' ? { id_str: '8', full_text: 'RT @ada: Cut…', retweeted_status: status, ...author } : status;
}

const differences = (answer: unknown, posts = appParsers.v2.posts): string[] =>
  checkFile('a.json', Buffer.from(JSON.stringify(answer)), { ...appParsers, v2: { ...appParsers.v2, posts } })
    .differences;

describe('any text with any entities', () => {
  it('is shown as it was recorded', () => {
    fc.assert(
      fc.property(page, (answer) => {
        expect(differences(answer)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is shown as v1.1 recorded it', () => {
    fc.assert(
      fc.property(page, fc.constantFrom('whole', 'stream', 'repost'), (answer, form) => {
        expect(differences([asOld(answer, form)])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is not taken for another text', () => {
    const altered = fc
      .tuple(page, fc.nat(), fc.constantFrom('x', ' ', '\n', ''))
      .filter(([{ data }]) => (data[0]?.text ?? '') !== '');
    fc.assert(
      fc.property(altered, ([answer, index, put]) => {
        const change = (entry: EntryView): EntryView => {
          if (entry.id !== '7' || entry.post === null) return entry;
          const { segments } = entry.post;
          const at = segments.length === 0 ? 0 : index % segments.length;
          const changed = segments.map((segment, place) =>
            place === at && segment.kind !== 'break' ? { ...segment, text: `${segment.text}!${put}` } : segment,
          );
          const extra =
            changed.length === 0 || changed[at]?.kind === 'break' ? [{ kind: 'text', text: '!' } as const] : [];
          return { ...entry, post: { ...entry.post, segments: [...changed, ...extra] } };
        };
        expect(differences(answer, (page) => appParsers.v2.posts(page).map(change))).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
