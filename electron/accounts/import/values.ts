/** What can be wrong with a value. Sentences name it by its label and never show it. */
import { fits, isAccessToken } from '../../contract/key-shapes.ts';
import { valueProblems } from '../../contract/messages/key-import.ts';
import type { KeyField } from '../../contract/views/keys.ts';
import { meant } from '../entered.ts';

/** X's values are longer: a shorter one was cut off where it was copied. */
const SHORTEST = 15;

/** @returns the value without what came along with it: quotes, an end of a list, the scheme of a header */
export function cleaned(written: string, field: KeyField): string {
  const value = meant(meant(written).replace(/[,;]$/, ''));
  return field === 'bearer-token' ? value.replace(/^bearer\s+/i, '') : value;
}

/** @returns the sentence about what is wrong with a value, or null */
export function flaw(field: KeyField, label: string, value: string): string | null {
  if (value === '' || /^(?:~|null|none|nil|undefined)$/i.test(value)) return valueProblems.empty(label);
  if (isReference(value)) return valueProblems.reference(label);
  if (isPlaceholder(value)) return valueProblems.placeholder(label);
  if (/\.\.|…|\*\*|••/.test(value)) return valueProblems.shortened(label);
  if (/\s/.test(value)) return valueProblems.blank(label);
  if (!fits(field, value)) {
    if (field === 'access-token') return valueProblems.notToken(label);
    return isAccessToken(value) ? valueProblems.isToken(label) : valueProblems.characters(label);
  }
  return value.length < SHORTEST ? valueProblems.tooShort(label) : null;
}

/** `${NAME}`, `$NAME`, `%NAME%`, `{{ name }}`, `process.env.NAME`. */
const isReference = (value: string): boolean =>
  /^(?:\$\{.*\}|\$\(.*\)|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|\{\{.*\}\}|process\.env\b.*|os\.(?:environ|getenv)\b.*)$/.test(
    value,
  );

const LONGEST_PLACEHOLDER = 60;

/** Words that placeholders are made of. A value of X never consists of them alone. */
const filling = (
  'a abc access add an and api app apps application auth bearer bot change changeme client code consumer copy credential ' +
  'credentials dummy enter example fake fill find foo from get go goes here hidden id in insert is it key keys me my ' +
  'needed number oauth of or our own paste place placeholder portal put real removed replace redacted sample secret some ' +
  'string test the this to todo token tokens twitter type user value with xyz you your yours'
).split(' ');
/** Runs of `x` and of digits are taken whole: taken in pieces, there would be endless ways to try. */
const onlyFilling = new RegExp(
  `^(?:${[...filling].sort((one, other) => other.length - one.length).join('|')}|x+(?!x)|[0-9]+(?![0-9]))+$`,
);
const telling =
  /(?:^|[^a-z0-9])(?:your|here|insert|enter|replace|change|changeme|todo|example|placeholder|paste|dummy|fill)(?:[^a-z0-9]|$)/;

/** @returns whether a value only says what belongs in its place */
export function isPlaceholder(value: string): boolean {
  const text = value.toLowerCase();
  if (/^<.*>$|^\[.*\]$|^\{.*\}$|^\(.*\)$/.test(text)) return true;
  // One letter again and again: xxxx, ****, ....
  if (/^(.)\1+$/.test(text) || /^[0-9]+-x+$/.test(text)) return true;
  // A bearer token is longer than any of these, and may hold such a word by chance.
  if (text.length > LONGEST_PLACEHOLDER) return false;
  if (telling.test(text)) return true;
  const words = text.split(/[^a-z0-9]+/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => onlyFilling.test(word));
}
