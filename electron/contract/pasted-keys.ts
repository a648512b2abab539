/**
 * Finds an API key and its secret in whatever a person pastes: lines of a settings file, JSON, a few lines of Python,
 * a page's text, or the two bare values. Labels decide; length decides only where there are none; doubt yields null.
 * Free of Node and DOM names: main and page both use it.
 */

export interface PastedKeys {
  apiKey: string;
  apiKeySecret: string;
}

/** Lengths of X's values (about 25 and 50), wide enough for small changes and too narrow to overlap. */
const KEY_LENGTH = { min: 15, max: 35 };
const SECRET_LENGTH = { min: 40, max: 80 };

const tokenPattern = /[A-Za-z0-9_.%+/-]+|[\n\r,;{}]/g;
/** A whole token made of these words is a label: `TWITTER_API_KEY`, `consumerSecret`, `Key`. */
const labelPattern = /^(?:access|and|api|app|application|bearer|client|consumer|id|key|oauth|secret|token|twitter|x)+$/;
const breakPattern = /^[\n\r,;{}]$/;

type Kind = 'key' | 'secret' | 'other' | 'bare';

/**
 * @param text any text, for example `API Key: ...` and `API Key Secret: ...` on two lines in any order
 * @returns both values, or null when they are not both there without doubt
 */
export function readPastedKeys(text: string): PastedKeys | null {
  const found: Record<Kind, Set<string>> = { key: new Set(), secret: new Set(), other: new Set(), bare: new Set() };
  for (const { kind, value } of labelledValues(text)) found[kind].add(value);

  if (found.key.size === 0 && found.secret.size === 0) {
    return found.other.size === 0 ? byLength([...found.bare]) : null;
  }
  const [apiKey] = found.key;
  const [apiKeySecret] = found.secret;
  if (found.key.size !== 1 || found.secret.size !== 1 || !apiKey || !apiKeySecret) return null;
  return isPlain(apiKey) && isPlain(apiKeySecret) && apiKey !== apiKeySecret ? { apiKey, apiKeySecret } : null;
}

/** Walks through the text and gives each value the label words that stand before it. */
function* labelledValues(text: string): Generator<{ kind: Kind; value: string }> {
  let label: string[] = [];
  let labelEnded = false;
  for (const [token] of text.matchAll(tokenPattern)) {
    if (breakPattern.test(token)) {
      // A label may stand on the line above its value, but a new label on a new line replaces it.
      labelEnded = true;
      continue;
    }
    const word = token.replace(/[^A-Za-z]/g, '').toLowerCase();
    if (labelPattern.test(word)) {
      label = labelEnded ? [word] : [...label, word];
      labelEnded = false;
    } else if (token.length >= KEY_LENGTH.min && !token.includes('//')) {
      yield { kind: kindOf(label), value: token.replace(/\.+$/, '') };
      label = [];
    }
  }
}

function kindOf(words: readonly string[]): Kind {
  const label = words.join(' ').replace(/^and /, '');
  if (/access|bearer|client|token|\bid\b/.test(label)) return 'other';
  const short = label.replace(/key ?secret|secret ?key/, 'secret');
  const [namesKey, namesSecret] = [short.includes('key'), short.includes('secret')];
  // A heading such as "API key and secret" names both and so tells nothing about one value.
  if (namesKey === namesSecret) return 'bare';
  return namesKey ? 'key' : 'secret';
}

function byLength(values: readonly string[]): PastedKeys | null {
  const [first, second, ...more] = values;
  if (!first || !second || more.length > 0) return null;
  const [apiKey, apiKeySecret] = first.length < second.length ? [first, second] : [second, first];
  const clear = isWithin(apiKey, KEY_LENGTH) && isWithin(apiKeySecret, SECRET_LENGTH);
  return clear && isPlain(apiKey) && isPlain(apiKeySecret) ? { apiKey, apiKeySecret } : null;
}

function isWithin({ length }: string, { min, max }: { min: number; max: number }): boolean {
  return length >= min && length <= max;
}

function isPlain(value: string): boolean {
  return /^[A-Za-z0-9]+$/.test(value);
}
