/**
 * What an author can possibly say. A post is composed from its author's phrasebook, so most posts can be ruled out
 * for a word before they are composed.
 */
import { phrasebookOf } from '../../world/compose.ts';
import type { Person } from '../../world/people.ts';
import type { Kind } from '../../world/plan.ts';

type Manner = 'own words' | 'short';

const mannerOf = (kind: Kind): Manner => (kind === 'original' || kind === 'long' ? 'own words' : 'short');

function sentencesOf(person: Person, manner: Manner): readonly string[] {
  const book = phrasebookOf(person);
  const named = person.topics.flatMap((topic) => book.topics[topic] ?? []);
  const topics = named.length > 0 ? named : Object.values(book.topics);
  const emoji = topics.flatMap((topic) => topic.emoji);
  const always = [...book.days, ...book.places, ...book.links, ...book.mentions, ...emoji];
  return manner === 'short'
    ? [...always, ...book.replies, ...book.answers, ...book.quotes, ...book.threads]
    : [
        ...always,
        ...topics.flatMap(({ lines, more, tags }) => [...lines, ...more, ...tags]),
        ...book.closings,
        ...book.corrections,
        ...book.covered,
        ...book.polls.map(({ question }) => question),
        '🙏 $DEMO',
      ];
}

export interface Vocabulary {
  /**
   * @param word lower case; not for names of people, which may stand in many posts
   * @returns false when no post of the author of this kind contains the word
   */
  mayContain(author: Person, kind: Kind, word: string): boolean;
}

const MOST_WORDS = 500;

export function makeVocabulary(): Vocabulary {
  const pools = new Map<string, string>();
  /** By word: what is known of each author's two manners. */
  const known = new Map<string, (boolean | undefined)[]>();

  const poolOf = (author: Person, manner: Manner): string => {
    const key = `${manner} ${author.index}`;
    let pool = pools.get(key);
    if (pool === undefined) {
      pool = sentencesOf(author, manner).join('\n').toLowerCase();
      pools.set(key, pool);
    }
    return pool;
  };

  // Numbers of one or two digits are filled in; sentences without blanks between them run together.
  const find = (author: Person, manner: Manner, word: string): boolean =>
    /(?<!\p{N})\p{N}{1,2}(?!\p{N})/u.test(word) ||
    phrasebookOf(author).joint === '' ||
    poolOf(author, manner).includes(word.replace(/^#/, ''));

  const answersFor = (word: string): (boolean | undefined)[] => {
    let answers = known.get(word);
    if (!answers) {
      if (known.size >= MOST_WORDS) {
        known.clear();
      }
      answers = [];
      known.set(word, answers);
    }
    return answers;
  };

  return {
    mayContain(author, kind, word) {
      const manner = mannerOf(kind);
      const answers = answersFor(word);
      const place = author.index * 2 + (manner === 'short' ? 1 : 0);
      answers[place] ??= find(author, manner, word);
      return answers[place];
    },
  };
}
