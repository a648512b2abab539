/** What a person types or pastes into a box, as it was meant. */
import { withoutInvisible } from '../contract/key-shapes.ts';

const quotes = /^(?:"(.*)"|'(.*)'|`(.*)`|“(.*)”|‘(.*)’|„(.*)[“”])$/s;

/**
 * @returns the value without the blanks and the quotes around it and without invisible characters, which come along when
 * something is copied
 */
export function meant(entered: string): string {
  const trimmed = withoutInvisible(entered).trim();
  const quoted = quotes.exec(trimmed);
  return quoted ? (quoted.slice(1).find((inner) => inner !== undefined) ?? '').trim() : trimmed;
}
