/** Reading the rest of a conversation from the service. It costs money, so it happens when the person asks for it. */
import { appError, fail, ok, type Result } from '../../contract/errors.ts';
import { pageSizes } from '../../contract/page-sizes.ts';
import type { PostId } from '../../contract/views/ids.ts';
import { timeOf } from '../cache/facts.ts';
import type { Cache } from '../cache/port.ts';
import { compareIds } from '../ids.ts';
import type { FetchedPage, FetchedPosts } from '../ports.ts';
import { billedAt } from '../usage.ts';
import { ancestorsOf } from './arrange.ts';
import { conversationOf } from './conversation.ts';
import { readGone, readSearchNote, type SearchNote, saveGone, saveSearchNote } from './notes.ts';

/** Ancestors that one call reads at most: X names a post's parent only in the post itself, so each is one request. */
const mostLookups = 20;

/** X's recent search knows the last seven days; an hour less, so that an id that is used is not too old on arrival. */
const searchedMs = (7 * 24 - 1) * 3_600_000;

interface ReadingPorts {
  /** Runs work on the account's cache; a failure of the cache becomes an error. */
  withCache<T>(work: (cache: Cache) => T): Result<T>;
  /** Milliseconds since 1970. */
  now(): number;
  signal: AbortSignal;
}

export interface AncestorPorts extends ReadingPorts {
  postId: PostId;
  fetchPosts(ids: readonly PostId[], signal: AbortSignal): Promise<Result<FetchedPosts>>;
}

/** One page of X's recent search, newest first. */
export type SearchReplies = (
  query: string,
  page: { maxResults: number; token: string | null; sinceId: PostId | null },
) => Promise<Result<Pick<FetchedPage, 'entries' | 'nextToken' | 'billed'>>>;

export interface ReplyPorts extends ReadingPorts {
  postId: PostId;
  search: SearchReplies;
}

/**
 * Reads the post itself when it is not stored, and what came before it, as far as one call may go. What is stored
 * already costs nothing. What was read stays, also when a later step fails.
 */
export async function readAncestors({
  postId,
  withCache,
  fetchPosts,
  now,
  signal,
}: AncestorPorts): Promise<Result<null>> {
  for (let lookups = 0; lookups < mostLookups; lookups += 1) {
    const next = withCache((cache) => nextToLookUp(cache, postId));
    if (!next.ok) return next;
    const id = next.value;
    if (id === null) return ok(null);
    const answer = await fetchPosts([id], signal);
    if (!answer.ok) return answer;
    const { entries, gone, billed } = answer.value;
    const kept = withCache((cache) => {
      cache.bill(billedAt(now(), 'posts', billed));
      cache.keep(entries);
      for (const post of gone) saveGone(cache, post.id, post.reason);
      return cache.post(id) !== null;
    });
    if (!kept.ok) return kept;
    if (signal.aborted) return fail(appError('cancelled'));
    // X could not tell of this one: asking again would give the same.
    if (!kept.value) return ok(null);
  }
  return ok(null);
}

/** @returns the first post that is missing on the way up; null when there is none, or when it is known to be gone */
function nextToLookUp(cache: Cache, postId: PostId): PostId | null {
  const stored = (id: PostId) => {
    const entry = cache.post(id);
    return entry?.post == null ? null : { entry, post: entry.post };
  };
  const focus = stored(postId);
  const top = focus === null ? { id: postId, found: null } : ancestorsOf(focus.post, stored).at(-1);
  return top === undefined || top.found !== null || readGone(cache, top.id) !== null ? null : top.id;
}

/**
 * Looks for replies: the next page of those that X's recent search finds; from the newest again once all were read,
 * and then only down to those that are known.
 */
export async function readReplies({ postId, withCache, search, now, signal }: ReplyPorts): Promise<Result<null>> {
  const known = withCache((cache) => {
    const conversationId = conversationOf(cache, postId);
    return { conversationId, note: readSearchNote(cache, conversationId) };
  });
  if (!known.ok) return known;
  const { conversationId, note } = known.value;
  const token = note?.token ?? null;
  const sinceId = token === null ? recent(note?.newestId ?? null, now()) : (note?.sinceId ?? null);
  const page = { maxResults: pageSizes.replies, token, sinceId };
  const answer = await search(`conversation_id:${conversationId}`, page);
  if (!answer.ok) {
    // X forgets tokens after a while. Without it, the next attempt begins at the newest reply.
    if (answer.error.code !== 'bad-request' || note === null || token === null) return answer;
    const forgotten = withCache((cache) =>
      saveSearchNote(cache, conversationId, { ...note, state: 'some', token: null, newestId: note.sinceId }),
    );
    return forgotten.ok ? answer : forgotten;
  }
  const saved = withCache((cache): null => {
    const { entries, nextToken, billed } = answer.value;
    cache.bill(billedAt(now(), 'search', billed));
    cache.keep(entries);
    const newestId = entries.reduce((newest, { id }) => laterOf(newest, id), note?.newestId ?? null);
    const state = stateAfter(nextToken, newestId, conversationId, now());
    const next: SearchNote = { state, token: nextToken, sinceId, newestId, readAt: new Date(now()).toISOString() };
    saveSearchNote(cache, conversationId, next);
    return null;
  });
  return saved.ok && signal.aborted ? fail(appError('cancelled')) : saved;
}

function stateAfter(
  nextToken: string | null,
  newestId: PostId | null,
  conversationId: PostId,
  now: number,
): SearchNote['state'] {
  if (nextToken !== null) return 'some';
  return newestId === null && recent(conversationId, now) === null ? 'too-old' : 'all';
}

/** @returns the id when its post is recent enough for X's search, null otherwise */
function recent(id: PostId | null, now: number): PostId | null {
  const time = id === null ? null : timeOf(id, null);
  return time !== null && now - time < searchedMs ? id : null;
}

const laterOf = (one: PostId | null, other: PostId): PostId =>
  one === null || compareIds(other, one) > 0 ? other : one;
