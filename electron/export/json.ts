/** One array with a readable object per post. */
import type { FileFormat, SavedEntry } from './format.ts';
import { toRecord } from './record.ts';

// Split at real line ends only: texts may hold other signs that a pattern takes for the end of a line.
const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');

/** Every record says whether something is missing after it, so that programs find the key in each. */
function recordOf({ gapBelow, ...entry }: SavedEntry) {
  const gap = gapBelow && { from: gapBelow.from, to: gapBelow.to, estimated_posts: gapBelow.estimate };
  return { ...toRecord(entry), gap_below: gap ?? null };
}

export const json: FileFormat = {
  extension: 'json',
  start: () => '[',
  posts: (entries, index) =>
    entries
      .map((entry, offset) => `${index + offset === 0 ? '' : ','}\n${indent(JSON.stringify(recordOf(entry), null, 2))}`)
      .join(''),
  end: () => '\n]\n',
};
