/** What of a view the service may refuse. Pure. */
import type { ErrorCode } from '../../electron/contract/errors.ts';
import type { RefusedView } from '../../electron/contract/views/accounts.ts';
import type { View } from '../ui/navigation.tsx';

/**
 * Whether a view says by itself why this is refused.
 * @param failure of the timeline on show; null when it has none
 */
export function saysRefusal(view: View, failure: ErrorCode | null, { what, error }: RefusedView): boolean {
  switch (view.kind) {
    case 'timeline':
      return view.timeline.kind === what && failure === error.code;
    case 'people':
      return view.people.kind === what;
    case 'lists':
      return what === 'lists';
    default:
      return false;
  }
}
