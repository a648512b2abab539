/** Catching up in numbers: where the reader is in it, and what is left. Pure. */
import type { CatchUpGroup, CatchUpView } from '../../electron/contract/views/catch-up.ts';

/**
 * How much reading is left.
 * @param read ids of the posts that the reader has passed
 * @returns minutes, not rounded; 0 when everything was passed
 */
export function minutesLeft(
  { groups, minutes }: Pick<CatchUpView, 'groups' | 'minutes'>,
  read: ReadonlySet<string>,
): number {
  // Minutes of groups are rounded one by one, so they are only taken as shares of the whole.
  const weight = groups.reduce((sum, group) => sum + Math.max(group.minutes, 0), 0);
  const left = groups.reduce((sum, group) => sum + Math.max(group.minutes, 0) * shareLeft(group, read), 0);
  if (weight > 0) return (minutes * left) / weight;
  const posts = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const postsLeft = groups.reduce((sum, group) => sum + group.rows.length * shareLeft(group, read), 0);
  return posts === 0 ? 0 : (minutes * postsLeft) / posts;
}

function shareLeft({ rows }: CatchUpGroup, read: ReadonlySet<string>): number {
  const left = rows.filter(({ id }) => !read.has(id)).length;
  return rows.length === 0 ? 0 : left / rows.length;
}

/**
 * The posts that lie above the end of the view, in the order of reading; posts of folded groups count once the reader
 * is past their group.
 * @param reached key of the lowest row of which the end was seen; null when none was
 */
export function postsUpTo(
  groups: readonly CatchUpGroup[],
  folded: ReadonlySet<string>,
  reached: string | null,
): ReadonlySet<string> {
  const passed = new Set<string>();
  if (reached === null) return passed;
  for (const { id, rows } of groups) {
    if (folded.has(id)) for (const row of rows) passed.add(row.id);
    if (groupKey(id) === reached) return passed;
    if (folded.has(id)) continue;
    for (const row of rows) {
      passed.add(row.id);
      if (row.id === reached) return passed;
    }
  }
  return passed;
}

/** Key of the row that heads a group. */
export const groupKey = (id: string): string => `group ${id}`;
