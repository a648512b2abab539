/** One array with a readable object per post. */
import type { FileFormat } from './format.ts';
import { toRecord } from './record.ts';

// Split at real line ends only: texts may hold other signs that a pattern takes for the end of a line.
const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');

export const json: FileFormat = {
  extension: 'json',
  start: () => '[',
  posts: (entries, index) =>
    entries
      .map((entry, offset) => `${index + offset === 0 ? '' : ','}\n${indent(JSON.stringify(toRecord(entry), null, 2))}`)
      .join(''),
  end: () => '\n]\n',
};
