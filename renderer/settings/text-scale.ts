/** The steps in which the size of text changes. Pure. */

/** In percent, as the contract has it. */
export const textScales = { smallest: 80, normal: 100, largest: 200, step: 10 } as const;

/** @param percent the size now @param by one step larger or smaller @returns the next size, within what there is */
export function nextTextScale(percent: number, by: -1 | 1): number {
  const { smallest, largest, step } = textScales;
  const next = by === 1 ? Math.floor(percent / step) * step + step : Math.ceil(percent / step) * step - step;
  return Math.min(largest, Math.max(smallest, next));
}
