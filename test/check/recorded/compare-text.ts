/**
 * Compares a text as it is shown with the text as it was recorded, character by character.
 *
 * Positions count code points of the escaped text. A position at which something else stands is broken; what it names
 * is then looked for nearby, and left as plain text when it is not found.
 */
import type { Segment } from '../../../electron/contract/views/posts.ts';
import type { RecordedEntity, RecordedText } from './model.ts';
import { excerpt, unescaped } from './raw.ts';

/** How far from a broken position something may be found, in code points. */
const NEARBY = 280;

interface Place {
  start: number;
  end: number;
  entity: RecordedEntity;
}

/** Where the entities of a text are. */
interface Places {
  /** At their recorded positions, none overlapping another. */
  intact: Place[];
  /** Every place where one with a broken position may have been found. */
  possible: Place[];
  /** Among those, the nearest for each, none overlapping another. */
  nearest: Place[];
  /** Among those, the ones that can only be there. */
  certain: Place[];
}

const lower = (text: string): string => text.toLowerCase();

/** What an entity may look like in the text: some keyboards write wide signs. */
const forms = ({ written }: RecordedEntity): string[] =>
  /^[@#]/.test(written) ? [written, (written.startsWith('@') ? '＠' : '＃') + written.slice(1)] : [written];

const isPlaceable = ({ kind, written, start, end }: RecordedEntity): boolean =>
  start !== null && end !== null && (kind !== 'link' || /^https?:\/\/\S+$/i.test(written));

const overlaps = (one: Place, other: Place): boolean => one.start < other.end && other.start < one.end;

/** Nothing beside it could make it part of a longer word. */
const standsAlone = (points: string[], { start, end }: Place): boolean =>
  [points[start - 1], points[end]].every((point) => point === undefined || /^[\s.,;:!?()"'…]$/.test(point));

function placesOf(points: string[], entities: RecordedEntity[]): Places {
  const stands = (entity: RecordedEntity, start: number, end: number): boolean =>
    start >= 0 &&
    end <= points.length &&
    forms(entity).some((form) => lower(form) === lower(points.slice(start, end).join('')));
  const intact: Place[] = [];
  const broken: RecordedEntity[] = [];
  const sorted = entities
    .filter(isPlaceable)
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || (b.end ?? 0) - (a.end ?? 0));
  for (const entity of sorted) {
    const place = { start: entity.start ?? 0, end: entity.end ?? 0, entity };
    if (!stands(entity, place.start, place.end)) broken.push(entity);
    else if (!intact.some((other) => overlaps(other, place))) intact.push(place);
  }
  const certain: Place[] = [];
  const nearest: Place[] = [];
  const possible = broken.flatMap((entity) => {
    const about = entity.start ?? 0;
    const found = Array.from({ length: points.length }, (_, start) => start).flatMap((start) => {
      const place = { start, end: start + Array.from(entity.written).length, entity };
      const isFree = Math.abs(start - about) <= NEARBY && !intact.some((other) => overlaps(other, place));
      // The address of another link may begin with this one.
      const isWhole = entity.kind !== 'link' || !/^\w$/.test(points[place.end] ?? '');
      return isFree && isWhole && stands(entity, place.start, place.end) ? [place] : [];
    });
    found.sort((a, b) => Math.abs(a.start - about) - Math.abs(b.start - about));
    nearest.push(...found.filter((place) => !nearest.some((other) => overlaps(other, place))).slice(0, 1));
    const [only] = found;
    const isUnique = broken.filter((other) => lower(other.written) === lower(entity.written)).length === 1;
    if (only && found.length === 1 && isUnique && standsAlone(points, only)) certain.push(only);
    return found;
  });
  return { intact, possible, nearest, certain };
}

/** A character as it is shown, and where it stands in the recorded text. */
interface Unit {
  shown: string;
  start: number;
  end: number;
}

/** The places that are not shown. */
const hiddenPlaces = ({ intact, nearest }: Places, isHidden: (entity: RecordedEntity) => boolean): Place[] =>
  [...intact, ...nearest].filter(({ entity }) => isHidden(entity)).sort((a, b) => a.start - b.start);

/** The characters that are shown: without hidden places and the white space that would be left over around them. */
function unitsOf(points: string[], hidden: Place[]): Unit[] {
  let units: Unit[] = [];
  const isSpace = (text: string | undefined): boolean => text !== undefined && /^\s$/.test(text);
  for (let at = 0; at < points.length; ) {
    const gone = hidden.find(({ start, end }) => start <= at && at < end);
    if (gone) {
      at = gone.end;
      if (at === points.length || isSpace(points[at])) {
        while (isSpace(units.at(-1)?.shown)) units = units.slice(0, -1);
      }
      if (units.length === 0) while (isSpace(points[at])) at += 1;
      continue;
    }
    const escaped = /^&(?:amp|lt|gt);/.exec(points.slice(at, at + 5).join(''))?.[0];
    const length = escaped?.length ?? 1;
    units.push({ shown: unescaped(points.slice(at, at + length).join('')), start: at, end: at + length });
    at += length;
  }
  return units;
}

const secure = (address: string): string => address.replace(/^http:/i, 'https:');

/** What a segment should be for an entity. @param text its characters, unescaped */
function expectedSegment({ kind, written, display, expanded, userId }: RecordedEntity, text: string): Segment {
  const name = written.slice(1);
  // Half of a surrogate pair has no percent-encoded form.
  const encoded = encodeURIComponent(name.toWellFormed());
  switch (kind) {
    case 'link':
      return { kind, text: display || written, url: secure(written), title: expanded || secure(written) };
    case 'mention':
      return { kind, text, username: name, userId, url: `https://x.com/${encoded}` };
    case 'hashtag':
      return { kind, text, tag: name, url: `https://x.com/hashtag/${encoded}` };
    case 'cashtag':
      return { kind, text, tag: name, url: `https://x.com/search?q=%24${encoded}` };
  }
}

/** The first property in which two segments differ. */
function deviation(shown: Segment, expected: Segment): string | null {
  for (const [name, value] of Object.entries(expected)) {
    const found = Object.entries(shown).find(([each]) => each === name)?.[1];
    if (found !== value) return `${expected.kind} ${name} is "${excerpt(found)}", recorded "${excerpt(value)}"`;
  }
  return null;
}

const describe = (segment: Segment): string =>
  segment.kind === 'break' ? 'a line break' : `"${excerpt(segment.text)}"`;

/** Goes through a text and what is shown of it, side by side. */
class Walk {
  readonly problems: string[] = [];
  readonly linked = new Set<Place>();
  readonly #points: string[];
  readonly #units: Unit[];
  readonly #places: Place[];
  #next = 0;

  constructor(points: string[], units: Unit[], places: Place[]) {
    this.#points = points;
    this.#units = units;
    this.#places = places;
  }

  /** @returns false when the two have parted, so that nothing after it can be compared */
  step(segment: Segment): boolean {
    if (segment.kind === 'text') return this.#text(segment.text);
    return segment.kind === 'break' ? this.#break() : this.#entity(segment);
  }

  end(): void {
    if (this.#next < this.#units.length) this.problems.push(`text is missing: "${excerpt(this.#rest())}"`);
  }

  #rest(): string {
    return this.#units
      .slice(this.#next)
      .map(({ shown }) => shown)
      .join('');
  }

  #part(problem: string): false {
    this.problems.push(problem);
    return false;
  }

  #text(text: string): boolean {
    for (const [index, point] of Array.from(text).entries()) {
      if (this.#units[this.#next]?.shown !== point || /[\r\n]/.test(point)) {
        const shown = Array.from(text).slice(index).join('');
        return this.#part(`shown "${excerpt(shown)}", recorded "${excerpt(this.#rest())}"`);
      }
      this.#next += 1;
    }
    return true;
  }

  #break(): boolean {
    const [first, second] = [this.#units[this.#next]?.shown, this.#units[this.#next + 1]?.shown];
    if (first !== '\r' && first !== '\n') return this.#part(`a line break, recorded "${excerpt(this.#rest())}"`);
    this.#next += first === '\r' && second === '\n' ? 2 : 1;
    return true;
  }

  #entity(segment: Exclude<Segment, { kind: 'text' | 'break' }>): boolean {
    const start = this.#units[this.#next]?.start ?? this.#points.length;
    const here = this.#places.filter((place) => place.start === start && place.entity.kind === segment.kind);
    if (here.length === 0)
      return this.#part(`${segment.kind} ${describe(segment)} at ${start}, where none was recorded`);
    const judged = here.map((place) => {
      const text = unescaped(this.#points.slice(place.start, place.end).join(''));
      return { place, problem: deviation(segment, expectedSegment(place.entity, text)) };
    });
    const best = judged.find(({ problem }) => problem === null) ?? judged[0];
    if (best?.problem) this.problems.push(`${best.problem} (at ${start})`);
    for (const { start: from, end } of best ? [best.place] : []) {
      for (const { place } of judged) if (place.start === from && place.end === end) this.linked.add(place);
      while ((this.#units[this.#next]?.start ?? end) < end) this.#next += 1;
    }
    return true;
  }
}

/**
 * @param isHidden tells which links are not shown, because what they lead to is
 * @returns what is different, one sentence each
 */
export function compareText(
  recorded: RecordedText,
  segments: readonly Segment[],
  isHidden: (entity: RecordedEntity) => boolean = () => false,
): string[] {
  const points = Array.from(recorded.text);
  const places = placesOf(points, recorded.entities);
  const hidden = hiddenPlaces(places, isHidden);
  const walk = new Walk(points, unitsOf(points, hidden), [...places.intact, ...places.possible]);
  if (!segments.every((segment) => walk.step(segment))) return walk.problems;
  walk.end();
  const expected = [...places.intact, ...places.certain].filter(({ entity }) => !isHidden(entity));
  for (const place of expected) {
    const isCovered = hidden.some((other) => overlaps(other, place));
    if (!walk.linked.has(place) && !isCovered) {
      walk.problems.push(`${place.entity.kind} "${excerpt(place.entity.written)}" at ${place.start} is not linked`);
    }
  }
  return walk.problems;
}
