/**
 * Finds API keys and access tokens in whatever a person pastes: lines of a settings file, JSON, a few lines of a program,
 * a page's text, or bare values. Names decide; shape decides only where there are none; doubt yields null.
 * Free of Node and DOM names: main and page both use it.
 */
import { isName, type NameReading, readName, settleMeanings, wordsOf } from './key-names.ts';
import { fieldsByShape, fits, withoutInvisible } from './key-shapes.ts';
import type { KeyField } from './views/keys.ts';

export interface PastedKeys {
  apiKey: string;
  apiKeySecret: string;
}

export interface PastedToken {
  accessToken: string;
  accessTokenSecret: string;
}

/** A value as it stands in a text. */
export interface TextValue {
  /** `bare`: nothing before it names it. `other`: it has a name, but not of a key or token. */
  name: NameReading | 'bare' | 'other';
  /** The name as it is written there; empty for bare values. */
  label: string;
  value: string;
  /** From 1. */
  line: number;
}

/** Shorter words are never taken for values. */
const SHORTEST_VALUE = 15;

/** Names have fewer words. */
const MOST_WORDS = 12;

const tokenPattern = /[A-Za-z0-9_.%+/-]+|[\n\r,;{}]/g;
const breakPattern = /^[\n\r,;{}]$/;
/** What follows a name that stands before its value on the same line. */
const givesValue = /["'` \t]*(?:[:=]|<-)/y;

/**
 * Walks through a text and gives each value the name that stands before it, on its line or on the line above.
 * @param text any text; lines end with `\n`
 */
export function* valuesInText(text: string): Generator<TextValue> {
  let label: string[] = [];
  let labelEnded = false;
  // Several names in a row, as over the columns of a table: which value has which of them is left to the shapes.
  let isRow = false;
  let labelLine = 1;
  let line = 1;
  for (const { 0: token, index } of text.matchAll(tokenPattern)) {
    if (breakPattern.test(token)) {
      if (token === '\n') line += 1;
      // A label may stand on the line above its value, but a new label on a new line replaces it.
      labelEnded = true;
      if (label[0] === foreign) label = [];
      continue;
    }
    const naming = isName(token);
    if (naming === 'telling' || (naming === 'idle' && label.length > 0 && !labelEnded)) {
      const begins = labelEnded || label.length === 0 || label[0] === foreign;
      if (begins) isRow = labelEnded && labelLine === line && readName([label.join(' ')]) !== null;
      label = begins ? [token] : [...label, token].slice(-MOST_WORDS);
      labelEnded = false;
      labelLine = line;
    } else if (isFollowedByValue(text, index + token.length) && !token.includes('/')) {
      label = [foreign];
      labelEnded = false;
    } else if (token.length >= SHORTEST_VALUE && !token.includes('//') && naming === false) {
      yield { ...nameOf(isRow ? [] : label), value: token.replace(/\.+$/, ''), line };
      label = [];
    }
  }
}

/** Stands for the name of something else. */
const foreign = '?';

function isFollowedByValue(text: string, at: number): boolean {
  givesValue.lastIndex = at;
  return givesValue.test(text);
}

function nameOf(label: readonly string[]): Pick<TextValue, 'name' | 'label'> {
  const [first, ...rest] = label;
  const written = (first?.toLowerCase() === 'and' ? rest : label).join(' ');
  if (written === foreign) return { name: 'other', label: '' };
  const name = readName([written]);
  if (name) return { name, label: written };
  // A heading such as "API key and secret", or "App", tells nothing about one value.
  const words = wordsOf(written);
  const vague =
    words.includes('and') || !words.some((word) => /^(?:access|bearer|client|id|key|secret|token)$/.test(word));
  return { name: vague ? 'bare' : 'other', label: '' };
}

/**
 * @param text any text, for example `API Key: ...` and `API Key Secret: ...` on two lines in any order
 * @returns both values, or null when they are not both there without doubt
 */
export function readPastedKeys(text: string): PastedKeys | null {
  const found = collect(text);
  const apiKey = only(found, 'api-key');
  const apiKeySecret = only(found, 'api-key-secret');
  return apiKey && apiKeySecret && apiKey !== apiKeySecret ? { apiKey, apiKeySecret } : null;
}

/**
 * @param text any text, for example `Access Token: ...` and `Access Token Secret: ...` on two lines in any order
 * @returns both values, or null when they are not both there without doubt
 */
export function readPastedToken(text: string): PastedToken | null {
  const found = collect(text);
  const accessToken = only(found, 'access-token');
  const accessTokenSecret = only(found, 'access-token-secret');
  return accessToken && accessTokenSecret && accessToken !== accessTokenSecret
    ? { accessToken, accessTokenSecret }
    : null;
}

type Found = ReadonlyMap<KeyField, ReadonlySet<string>>;

/** @returns the values by field; where no value has a name, their shapes decide */
function collect(text: string): Found {
  const found = new Map<KeyField, Set<string>>();
  const add = (field: KeyField, value: string): void => {
    found.set(field, (found.get(field) ?? new Set()).add(value));
  };
  const values = [...valuesInText(withoutInvisible(text))];
  const named = values.flatMap(({ name, value }) =>
    typeof name === 'object' ? [{ meaning: name.meaning, value }] : [],
  );
  const fields = settleMeanings(named.map(({ meaning }) => meaning));
  for (const [index, { value }] of named.entries()) {
    const field = fields[index];
    if (field) add(field, value);
  }
  if (values.every(({ name }) => name === 'bare')) {
    const bare = [...new Set(values.map(({ value }) => value))];
    for (const [index, field] of (fieldsByShape(bare) ?? []).entries()) add(field, bare[index] ?? '');
  }
  return found;
}

/** @returns the only value of a field, if it can be one */
function only(found: Found, field: KeyField): string | null {
  const [value, ...more] = found.get(field) ?? [];
  return value !== undefined && more.length === 0 && fits(field, value) ? value : null;
}
