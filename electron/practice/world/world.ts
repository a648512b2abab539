/** The sample world: everything that the practice service can show, as a pure function of a seed and of time. */
import { type Answers, makeAnswers } from './answers.ts';
import { type Blocks, makeBlocks } from './blocks.ts';
import { type Likes, makeLikes } from './likes.ts';
import type { SampleList } from './lists.ts';
import { type Person, type SampleAccount, sampleAccounts } from './people.ts';
import { type Picture, pictureByKey } from './pictures.ts';
import { toPieces } from './pieces.ts';
import { makePlanner, type Planner, type Target } from './plan.ts';
import { makePosts, type Post } from './posts.ts';
import { hashText, makeRandom } from './random.ts';
import { buildText, codePoints } from './rich-text.ts';
import { makeSlots, type PostRef, type Slots, STEP, TO_LAST_PLACE } from './slots.ts';
import {
  homeTimeline,
  membersTimeline,
  mentionsTimeline,
  oldestOfNewest,
  type SlotRange,
  type Timeline,
  userTimeline,
} from './timelines.ts';
import { makeWrittenPosts } from './written.ts';

/** Depths at X: 3,200 of a user's posts, 800 without replies, 800 mentions. */
const USER_DEPTH = 3200;
const USER_DEPTH_WITHOUT_REPLIES = 800;
const MENTIONS_DEPTH = 800;
/** Not documented for lists; the classic depth of timelines. */
const LIST_DEPTH = 800;

export interface WorldOptions {
  seed: number;
  /** How many slots earlier than by the clock each post is written; 0 unless given. */
  lead?: number;
  /** Depth of every home timeline at the start. */
  posts: number;
  /** The newest slot at the start. */
  startSlot: number;
  /** The newest slot now. */
  newestSlot(): number;
  /** Every slot up to this one has come; of those after it only some. The newest slot unless given. */
  fullUntil?(): number;
  /** Whether a slot after `fullUntil` has come. */
  hasCome?(slot: number): boolean;
}

/** A timeline and the part of it that can be read now. */
export interface ReadableTimeline {
  timeline: Timeline;
  range: SlotRange;
}

/** What somebody sends to the service. */
export interface Draft {
  author: Person;
  text: string;
  answers: Post | null;
  /** Milliseconds since 1970. */
  now: number;
}

export interface World {
  slots: Slots;
  blocks: Blocks;
  planner: Planner;
  answers: Answers;
  likes: Likes;
  /** The post of a place that has come already. */
  post(ref: PostRef): Post;
  /** What the author of a slot's post says: no links, and not for reposts. */
  wordsOf(slot: number): string;
  /** @returns null for an id that was never given out */
  refOf(id: string): PostRef | null;
  /** @param depth the newest this many, or what is as young as `sinceMs`, whichever is more; null: down to the far end */
  home(account: SampleAccount, depth?: { posts: number; sinceMs: number } | null): ReadableTimeline;
  user(person: Person, options: { withoutReplies: boolean }): ReadableTimeline;
  mentions(person: Person): ReadableTimeline;
  list(list: SampleList): ReadableTimeline;
  newestSlot(): number;
  hasCome(slot: number): boolean;
  /** Everything that answers a post, as far as it has come. */
  answersTo(ref: PostRef): PostRef[];
  /** All places of a conversation that have come, in no order, its first post included. */
  conversation(first: PostRef): ReadonlySet<number>;
  /** @returns null when no photo has this key */
  picture(key: string): Picture | null;
  /** How many slots must pass until this account's home timeline has this many more posts. */
  slotsUntil(account: SampleAccount, morePosts: number): number;
  /**
   * Slots of this account's home timeline that have not come yet, oldest first: the last ones up to `upTo`, and when
   * those are too few the first ones after it.
   */
  slotsToCome(account: SampleAccount, count: number, upTo: number): number[];
  /** Puts a post after the newest one. */
  write(draft: Draft): Post;
  /** What was sent to the service, oldest first. */
  written(): readonly Post[];
  /** Whether the author has sent the same text since then. */
  isRepeated(author: Person, text: string, sinceMs: number): boolean;
}

export function makeWorld({ seed, lead, posts, startSlot, newestSlot, ...arrivals }: WorldOptions): World {
  const fullUntil = (): number => Math.min(newestSlot(), arrivals.fullUntil?.() ?? Number.POSITIVE_INFINITY);
  const hasCome = (slot: number): boolean =>
    slot <= fullUntil() || (slot <= newestSlot() && (arrivals.hasCome?.(slot) ?? true));
  const slots = makeSlots(seed, lead);
  const blocks = makeBlocks(seed);
  const planner = makePlanner(seed, blocks);
  const answers = makeAnswers(planner);
  const { postOf, wordsOf } = makePosts(seed, slots, planner, answers);
  const written = makeWrittenPosts();
  const likes = makeLikes(seed, blocks, planner, startSlot);

  const withWritten = (timeline: Timeline, belongs: (post: Post) => boolean): Timeline => ({
    ...timeline,
    between: () =>
      written
        .all()
        .filter(belongs)
        .map(({ ref }) => ref.slot),
  });

  const homes = new Map(
    sampleAccounts.map((account) => [
      account,
      withWritten(homeTimeline(blocks, account), ({ author }) => account.sees.has(author.index)),
    ]),
  );
  // The far ends are fixed at the start: new posts must not push old ones out while a test or a person reads.
  const floors = new Map(
    [...homes].map(([account, home]) => [account, Math.min(startSlot + STEP, oldestOfNewest(home, startSlot, posts))]),
  );
  const worldFloor = Math.min(...floors.values());

  const home = (account: SampleAccount): Timeline => homes.get(account) ?? homeTimeline(blocks, account);
  /** What of a timeline has come. */
  const come = (timeline: Timeline): Timeline => ({
    ...timeline,
    includes: (slot) => hasCome(slot) && timeline.includes(slot),
  });
  const newestPlace = (): number => newestSlot() + TO_LAST_PLACE;
  const readable = (timeline: Timeline, depth: number): ReadableTimeline => {
    const oldest = timeline.postsPerBlock === 0 ? worldFloor : oldestOfNewest(timeline, fullUntil(), depth);
    return { timeline: come(timeline), range: { newest: newestPlace(), oldest: Math.max(worldFloor, oldest) } };
  };
  const postAt = (ref: PostRef): Post => written.at(ref.slot) ?? postOf(ref);

  return {
    slots,
    blocks,
    planner,
    answers,
    likes,
    post: postAt,
    wordsOf,
    refOf: (id) => written.withId(id)?.ref ?? slots.refOf(id),
    newestSlot,
    hasCome,
    picture: (key) => pictureByKey(seed, slots, key),
    home(account, depth = null) {
      const timeline = home(account);
      const floor = floors.get(account) ?? worldFloor;
      const deepest = depth
        ? Math.min(oldestOfNewest(timeline, fullUntil(), depth.posts), slots.oldestAt(depth.sinceMs))
        : floor;
      return { timeline: come(timeline), range: { newest: newestPlace(), oldest: Math.max(floor, deepest) } };
    },
    user: (person, { withoutReplies }) =>
      readable(
        withWritten(userTimeline(blocks, person), ({ author }) => author === person),
        withoutReplies ? USER_DEPTH_WITHOUT_REPLIES : USER_DEPTH,
      ),
    mentions: (person) =>
      readable(
        withWritten(mentionsTimeline(blocks, person), ({ body }) => body.mentions.some((one) => one.person === person)),
        MENTIONS_DEPTH,
      ),
    list: ({ members }) =>
      readable(
        withWritten(membersTimeline(blocks, members), ({ author }) => members.has(author.index)),
        LIST_DEPTH,
      ),
    answersTo(ref) {
      const natural = Number.isInteger(ref.slot) ? answers.to(ref).filter(hasCome) : [];
      const sent = written.all().filter((post) => post.answers?.ref.slot === ref.slot);
      return [...natural.map((slot): PostRef => ({ slot, variant: 'post' })), ...sent.map((post) => post.ref)];
    },
    conversation(first) {
      const natural = Number.isInteger(first.slot) ? answers.conversation(first, newestSlot()).filter(hasCome) : [];
      const sent = written.all().filter((post) => post.conversation.slot === first.slot);
      const own = first.variant === 'post' ? [first.slot] : [];
      return new Set([...own, ...natural, ...sent.map((post) => post.ref.slot)]);
    },
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
    slotsToCome(account, count, upTo) {
      const timeline = home(account);
      const belongs = (slot: number): boolean => timeline.postsPerBlock === 0 || timeline.includes(slot);
      const found: number[] = [];
      for (let slot = upTo; slot > newestSlot() && found.length < count; slot--) {
        if (belongs(slot)) {
          found.unshift(slot);
        }
      }
      for (let slot = Math.max(upTo, newestSlot()) + 1; found.length < count; slot++) {
        if (belongs(slot)) {
          found.push(slot);
        }
      }
      return found;
    },
    write({ author, text, answers: answered, now }) {
      const ref: PostRef = { slot: written.nextPlace(newestSlot()), variant: 'post' };
      const body = buildText(toPieces(makeRandom(seed, hashText(text), ref.slot / STEP), text));
      const target: Target | null = answered && { ref: answered.ref, author: answered.author };
      const post: Post = {
        ref,
        id: slots.idOf(ref),
        author,
        createdAt: now,
        body,
        shown: [0, codePoints(body.text)],
        note: null,
        reposts: null,
        quotes: null,
        answers: target,
        conversation: answered ? answered.conversation : ref,
        media: [],
        poll: null,
        metrics: { reposts: 0, likes: 0, quotes: 0, bookmarks: 0, views: 0 },
        sensitive: false,
        versions: [ref],
      };
      written.add(post, text);
      return post;
    },
    written: written.all,
    isRepeated: written.isRepeated,
  };
}
