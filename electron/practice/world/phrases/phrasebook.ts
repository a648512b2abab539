/**
 * What a sample author can say in one language. Posts are composed from these lists, so a phrasebook holds whole
 * sentences, never fragments that depend on each other.
 *
 * Placeholders: `{n}` a number from 2 to 40, `{time}` a time of day, `{day}` and `{place}` an entry of the lists here.
 */
export type Topic = 'books' | 'garden' | 'kitchen' | 'sky' | 'city' | 'craft' | 'music' | 'school';

/** What a drawn picture can show; the alt text of a photo is the phrasebook's sentence for its scene. */
export const scenes = ['hills', 'sea', 'skyline', 'forest', 'night', 'quilt', 'shelf'] as const;
export type Scene = (typeof scenes)[number];

export interface TopicPhrases {
  /** Sentences that open a post. */
  lines: readonly string[];
  /** Sentences that may follow any of the lines. */
  more: readonly string[];
  /** Hashtags without the sign. */
  tags: readonly string[];
  emoji: readonly string[];
}

export interface Phrasebook {
  /** Put between sentences: a space, or nothing where the language uses none. */
  joint: string;
  days: readonly string[];
  places: readonly string[];
  topics: Partial<Record<Topic, TopicPhrases>>;
  /** Sentences that may end any post. */
  closings: readonly string[];
  /** Lead-ins to a link. */
  links: readonly string[];
  replies: readonly string[];
  /** What an author says to those who have replied. */
  answers: readonly string[];
  /** Comments above a quoted post. */
  quotes: readonly string[];
  /** Said to the person whose name precedes. */
  mentions: readonly string[];
  /** Posts that go on from the author's previous one. */
  threads: readonly string[];
  /** Added to a post by an edit. */
  corrections: readonly string[];
  /** Said above pictures that are covered until a click. */
  covered: readonly string[];
  polls: readonly { question: string; options: readonly string[] }[];
  alts: Readonly<Record<Scene, string>>;
}
