/** What is said of the length of a post while it is written. Pure. */
import { writing as text } from '../../electron/contract/messages/dialogs.ts';

/** From here on, screen readers are told how much is left. */
const nearEnd = 20;
/** Not at every letter: only when another step is reached, in letters. */
const step = 10;

/**
 * What screen readers hear: nothing while there is room, then now and then how much is left, or how much is too many.
 * The same words for as long as the same step lasts, as a status that does not change is not read again.
 */
export function spokenLength(weighted: number, limit: number): string {
  const left = limit - weighted;
  if (left > nearEnd) return '';
  return left >= 0 ? text.left(Math.ceil(left / step) * step) : text.tooLong(Math.ceil(-left / step) * step);
}
