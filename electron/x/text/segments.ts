/**
 * A post's text as pieces that are ready to show.
 *
 * X counts the positions of links, mentions and tags in Unicode code points over the text that is still HTML-escaped
 * (`&amp;` counts five). Positions are checked against the text and never trusted: a link at the wrong characters is
 * worse than none.
 */
import type { Segment } from '../../contract/views/posts.ts';

/** What X says about a part of a text. `start` and `end` (exclusive) count code points of the escaped text. */
export type TextEntity = { start: number; end: number } & (
  | { kind: 'link' /** As in the text, a t.co address. */; url: string; display: string; expanded: string }
  /** A link that is not shown, because what it leads to (pictures, a quoted post) is. */
  | { kind: 'hidden'; url: string }
  | { kind: 'mention'; username: string; userId: string | null }
  | { kind: 'hashtag'; tag: string }
  | { kind: 'cashtag'; tag: string }
);

interface Span {
  start: number;
  end: number;
}

type Placed = Span & { entity: TextEntity };

/**
 * How far from its stated position an entity is looked for, in code points. Wrong units (UTF-16, unescaped text) shift
 * positions by less than the length of a classic post.
 */
const SEARCH_DISTANCE = 280;

/** What would make a tag longer; tags may be written in any script. */
const TAG_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
/** What would make a name or an address longer; text without spaces between words may stand right beside them. */
const NAME_CHARACTER = /[A-Za-z0-9_]/;

const ESCAPES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Undoes X's escaping of `&`, `<` and `>`, once: `&amp;lt;` was typed as `&lt;`. */
export const unescapeText = (text: string): string =>
  text.replace(/&(?:lt|gt|amp);/g, (escaped) => ESCAPES[escaped] ?? escaped);

/** The forms in which an entity may stand in the text; full-width signs come from East Asian keyboards. */
function writtenForms(entity: TextEntity): string[] {
  switch (entity.kind) {
    case 'link':
    case 'hidden':
      return [entity.url];
    case 'mention':
      return [`@${entity.username}`, `＠${entity.username}`];
    case 'hashtag':
      return [`#${entity.tag}`, `＃${entity.tag}`];
    case 'cashtag':
      return [`$${entity.tag}`];
  }
}

/** Finds where entities really stand in a text. */
class Placer {
  readonly #points: readonly string[];
  /** Code points in lower case, as X keeps the case that was typed. */
  readonly #folded: readonly string[];
  readonly #placed: Placed[] = [];

  constructor(points: readonly string[]) {
    this.#points = points;
    this.#folded = points.map((point) => point.toLowerCase());
  }

  /** @returns the entities that could be placed, in the order of the text, none overlapping another */
  place(entities: readonly TextEntity[]): Placed[] {
    const sorted = [...entities].sort((a, b) => a.start - b.start || b.end - a.end);
    // Entities at their stated positions come first, so that a misplaced one cannot take their place.
    const misplaced = sorted.filter((entity) => !this.#placeExactly(entity));
    for (const entity of misplaced) this.#placeNearby(entity);
    return this.#placed.sort((a, b) => a.start - b.start);
  }

  #placeExactly(entity: TextEntity): boolean {
    const form = writtenForms(entity).find((written) => this.#stands(Array.from(written), entity.start, entity.end));
    if (form === undefined) return false;
    // One that overlaps is dropped for good: several pictures of a post share one link.
    if (this.#isFree(entity)) this.#placed.push({ start: entity.start, end: entity.end, entity });
    return true;
  }

  #placeNearby(entity: TextEntity): void {
    const forms = writtenForms(entity).map((written) => Array.from(written));
    for (let distance = 0; distance <= SEARCH_DISTANCE; distance += 1) {
      for (const start of distance === 0 ? [entity.start] : [entity.start - distance, entity.start + distance]) {
        const form = forms.find((points) => this.#stands(points, start, start + points.length));
        const span = form && { start, end: start + form.length };
        if (span && this.#isFree(span) && this.#isWhole(span, entity.kind)) {
          this.#placed.push({ ...span, entity });
          return;
        }
      }
    }
  }

  #stands(form: readonly string[], start: number, end: number): boolean {
    return (
      start >= 0 &&
      end - start === form.length &&
      form.every((point, index) => this.#folded[start + index] === point.toLowerCase())
    );
  }

  #isFree({ start, end }: Span): boolean {
    return this.#placed.every((other) => end <= other.start || other.end <= start);
  }

  /** `@ada` must not be found inside of `@adam` or `mail@ada`. */
  #isWhole({ start, end }: Span, kind: TextEntity['kind']): boolean {
    const isLink = kind === 'link' || kind === 'hidden';
    const character = kind === 'hashtag' || kind === 'cashtag' ? TAG_CHARACTER : NAME_CHARACTER;
    return !character.test(this.#points[end] ?? '') && (isLink || !character.test(this.#points[start - 1] ?? ''));
  }
}

/** A link as shown: a click opens X's own address, the tooltip tells where it leads. */
function linkSegment(entity: Extract<TextEntity, { kind: 'link' }>): Segment {
  const url = entity.url.replace(/^http:/i, 'https:');
  return { kind: 'link', text: entity.display || entity.url, url, title: entity.expanded || url };
}

/** Percent-encoded; half of a surrogate pair, which has no UTF-8 form, becomes a replacement character. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));

function entitySegment(entity: Exclude<TextEntity, { kind: 'hidden' }>, text: string): Segment {
  switch (entity.kind) {
    case 'link':
      return linkSegment(entity);
    case 'mention': {
      const { username, userId } = entity;
      return { kind: 'mention', text, username, userId, url: `https://x.com/${encoded(username)}` };
    }
    case 'hashtag':
      return { kind: 'hashtag', text, tag: entity.tag, url: `https://x.com/hashtag/${encoded(entity.tag)}` };
    case 'cashtag': {
      const query = encoded(`$${entity.tag}`);
      return { kind: 'cashtag', text, tag: entity.tag, url: `https://x.com/search?q=${query}` };
    }
  }
}

function plainSegments(escaped: string): Segment[] {
  return unescapeText(escaped)
    .split(/(\r\n|\r|\n)/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^[\r\n]/.test(piece) ? { kind: 'break' } : { kind: 'text', text: piece }));
}

const isSpace = (point: string | undefined): boolean => point !== undefined && /\s/.test(point);

/**
 * Which code points are not shown: hidden links, and the white space that would dangle once they are gone.
 * @param hidden in the order of the text
 */
function gonePoints(points: readonly string[], hidden: readonly Span[]): boolean[] {
  const gone = points.map(() => false);
  for (const { start, end } of hidden) {
    gone.fill(true, start, end);
    const isAtEnd = end === points.length || isSpace(points[end]);
    let before = start - 1;
    while (gone[before] || (isAtEnd && isSpace(points[before]))) {
      gone[before] = true;
      before -= 1;
    }
    // Nothing is shown before it.
    for (let after = end; before < 0 && isSpace(points[after]); after += 1) gone[after] = true;
  }
  return gone;
}

/** An entity that can be found in a text at all: whole positions, and for links an address that can be opened. */
function isUsable(entity: TextEntity): boolean {
  if (!Number.isSafeInteger(entity.start) || !Number.isSafeInteger(entity.end)) return false;
  return entity.kind === 'link' || entity.kind === 'hidden' ? /^https?:\/\/\S+$/i.test(entity.url) : true;
}

/**
 * Cuts a text into segments. Together they are the unescaped text, except that links show their display form and
 * hidden links are gone with the white space around them.
 * @param text as X sends it, HTML-escaped
 * @param entities in any order; those that do not fit the text are ignored
 */
export function segmentsOf(text: string, entities: readonly TextEntity[]): Segment[] {
  const points = Array.from(text);
  const placed = new Placer(points).place(entities.filter(isUsable));
  const gone = gonePoints(
    points,
    placed.filter(({ entity }) => entity.kind === 'hidden'),
  );
  const slice = (from: number, to: number): string =>
    points
      .slice(from, to)
      .filter((_, index) => !gone[from + index])
      .join('');
  const segments: Segment[] = [];
  let done = 0;
  for (const { start, end, entity } of placed) {
    segments.push(...plainSegments(slice(done, start)));
    if (entity.kind !== 'hidden') segments.push(entitySegment(entity, unescapeText(slice(start, end))));
    done = end;
  }
  return [...segments, ...plainSegments(slice(done, points.length))];
}
