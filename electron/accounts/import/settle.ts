/** From everything that was found under names of X's values to at most one value per field, and what is wrong. */
import { settleMeanings } from '../../contract/key-names.ts';
import {
  areExchangedKeys,
  areExchangedTokens,
  isAccessToken,
  isPlainValue,
  looksLike,
} from '../../contract/key-shapes.ts';
import { valueProblems } from '../../contract/messages/key-import.ts';
import type { KeyField } from '../../contract/views/keys.ts';
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
/** What is used together. */
const partners: Readonly<Record<KeyField, KeyField>> = {
  'api-key': 'api-key-secret',
  'api-key-secret': 'api-key',
  'access-token': 'access-token-secret',
  'access-token-secret': 'access-token',
  'bearer-token': 'api-key',
};
const certainties: readonly Candidate['certainty'][] = ['named', 'usual', 'short', 'initials', 'doubtful'];

/**
 * @param candidates in the order of the text
 * @param cautious in the environment, names of other programs are to be expected: only what is surely meant for X is
 * complained about
 */
export function settle(
  candidates: readonly Candidate[],
  cautious: boolean,
): { found: FoundKey[]; problems: Problem[] } {
  const fields = settleMeanings(candidates.map(({ meaning }) => meaning));
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
  const best = new Map(fieldOrder.map((field) => [field, bestOf(sorted.filter((claim) => claim.field === field))]));
  const found: FoundKey[] = [];
  for (const field of fieldOrder) {
    const { usable = [], problems: wrong = [] } = best.get(field) ?? {};
    problems.push(...wrong);
    const chosen = choose(usable, best.get(partners[field])?.usable ?? []);
    if (!chosen) continue;
    problems.push(...passedOver(usable, chosen));
    const { value, label, line } = chosen;
    const twin = found.find((other) => other.value === value);
    if (twin) problems.push({ line, message: valueProblems.sameAs(label, twin.label) });
    else found.push({ field, value, label, line });
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

/** The claims of one field that its value can be taken from, and what is wrong with others that are as certain. */
function bestOf(claims: readonly Claim[]): { usable: Claim[]; problems: Problem[] } {
  const best = certainties.find((certainty) => claims.some((one) => one.certainty === certainty && one.flaw === null));
  const equal = best === undefined ? claims : claims.filter(({ certainty }) => certainty === best);
  const usable = equal.filter((one) => one.flaw === null);
  const problems = equal.flatMap(({ flaw: message, label, line }) => {
    // A program names its values wherever it uses them, which is of interest only where the value itself is missing.
    const isIdle = usable.length > 0 && message === valueProblems.reference(label);
    return message === null || isIdle ? [] : [{ line, message }];
  });
  return { usable, problems };
}

/**
 * The first one. Where a file has several apps and one of their values is missing, the one that stands nearest to its
 * partner: a key and a secret of two apps are of no use.
 */
function choose(usable: readonly Claim[], partners: readonly Claim[]): Claim | null {
  const [first] = usable;
  const [partner] = partners;
  if (!first || !partner || different(usable) <= different(partners)) return first ?? null;
  const distance = ({ line }: Claim): number => Math.abs((line ?? 0) - (partner.line ?? 0));
  return usable.reduce((nearest, one) => (distance(one) < distance(nearest) ? one : nearest), first);
}

const different = (claims: readonly Claim[]): number => new Set(claims.map(({ value }) => value)).size;

/** Other values of a field than the one that is taken. */
function passedOver(usable: readonly Claim[], chosen: Claim): Problem[] {
  return usable
    .filter(({ value }) => value !== chosen.value)
    .map(({ label, line }) => ({
      line,
      message:
        chosen.line === null
          ? valueProblems.twiceElsewhere(label, chosen.label)
          : valueProblems.twice(label, chosen.line),
    }));
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
