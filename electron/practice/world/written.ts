/** Posts that were sent to the service. They live as long as the process. */
import type { Person } from './people.ts';
import type { Post } from './posts.ts';
import { STEP } from './slots.ts';

export interface WrittenPosts {
  /** The place of the next one, right after the newest slot. */
  nextPlace(newestSlot: number): number;
  add(post: Post, text: string): void;
  at(place: number): Post | null;
  withId(id: string): Post | null;
  /** Oldest first. */
  all(): readonly Post[];
  /** Whether the author has sent this text within the time before now, whether it was deleted since or not. */
  isRepeated(author: Person, text: string, sinceMs: number): boolean;
}

export function makeWrittenPosts(): WrittenPosts {
  const posts = new Map<number, Post>();
  const ids = new Map<string, Post>();
  const sent: { author: Person; text: string; at: number }[] = [];
  return {
    nextPlace(newestSlot) {
      let place = newestSlot + STEP;
      while (posts.has(place)) {
        place += STEP;
      }
      return place;
    },
    add(post, text) {
      posts.set(post.ref.slot, post);
      ids.set(post.id, post);
      sent.push({ author: post.author, text, at: post.createdAt });
    },
    at: (place) => posts.get(place) ?? null,
    withId: (id) => ids.get(id) ?? null,
    all: () => [...posts.values()].toSorted((a, b) => a.ref.slot - b.ref.slot),
    isRepeated: (author, text, sinceMs) =>
      sent.some((one) => one.author === author && one.text === text && one.at > sinceMs),
  };
}
