/** What Pinion understood of a search, in words. Pure. */
import { search, viewTexts } from '../../electron/contract/messages/views.ts';
import type { SearchTerm } from '../../electron/contract/views/search.ts';

/** @returns the words for a term that counts; null for one that needs a sentence of its own */
export function termText(term: SearchTerm): string | null {
  const { terms } = search;
  const maybeNot = (text: string, not: boolean): string => (not ? terms.not(text) : text);
  switch (term.kind) {
    case 'word':
      return maybeNot(terms.word(term.word), term.not);
    case 'from':
      return maybeNot(terms.from(viewTexts.handle(term.username)), term.not);
    case 'media':
      return maybeNot(terms.media, term.not);
    case 'since':
      return terms.since(term.day);
    case 'until':
      return terms.until(term.day);
    case 'unknown':
    case 'invalid':
      return null;
  }
}

/** @returns a sentence about a term that may not do what the person expects; null for the others */
export function termRemark(term: SearchTerm): string | null {
  if (term.kind === 'unknown') return search.unknown(term.text);
  if (term.kind === 'invalid') return search.invalid(term.text);
  return null;
}
