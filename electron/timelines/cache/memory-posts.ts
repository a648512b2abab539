/** What a cache in memory knows of all its timelines together: every post once, sorted, with the places that show it. */
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView, UserView } from '../../contract/views/posts.ts';
import { sortable } from '../ids.ts';
import { type EntryFacts, factsOf } from './facts.ts';
import type { Cache, StoredSearch } from './port.ts';

/** So many new ones are put in order at the latest, so that no search has to do it for thousands. */
const sortedAtOnce = 1_000;

/** One stored entry. */
interface Place {
  timeline: string;
  /** Sortable id. */
  id: string;
}

interface Shown {
  facts: EntryFacts;
  /** The one that was written last comes last; never empty. */
  places: Place[];
}

export interface MemoryPosts
  extends Pick<Cache, 'entryOfPost' | 'post' | 'conversation' | 'user' | 'search' | 'newest'> {
  /** An entry is in a timeline, newly or again. */
  added(timeline: string, id: string, entry: EntryView): void;
  /** @param entry as it was until now */
  removed(timeline: string, id: string, entry: EntryView): void;
  count(): number;
}

/** @param textOf gives the JSON of a stored entry by its timeline and sortable id */
export function createMemoryPosts(textOf: (timeline: string, id: string) => string | undefined): MemoryPosts {
  const shown = new Map<string, Shown>();
  /** Every post with what shows it: by itself, and as reposts. */
  const byPost = new Map<string, Set<Shown>>();
  /** By key, oldest first; brought up to date when it is needed. */
  let sorted: Shown[] = [];
  let unsorted: Shown[] = [];
  let removals = false;

  const inOrder = (): readonly Shown[] => {
    if (removals) sorted = sorted.filter(({ places }) => places.length > 0);
    if (unsorted.length > 0) {
      const more = unsorted.filter(({ places }) => places.length > 0);
      sorted = [...sorted, ...more].sort((a, b) => (a.facts.key < b.facts.key ? -1 : 1));
    }
    [unsorted, removals] = [[], false];
    return sorted;
  };
  const link = (item: Shown): void => {
    const { post } = item.facts;
    if (post !== null) byPost.set(post, (byPost.get(post) ?? new Set()).add(item));
  };
  const unlink = (item: Shown): void => {
    const { post } = item.facts;
    const rest = post === null ? undefined : byPost.get(post);
    if (post === null || rest === undefined) return;
    rest.delete(item);
    if (rest.size === 0) byPost.delete(post);
  };
  const read = ({ timeline, id }: Place): EntryView[] => {
    const text = textOf(timeline, id);
    return text === undefined ? [] : [JSON.parse(text) as EntryView];
  };
  const entryOf = ({ places }: Shown): EntryView[] => places.slice(-1).flatMap(read);
  const newestWhere = (holds: (facts: EntryFacts) => boolean): Shown | undefined =>
    inOrder().findLast(({ facts }) => holds(facts));

  return {
    added(timeline, id, entry) {
      const facts = factsOf(entry);
      if (facts === null) return;
      const known = shown.get(facts.key);
      const item = known ?? { facts, places: [] };
      if (known === undefined) {
        shown.set(facts.key, item);
        unsorted.push(item);
        if (unsorted.length === sortedAtOnce) inOrder();
      } else {
        unlink(item);
      }
      item.facts = facts;
      item.places = [...item.places.filter((place) => !samePlace(place, timeline, id)), { timeline, id }];
      link(item);
    },
    removed(timeline, id, entry) {
      const key = factsOf(entry)?.key;
      const item = key === undefined ? undefined : shown.get(key);
      if (key === undefined || item === undefined) return;
      item.places = item.places.filter((place) => !samePlace(place, timeline, id));
      unlink(item);
      const facts = entryOf(item).map(factsOf)[0] ?? null;
      if (facts === null) {
        removals = true;
        shown.delete(key);
      } else {
        item.facts = facts;
        link(item);
      }
    },
    entryOfPost(timeline, postId) {
      const item = shown.get(sortable(postId));
      if (item === undefined || !isPost(item.facts)) return null;
      return item.places.filter((place) => place.timeline === timeline).flatMap(read)[0] ?? null;
    },
    post(postId) {
      const id = sortable(postId);
      const items = [...(byPost.get(id) ?? [])].sort((a, b) => (a.facts.key < b.facts.key ? 1 : -1));
      const item = items.find(({ facts }) => isPost(facts)) ?? items[0];
      return item === undefined ? null : (entryOf(item)[0] ?? null);
    },
    conversation(conversationId, limit) {
      const id = sortable(conversationId);
      return inOrder()
        .filter(({ facts }) => facts.conversation === id)
        .slice(0, limit)
        .flatMap(entryOf);
    },
    user(by) {
      const is = (user: UserView): boolean =>
        'userId' in by ? user.id === by.userId : user.username.toLowerCase() === by.username.toLowerCase();
      return newestWhere(({ people }) => people.some(is))?.facts.people.find(is) ?? null;
    },
    search(search, limit) {
      const found: Shown[] = [];
      const seen = new Set<string>();
      const all = inOrder();
      for (let at = all.length - 1; at >= 0 && found.length < limit; at -= 1) {
        const item = all[at];
        if (item === undefined || !matches(item.facts, search)) continue;
        const { key, post } = item.facts;
        if (post === null || seen.has(post)) continue;
        if (key !== post) {
          // The post itself comes further down, where it was written.
          const own = shown.get(post);
          if (own !== undefined && isPost(own.facts) && matches(own.facts, search)) continue;
        }
        seen.add(post);
        found.push(item);
      }
      return found.flatMap(entryOf);
    },
    count: () => byPost.size,
    newest(limit) {
      const all = inOrder();
      return all
        .slice(Math.max(all.length - limit, 0))
        .reverse()
        .flatMap(entryOf);
    },
  };
}

const samePlace = (place: Place, timeline: string, id: PostId): boolean =>
  place.timeline === timeline && place.id === id;

/** Whether this is a post by itself, not a repost of one. */
const isPost = ({ key, post }: EntryFacts): boolean => key === post;

function matches(facts: EntryFacts, { words, from, media, since, until }: StoredSearch): boolean {
  const { post, time, author, reposter, folded } = facts;
  return (
    post !== null &&
    (media === null || facts.media === media) &&
    (since === null || (time !== null && time >= since)) &&
    (until === null || (time !== null && time < until)) &&
    from.every(({ username, not }) => (author === username || reposter === username) !== not) &&
    words.every((word) => folded.includes(word.folded) !== word.not)
  );
}
