import type { ServiceId } from '../../electron/contract/views.ts';

/**
 * What a service charges for a new post, in US dollars. A test keeps these in step with the dated price table of main
 * (electron/timelines/prices.ts), which the page cannot import.
 */
export const writePrices: Readonly<Record<ServiceId, { write: number; writeWithLink: number }>> = {
  x: { write: 0.015, writeWithLink: 0.2 },
  practice: { write: 0, writeWithLink: 0 },
};
