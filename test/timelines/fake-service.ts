/**
 * A model of X's timelines for tests: posts by account and timeline, answered newest first between two exclusive ids,
 * in pages with tokens that belong to one query. It can filter posts out of pages, echo the boundary ids, delete,
 * refuse, and hold answers back until the test lets them go.
 */
import { type AppError, fail, ok, type Result } from '../../electron/contract/errors.ts';
import type { AccountId, EntryView, PostId, TimelineKey } from '../../electron/contract/views.ts';
import { compareIds, timelineName } from '../../electron/timelines/ids.ts';
import type { FetchedPage, FetchQuery, LimitWindow } from '../../electron/timelines/ports.ts';

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

export interface FakeService {
  /** All requests, in order. */
  requests: Request[];
  /** Posts of a timeline that X has, newest last. */
  posts(accountId: AccountId, timeline?: TimelineKey): PostId[];
  add(accountId: AccountId, ids: readonly PostId[], timeline?: TimelineKey): void;
  remove(accountId: AccountId, id: PostId, timeline?: TimelineKey): void;
  /** Posts that take a place in a page but are left out of it. */
  filter(id: PostId): void;
  /** The next request fails with this. */
  failNext(error: AppError): void;
  /** Whether answers repeat the posts at the bounds of the range. */
  echoBounds: boolean;
  /** What the next answers report of limits. */
  limits: LimitWindow[];
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
  ): Promise<Result<FetchedPage>>;
}

const home: TimelineKey = { kind: 'home' };

export function createFakeService(): FakeService {
  const timelines = new Map<string, PostId[]>();
  const filtered = new Set<PostId>();
  const tokens = new Map<string, { query: string; below: PostId }>();
  const failures: AppError[] = [];
  const waiting: (() => void)[] = [];

  const listOf = (accountId: AccountId, timeline: TimelineKey): PostId[] => {
    const name = `${accountId} ${timelineName(timeline)}`;
    const list = timelines.get(name) ?? [];
    timelines.set(name, list);
    return list;
  };
  const queryText = (accountId: AccountId, timeline: TimelineKey, { paginationToken: _, ...query }: FetchQuery) =>
    JSON.stringify([accountId, timeline, query.maxResults, query.sinceId, query.untilId]);

  const service: FakeService = {
    requests: [],
    echoBounds: false,
    limits: [],
    holding: false,
    posts: (accountId, timeline = home) => [...listOf(accountId, timeline)],
    add(accountId, ids, timeline = home) {
      const list = listOf(accountId, timeline);
      list.push(...ids);
      list.sort(compareIds);
    },
    remove(accountId, id, timeline = home) {
      const list = listOf(accountId, timeline);
      const at = list.indexOf(id);
      if (at >= 0) list.splice(at, 1);
    },
    filter: (id) => void filtered.add(id),
    failNext: (error) => void failures.push(error),
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
      let below = untilId ?? null;
      if (paginationToken !== undefined) {
        const token = tokens.get(paginationToken);
        if (token?.query !== queryText(accountId, timeline, query)) throw new Error('A token belongs to one query');
        below = token.below;
      }
      const list = listOf(accountId, timeline);
      const inRange = list.filter(
        (id) => (sinceId === undefined || compareIds(id, sinceId) > 0) && (below === null || compareIds(id, below) < 0),
      );
      const page = inRange.slice(-maxResults).reverse();
      const last = page.at(-1);
      let nextToken: string | null = null;
      if (last !== undefined && inRange.length > page.length) {
        nextToken = `token-${tokens.size}`;
        tokens.set(nextToken, { query: queryText(accountId, timeline, query), below: last });
      }
      const shown = page.filter((id) => !filtered.has(id));
      const echoed =
        service.echoBounds && paginationToken === undefined ? [untilId, nextToken === null ? sinceId : undefined] : [];
      const bounds = echoed.filter((id): id is PostId => id !== undefined && list.includes(id));
      request.answered = shown;
      return ok({
        entries: [...shown, ...bounds].map((id) => entry(id, accountId)),
        nextToken,
        billed: shown.map((id) => ({ kind: 'post', id })),
        limits: service.limits,
      });
    },
  };
  return service;
}

/** Lets everything that is ready to run, run: no timers are involved. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
