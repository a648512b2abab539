/** What a scene of the page is. */
import type { FakeBridge } from '../../fake-bridge.ts';

/** One thing that a person does. */
export type Act =
  | { press: string; role?: 'button' | 'radio' | 'menuitem' | 'checkbox' }
  | { type: string; into: string }
  | { key: string };

export interface Scene {
  name: string;
  make: () => FakeBridge;
  acts?: readonly Act[];
}
