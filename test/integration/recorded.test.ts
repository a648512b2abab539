/**
 * Answers recorded from the real service go through the parsers. The recordings hold real people's posts and are not
 * part of the repository: without them, these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../electron/contract/views/posts.ts';
import { isPage, parsePage } from '../../electron/x/answers/page.ts';
import { parseSingleUser, parseUsers } from '../../electron/x/answers/users.ts';
import { readLimits } from '../../electron/x/limits.ts';
import { segmentsOf, type TextEntity, unescapeText } from '../../electron/x/text/segments.ts';

const folder = fileURLToPath(new URL('../../../shared/data/recorded-x/', import.meta.url));

interface Exchange {
  request: { url: string };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

const available = existsSync(folder);
const read = (file: string): Exchange[] => JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));
const exchanges = (available ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => read(file).map((exchange, index) => ({ name: `${file} ${index}`, ...exchange })));

const isV2 = ({ request }: Exchange): boolean => new URL(request.url).pathname.startsWith('/2/');

/** What a person reads. */
const shown = (segments: readonly Segment[]): string =>
  segments.map((segment) => (segment.kind === 'break' ? '\n' : segment.text)).join('');

type Item = Record<string, unknown> & { id: string; text: string; username?: string };
const itemsOf = ({ response }: Exchange): Item[] => [(response.body as { data: Item | Item[] }).data].flat();

const reason = available ? '' : ' (skipped: the folder of recordings is not there)';

describe.skipIf(!available)(`recorded answers of v2${reason}`, () => {
  const v2 = exchanges.filter(isV2);
  const pages = v2.filter((exchange) => itemsOf(exchange).every(({ text }) => text !== undefined));
  const people = v2.filter((exchange) => !pages.includes(exchange));

  it('are all of a kind that is known', () => {
    expect(pages.length).toBeGreaterThan(0);
    expect(people.length).toBeGreaterThan(0);
  });

  it.each(pages)('$name: every text is shown unchanged', (exchange) => {
    const items = itemsOf(exchange);
    expect(isPage(exchange.response.body)).toBe(true);
    const page = parsePage(exchange.response.body);
    expect(page.entries.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(page.entries.map(({ post }) => shown(post?.segments ?? []))).toEqual(
      items.map(({ text }) => unescapeText(text)),
    );
    const { meta } = exchange.response.body as { meta?: Record<string, unknown> };
    if (meta) {
      expect(page).toMatchObject({
        newestId: meta['newest_id'] ?? page.newestId,
        oldestId: meta['oldest_id'] ?? page.oldestId,
        nextToken: meta['next_token'] ?? null,
        resultCount: meta['result_count'],
      });
    }
    expect(page.billed).toHaveLength(items.length);
  });

  it.each(people)('$name: every user is read', (exchange) => {
    const { body } = exchange.response;
    const single = parseSingleUser(body);
    const users = single ? [single] : parseUsers(body);
    expect(users.map(({ id, name, username }) => ({ id, name, username }))).toEqual(
      itemsOf(exchange).map(({ id, name, username }) => ({ id, name, username })),
    );
  });

  it.each(v2)('$name: its limit is read', ({ response }) => {
    const [window] = readLimits(new Headers(response.headers));
    expect(window).toMatchObject({
      family: '15-minutes',
      limit: Number(response.headers['x-rate-limit-limit']),
      remaining: Number(response.headers['x-rate-limit-remaining']),
      resetAt: Number(response.headers['x-rate-limit-reset']) * 1000,
    });
  });
});

/** A post of v1.1, whose entities count in the same unit. */
interface OldPost {
  text: string;
  entities: Record<'urls' | 'media' | 'user_mentions' | 'hashtags', OldEntity[] | undefined>;
  retweeted_status?: OldPost;
  quoted_status?: OldPost;
  status?: OldPost;
}
type OldEntity = Record<'url' | 'display_url' | 'expanded_url' | 'screen_name' | 'text', string> & {
  indices: [number, number];
};

function entitiesOf({ entities }: OldPost): TextEntity[] {
  const span = ({ indices: [start, end] }: OldEntity) => ({ start, end });
  return [
    ...[...(entities.urls ?? []), ...(entities.media ?? [])].map((entity): TextEntity => {
      const { url, display_url: display, expanded_url: expanded } = entity;
      return { ...span(entity), kind: 'link', url, display, expanded };
    }),
    ...(entities.user_mentions ?? []).map((entity): TextEntity => {
      return { ...span(entity), kind: 'mention', username: entity.screen_name, userId: null };
    }),
    ...(entities.hashtags ?? []).map((entity): TextEntity => ({ ...span(entity), kind: 'hashtag', tag: entity.text })),
  ];
}

describe.skipIf(!available)(`recorded texts with entities${reason}`, () => {
  const around = (post: OldPost | undefined): OldPost[] =>
    post === undefined ? [] : [post, ...around(post.retweeted_status), ...around(post.quoted_status)];
  const posts = exchanges
    .filter((exchange) => !isV2(exchange))
    .flatMap(({ response }) => [response.body].flat() as OldPost[])
    .flatMap((item) => around(item.entities && item.text !== undefined ? item : item.status));
  const withEntities = posts.filter((post) => entitiesOf(post).length > 0);

  it('are linked at the right characters', () => {
    expect(withEntities.length).toBeGreaterThan(10);
    for (const post of withEntities) {
      const entities = entitiesOf(post);
      const segments = segmentsOf(post.text, entities);
      expect(segments.filter(({ kind }) => kind !== 'text' && kind !== 'break')).toHaveLength(entities.length);
      // With every link shown by its own address, the text is the recorded one.
      const asWritten = segments.map((segment) =>
        segment.kind === 'link' ? { ...segment, text: segment.url } : segment,
      );
      expect(shown(asWritten)).toBe(unescapeText(post.text));
    }
  });
});
