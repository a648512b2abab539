/** Windows of limits in the order in which they are shown. Pure. */
import { askedNames } from '../../electron/contract/messages/limits.ts';
import type { Asked, LimitFamily, LimitWindowView } from '../../electron/contract/views/limits.ts';

/** Below this part of a limit, little of it is left. */
export const share = { low: 0.2 } as const;

const families: readonly LimitFamily[] = ['15-minutes', 'user-24-hours', 'app-24-hours'];
const order = Object.keys(askedNames) as Asked[];

export interface LimitGroup {
  asked: Asked;
  /** From the shortest to the longest; at least one. */
  windows: LimitWindowView[];
}

/** The windows by what they are for, in the order in which those are named. */
export function groupsOf(windows: readonly LimitWindowView[]): LimitGroup[] {
  return order.flatMap((asked) => {
    const own = windows.filter((window) => window.asked === asked);
    if (own.length === 0) return [];
    return [
      { asked, windows: own.toSorted((one, two) => families.indexOf(one.family) - families.indexOf(two.family)) },
    ];
  });
}
