/** The endpoints of API v1.1 that answer with a page of posts. */
import type { Answer } from '../../http/messages.ts';
import { nobody } from '../../world/people.ts';
import type { Post } from '../../world/posts.ts';
import { newestFirst, type SlotRange } from '../../world/timelines.ts';
import type { ReadableTimeline } from '../../world/world.ts';
import { take } from '../paging.ts';
import { WEEK_MS } from '../timelines.ts';
import { maySee } from '../visibility.ts';
import { answer, type Call, count, flag, id, lookFor } from './call.ts';
import { notAuthorized, refusal } from './failures.ts';
import { namedList } from './lists.ts';
import { namedPerson } from './people.ts';
import { renderStatus } from './render.ts';

const PAGES = { otherwise: 20, most: 200 };

export function answerStatuses(call: Call, posts: readonly Post[]): Answer {
  return answer(
    posts.map((post) => renderStatus(post, call)),
    { kind: 'posts', ids: posts.map((post) => post.id) },
  );
}

/** `since_id` is excluded, `max_id` included. */
function narrow(call: Call, { oldest, newest }: SlotRange): SlotRange {
  const { slots } = call.world;
  const since = id(call, 'since_id');
  const max = id(call, 'max_id');
  return {
    oldest: since === null ? oldest : Math.max(oldest, slots.placeAbove(since)),
    newest: max === null ? newest : Math.min(newest, slots.placeBelow(max + 1n)),
  };
}

/** The posts of a page. What is left out has been counted, as at X: such pages are short. */
export function pageOf(call: Call, { timeline, range }: ReadableTimeline, size: number): Post[] {
  const withReplies = !flag(call, 'exclude_replies', false);
  const withReposts = flag(call, 'include_rts', true);
  return take(newestFirst(timeline, narrow(call, range)), size).flatMap((slot): Post[] => {
    const sight = lookFor(call, { slot, variant: 'post' });
    const shown =
      sight.state === 'shown' &&
      (withReplies || sight.post.answers === null) &&
      (withReposts || sight.post.reposts === null);
    return shown ? [sight.post] : [];
  });
}

const answerPage = (call: Call, readable: ReadableTimeline): Answer =>
  answerStatuses(call, pageOf(call, readable, count(call, PAGES)));

export function homeTimeline(call: Call): Answer {
  const { homeDepth } = call.settings;
  const depth = homeDepth === null ? null : { posts: homeDepth, sinceMs: call.now - WEEK_MS };
  return answerPage(call, call.world.home(call.viewer, depth));
}

export const mentionsTimeline = (call: Call): Answer => answerPage(call, call.world.mentions(call.viewer.person));

export function userTimeline(call: Call): Answer {
  const person = namedPerson(call);
  if (!person) {
    return refusal(34);
  }
  return maySee(call.viewer, person)
    ? answerPage(call, call.world.user(person, { withoutReplies: false }))
    : notAuthorized(call.path);
}

export function listStatuses(call: Call): Answer {
  const list = namedList(call);
  return list ? answerPage(call, call.world.list(list)) : refusal(34);
}

/** Newest post first, whenever it was liked. */
export function favorites(call: Call): Answer {
  const person = namedPerson(call);
  if (!person) {
    return refusal(34);
  }
  if (!maySee(call.viewer, person)) {
    return notAuthorized(call.path);
  }
  const { world, settings } = call;
  const added = (settings.likes.get(person.id) ?? []).flatMap((like) => world.refOf(like.id) ?? []);
  const range = narrow(call, { oldest: 0, newest: world.newestSlot() + 1 });
  const size = count(call, PAGES);
  const found: Post[] = [];
  let counted = 0;
  for (const ref of world.likes.likedBySlot(world.likes.likesOf(person, world.newestSlot()), added)) {
    if (ref.slot < range.oldest || counted >= size) {
      break;
    }
    if (ref.slot <= range.newest) {
      counted += 1;
      const sight = lookFor(call, ref);
      found.push(...(sight.state === 'shown' ? [sight.post] : []));
    }
  }
  const isOwn = call.viewer !== nobody && person === call.viewer.person;
  return answer(
    found.map((post) => ({ ...renderStatus(post, call), ...(isOwn ? { favorited: true } : {}) })),
    { kind: 'posts', ids: found.map((post) => post.id) },
  );
}
