import { beforeEach, describe, expect, it } from 'vitest';
import { appError, fail, ok, type Result } from '../../../electron/contract/errors.ts';
import type { PostId } from '../../../electron/contract/views/ids.ts';
import type { EntryView, UnavailableReason } from '../../../electron/contract/views/posts.ts';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import type { Cache } from '../../../electron/timelines/cache/port.ts';
import { openConversation } from '../../../electron/timelines/conversation/conversation.ts';
import { readAncestors, readReplies, type SearchReplies } from '../../../electron/timelines/conversation/reading.ts';
import { change, entry, like, row, user } from '../cache/made.ts';

const day = 24 * 3_600_000;
const now = Date.parse('2026-08-20T12:00:00Z');
/** The id of a post that is so old, in milliseconds. */
const idFor = (age: number, extra = 0n): PostId => String(((BigInt(now - age) - 1_288_834_974_657n) << 22n) + extra);

let cache: Cache;
let signal: AbortSignal;
beforeEach(() => {
  cache = createMemoryCache();
  signal = new AbortController().signal;
});
const withCache = <T>(work: (opened: Cache) => T): Result<T> => ok(work(cache));
const open = (postId: PostId) => openConversation(cache, postId, { row });
const ancestorsOf = (postId: PostId) =>
  open(postId).ancestors.map((part) => (part.kind === 'post' ? part.id : part.reason));

describe('reading what came before', () => {
  /** A thread of posts 1, 2, 3..., each answering the one before. */
  const thread = (length: number): EntryView[] =>
    Array.from({ length }, (_, index) =>
      entry(String(index + 1), { conversation: '1', ...(index === 0 ? {} : { answers: [String(index), 'ada'] }) }),
    );
  let asked: PostId[];
  let gone: Record<PostId, UnavailableReason>;
  beforeEach(() => {
    asked = [];
    gone = {};
  });
  const read = (postId: PostId, known: EntryView[], fetch?: Parameters<typeof readAncestors>[0]['fetchPosts']) =>
    readAncestors({
      postId,
      withCache,
      now: () => now,
      signal,
      fetchPosts:
        fetch ??
        (async (ids) => {
          asked.push(...ids);
          return ok({
            entries: known.filter(({ id }) => ids.includes(id) && gone[id] === undefined),
            gone: ids.flatMap((id) => (gone[id] === undefined ? [] : [{ id, reason: gone[id] }])),
            billed: ids.map((id) => ({ kind: 'post', id })),
            limits: [],
          });
        }),
    });

  it('looks one up after the other, keeps and bills them, and asks for nothing twice', async () => {
    const posts = thread(5);
    cache.apply('home', change({ entries: posts.slice(4) }));
    cache.apply('likes:1', change({ entries: posts.slice(2, 3).map((of) => like('5000000000000000000', of)) }));
    expect(ancestorsOf('5')).toEqual(['not-read']);
    expect(await read('5', posts)).toEqual(ok(null));
    expect(asked).toEqual(['4', '2', '1']);
    expect(ancestorsOf('5')).toEqual(['1', '2', '5000000000000000000', '4']);
    expect(open('5').fromStart).toBe(true);
    expect(cache.usage('2026-08-20').posts).toBe(3);
    await read('5', posts);
    expect(asked).toHaveLength(3);
    expect(cache.olderThan('home', null, 9)).toHaveLength(1);
  });

  it('reads the post itself when it is not stored', async () => {
    expect(open('2').post).toEqual({ kind: 'missing', id: '2', reason: 'not-read' });
    await read('2', thread(2));
    expect(asked).toEqual(['2', '1']);
    expect(open('2')).toMatchObject({ post: { kind: 'post', id: '2' }, fromStart: true });
  });

  it('remembers what is gone, and stops there', async () => {
    gone['2'] = 'deleted';
    await read('3', thread(3));
    expect(ancestorsOf('3')).toEqual(['deleted']);
    await read('3', thread(3));
    expect(asked).toEqual(['3', '2']);
    gone['9'] = 'protected';
    await read('9', []);
    expect(open('9').post).toMatchObject({ reason: 'protected' });
  });

  it('stops at what the service cannot tell', async () => {
    expect(await read('3', thread(3).slice(2))).toEqual(ok(null));
    expect(asked).toEqual(['3', '2']);
    expect(ancestorsOf('3')).toEqual(['not-read']);
  });

  it('reads twenty at most in one call, and goes on with the next', async () => {
    const posts = thread(50);
    await read('50', posts);
    expect(asked).toHaveLength(20);
    await read('50', posts);
    expect(asked.at(-1)).toBe('11');
    await read('50', posts);
    expect(open('50').fromStart).toBe(true);
  });

  it('keeps what it has when the next lookup fails, and uses nothing more once it is cancelled', async () => {
    const posts = thread(3);
    const controller = new AbortController();
    signal = controller.signal;
    const failure = fail(appError('offline'));
    const once: Parameters<typeof readAncestors>[0]['fetchPosts'] = async ([id]) =>
      id === '3' ? ok({ entries: posts.slice(2), gone: [], billed: [], limits: [] }) : failure;
    expect(await read('3', posts, once)).toEqual(failure);
    expect(ancestorsOf('3')).toEqual(['not-read']);
    controller.abort();
    expect(await read('3', posts)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(asked).toEqual(['2']);
  });
});

describe('looking for replies', () => {
  const root = idFor(day);
  const [old, middle, young] = [idFor(5 * 3_600_000), idFor(2 * 3_600_000), idFor(3_600_000)];
  const reply = (id: PostId, to = root) => entry(id, { by: user('bob'), conversation: to, answers: [to, 'ada'] });
  let asked: Parameters<SearchReplies>[] = [];
  const answers: Awaited<ReturnType<SearchReplies>>[] = [];
  beforeEach(() => {
    asked = [];
    answers.length = 0;
  });
  const page = (nextToken: string | null, ...ids: PostId[]) =>
    ok({ entries: ids.map((id) => reply(id)), nextToken, billed: ids.map((id) => ({ kind: 'post', id }) as const) });
  const read = (postId = root) =>
    readReplies({
      postId,
      withCache,
      now: () => now,
      signal,
      search: async (...request) => {
        asked.push(request);
        return answers.shift() ?? ok({ entries: [], nextToken: null, billed: [] });
      },
    });

  it('reads page after page, and knows when all were read', async () => {
    cache.apply('home', change({ entries: [entry(root)] }));
    expect(open(root)).toMatchObject({ repliesRead: 'not-yet', readAt: null, replies: [] });
    answers.push(page('older', young, middle), page(null, old));
    expect(await read()).toEqual(ok(null));
    expect(open(root)).toMatchObject({ repliesRead: 'some', readAt: '2026-08-20T12:00:00.000Z' });
    await read();
    const view = open(root);
    expect(view.repliesRead).toBe('all');
    expect(view.replies.map(({ row: { id } }) => id)).toEqual([old, middle, young]);
    expect(asked).toEqual([
      [`conversation_id:${root}`, { maxResults: 20, token: null, sinceId: null }],
      [`conversation_id:${root}`, { maxResults: 20, token: 'older', sinceId: null }],
    ]);
    expect(cache.usage('2026-08-20').posts).toBe(3);
  });

  it('asks only for what is new once all were read', async () => {
    answers.push(page(null, middle, old), page('more', young), page(null));
    await read();
    await read();
    expect(open(root).repliesRead).toBe('some');
    await read();
    expect(open(root).repliesRead).toBe('all');
    await read();
    expect(asked.map(([, { token, sinceId }]) => [token, sinceId])).toEqual([
      [null, null],
      [null, middle],
      ['more', middle],
      [null, young],
    ]);
  });

  it('says when the conversation is too old for X to find anything', async () => {
    const ancient = idFor(8 * day);
    await read(ancient);
    expect(open(ancient).repliesRead).toBe('too-old');
    await read();
    expect(open(root).repliesRead).toBe('all');
    answers.push(ok({ entries: [reply(young, ancient)], nextToken: null, billed: [] }));
    await read(ancient);
    expect(open(ancient).repliesRead).toBe('all');
  });

  it('searches the whole conversation for a post within it', async () => {
    cache.apply('home', change({ entries: [reply(old)] }));
    await read(old);
    expect(asked[0]?.[0]).toBe(`conversation_id:${root}`);
  });

  it('leaves everything as it was when the search fails, but forgets a token that no longer works', async () => {
    answers.push(fail(appError('offline')));
    expect(await read()).toMatchObject({ ok: false, error: { code: 'offline' } });
    expect(open(root).repliesRead).toBe('not-yet');
    answers.push(page('old', young), fail(appError('offline')), fail(appError('bad-request')));
    await read();
    await read();
    expect(await read()).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(open(root).repliesRead).toBe('some');
    await read();
    expect(asked.map(([, { token }]) => token)).toEqual([null, null, 'old', 'old', null]);
    expect(asked.at(-1)?.[1].sinceId).toBeNull();
  });

  it('knows how many replies X counts', () => {
    const counted = entry(root);
    if (counted.post !== null) {
      counted.post.counts = { replies: 9, reposts: 0, likes: 0, quotes: 0, bookmarks: 0, views: 0 };
    }
    cache.apply('home', change({ entries: [counted] }));
    expect(open(root).replyCount).toBe(9);
    expect(open('1').replyCount).toBeNull();
  });

  it('takes a note that it cannot read for none', () => {
    cache.saveDocument(`replies:${root}`, { state: 'of another version' });
    expect(open(root).repliesRead).toBe('not-yet');
  });
});
