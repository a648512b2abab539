/**
 * The crowd: people who follow and are followed, and post nothing, so that lists of followers are as long as they say.
 * Everyone follows from a number, so none is stored.
 */
import type { Person } from './person.ts';
import type { Language } from './phrases/index.ts';
import { hash } from './random.ts';

/** Above the most followers that anybody in the sample world has. */
export const CROWD_SIZE = 99_991;

const FIRST_ID = 1_900_000_000_000_000_000n;
const ID_STEP = 13_000_003n;
const FIRST_JOINED_MS = Date.UTC(2013, 0, 1);
const JOINED_WITHIN_MS = 11 * 365 * 86_400_000;

/** At most five letters: a number of five digits and `_demo` follow, and 15 characters are the limit. */
const words = ['olive', 'birch', 'wren', 'maple', 'comet', 'pearl', 'cedar', 'lark', 'amber', 'dune', 'fern', 'moss'];

const names: readonly (readonly [name: string, language: Language])[] = [
  ['Olive Carter', 'en'],
  ['Jonas Birke', 'de'],
  ['Inés Robledo', 'es'],
  ['Noor Haddad', 'en'],
  ['ليلى منصور', 'ar'],
  ['Bram', 'en'],
  ['Élodie Marchand', 'fr'],
  ['山田さくら', 'ja'],
  ['Priya 🌼', 'en'],
  ['Conceição Alves', 'pt'],
  ['한지우', 'ko'],
  ['Grandpa Walt & the Dog', 'en'],
  ['मीरा जोशी', 'hi'],
  ['Deniz Kaya', 'tr'],
  ['The Unofficial Society of People Who Read Timelines', 'en'],
  ['M', 'en'],
];
const bios = [
  '',
  'Here to read.',
  'Tea, trains and quiet mornings. #SlowReading',
  'Follows @pages_demo since page one.',
  '',
];

const pick = <T>(list: readonly T[], mark: number, otherwise: T): T => list[mark % list.length] ?? otherwise;

/** @param number from 0 to below `CROWD_SIZE` */
export function crowdMember(number: number): Person {
  const mark = hash(number, 91);
  const [name, language] = pick(names, mark, ['M', 'en'] as const);
  return {
    index: -2 - number,
    id: (FIRST_ID + BigInt(number) * ID_STEP).toString(),
    username: `${pick(words, hash(number, 92), 'wren')}${number}_demo`,
    name,
    language,
    bio: pick(bios, hash(number, 93), ''),
    location: '',
    topics: ['books'],
    weight: 0,
    verified: mark % 19 === 0 ? 'blue' : 'none',
    protected: mark % 23 === 0,
    suspended: false,
    joinedAt: FIRST_JOINED_MS + (hash(number, 94) / 0x1_0000_0000) * JOINED_WITHIN_MS,
    followers: 0,
    following: 0,
    posts: 0,
    website: null,
  };
}

/** @returns null for an id of nobody in the crowd */
export function crowdMemberWithId(id: string): Person | null {
  if (!/^[1-9][0-9]{0,18}$/.test(id)) {
    return null;
  }
  const distance = BigInt(id) - FIRST_ID;
  const number = Number(distance / ID_STEP);
  return distance >= 0n && distance % ID_STEP === 0n && number < CROWD_SIZE ? crowdMember(number) : null;
}

/** @param username in lower case. @returns null for a name of nobody in the crowd */
export function crowdMemberNamed(username: string): Person | null {
  const number = Number(/^[a-z]+(0|[1-9][0-9]{0,4})_demo$/.exec(username)?.[1] ?? Number.NaN);
  const member = number < CROWD_SIZE ? crowdMember(number) : null;
  return member?.username === username ? member : null;
}

/** The crowd member's number; null for everybody else. */
export const crowdNumberOf = ({ index }: Person): number | null => (index < -1 ? -2 - index : null);
