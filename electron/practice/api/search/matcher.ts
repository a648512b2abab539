/** Tells whether the post of a slot matches a query, and composes it only when nothing cheaper has decided. */
import type { Person } from '../../world/people.ts';
import type { Plan } from '../../world/plan.ts';
import type { Post } from '../../world/posts.ts';
import { hasKeyword, type Query, type Term, type Trait } from './query.ts';

/** What is known of a post, each at its own cost. */
export interface Facts {
  author: Person;
  /** Null for a post that was sent to the service. */
  plan(): Plan | null;
  /** The author of what the post answers. */
  answered(): Person | null;
  post(): Post;
  /** See `searchable`. */
  text(): string;
  /** False when the text cannot contain the word. */
  mayContain(word: string): boolean;
  isIn(conversation: string): boolean;
}

/** What words are looked for in: what was typed, in lower case and with single blanks. */
export const searchable = (typed: string): string => typed.replace(/\s+/g, ' ').toLowerCase();

/** A composed text as it was typed, without addresses. */
export const typedText = ({ body, note }: Post): string =>
  (note ?? body).text
    .replace(/https:\/\/\S+/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** Scripts that put no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const WORD_END = /[\p{L}\p{M}\p{N}_]/u;
const startsAsWord = (text: string): boolean => WORD_END.test(String.fromCodePoint(text.codePointAt(0) ?? 32));

/** Whether a text contains another one as whole words. */
export function containsWords(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text.slice(0, at).slice(-1);
    const after = text.slice(at + wanted.length);
    const isWhole =
      !(startsAsWord(wanted) && WORD_END.test(before)) && !(WORD_END.test(wanted.slice(-1)) && startsAsWord(after));
    if (isWhole || UNSPACED.test(wanted)) {
      return true;
    }
  }
  return false;
}

function hasTrait(facts: Facts, trait: Trait): boolean {
  const plan = facts.plan();
  const attachment = plan?.attachment ?? 'none';
  const isRepost = plan?.kind === 'repost';
  switch (trait) {
    case 'retweet':
      return isRepost;
    case 'reply':
      return facts.answered() !== null;
    case 'quote':
      return plan?.kind === 'quote' || plan?.kind === 'reply-with-quote';
    case 'media':
      return isRepost ? facts.post().media.length > 0 : ['photos', 'video', 'gif'].includes(attachment);
    case 'images':
      return isRepost ? facts.post().media.some(({ kind }) => kind === 'photo') : attachment === 'photos';
    case 'videos':
      return isRepost ? facts.post().media.some(({ kind }) => kind === 'video') : attachment === 'video';
    case 'links':
      return facts.post().body.links.length > 0;
    case 'hashtags':
      return facts.post().body.hashtags.length > 0;
    case 'mentions':
      return facts.post().body.mentions.length > 0;
    case 'cashtags':
      return facts.post().body.cashtags.length > 0;
  }
}

const isPerson = (person: Person | null, named: string): boolean =>
  person !== null && (person.username === named || person.id === named);

const mayContain = (facts: Facts, text: string): boolean => text.split(' ').every(facts.mayContain);

function matchesTerm(facts: Facts, term: Term): boolean {
  switch (term.kind) {
    case 'from':
      return isPerson(facts.author, term.user);
    case 'to':
      return isPerson(facts.answered(), term.user);
    case 'language':
      return facts.author.language === term.code;
    case 'conversation':
      return facts.isIn(term.id);
    case 'trait':
      return hasTrait(facts, term.trait);
    case 'phrase':
    case 'word':
    case 'hashtag':
    case 'cashtag':
    case 'mention':
      return mayContain(facts, term.text) && containsWords(facts.text(), term.text);
  }
}

const composedTraits: readonly Trait[] = ['links', 'hashtags', 'mentions', 'cashtags'];

function costOf(query: Query): number {
  switch (query.kind) {
    case 'all':
    case 'any':
      return Math.max(...query.of.map(costOf));
    case 'not':
      return costOf(query.of);
    case 'term': {
      const { term } = query;
      if (term.kind === 'trait') {
        return composedTraits.includes(term.trait) ? 4 : 1;
      }
      return { from: 0, language: 0, conversation: 0, to: 2, phrase: 3, word: 3, hashtag: 3, cashtag: 3, mention: 3 }[
        term.kind
      ];
    }
  }
}

/** Puts what decides cheaply first. */
function cheapestFirst(query: Query): Query {
  switch (query.kind) {
    case 'all':
    case 'any':
      return { kind: query.kind, of: query.of.map(cheapestFirst).sort((a, b) => costOf(a) - costOf(b)) };
    case 'not':
      return { kind: 'not', of: cheapestFirst(query.of) };
    case 'term':
      return query;
  }
}

function evaluate(facts: Facts, query: Query): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every((part) => evaluate(facts, part));
    case 'any':
      return query.of.some((part) => evaluate(facts, part));
    case 'not':
      return !evaluate(facts, query.of);
    case 'term':
      return matchesTerm(facts, query.term);
  }
}

/** False only when the post cannot match, whatever its text turns out to be. */
function mayMatch(facts: Facts, query: Query): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every((part) => mayMatch(facts, part));
    case 'any':
      return query.of.some((part) => mayMatch(facts, part));
    case 'not':
      return true;
    case 'term': {
      const { term } = query;
      return 'text' in term ? mayContain(facts, term.text) : costOf(query) > 2 || matchesTerm(facts, term);
    }
  }
}

/** A function that tells whether a post matches. */
export function makeMatcher(query: Query): (facts: Facts) => boolean {
  const ordered = cheapestFirst(query);
  const noReposts = hasKeyword(query);
  return (facts) =>
    mayMatch(facts, ordered) && !(noReposts && facts.plan()?.kind === 'repost') && evaluate(facts, ordered);
}
