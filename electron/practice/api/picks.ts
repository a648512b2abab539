/** The endpoints that answer with posts in the order in which somebody picked them: likes and bookmarks. */
import type { Answer } from '../http/messages.ts';
import { json } from '../http/messages.ts';
import type { AddedLike } from '../settings.ts';
import type { Picks } from '../world/likes.ts';
import type { PostRef } from '../world/slots.ts';
import { answerPosts, type Call, lookFor, refusal } from './context.ts';
import { readPageToken } from './page-tokens.ts';
import { bookmarksNeedOAuth2 } from './problems.ts';
import { LARGE_PAGES, ofPerson, type PageSize } from './timelines.ts';

/** Likes that came by command after the same other like are told apart by this many numbers. */
const ADDED = 256;

/** Everything picked, newest first, from a number of picking downwards. */
function* pickedFrom(
  { newest, oldest, pick }: Picks,
  added: readonly AddedLike[],
  refOf: (id: string) => PostRef | null,
  idOf: (ref: PostRef) => string,
): Generator<{ at: number; ref: PostRef }> {
  const addedIds = new Set(added.map(({ id }) => id));
  const numbered = added.map(({ id, after }, index) => ({ at: Math.max(after, oldest - 1) * ADDED + index + 1, id }));
  const left = numbered.toSorted((a, b) => a.at - b.at);
  const addedAbove = function* (floor: number): Generator<{ at: number; ref: PostRef }> {
    for (let last = left.at(-1); last && last.at > floor; last = left.at(-1)) {
      left.pop();
      const ref = refOf(last.id);
      if (ref) {
        yield { at: last.at, ref };
      }
    }
  };
  for (let number = newest; number >= oldest; number--) {
    yield* addedAbove(number * ADDED);
    const ref = pick(number);
    // Liking again, by command, moves a post to the top.
    if (ref && !(addedIds.size > 0 && addedIds.has(idOf(ref)))) {
      yield { at: number * ADDED, ref };
    }
  }
  yield* addedAbove(Number.NEGATIVE_INFINITY);
}

function answerPicks(call: Call, picks: Picks, added: readonly AddedLike[], size: PageSize): Answer {
  const count = call.reader.number('max_results', size);
  const { cursor, encode } = readPageToken(call, ['pagination_token']);
  const refused = refusal(call);
  if (refused) {
    return refused;
  }
  const { refOf, slots } = call.world;
  const from = cursor ? Math.min(picks.newest, Math.floor(cursor.slot / ADDED)) : picks.newest;
  const found: PostRef[] = [];
  let next: number | null = null;
  for (const { at, ref } of pickedFrom({ ...picks, newest: from }, added, refOf, slots.idOf)) {
    if (cursor && at > cursor.slot) {
      continue;
    }
    if (found.length === count) {
      next = at;
      break;
    }
    found.push(ref);
  }
  const posts = found.flatMap((ref) => {
    const sight = lookFor(call, ref);
    return sight.state === 'shown' ? [sight.post] : [];
  });
  const meta = {
    result_count: posts.length,
    ...(next === null ? {} : { next_token: encode({ direction: 'older', slot: next }) }),
  };
  return posts.length > 0 ? answerPosts(call, posts, { meta }) : json(200, { meta });
}

const LIKED_PAGES: PageSize = { least: 5, most: 100, otherwise: 100 };

export function liked(call: Call): Answer {
  const { world, settings } = call;
  return ofPerson(call, (person) => {
    const picks = world.likes.likesOf(person, world.newestSlot());
    return answerPicks(call, picks, settings.likes.get(person.id) ?? [], LIKED_PAGES);
  });
}

export function bookmarks(call: Call): Answer {
  const { world, settings, viewer, named, checked } = call;
  if (!settings.bookmarks) {
    return bookmarksNeedOAuth2();
  }
  const [id = ''] = named;
  const own = viewer.person.id;
  if (id !== own) {
    checked.bad.push({
      name: 'id',
      values: [id],
      message: `The \`id\` query parameter value [${id}] must be the same as the authenticating user [${own}]`,
    });
  }
  return answerPicks(call, world.likes.bookmarksOf(viewer.person, world.newestSlot()), [], LARGE_PAGES);
}
