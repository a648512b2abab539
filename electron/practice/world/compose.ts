/** Composes what sample authors write, from the phrasebook of their language. */
import type { Person } from './people.ts';
import { people } from './people.ts';
import { phrasebooks } from './phrases/index.ts';
import type { Phrasebook, TopicPhrases } from './phrases/phrasebook.ts';
import type { Random } from './random.ts';
import type { Link, Piece } from './rich-text.ts';

export const phrasebookOf = (person: Person): Phrasebook => phrasebooks[person.language];

function fill(random: Random, book: Phrasebook, sentence: string): string {
  return sentence.replace(/\{(n|time|day|place)\}/g, (_, name: string) => {
    switch (name) {
      case 'n':
        return String(2 + random.below(39));
      case 'time':
        return `${6 + random.below(16)}:${random.pick(['00', '10', '15', '30', '40', '45'])}`;
      case 'day':
        return random.pick(book.days);
      default:
        return random.pick(book.places);
    }
  });
}

const say = (random: Random, book: Phrasebook, sentences: readonly string[]): string =>
  fill(random, book, random.pick(sentences));

function topicOf(random: Random, person: Person): TopicPhrases {
  const { topics } = phrasebookOf(person);
  const known = person.topics.flatMap((topic) => topics[topic] ?? []);
  return random.pick(known.length > 0 ? known : Object.values(topics));
}

/** Hashtags, a nod to somebody, rarely a made-up stock symbol. */
function trimmings(random: Random, person: Person, topic: TopicPhrases): Piece[] {
  const pieces: Piece[] = [];
  if (random.chance(0.45)) {
    pieces.push(` ${random.pick(topic.emoji)}`);
  }
  if (random.chance(0.06)) {
    const friends = people.filter(
      (other) => other.language === person.language && other !== person && other.weight > 0,
    );
    if (friends.length > 0) {
      pieces.push(' 🙏 ', { mention: random.pick(friends) });
    }
  }
  if (random.chance(0.35)) {
    const first = random.below(topic.tags.length);
    const count = random.chance(0.3) ? 2 : 1;
    pieces.push(random.chance(0.3) ? '\n\n' : ' ');
    for (let index = 0; index < Math.min(count, topic.tags.length); index++) {
      if (index > 0) {
        pieces.push(' ');
      }
      pieces.push({ hashtag: topic.tags[(first + index) % topic.tags.length] ?? '' });
    }
  }
  if (random.chance(0.012)) {
    pieces.push(' ', { cashtag: 'DEMO' });
  }
  return pieces;
}

/**
 * A post of one to three sentences.
 * @param turn counts up with time; authors take turns with the sentences, so that none comes twice on a page
 */
export function composeShort(random: Random, person: Person, turn: number): Piece[] {
  const book = phrasebookOf(person);
  const topic = topicOf(random, person);
  let text = fill(random, book, topic.lines[(turn + person.index * 7) % topic.lines.length] ?? '');
  if (random.chance(0.55)) {
    text += book.joint + say(random, book, topic.more);
  }
  if (random.chance(0.18)) {
    text += (random.chance(0.5) ? '\n\n' : book.joint) + say(random, book, book.closings);
  }
  return [text, ...trimmings(random, person, topic)];
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, place: random.unit() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** A post of several paragraphs. */
export function composeLong(random: Random, person: Person): Piece[] {
  const book = phrasebookOf(person);
  const topic = topicOf(random, person);
  const more = shuffled(random, topic.more);
  const paragraphs = shuffled(random, topic.lines)
    .slice(0, 3 + random.below(2))
    .map((line, index) => [line, ...more.slice(index * 2, index * 2 + 2)].join(book.joint));
  const text = [...paragraphs, random.pick(book.closings)].join('\n\n');
  return [fill(random, book, text), ...trimmings(random, person, topic)];
}

type Said = 'replies' | 'quotes' | 'mentions' | 'threads' | 'corrections' | 'covered' | 'links';

/** One sentence of the author's phrasebook, sometimes with an emoji of the topic. */
export function composeSentence(random: Random, person: Person, said: Said): string {
  const book = phrasebookOf(person);
  const emoji = said !== 'links' && random.chance(0.15) ? ` ${random.pick(topicOf(random, person).emoji)}` : '';
  return say(random, book, book[said]) + emoji;
}

/**
 * One sentence of a lively conversation.
 * @param turn counts up in a conversation, so that no sentence comes twice there before all have come
 */
export function composeReply(random: Random, person: Person, said: 'replies' | 'answers', turn: number): string {
  const book = phrasebookOf(person);
  const emoji = random.chance(0.15) ? ` ${random.pick(topicOf(random, person).emoji)}` : '';
  return fill(random, book, book[said][turn % book[said].length] ?? '') + emoji;
}

export function composePoll(random: Random, person: Person): { question: string; options: readonly string[] } {
  const book = phrasebookOf(person);
  const { question, options } = random.pick(book.polls);
  return { question: fill(random, book, question), options };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A short address like the ones that the service wraps every link in. It leads to a domain that is reserved for
 * examples (RFC 2606), so that opening it does no harm.
 */
export function shortUrl(random: Random): string {
  return `https://example.org/${Array.from({ length: 10 }, () => ALPHABET[random.below(ALPHABET.length)]).join('')}`;
}

const MAX_DISPLAY = 28;

/** The address without its scheme, cut as the service does. */
export function displayOf(expanded: string): string {
  const shown = expanded.replace(/^https:\/\/(www\.)?/, '');
  return shown.length > MAX_DISPLAY ? `${shown.slice(0, MAX_DISPLAY - 1)}…` : shown;
}

const PAGES = ['notes', 'stories', 'calendar', 'recipes', 'walks', 'gallery', 'archive'];

/** A link to a made-up page of the author. */
export function composeLink(random: Random, person: Person): Link {
  const host = random.pick(['example.org', 'example.com', 'www.example.net']);
  const expanded = `https://${host}/${person.username.replace('_demo', '')}/${random.pick(PAGES)}/${1 + random.below(400)}`;
  return {
    url: shortUrl(random),
    expanded,
    display: displayOf(expanded),
    ...(random.chance(0.6) ? { title: person.name, description: person.bio } : {}),
  };
}
