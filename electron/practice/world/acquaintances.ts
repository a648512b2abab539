/** Who follows whom: the sample accounts as their home timelines show, everybody else by chance, and the crowd. */
import { CROWD_SIZE, crowdMember, crowdNumberOf } from './crowd.ts';
import { type Person, people, sampleAccounts } from './people.ts';
import { hash } from './random.ts';

/** A list of people that is not made before it is read. */
export interface Acquaintances {
  count: number;
  /** Latest first. */
  slice(from: number, to: number): Person[];
}

const NEAR_CHANCE = 0.6;
const FAR_CHANCE = 0.12;
const chance = (...parts: readonly number[]): number => hash(...parts) / 0x1_0000_0000;

const byChance = (order: number, list: readonly Person[]): Person[] =>
  list.toSorted((a, b) => hash(order, a.index, 96) - hash(order, b.index, 96));

/** Those with a name of their own whom a person follows. */
function namedFollowedBy(person: Person): readonly Person[] {
  const account = sampleAccounts.find((candidate) => candidate.person === person);
  if (account) {
    return people.filter(({ index }) => account.follows.has(index));
  }
  const follows = (other: Person): boolean =>
    other !== person &&
    other.weight > 0 &&
    !other.suspended &&
    chance(person.index, other.index, 95) < (other.language === person.language ? NEAR_CHANCE : FAR_CHANCE);
  return person.suspended || crowdNumberOf(person) !== null ? [] : people.filter(follows).slice(0, person.following);
}

/** A stretch of the crowd, all around and back to its first member. */
interface Stretch {
  first: number;
  count: number;
}

interface Circle {
  followed: readonly Person[];
  followers: readonly Person[];
  crowdFollowed: Stretch;
  crowdFollowers: Stretch;
}

let known: Map<Person, Circle> | null = null;

/** Made when first asked for: starting the service must not wait for it. */
function circles(): Map<Person, Circle> {
  if (!known) {
    const followed = new Map(people.map((person) => [person, namedFollowedBy(person)]));
    const accounts = new Set(sampleAccounts.map(({ person }) => person));
    known = new Map(
      people.map((person) => {
        const ownFollowed = byChance(person.index, followed.get(person) ?? []);
        const followers = people.filter((other) => followed.get(other)?.includes(person));
        const circle: Circle = {
          followed: ownFollowed,
          followers: byChance(person.index, followers),
          crowdFollowed: {
            first: hash(person.index, 97) % CROWD_SIZE,
            count: accounts.has(person) ? 0 : Math.max(0, person.following - ownFollowed.length),
          },
          crowdFollowers: {
            first: hash(person.index, 98) % CROWD_SIZE,
            count: Math.max(0, person.followers - followers.length),
          },
        };
        return [person, circle];
      }),
    );
  }
  return known;
}

const isWithin = ({ first, count }: Stretch, number: number): boolean =>
  (number - first + CROWD_SIZE) % CROWD_SIZE < count;

function joined(named: readonly Person[], { first, count }: Stretch): Acquaintances {
  return {
    count: named.length + count,
    slice(from, to) {
      const rest: Person[] = [];
      for (let at = Math.max(0, from - named.length); at < Math.min(count, to - named.length); at++) {
        rest.push(crowdMember((first + at) % CROWD_SIZE));
      }
      return [...named.slice(from, to), ...rest];
    },
  };
}

/** Of the crowd, everybody follows and is followed by people with a name of their own only. */
function ofCrowd(member: number, stretchOf: (circle: Circle) => Stretch): Acquaintances {
  const found = [...circles()].filter(([, circle]) => isWithin(stretchOf(circle), member)).map(([person]) => person);
  return joined(found, { first: 0, count: 0 });
}

/** Whom a person follows. */
export function followedBy(person: Person): Acquaintances {
  const circle = circles().get(person);
  return circle
    ? joined(circle.followed, circle.crowdFollowed)
    : ofCrowd(crowdNumberOf(person) ?? -1, ({ crowdFollowers }) => crowdFollowers);
}

/** Who follows a person. */
export function followersOf(person: Person): Acquaintances {
  const circle = circles().get(person);
  return circle
    ? joined(circle.followers, circle.crowdFollowers)
    : ofCrowd(crowdNumberOf(person) ?? -1, ({ crowdFollowed }) => crowdFollowed);
}

/** Whether one person with a name of their own follows another one. */
export const follows = (person: Person, other: Person): boolean =>
  circles().get(person)?.followed.includes(other) ?? false;
