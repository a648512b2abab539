/** Any other text: names and values on lines, in sentences, or values alone. Also programs in languages other than Python. */
import { isName, readName, wordsOf } from '../../contract/key-names.ts';
import { fieldsByShape, shapeOf } from '../../contract/key-shapes.ts';
import { missingProblems, namelessLabel, syntaxProblems } from '../../contract/messages/key-import.ts';
import { type TextValue, valuesInText } from '../../contract/pasted-keys.ts';
import { type Candidate, type FormatReading, type Problem, shownLabel } from './candidates.ts';

export function readText(text: string): FormatReading {
  const problems: Problem[] = [];
  const candidates: Candidate[] = [];
  // A line that is a name and its value is read as a whole, so that what is wrong with the value can be told.
  const rest = text.split('\n').map((content, index) => {
    const line = index + 1;
    const read = nameAndValue(content);
    if (!read) return content;
    if (read.value === null) problems.push({ line, message: syntaxProblems.quote });
    else candidates.push({ ...read.name, label: shownLabel(read.label), value: read.value, line });
    return '';
  });
  const values = [...valuesInText(rest.join('\n'))];
  for (const { name, label, value, line } of values) {
    if (typeof name === 'object') candidates.push({ ...name, label: shownLabel(label), value, line });
  }
  if (candidates.length > 0 || problems.length > 0) return { candidates, problems };
  return readNameless(values.filter(({ name, value }) => name === 'bare' && shapeOf(value) !== null && !isWord(value)));
}

/** A name and a value have less. Longer lines would only cost time. */
const LONGEST_LINE = 1000;

const separated = /^[\s"'`*•-]*([A-Za-z][\w .()-]*?)["'`*]*\s*(?:[:=]|<-|=>)\s*(\S.*?)\s*$/;

/** @returns null unless the line is a name of one of X's values and what stands behind it; no value for an open quote */
function nameAndValue(content: string) {
  if (content.length > LONGEST_LINE) return null;
  const [, label, written] = separated.exec(content) ?? [];
  // "Bearer" may stand before the value as it does in a header.
  const behind = written?.replace(/^Bearer\s+(?=\S+$)/i, '');
  if (label === undefined || behind === undefined || wordsOf(label).includes('?')) return null;
  const name = readName([label]);
  if (!name) return null;
  const [, quote] = /^(["'`])/.exec(behind) ?? [];
  if (quote !== undefined) {
    const end = behind.indexOf(quote, 1);
    return { name, label, value: end < 0 ? null : behind.slice(1, end) };
  }
  // Several names on one line are left to the walk through the text.
  const words = behind.split(/[\s,;:=]+/);
  if (/[:=]\s/.test(behind) || (words.length > 1 && words.some((word) => isName(word) === 'telling'))) {
    const isPlaceholder = words.every((word) => word.length < 15);
    if (!isPlaceholder) return null;
  }
  return { name, label, value: behind.replace(/\s+(?:#|\/\/).*$/, '') };
}

function readNameless(values: readonly TextValue[]): FormatReading {
  const distinct = values.filter(({ value }, index) => values.findIndex((other) => other.value === value) === index);
  const fields = fieldsByShape(distinct.map(({ value }) => value));
  if (!fields) return { candidates: [], problems: distinct.length === 0 ? [] : [nameless] };
  const candidates = distinct.map(({ value, line }, index): Candidate => {
    return { label: namelessLabel, meaning: fields[index] ?? 'api-key', certainty: 'usual', value, line };
  });
  return { candidates, problems: [] };
}

const nameless: Problem = { line: null, message: missingProblems.nameless };

/** Long words of prose have the length of a key. */
const isWord = (value: string): boolean => /^[A-Za-z]?[a-z]+$/.test(value);
