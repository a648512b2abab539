import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { people } from '../../../electron/practice/world/people.ts';
import type { Post } from '../../../electron/practice/world/posts.ts';
import { buildText, type RichText, shorten } from '../../../electron/practice/world/rich-text.ts';
import { slotAt } from '../../../electron/practice/world/slots.ts';
import { makeWorld } from '../../../electron/practice/world/world.ts';

const head = slotAt(Date.UTC(2026, 10, 20, 12));
const world = makeWorld({ seed: 7, posts: 5000, startSlot: head, newestSlot: () => head });
const posts: Post[] = Array.from({ length: 6000 }, (_, back) => world.post({ slot: head - back, variant: 'post' }));

function expectExactEntities({ text, mentions, hashtags, cashtags, links }: RichText): void {
  const points = Array.from(text);
  const at = ({ start, end }: { start: number; end: number }) => points.slice(start, end).join('');
  for (const mention of mentions) expect(at(mention)).toBe(`@${mention.person.username}`);
  for (const hashtag of hashtags) expect(at(hashtag)).toBe(`#${hashtag.tag}`);
  for (const cashtag of cashtags) expect(at(cashtag)).toBe(`$${cashtag.tag}`);
  for (const link of links) expect(at(link)).toBe(link.link.url);
  expect(text.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[&<>]/);
  expect(text).not.toMatch(/\p{Surrogate}/u);
}

describe('6000 posts in a row', () => {
  it('have entities exactly where they say, in code points over the escaped text', () => {
    for (const post of posts) {
      expectExactEntities(post.body);
      if (post.note) expectExactEntities(post.note);
      const [start, end] = post.shown;
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(Array.from(post.body.text).length);
    }
  });

  it('show everything that a timeline can hold', () => {
    const has = (name: string, found: (post: Post) => boolean) => expect(posts.some(found), name).toBe(true);
    has('long post', (post) => post.note !== null && Array.from(post.note.text).length > 280);
    has('one photo', ({ media }) => media.length === 1 && media[0]?.kind === 'photo');
    has('four photos', ({ media }) => media.length === 4);
    has('photo with alt text', ({ media }) => media.some(({ kind, alt }) => kind === 'photo' && alt !== null));
    has('photo without alt text', ({ media }) => media.some(({ kind, alt }) => kind === 'photo' && alt === null));
    has('video', ({ media }) => media[0]?.kind === 'video');
    has('GIF', ({ media }) => media[0]?.kind === 'animated_gif');
    has('open poll', ({ poll }) => poll !== null && poll.endsAt > Date.UTC(2026, 10, 20, 12));
    has('closed poll', ({ poll }) => poll !== null && poll.endsAt < Date.UTC(2026, 10, 20, 12));
    has('repost', ({ reposts }) => reposts?.ref.variant === 'post');
    has('repost of a deleted post', ({ reposts }) => reposts?.ref.variant === 'deleted');
    has('quote', ({ quotes }) => quotes?.ref.variant === 'post');
    has('quote of a deleted post', ({ quotes }) => quotes?.ref.variant === 'deleted');
    has('quote of a suspended author', ({ quotes }) => quotes?.author.suspended === true);
    has('quote of a protected author', ({ quotes }) => quotes?.author.protected === true);
    has('reply', ({ answers, author }) => answers !== null && answers.author !== author);
    has('reply that quotes', ({ answers, quotes }) => answers !== null && quotes !== null);
    has(
      'thread',
      ({ answers, author, conversation, ref }) => answers?.author === author && conversation.slot < ref.slot,
    );
    has('sensitive media', ({ sensitive }) => sensitive);
    has('edited post', ({ versions }) => versions.length === 2);
    has('hashtag', ({ body }) => body.hashtags.length > 1);
    has('cashtag', ({ body }) => body.cashtags.length > 0);
    has('escaped text', ({ body }) => body.text.includes('&amp;') && body.text.includes('&lt;'));
    has('joined emoji before a link', ({ body }) => /\u200d.*https:/su.test(body.text) && body.links.length > 0);
    has('flag before a link', ({ body }) => /[\u{1f1e6}-\u{1f1ff}]{2}.*https:/su.test(body.text));
    for (const language of ['ar', 'de', 'en', 'es', 'fr', 'hi', 'ja', 'ko', 'pt', 'tr']) {
      has(language, ({ author }) => author.language === language);
    }
    expect(new Set(people.map(({ verified }) => verified))).toEqual(
      new Set(['none', 'blue', 'business', 'government']),
    );
    expect(Math.max(...people.map(({ name }) => name.length))).toBe(50);
    expect(people.every(({ username }) => /^[a-z0-9_]{1,15}$/.test(username))).toBe(true);
  });

  it('lead nowhere but to domains for examples, and to posts by name', () => {
    for (const { link } of posts.flatMap(({ body, note }) => [...body.links, ...(note?.links ?? [])])) {
      expect(link.url).toMatch(/^https:\/\/example\.org\/[A-Za-z0-9]{10}$/);
      expect(link.expanded).toMatch(
        /^https:\/\/(?:(?:www\.)?example\.(?:org|com|net)\/|x\.com\/\w+_demo\/status\/\d+)/,
      );
    }
  });

  it('refer to earlier posts only, which exist as referred to', () => {
    for (const { ref, reposts, quotes, answers, conversation } of posts) {
      for (const target of [reposts, quotes, answers]) {
        if (!target) continue;
        expect(target.ref.slot).toBeLessThan(ref.slot);
        expect(world.slots.refOf(world.slots.idOf(target.ref))).toEqual(target.ref);
        if (target.ref.variant === 'post') expect(world.post(target.ref).author).toBe(target.author);
      }
      expect(conversation.slot).toBeLessThanOrEqual(ref.slot);
      if (reposts) expect(reposts.author.protected).toBe(false);
    }
  });

  it('keep what they said before an edit', () => {
    const edited = posts.find(({ versions }) => versions.length === 2);
    const [first] = edited?.versions ?? [];
    if (!edited || !first) throw new Error('an edited post is needed');
    const before = world.post(first);
    expect(BigInt(before.id)).toBeLessThan(BigInt(edited.id));
    expect(before.createdAt).toBeLessThan(edited.createdAt);
    expect(before.body.text).not.toBe(edited.body.text);
  });
});

describe('shortening', () => {
  it('never cuts an entity, an escape or an emoji, and keeps to its limit', () => {
    const piece = fc.oneof(
      fc.constantFrom('a & b < c', '👩🏽‍🏫', '🇫🇷', ' words and words ', 'é', '日本語'),
      fc.constantFrom(...people.slice(0, 5)).map((mention) => ({ mention })),
      fc.constant({ hashtag: 'SlowReading' }),
      fc.constant({
        link: { url: 'https://example.org/abcdefghij', expanded: 'https://example.org/', display: 'example.org' },
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 5, max: 120 }), (pieces, limit) => {
        const short = shorten(buildText(pieces), limit);
        expectExactEntities(short);
        expect(Array.from(short.text).length).toBeLessThanOrEqual(limit);
        expect(short.text).not.toMatch(/\u200d…$/u);
      }),
    );
  });
});
