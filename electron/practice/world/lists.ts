/** The lists of the sample world. */
import { type Person, people, personByUsername } from './people.ts';
import { hashText } from './random.ts';

export interface SampleList {
  id: string;
  name: string;
  description: string;
  owner: Person;
  private: boolean;
  /** Indexes of people. */
  members: ReadonlySet<number>;
  /** Among the people with a name of their own. */
  followers: readonly Person[];
  createdAt: number;
}

type Row = [
  key: string,
  owner: string,
  name: string,
  description: string,
  members: string,
  followers: string,
  options?: { private: boolean },
];

const rows: readonly Row[] = [
  [
    'bramble',
    'mara',
    'Bramble Lane regulars',
    'Everybody one meets on the way to school.',
    'bramble pages newton kettle crumbs linenine mara',
    'amina',
  ],
  ['quiet', 'mara', 'Quiet evenings', 'For after nine.', 'quiet stars patience pip', '', { private: true }],
  [
    'barrio',
    'tomas',
    'Barrio y mercado',
    'Lo que pasa a la vuelta de la esquina.',
    'mercado paseos cuchara lucero tomas',
    'mara',
  ],
  [
    'lectures',
    'amina',
    'Lectures du monde',
    'Des livres, dans toutes les langues.',
    'marges shiori fanous pages patience lucero',
    'tomas',
  ],
  [
    'scripts',
    'amina',
    'Many scripts, one very long list name ✍️ قوائم كثيرة 一覧',
    'From right to left, from left to right & from top to bottom.',
    'fanous zaatar qamar hoshi shiori daidoko goyang sil tulsi pathshala',
    '',
  ],
  ['later', 'amina', 'Empty for now', '', '', ''],
  [
    'water',
    'harbour',
    'Weather and water',
    'Wind, waves and the people who watch them.',
    'harbour stars qamar hoshi vapur',
    'mara tomas amina',
  ],
  [
    'readers',
    'pages',
    'Readers everywhere',
    'Slow readers, fast recommendations.',
    'pages patience lucero marges shiori fanous atlas',
    'mara',
  ],
  ['hidden', 'quiet', 'Friends of the quiet corner', '', 'mara pip', '', { private: true }],
];

const FIRST_ID = 1_600_000_000_000_000_000n;
const FIRST_MS = Date.UTC(2020, 0, 1);
const WITHIN_MS = 5 * 365 * 86_400_000;

const peopleNamed = (names: string): Person[] =>
  names
    .split(' ')
    .filter((name) => name !== '')
    .flatMap((name) => personByUsername(`${name}_demo`) ?? []);

const lists: readonly SampleList[] = rows.map(([key, owner, name, description, members, followers, options]) => ({
  id: (FIRST_ID + BigInt(hashText(key)) * 97_000_000n).toString(),
  name,
  description,
  owner: personByUsername(`${owner}_demo`) ?? (people[0] as Person),
  private: options?.private ?? false,
  members: new Set(peopleNamed(members).map(({ index }) => index)),
  followers: peopleNamed(followers),
  createdAt: FIRST_MS + (hashText(`${key} ${owner}`) % WITHIN_MS),
}));

/** Private lists exist for their owner only. */
const visibleTo =
  (viewer: Person) =>
  (list: SampleList): boolean =>
    !list.private || list.owner === viewer;

/** @returns null for an unknown list, and for a private list of somebody else */
export const listById = (id: string, viewer: Person): SampleList | null =>
  lists.filter(visibleTo(viewer)).find((list) => list.id === id) ?? null;

export const listsOwnedBy = (person: Person, viewer: Person): SampleList[] =>
  lists.filter((list) => list.owner === person).filter(visibleTo(viewer));

export const listsFollowedBy = (person: Person, viewer: Person): SampleList[] =>
  lists.filter(({ followers }) => followers.includes(person)).filter(visibleTo(viewer));
