/** Profiles: read once when the person asks for one, kept since. */
import type { Cache } from '../cache/port.ts';
import { profileDocuments, type StoredProfile } from './documents.ts';

/**
 * What is known of a user: the profile when it was read, otherwise what posts told.
 * @returns null when nothing is known
 * @throws {CacheFailure}
 */
export function openProfile(cache: Cache, userId: string): StoredProfile | null {
  const profile = profileDocuments.read(cache, userId);
  if (profile !== null) return profile;
  const user = cache.user({ userId });
  return user === null
    ? null
    : { user, description: null, location: null, followers: null, following: null, posts: null, readAt: null };
}

/** @throws {CacheFailure} */
export function keepProfile(cache: Cache, profile: StoredProfile): void {
  const { user, description, location, followers, following, posts, readAt } = profile;
  profileDocuments.save(cache, user.id, { user, description, location, followers, following, posts, readAt });
}
