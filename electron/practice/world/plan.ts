/**
 * What kind of post a slot holds, and which earlier post it refers to. Cheap: no text is composed here, so that
 * looking for a target costs little.
 */
import type { Blocks } from './blocks.ts';
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

export function makePlanner(seed: number, blocks: Blocks): Planner {
  const personAt = (slot: number): Person => people[blocks.authorOf(slot)] as Person;

  const planOf = (slot: number): Plan => {
    const random = makeRandom(seed, slot, 21);
    const author = personAt(slot);
    const account = blocks.mentionedIn(slot);
    const mentions = account === null ? null : (sampleAccounts[account] ?? null);
    const kind = mentions ? (random.chance(0.4) ? 'reply' : 'original') : kindOf(random);
    const mayAttach = kind === 'original' || kind === 'long' || kind === 'thread';
    const attachment = mayAttach && !mentions ? attachmentOf(random) : 'none';
    return { slot, author, kind, attachment, mentions, edited: kind === 'original' && random.chance(0.03) };
  };

  const isOwnWords = ({ kind, mentions }: Plan): boolean =>
    (kind === 'original' || kind === 'long') && mentions === null;

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
      return ownPrevious(plan.author, plan.slot);
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
      const target = first.variant === 'post' ? answeredBy(planOf(first.slot)) : null;
      if (!target) {
        return first;
      }
      first = target.ref;
    }
  };

  return { planOf, sharedBy, answeredBy, conversationOf };
}
