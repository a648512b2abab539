/** Who may see what. */
import type { Settings } from '../settings.ts';
import type { Person, SampleAccount } from '../world/people.ts';
import type { Post } from '../world/posts.ts';
import type { PostRef } from '../world/slots.ts';
import type { World } from '../world/world.ts';

export type Sight = { state: 'shown'; post: Post } | { state: 'gone' } | { state: 'hidden' };

export const maySee = (viewer: SampleAccount, author: Person): boolean =>
  !author.suspended && (!author.protected || viewer.sees.has(author.index));

export const isDeleted = ({ deleted, withdrawn }: Settings, id: string): boolean =>
  deleted.has(id) || withdrawn.has(id);

/** What this viewer gets to see of a post. */
export function look(world: World, settings: Settings, viewer: SampleAccount, ref: PostRef): Sight {
  if (ref.variant === 'suspended') {
    return { state: 'hidden' };
  }
  const own: PostRef = { slot: ref.slot, variant: 'post' };
  const hasCome = Math.floor(ref.slot) <= world.newestSlot();
  if (ref.variant === 'deleted' || !hasCome || isDeleted(settings, world.slots.idOf(own))) {
    return { state: 'gone' };
  }
  const post = world.post(ref);
  if (ref.variant === 'first-version' && post.versions.length === 1) {
    return { state: 'gone' };
  }
  return maySee(viewer, post.author) ? { state: 'shown', post } : { state: 'hidden' };
}
