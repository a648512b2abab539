/**
 * Going from one view to another. Every column has its own history; components inside a column ask this context and
 * need not know who shows the views or where.
 */
import { createContext, type ReactNode, useContext } from 'react';
import type { PostId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { PeopleKey } from '../../electron/contract/views/people.ts';

/** What a column can show. */
export type View =
  | { kind: 'timeline'; timeline: TimelineKey /** What a list is called. */; title?: string }
  /** A user's posts below their profile. */
  | { kind: 'user'; userId: string; username: string }
  | { kind: 'people'; people: PeopleKey; username: string }
  | { kind: 'lists' }
  | { kind: 'search'; text: string }
  | { kind: 'conversation'; postId: PostId }
  | { kind: 'catch-up'; timeline: TimelineKey }
  /** Where reading begins for access that nobody is signed in to. */
  | { kind: 'look-around' };

export interface Navigation {
  view: View;
  /** Shows another view; the one before is one step back. */
  open(view: View): void;
  /** Changes the view on show without a step of the history: another text searched for, another choice made. */
  replace(view: View): void;
  /** Shows a user's posts. Without an id the user is looked up first, which may cost the price of one user. */
  openUser(user: { username: string; userId: string | null }): void;
  back(): void;
  forward(): void;
  canGoBack: boolean;
  canGoForward: boolean;
  /**
   * Where the reader was in this step of the history, as the view kept it when it was left. Views that keep their
   * place elsewhere (timelines do, in main) need not use it.
   */
  spot: unknown;
  keepSpot(spot: unknown): void;
}

const NavigationContext = createContext<Navigation | null>(null);

export function NavigationProvider({ value, children }: { value: Navigation; children: ReactNode }) {
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

/** The navigation of the column that this component is in. @throws when used outside of a column */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation needs a NavigationProvider around it');
  return navigation;
}
