/** How many posts of a user are read at a time. Pure. */
import { pageSizes } from '../../electron/contract/page-sizes.ts';

export const howManyChoices = [20, 50, 100, 200, 500] as const;

/** What is read where nothing else was chosen. */
export const usualHowMany = pageSizes.first;

/** @returns the choice that a value kept in the history stands for */
export function howManyFrom(kept: unknown): number {
  return howManyChoices.find((choice) => choice === kept) ?? usualHowMany;
}
