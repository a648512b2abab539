/** The sample world: everything that the practice service can show, as a pure function of a seed and of time. */
import { makeBlocks } from './blocks.ts';
import { type Person, type SampleAccount, sampleAccounts } from './people.ts';
import { type Picture, pictureByKey } from './pictures.ts';
import { makePlanner } from './plan.ts';
import { makePosts, type Post } from './posts.ts';
import { makeSlots, type PostRef, type Slots } from './slots.ts';
import {
  homeTimeline,
  mentionsTimeline,
  oldestOfNewest,
  type SlotRange,
  type Timeline,
  userTimeline,
} from './timelines.ts';

/** Depths at X: 3,200 of a user's posts, 800 without replies, 800 mentions. */
const USER_DEPTH = 3200;
const USER_DEPTH_WITHOUT_REPLIES = 800;
const MENTIONS_DEPTH = 800;

export interface WorldOptions {
  seed: number;
  /** Depth of every home timeline at the start. */
  posts: number;
  /** The newest slot at the start. */
  startSlot: number;
  /** The newest slot now. */
  newestSlot(): number;
}

/** A timeline and the part of it that can be read now. */
export interface ReadableTimeline {
  timeline: Timeline;
  range: SlotRange;
}

export interface World {
  slots: Slots;
  /** The post of a slot that has come already. */
  post(ref: PostRef): Post;
  home(account: SampleAccount): ReadableTimeline;
  user(person: Person, options: { withoutReplies: boolean }): ReadableTimeline;
  mentions(person: Person): ReadableTimeline;
  newestSlot(): number;
  /** @returns null when no photo has this key */
  picture(key: string): Picture | null;
  /** How many slots must pass until this account's home timeline has this many more posts. */
  slotsUntil(account: SampleAccount, morePosts: number): number;
}

export function makeWorld({ seed, posts, startSlot, newestSlot }: WorldOptions): World {
  const slots = makeSlots(seed);
  const blocks = makeBlocks(seed);
  const postOf = makePosts(seed, slots, makePlanner(seed, blocks));
  const homes = new Map(sampleAccounts.map((account) => [account, homeTimeline(blocks, account)]));
  // The far ends are fixed at the start: new posts must not push old ones out while a test or a person reads.
  const floors = new Map([...homes].map(([account, home]) => [account, oldestOfNewest(home, startSlot, posts)]));
  const worldFloor = Math.min(...floors.values());

  const home = (account: SampleAccount): Timeline => homes.get(account) ?? homeTimeline(blocks, account);
  const readable = (timeline: Timeline, depth: number): ReadableTimeline => {
    const newest = newestSlot();
    return { timeline, range: { newest, oldest: Math.max(worldFloor, oldestOfNewest(timeline, newest, depth)) } };
  };

  return {
    slots,
    post: postOf,
    newestSlot,
    picture: (key) => pictureByKey(seed, slots, key),
    home: (account) => ({
      timeline: home(account),
      range: { newest: newestSlot(), oldest: floors.get(account) ?? worldFloor },
    }),
    user: (person, { withoutReplies }) =>
      readable(userTimeline(blocks, person), withoutReplies ? USER_DEPTH_WITHOUT_REPLIES : USER_DEPTH),
    mentions: (person) => readable(mentionsTimeline(blocks, person), MENTIONS_DEPTH),
    slotsUntil(account, morePosts) {
      const timeline = home(account);
      if (timeline.postsPerBlock === 0) {
        return morePosts;
      }
      const start = newestSlot();
      let slot = start;
      for (let left = morePosts; left > 0; ) {
        slot += 1;
        left -= timeline.includes(slot) ? 1 : 0;
      }
      return slot - start;
    },
  };
}
