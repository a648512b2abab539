/** The places that the navigation leads to, for one account. Pure. */
import type { MenuCommand } from '../../electron/contract/calls.ts';
import type { AccountView, Refusable } from '../../electron/contract/views/accounts.ts';
import type { View } from '../ui/navigation.tsx';
import { sameView } from './history.ts';

export type PlaceId =
  | 'look-around'
  | 'home'
  | 'mentions'
  | 'likes'
  | 'bookmarks'
  | 'lists'
  | 'search'
  | 'own-posts'
  | 'catch-up';

export interface Place {
  id: PlaceId;
  view: View;
}

/** What the service may refuse as a whole. Searching what was read stays, whatever X says about its own search. */
const refusable: Partial<Record<PlaceId, Refusable>> = {
  mentions: 'mentions',
  likes: 'likes',
  bookmarks: 'bookmarks',
  lists: 'lists',
};

/** Every place that this kind of access has, in the order of the navigation. */
export function allPlaces({ userId, username }: Pick<AccountView, 'userId' | 'username'>): Place[] {
  if (userId === null) return placesWithoutUser;
  const timeline = (id: PlaceId, key: Extract<View, { kind: 'timeline' }>['timeline']): Place => ({
    id,
    view: { kind: 'timeline', timeline: key },
  });
  return [
    timeline('home', { kind: 'home' }),
    timeline('mentions', { kind: 'mentions' }),
    timeline('likes', { kind: 'likes', userId }),
    timeline('bookmarks', { kind: 'bookmarks' }),
    { id: 'lists', view: { kind: 'lists' } },
    { id: 'search', view: { kind: 'search', text: '' } },
    { id: 'own-posts', view: { kind: 'user', userId, username } },
    { id: 'catch-up', view: { kind: 'catch-up', timeline: { kind: 'home' } } },
  ];
}

/** What is there without a user: lists are reached by their address, and there is no timeline of one's own. */
const placesWithoutUser: Place[] = [
  { id: 'look-around', view: { kind: 'look-around' } },
  { id: 'lists', view: { kind: 'lists' } },
  { id: 'search', view: { kind: 'search', text: '' } },
];

export const isRefused = ({ reading }: AccountView, id: PlaceId): boolean =>
  reading.refused.some(({ what }) => what === refusable[id]);

/** The places that the service offers to this account. */
export const placesOf = (account: AccountView): Place[] =>
  allPlaces(account).filter(({ id }) => !isRefused(account, id));

export const isOffered = (account: AccountView, id: PlaceId): boolean =>
  placesOf(account).some((place) => place.id === id);

/** What in the navigation a view is; null for what was opened from somewhere else. */
export function currentPlace(view: View, account: AccountView): PlaceId | { search: string } | null {
  if (view.kind === 'search') {
    return account.reading.savedSearches.includes(view.text) ? { search: view.text } : 'search';
  }
  return allPlaces(account).find((place) => sameView(place.view, view))?.id ?? null;
}

const commands: Partial<Record<MenuCommand | 'show-bookmarks', PlaceId>> = {
  'show-home': 'home',
  'show-mentions': 'mentions',
  'show-likes': 'likes',
  'show-bookmarks': 'bookmarks',
  'show-lists': 'lists',
  'show-search': 'search',
  'show-own-posts': 'own-posts',
  'show-catch-up': 'catch-up',
};

/** The place that a command leads to, if it does. */
export const placeOfCommand = (command: MenuCommand | 'show-bookmarks'): PlaceId | null => commands[command] ?? null;

/** The place that an account has in place of this one: without a user, looking around is where reading begins. */
export const placeFor = ({ userId }: AccountView, id: PlaceId): PlaceId =>
  userId === null && id === 'home' ? 'look-around' : id;
