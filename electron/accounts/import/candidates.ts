/** What the readers of all formats hand over: values with the names that they have there. */
import { type NameMeaning, type NameReading, readName, wordsOf } from '../../contract/key-names.ts';

/** Something that was found under a name that may be X's. */
export interface Candidate {
  /** The name as it stands there. */
  label: string;
  meaning: NameMeaning;
  /** As `NameReading` has it; `doubtful`: it stands in a section of something that is not X's. */
  certainty: NameReading['certainty'] | 'doubtful';
  /** Null when the text only says that the value is kept elsewhere. */
  value: string | null;
  /** From 1; null in the environment. */
  line: number | null;
}

/** A sentence for the person. It never holds a value. */
export interface Problem {
  line: number | null;
  message: string;
}

export interface FormatReading {
  candidates: Candidate[];
  /** Where it breaks the rules of the format. */
  problems: Problem[];
}

/**
 * @param path names of the sections around it and its own, outermost first
 * @returns null when it is the name of something else
 */
export function candidate(path: readonly string[], value: string | null, line: number | null): Candidate | null {
  const whole = readName(path);
  // In a section of a strange name, what comes from the inside may still be meant.
  const read = whole ?? innermost(path);
  if (!read) return null;
  const certainty = whole ? whole.certainty : 'doubtful';
  return { label: labelOf(path, read), meaning: read.meaning, certainty, value, line };
}

function innermost(path: readonly string[]): NameReading | null {
  return path.length < 2 ? null : (readName(path.slice(-1)) ?? readName(path.slice(-2)));
}

/** The shortest end of the path that says as much. Strange sections are no part of it. */
function labelOf(path: readonly string[], { meaning }: NameReading): string {
  for (let length = 1; length <= path.length; length += 1) {
    const part = path.slice(-length);
    if (readName(part)?.meaning === meaning) return shownLabel(part.join('.'));
  }
  return '';
}

/**
 * In a broken file, a part of a value can end up in a name: what is shown has known words only.
 * @returns the name as it stands there, or else the words of it that are known
 */
export function shownLabel(name: string): string {
  const words = wordsOf(name);
  // Initials such as `CK` are too short to give anything away.
  const isKnown = name.length <= 3 || !words.includes('?');
  const safe = /^[\w .()[\]-]{1,60}$/.test(name) && isKnown && !/[0-9]{4}/.test(name);
  return safe ? name : words.filter((word) => word !== '?').join(' ');
}
