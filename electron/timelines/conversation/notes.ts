/** What is remembered of a conversation beside its posts: how far replies were looked for, and posts that are gone. */
import { z } from 'zod';
import type { PostId } from '../../contract/views/ids.ts';
import type { UnavailableReason } from '../../contract/views/posts.ts';
import type { Cache } from '../cache/port.ts';

const searchNote = z.object({
  state: z.enum(['some', 'all', 'too-old']),
  /** X's token for older replies; it belongs to the same `sinceId`. */
  token: z.string().nullable(),
  /** Replies up to this one were read by earlier looks. */
  sinceId: z.string().nullable(),
  /** The newest reply that any look has found. */
  newestId: z.string().nullable(),
  /** ISO time of the last look. */
  readAt: z.string(),
});
export type SearchNote = z.infer<typeof searchNote>;

const goneNote = z.object({ reason: z.enum(['deleted', 'protected', 'suspended', 'withheld', 'unknown']) });

const searchName = (conversationId: PostId): string => `replies:${conversationId}`;
const goneName = (postId: PostId): string => `gone:${postId}`;

/** @returns null when replies were never looked for, or when the note cannot be read */
export const readSearchNote = (cache: Cache, conversationId: PostId): SearchNote | null =>
  searchNote.safeParse(cache.document(searchName(conversationId))).data ?? null;

export const saveSearchNote = (cache: Cache, conversationId: PostId, note: SearchNote): void =>
  cache.saveDocument(searchName(conversationId), note);

/** @returns why a post that was looked up, now or before, cannot be had; null when nothing is known */
export function readGone(cache: Cache, postId: PostId): UnavailableReason | null {
  const noted = goneNote.safeParse(cache.document(goneName(postId))).data;
  const entry = noted === undefined ? cache.find(postId) : null;
  return noted?.reason ?? (entry?.post === null && entry.repostedBy === null ? (entry.unavailable ?? 'unknown') : null);
}

export const saveGone = (cache: Cache, postId: PostId, reason: UnavailableReason): void =>
  cache.saveDocument(goneName(postId), { reason });
