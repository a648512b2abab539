/** Rows of a timeline as the list needs them. Pure. */
import type { RowView } from '../../electron/contract/views/timelines.ts';
import { estimateHeight } from '../post/estimate-height.ts';
import type { ListRow } from './list/list-state.ts';

export interface FeedRow extends ListRow {
  row: RowView;
}

/** Heights of a gap row and of a column of posts, in rem. Keep the second in step with `.column` of the list. */
const gapHeight = 6.5;
const columnWidth = 41;

/** @param opened ids of hidden rows that are shown all the same */
export function feedRow(row: RowView, opened: ReadonlySet<string>): FeedRow {
  if (row.kind === 'gap')
    return { key: row.id, row, content: row, steady: false, estimate: (_, rem) => gapHeight * rem };
  const open = opened.has(row.id);
  const hidden = open ? null : row.hidden;
  return {
    key: row.id,
    row,
    content: open ? row.entry : row,
    steady: true,
    estimate: (width, rem) => {
      const widest = columnWidth * rem;
      return estimateHeight(row.entry, hidden, Math.min(width || widest, widest), rem);
    },
  };
}
