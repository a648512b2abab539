/**
 * What kind of post a slot holds, and which earlier post it refers to. Cheap: no text is composed here, so that
 * looking for a target costs little.
 */
import type { Blocks } from './blocks.ts';
import { makeLively } from './lively.ts';
import { type Person, people, type SampleAccount, sampleAccounts } from './people.ts';
import { makeRandom, type Random } from './random.ts';
import type { PostRef } from './slots.ts';

export type Kind = 'original' | 'long' | 'repost' | 'quote' | 'reply' | 'reply-with-quote' | 'thread';
export type Attachment = 'none' | 'photos' | 'video' | 'gif' | 'poll' | 'link';

export interface Plan {
  slot: number;
  author: Person;
  kind: Kind;
  attachment: Attachment;
  /** The sample account that the post is addressed to. */
  mentions: SampleAccount | null;
  edited: boolean;
  /** The slot of the lively post whose conversation this post belongs to; null for all others. */
  talk: number | null;
}

/** A post that another one refers to. Who wrote it is known even when it is gone. */
export interface Target {
  ref: PostRef;
  author: Person;
}

export interface Planner {
  planOf(slot: number): Plan;
  /** What a repost or quote points at; null for other kinds. */
  sharedBy(plan: Plan): Target | null;
  /** What a reply or a post of a thread answers; null for other kinds. */
  answeredBy(plan: Plan): Target | null;
  /** The first post of the conversation. */
  conversationOf(plan: Plan): PostRef;
}

const suspended: Person | undefined = people.find((person) => person.suspended);

function kindOf(random: Random): Kind {
  const at = random.unit();
  if (at < 0.15) return 'repost';
  if (at < 0.22) return 'quote';
  if (at < 0.33) return 'reply';
  if (at < 0.34) return 'reply-with-quote';
  if (at < 0.4) return 'thread';
  if (at < 0.45) return 'long';
  return 'original';
}

function attachmentOf(random: Random): Attachment {
  const at = random.unit();
  if (at < 0.27) return 'photos';
  if (at < 0.3) return 'video';
  if (at < 0.325) return 'gif';
  if (at < 0.36) return 'poll';
  if (at < 0.55) return 'link';
  return 'none';
}

/** How far back a target may lie: a few hours in slots. */
const NEAR_SLOTS = 400;
const FAR_SLOTS = 1200;
/** The author's previous post is in this block or the one before. */
const OWN_SLOTS = 300;

/** An answer in a lively conversation is to one of the latest posts there. */
const NEAR_IN_TALK = 90;
/** No post is answered by one that comes more slots later than this. */
export const REACH_SLOTS = NEAR_SLOTS + FAR_SLOTS;

const isThread = ({ kind, talk }: Plan, of: number): boolean => kind === 'thread' && talk === of;

export function makePlanner(seed: number, blocks: Blocks): Planner {
  const personAt = (slot: number): Person => people[blocks.authorOf(slot)] as Person;

  /** What the slot would hold if no conversation were lively. */
  const aloneAt = (slot: number): Plan => {
    const random = makeRandom(seed, slot, 21);
    const author = personAt(slot);
    const account = blocks.mentionedIn(slot);
    const mentions = account === null ? null : (sampleAccounts[account] ?? null);
    const kind = mentions ? (random.chance(0.4) ? 'reply' : 'original') : kindOf(random);
    const mayAttach = kind === 'original' || kind === 'long' || kind === 'thread';
    const attachment = mayAttach && !mentions ? attachmentOf(random) : 'none';
    const edited = kind === 'original' && random.chance(0.03);
    return { slot, author, kind, attachment, mentions, edited, talk: null };
  };

  const isOwnWords = ({ kind, mentions }: Plan): boolean =>
    (kind === 'original' || kind === 'long') && mentions === null;

  const lively = makeLively(seed, blocks, (slot) => isOwnWords(aloneAt(slot)));

  const planOf = (slot: number): Plan => {
    const plan = aloneAt(slot);
    if (plan.mentions) {
      return plan;
    }
    switch (plan.kind) {
      case 'reply':
      case 'reply-with-quote':
        return { ...plan, talk: lively.talkOf(slot, plan.author, makeRandom(seed, slot, 24)) };
      case 'thread':
        return { ...plan, talk: lively.threadOf(slot, plan.author) };
      case 'original': {
        const talk = lively.threadOf(slot, plan.author);
        return talk !== null && makeRandom(seed, slot, 23).chance(0.7)
          ? { ...plan, kind: 'thread', edited: false, talk }
          : plan;
      }
      default:
        return plan;
    }
  };

  /** The first acceptable post going back from a random place; looks for the same language first. */
  const search = (plan: Plan, purpose: number, accept: (other: Plan) => boolean): Target | null => {
    const random = makeRandom(seed, plan.slot, purpose);
    const start = plan.slot - 1 - random.below(NEAR_SLOTS);
    for (const sameLanguage of [true, false]) {
      for (let slot = start; slot > start - FAR_SLOTS; slot--) {
        const author = personAt(slot);
        if (author === plan.author || (sameLanguage && author.language !== plan.author.language)) {
          continue;
        }
        if (accept(planOf(slot))) {
          return { ref: { slot, variant: 'post' }, author };
        }
      }
    }
    return null;
  };

  const ownPrevious = (author: Person, slot: number): Target | null => {
    for (let earlier = slot - 1; earlier >= slot - OWN_SLOTS; earlier--) {
      if (personAt(earlier) === author) {
        const plan = planOf(earlier);
        if (isOwnWords(plan) || plan.kind === 'thread') {
          return { ref: { slot: earlier, variant: 'post' }, author };
        }
      }
    }
    return null;
  };

  /** The author's latest post in the lively conversation that the author has begun. */
  const threadPrevious = ({ slot, author }: Plan, talk: number): Target => {
    let earlier = slot - 1;
    while (earlier > talk && !(personAt(earlier) === author && isThread(planOf(earlier), talk))) {
      earlier -= 1;
    }
    return { ref: { slot: earlier, variant: 'post' }, author };
  };

  /** The lively post itself, or an earlier post of its conversation. Its author answers those who have answered. */
  const answeredInTalk = ({ slot, author }: Plan, talk: number): Target => {
    const random = makeRandom(seed, slot, 25);
    const host = personAt(talk);
    const nested = random.chance(0.55) || author === host;
    for (let earlier = slot - 1 - random.below(NEAR_IN_TALK); nested && earlier > talk; earlier--) {
      const other = personAt(earlier);
      if (other !== author && other.language === host.language && planOf(earlier).talk === talk) {
        return { ref: { slot: earlier, variant: 'post' }, author: other };
      }
    }
    return { ref: { slot: talk, variant: 'post' }, author: host };
  };

  /** Some targets are gone: deleted, or written by somebody who is suspended now. */
  const orGone = (plan: Plan, purpose: number, found: Target | null): Target | null => {
    const random = makeRandom(seed, plan.slot, purpose + 1);
    const at = random.unit();
    if (found && at < 0.04) {
      return { ref: { slot: found.ref.slot, variant: 'deleted' }, author: found.author };
    }
    if (found && suspended && at < 0.06) {
      return { ref: { slot: found.ref.slot, variant: 'suspended' }, author: suspended };
    }
    return found;
  };

  const sharedBy = (plan: Plan): Target | null => {
    if (plan.kind === 'repost') {
      const found = search(plan, 31, (other) => isOwnWords(other) && !other.author.protected);
      const gone = makeRandom(seed, plan.slot, 32).chance(0.01);
      return found && gone ? { ref: { slot: found.ref.slot, variant: 'deleted' }, author: found.author } : found;
    }
    if (plan.kind === 'quote' || plan.kind === 'reply-with-quote') {
      return orGone(plan, 41, search(plan, 41, isOwnWords));
    }
    return null;
  };

  const answeredBy = (plan: Plan): Target | null => {
    if (plan.kind === 'thread') {
      return plan.talk === null ? ownPrevious(plan.author, plan.slot) : threadPrevious(plan, plan.talk);
    }
    if (plan.talk !== null) {
      return orGone(plan, 51, answeredInTalk(plan, plan.talk));
    }
    if (plan.kind === 'reply' || plan.kind === 'reply-with-quote') {
      return plan.mentions
        ? ownPrevious(plan.mentions.person, plan.slot)
        : orGone(
            plan,
            51,
            search(plan, 51, (other) => isOwnWords(other) || other.kind === 'reply'),
          );
    }
    return null;
  };

  const conversationOf = (plan: Plan): PostRef => {
    let first: PostRef = { slot: plan.slot, variant: 'post' };
    for (;;) {
      const at = first.variant === 'post' ? planOf(first.slot) : null;
      if (at && at.talk !== null) {
        return { slot: at.talk, variant: 'post' };
      }
      const target = at && answeredBy(at);
      if (!target) {
        return first;
      }
      first = target.ref;
    }
  };

  return { planOf, sharedBy, answeredBy, conversationOf };
}
