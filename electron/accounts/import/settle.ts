/** From everything that was found under names of X's values to at most one value per field, and what is wrong. */
import { settleClients } from '../../contract/key-names.ts';
import {
  areExchangedKeys,
  areExchangedTokens,
  isAccessToken,
  isPlainValue,
  looksLike,
} from '../../contract/key-shapes.ts';
import { valueProblems } from '../../contract/messages/key-import.ts';
import type { KeyField } from '../../contract/views.ts';
import type { Candidate, Problem } from './candidates.ts';
import { cleaned, flaw, isPlaceholder } from './values.ts';

/** A value, and where it was found. */
export interface FoundKey {
  field: KeyField;
  value: string;
  /** The name that it has there. */
  label: string;
  line: number | null;
}

/** A candidate whose field is settled. */
interface Claim extends FoundKey {
  certainty: Candidate['certainty'];
  /** What is wrong with the value. */
  flaw: string | null;
}

const fieldOrder: readonly KeyField[] = [
  'api-key',
  'api-key-secret',
  'access-token',
  'access-token-secret',
  'bearer-token',
];
const certainties: readonly Candidate['certainty'][] = ['named', 'usual', 'short', 'doubtful'];

/**
 * @param candidates in the order of the text
 * @param cautious in the environment, names of other programs are to be expected: only what is surely meant for X is
 * complained about
 */
export function settle(
  candidates: readonly Candidate[],
  cautious: boolean,
): { found: FoundKey[]; problems: Problem[] } {
  const fields = settleClients(candidates.map(({ meaning }) => meaning));
  const problems: Problem[] = [];
  const claims: Claim[] = [];
  for (const [index, one] of candidates.entries()) {
    const field = fields[index] ?? null;
    const { label, line, certainty } = one;
    if (field === null) {
      const meantForX = certainty === 'named' || (certainty === 'usual' && !cautious);
      if (meantForX) problems.push({ line, message: valueProblems.oauth2(label) });
      continue;
    }
    const value = one.value === null ? '' : cleaned(one.value, field);
    const wrong = one.value === null ? valueProblems.reference(label) : flaw(field, label, value);
    claims.push({ field, label, line, certainty, value, flaw: wrong });
  }
  const sorted = exchanged(claims).filter((claim) => isWorthWhile(claim, cautious));
  const found: FoundKey[] = [];
  for (const field of fieldOrder) {
    const chosen = choose(sorted.filter((claim) => claim.field === field));
    problems.push(...chosen.problems);
    if (!chosen.found) continue;
    const twin = found.find(({ value }) => value === chosen.found?.value);
    const { label, line } = chosen.found;
    if (twin) problems.push({ line, message: valueProblems.sameAs(label, twin.label) });
    else found.push(chosen.found);
  }
  return { found: found.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)), problems };
}

/** Programs have keys and tokens of their own under short names: there the value has to look like X's. */
function isWorthWhile({ field, value, certainty, flaw: wrong }: Claim, cautious: boolean): boolean {
  if (certainty === 'named') return true;
  if (certainty === 'usual') return wrong === null || !cautious;
  // The shape of an access token is found nowhere else.
  if (cautious && field !== 'access-token') return false;
  return looksLike(field, value) || (certainty === 'short' && !cautious && (value === '' || isPlaceholder(value)));
}

/** The best there is for one field. */
function choose(claims: readonly Claim[]): { found: FoundKey | null; problems: Problem[] } {
  const best = certainties.find((certainty) => claims.some((one) => one.certainty === certainty && one.flaw === null));
  const equal = best === undefined ? claims : claims.filter(({ certainty }) => certainty === best);
  const problems = equal.flatMap(({ flaw: message, line }) => (message === null ? [] : [{ line, message }]));
  const [first, ...more] = equal.filter((one) => one.flaw === null);
  if (!first) return { found: null, problems };
  for (const { value, label, line } of more) {
    if (value === first.value) continue;
    const message =
      first.line === null ? valueProblems.twiceElsewhere(label, first.label) : valueProblems.twice(label, first.line);
    problems.push({ line, message });
  }
  const { field, value, label, line } = first;
  return { found: { field, value, label, line }, problems };
}

/** Puts values right that stand under each other's names. */
function exchanged(claims: readonly Claim[]): readonly Claim[] {
  const swapped = new Map([
    ...swappedFields(claims, 'api-key', 'api-key-secret', areExchangedKeys),
    ...swappedFields(claims, 'access-token', 'access-token-secret', areExchangedTokens),
  ]);
  return claims.map((claim) => {
    const field = swapped.get(claim.field);
    return field ? { ...claim, field, flaw: flaw(field, claim.label, claim.value) } : claim;
  });
}

/** All or none: where some values fit their names, the others are simply wrong. */
function swappedFields(
  claims: readonly Claim[],
  first: KeyField,
  second: KeyField,
  areExchanged: (one: string, other: string) => boolean,
): (readonly [KeyField, KeyField])[] {
  const valuesOf = (field: KeyField): string[] =>
    claims.filter((one) => one.field === field && isPlainOrToken(one.value)).map(({ value }) => value);
  const [ones, others] = [valuesOf(first), valuesOf(second)];
  const all =
    ones.length > 0 && others.length > 0 && ones.every((one) => others.every((other) => areExchanged(one, other)));
  return all
    ? [
        [first, second],
        [second, first],
      ]
    : [];
}

const isPlainOrToken = (value: string): boolean => isPlainValue(value) || isAccessToken(value);
