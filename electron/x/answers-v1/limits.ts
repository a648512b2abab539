/** The answer of v1.1 to `application/rate_limit_status`. */
import type { Asked } from '../../contract/views/limits.ts';
import { countOf, objectOf } from '../answers/json.ts';
import type { LimitWindow } from '../limits.ts';
import { LIMITS_BY_PATH } from '../requests-v1.ts';

/** A window, and what counts for it. */
export type AskedWindow = LimitWindow & { asked: Asked };

/** Tells whether this is such an answer. */
export const isLimitStatus = (answer: unknown): boolean => objectOf(objectOf(answer)?.['resources']) !== null;

/**
 * The windows of everything that Pinion asks; what the answer does not tell is left out.
 * @param correctionSeconds by how much this computer's clock is slow
 */
export function parseLimitStatus(answer: unknown, correctionSeconds: number): AskedWindow[] {
  const families = Object.values(objectOf(objectOf(answer)?.['resources']) ?? {});
  const paths = new Map(families.flatMap((family) => Object.entries(objectOf(family) ?? {})));
  return LIMITS_BY_PATH.flatMap(([path, asked]): AskedWindow[] => {
    // X names some paths with their parameter, and some without.
    const told = objectOf(paths.get(path) ?? paths.get(path.replace(/\/:\w+$/, '')));
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => countOf(told?.[name]));
    if (typeof limit !== 'number' || typeof remaining !== 'number' || typeof reset !== 'number') return [];
    return [{ asked, family: '15-minutes', limit, remaining, resetAt: (reset - correctionSeconds) * 1000 }];
  });
}
