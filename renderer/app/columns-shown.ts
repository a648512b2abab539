/**
 * Which columns are on show when there is no room for all. The active one always is; what is on show moves only as far
 * as that needs.
 * @param first index of the first column on show until now
 * @param room how many there is room for, at least 1
 * @param active index of the active column
 * @returns index of the first column to show
 */
export function shownFrom(where: { first: number; room: number; count: number; active: number }): number {
  const { first, room, count, active } = where;
  const last = Math.max(0, count - room);
  const least = Math.max(0, active - room + 1);
  return Math.min(last, Math.max(least, Math.min(first, active)));
}
