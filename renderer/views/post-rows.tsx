import type { ReactNode } from 'react';
import type { PostRowView } from '../../electron/contract/views/timelines.ts';
import { estimateHeight } from '../post/estimate-height.ts';
import { PostRow } from '../post/post-row.tsx';
import type { FeedRow } from './row-feed.tsx';

/** Width of the column of posts, in the size of text. Keep in step with `--column` in tokens.css. */
const columnRems = 41;

/**
 * A post as a row of a feed.
 * @param around puts something around its card
 */
export function postRow(row: PostRowView, around: (card: ReactNode) => ReactNode = (card) => card): FeedRow {
  const { id, entry, hidden } = row;
  return {
    key: id,
    content: row,
    entry,
    steady: true,
    estimate: (width, rem) => estimateHeight(entry, hidden, Math.min(width || columnRems * rem, columnRems * rem), rem),
    hidden: hidden !== null,
    render: (position, setSize, opened) =>
      around(<PostRow row={row} position={position} setSize={setSize} opened={opened} />),
  };
}
