/**
 * A model of X's timelines for tests: posts by account and timeline, newest first, in pages with tokens that belong to
 * one query. Ranges of ids only where X knows them, and no further down than X shows. It can filter posts out of pages,
 * echo the boundary ids, delete, change, order likes anew, refuse, forget its tokens, and hold answers back until the
 * test lets them go.
 */
import { type AppError, appError, fail, ok, type Result } from '../../electron/contract/errors.ts';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import type { AccountId, PostId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import type { Window } from '../../electron/requests/windows.ts';
import { compareIds, idAt } from '../../electron/timelines/ids.ts';
import type { FetchedPage, FetchedPosts, FetchQuery } from '../../electron/timelines/ports.ts';

/** An entry whose text names its account, so that a mix-up shows. */
export function entry(id: PostId, accountId: AccountId = 'x:1', text = `post ${id}`): EntryView {
  const author = { id: '9', username: 'ada', name: 'Ada', avatar: null, verified: null, protected: false };
  return {
    id,
    createdAt: new Date(1_780_000_000_000 + Number(BigInt(id) % 1_000_000n) * 1000).toISOString(),
    repostedBy: null,
    unavailable: null,
    post: {
      id,
      url: `https://x.com/ada/status/${id}`,
      author,
      createdAt: null,
      lang: 'en',
      segments: [{ kind: 'text', text: `${accountId}: ${text}` }],
      media: [],
      poll: null,
      counts: null,
      sensitive: false,
      edited: false,
      conversationId: id,
      replyTo: null,
      quote: null,
    },
  };
}

interface Request {
  accountId: AccountId;
  timeline: TimelineKey;
  query: FetchQuery;
  signal: AbortSignal;
  /** Ids that the answer carried. */
  answered: PostId[];
}

/** How X treats a kind of timeline: `ranges` by ids, or only pages; how far down it shows it. */
interface Manner {
  ranges: boolean;
  posts: number;
  days: number;
}

const byKind: Record<TimelineKey['kind'], Manner> = {
  home: { ranges: true, posts: 800, days: 7 },
  mentions: { ranges: true, posts: 800, days: Infinity },
  user: { ranges: true, posts: 3_200, days: Infinity },
  search: { ranges: true, posts: Infinity, days: 7 },
  list: { ranges: false, posts: 800, days: Infinity },
  likes: { ranges: false, posts: Infinity, days: Infinity },
  bookmarks: { ranges: false, posts: Infinity, days: Infinity },
};

/** What leaves replies out is cut off before, and so shows less. */
const mannerOf = (timeline: TimelineKey): Manner =>
  timeline.kind === 'user' && !timeline.replies ? { ...byKind.user, posts: 800 } : byKind[timeline.kind];

const dayMs = 24 * 60 * 60_000;

/** What every answer tells besides what was asked for. */
interface Told {
  limits: Window[];
}

export interface FakeService {
  /** All requests for pages, in order. */
  requests: Request[];
  /** Posts that were looked up, request by request. */
  lookUps: PostId[][];
  /** Posts of a timeline that X has, newest last. */
  posts(accountId: AccountId, timeline?: TimelineKey): readonly PostId[];
  /** Those of them that X still shows. */
  shown(accountId: AccountId, timeline?: TimelineKey): readonly PostId[];
  add(accountId: AccountId, ids: readonly PostId[], timeline?: TimelineKey): void;
  remove(accountId: AccountId, id: PostId, timeline?: TimelineKey): void;
  /** What was liked before is liked again: it stands on top now. */
  likeAgain(accountId: AccountId, id: PostId, timeline: TimelineKey): void;
  /** The post says something else from now on. */
  change(id: PostId): void;
  /** How often a post was changed. */
  version(id: PostId): number;
  /** Posts that take a place in a page but are left out of it. */
  filter(id: PostId): void;
  /** The next request fails with this. */
  failNext(error: AppError): void;
  /** All tokens that were given out are refused from now on. */
  forgetTokens(): void;
  /** Whether answers repeat the posts at the bounds of the range. */
  echoBounds: boolean;
  /** Whether pages repeat posts, of their own and of the page before, and come in no order where ids tell it. */
  untidy: boolean;
  /** What the next answers report of limits. */
  limits: Window[];
  /** Answers are held back while true. */
  holding: boolean;
  /** Lets the n-th held answer go. @returns how many are still held */
  release(n?: number): Promise<number>;
  held(): number;
  fetchPage(
    accountId: AccountId,
    timeline: TimelineKey,
    query: FetchQuery,
    signal: AbortSignal,
  ): Promise<Result<FetchedPage & Told>>;
  fetchPosts(accountId: AccountId, ids: readonly PostId[]): Promise<Result<FetchedPosts & Told>>;
}

const home: TimelineKey = { kind: 'home' };

/** @param now milliseconds since 1970 */
export function createFakeService(now: () => number): FakeService {
  const timelines = new Map<string, PostId[]>();
  const everAdded = new Map<string, PostId[]>();
  const filtered = new Set<PostId>();
  const versions = new Map<PostId, number>();
  /** When a post was added to likes; liking again is later. */
  const likedAt = new Map<PostId, number>();
  let tokens = new Map<string, { query: string; below: PostId; likedBefore: number }>();
  let tokenCount = 0;
  let likes = 0;
  const failures: AppError[] = [];
  const waiting: (() => void)[] = [];

  const listOf = (accountId: AccountId, timeline: TimelineKey): PostId[] => {
    const name = `${accountId} ${timelineName(timeline)}`;
    const list = timelines.get(name) ?? [];
    timelines.set(name, list);
    return list;
  };
  const shownOf = (accountId: AccountId, timeline: TimelineKey): readonly PostId[] => {
    const { posts, days } = mannerOf(timeline);
    const list = listOf(accountId, timeline);
    const young = days === Infinity ? 0 : indexAbove(list, idAt(now() - days * dayMs));
    // Deleted posts count towards the depth: nothing comes back into sight because something else goes.
    const all = everAdded.get(`${accountId} ${timelineName(timeline)}`) ?? [];
    const deepest = posts === Infinity ? undefined : all.at(-posts);
    return list.slice(Math.max(young, deepest === undefined ? 0 : indexFrom(list, deepest)));
  };
  const queryText = (accountId: AccountId, timeline: TimelineKey, { paginationToken: _, ...query }: FetchQuery) =>
    JSON.stringify([accountId, timeline, query.maxResults, query.sinceId, query.untilId]);
  const entryNow = (id: PostId, accountId: AccountId): EntryView => {
    const version = versions.get(id) ?? 0;
    return entry(id, accountId, version === 0 ? `post ${id}` : `post ${id} version ${version}`);
  };

  const service: FakeService = {
    requests: [],
    lookUps: [],
    echoBounds: false,
    untidy: false,
    limits: [],
    holding: false,
    posts: (accountId, timeline = home) => listOf(accountId, timeline),
    shown: (accountId, timeline = home) => shownOf(accountId, timeline),
    add(accountId, ids, timeline = home) {
      const list = listOf(accountId, timeline);
      list.push(...ids);
      if (timeline.kind !== 'likes' && timeline.kind !== 'bookmarks') list.sort(compareIds);
      const all = everAdded.get(`${accountId} ${timelineName(timeline)}`) ?? [];
      everAdded.set(`${accountId} ${timelineName(timeline)}`, all);
      for (const id of ids) {
        all.push(id);
        likes += 1;
        likedAt.set(id, likes);
      }
    },
    remove(accountId, id, timeline = home) {
      const list = listOf(accountId, timeline);
      const at = list.indexOf(id);
      if (at >= 0) list.splice(at, 1);
    },
    likeAgain(accountId, id, timeline) {
      service.remove(accountId, id, timeline);
      listOf(accountId, timeline).push(id);
      likes += 1;
      likedAt.set(id, likes);
    },
    change: (id) => void versions.set(id, (versions.get(id) ?? 0) + 1),
    version: (id) => versions.get(id) ?? 0,
    filter: (id) => void filtered.add(id),
    failNext: (error) => void failures.push(error),
    forgetTokens() {
      tokens = new Map();
    },
    held: () => waiting.length,
    async release(n = 0) {
      waiting.splice(n, 1)[0]?.();
      await settle();
      return waiting.length;
    },
    async fetchPage(accountId, timeline, query, signal) {
      const request: Request = { accountId, timeline, query, signal, answered: [] };
      service.requests.push(request);
      if (service.holding) await new Promise<void>((resolve) => waiting.push(resolve));
      const failure = failures.shift();
      if (failure !== undefined) return fail(failure);

      const { sinceId, untilId, maxResults, paginationToken } = query;
      const { ranges, days } = mannerOf(timeline);
      if (!ranges && (sinceId ?? untilId) !== undefined) throw new Error('X knows no ids here');
      if (timeline.kind === 'search' && sinceId !== undefined && compareIds(sinceId, idAt(now() - days * dayMs)) < 0) {
        return fail(appError('bad-request'));
      }
      const list = shownOf(accountId, timeline);
      let end = untilId === undefined ? list.length : indexFrom(list, untilId);
      const lastBefore = tokens.get(paginationToken ?? '')?.below;
      if (paginationToken !== undefined) {
        const token = tokens.get(paginationToken);
        if (token === undefined) return fail(appError('bad-request'));
        if (token.query !== queryText(accountId, timeline, query)) throw new Error('A token belongs to one query');
        end =
          ranges || timeline.kind === 'list'
            ? indexFrom(list, token.below)
            : list.findLastIndex((id) => (likedAt.get(id) ?? 0) < token.likedBefore) + 1;
      }
      const start = sinceId === undefined ? 0 : indexAbove(list, sinceId);
      const page = list.slice(Math.max(start, end - maxResults), Math.max(start, end)).reverse();
      const last = page.at(-1);
      let nextToken: string | null = null;
      if (last !== undefined && end - start > page.length) {
        nextToken = `token-${tokenCount}`;
        tokenCount += 1;
        const likedBefore = likedAt.get(last) ?? 0;
        tokens.set(nextToken, { query: queryText(accountId, timeline, query), below: last, likedBefore });
      }
      const shown = page.filter((id) => !filtered.has(id));
      const echoed =
        service.echoBounds && paginationToken === undefined ? [untilId, nextToken === null ? sinceId : undefined] : [];
      const bounds = echoed.filter((id): id is PostId => id !== undefined && list.includes(id));
      request.answered = shown;
      const told = [...shown, ...bounds];
      const before = list.slice(end, end + 1).find((id) => id === lastBefore && !filtered.has(id));
      return ok({
        entries: (service.untidy ? untidied(told, before, ranges) : told).map((id) => entryNow(id, accountId)),
        nextToken,
        billed: shown.map((id) => ({ kind: 'post', id })),
        limits: service.limits,
      });
    },
    async fetchPosts(accountId, ids) {
      service.lookUps.push([...ids]);
      const failure = failures.shift();
      if (failure !== undefined) return fail(failure);
      const everywhere = new Set(
        [...timelines].flatMap(([name, list]) => (name.startsWith(`${accountId} `) ? list : [])),
      );
      const there = ids.filter((id) => everywhere.has(id));
      return ok({
        entries: there.map((id) => entryNow(id, accountId)),
        gone: ids.filter((id) => !everywhere.has(id)).map((id) => ({ id, reason: 'deleted' as const })),
        billed: there.map((id) => ({ kind: 'post', id })),
        limits: service.limits,
      });
    },
  };
  return service;
}

/**
 * @param before the last post of the page before, if there was one
 * @param mixed X tells a range of ids in another order instead, which ids mend
 */
function untidied(page: readonly PostId[], before: PostId | undefined, mixed: boolean): PostId[] {
  const repeated = [...(before === undefined || mixed ? [] : [before]), ...page, ...page.slice(0, 1)];
  return mixed ? repeated.reverse() : repeated;
}

/** @returns the index of the first post that is not below an id */
function indexFrom(sorted: readonly PostId[], id: PostId): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareIds(sorted[middle] ?? '0', id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns the index of the first post above an id */
function indexAbove(sorted: readonly PostId[], id: PostId): number {
  const at = indexFrom(sorted, id);
  return sorted[at] === id ? at + 1 : at;
}

/** Lets everything that is ready to run, run: no timers are involved. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
