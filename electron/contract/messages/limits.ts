/** Texts about the limits of a service, and about waiting: for a limit, for the next try, for the network. */
import type { ServiceId } from '../views/ids.ts';
import type { Asked, LimitFamily } from '../views/limits.ts';
import { countText, pluralText } from './format.ts';

/** Who serves the account, at the beginning of a sentence. */
const whoServes = { x: 'X', practice: 'The practice service' } as const satisfies Record<ServiceId, string>;

/** A number and its unit stay on one line. */
const amountText = (amount: number, unit: 's' | 'min' | 'h'): string => `${countText(amount)}\u00A0${unit}`;

/**
 * A length of time that is left, in little space: `45 s`, `9 min`, `22 h 5 min`. Rounded up, as what is waited for has
 * not come before that.
 * @param seconds not negative
 */
export function leftText(seconds: number): string {
  if (seconds <= 90) return amountText(Math.ceil(seconds), 's');
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 90) return amountText(minutes, 'min');
  const rest = minutes % 60;
  const hours = amountText(Math.floor(minutes / 60), 'h');
  return rest === 0 ? hours : `${hours} ${amountText(rest, 'min')}`;
}

/** When something comes: `in 9 min`, or `any moment` once the time is over. @param seconds until then */
export const inText = (seconds: number): string => (seconds <= 0 ? 'any moment' : `in ${leftText(seconds)}`);

/** What is asked of a service, as the name of a group or a line. */
export const askedNames = {
  home: 'Home timeline',
  mentions: 'Mentions',
  user: 'Posts of a user',
  likes: 'Likes',
  bookmarks: 'Bookmarks',
  list: 'Posts of a list',
  search: 'Search of the last seven days',
  posts: 'Single posts',
  profile: 'Profiles',
  'profile-by-name': 'Looking up a handle',
  following: 'Whom somebody follows',
  followers: 'Followers',
  'owned-lists': 'Own lists',
  'followed-lists': 'Followed lists',
  me: 'Whose account this is',
  write: 'Writing posts',
} as const satisfies Record<Asked, string>;

/** Why a try has failed, for what may work the next time; what to do about it is to wait. */
export const retryReasons = {
  'service-down': (service: ServiceId) => `${whoServes[service]} is having trouble.`,
  network: (service: ServiceId) => `${whoServes[service]} could not be reached.`,
  'address-not-found': (service: ServiceId) => `${whoServes[service]} could not be found in the network.`,
  timeout: (service: ServiceId) => `${whoServes[service]} took too long to answer.`,
} as const;

/** Waiting, wherever it is shown. Sentences with a countdown have one without it, which is read out. */
export const waitTexts = {
  retry: (next: number, of: number) => `Trying again (${countText(next)} of ${countText(of)})`,
  retryIn: (when: string, next: number, of: number) => `Trying again ${when} (${countText(next)} of ${countText(of)})`,
  limit: (service: ServiceId, clock: string) =>
    `${whoServes[service]} asks for a pause until ${clock}, then this goes on by itself.`,
  limitIn: (service: ServiceId, clock: string, when: string) =>
    `${whoServes[service]} asks for a pause until ${clock} (${when}), then this goes on by itself.`,
  offline: 'Offline: goes on when the network is back.',
  /** Why it is tried again, before that it is. */
  because: (reason: string, sentence: string) => `${reason} ${sentence}`,
  /** A wait that belongs to something else than what is on show. */
  elsewhere: (what: string, sentence: string) => `${what}: ${sentence}`,
  stop: 'Stop',
  stopNamed: (what: string) => `Stop waiting: ${what}`,
  more: (count: number) =>
    pluralText(count, { one: '1 more is waiting', other: `${countText(count)} more are waiting` }),
} as const;

/** Beside an error that ends at a time. */
export const pauseTexts = {
  until: (clock: string) => `This can go on at ${clock}.`,
  untilIn: (clock: string, when: string) => `This can go on at ${clock}, ${when}.`,
  over: 'This can go on now.',
} as const;

/** The panel of all limits. */
export const limitTexts = {
  title: 'Limits',
  open: 'Show the limits',
  lead: (service: ServiceId) =>
    `${whoServes[service]} answers each account only so often. When a limit is used up, Pinion waits and goes on by itself.`,
  waiting: 'Waiting now',
  families: {
    '15-minutes': 'in 15 minutes',
    'user-24-hours': 'in 24 hours, this account',
    'app-24-hours': 'in 24 hours, all accounts of this key',
  } satisfies Record<LimitFamily, string>,
  left: (remaining: number, limit: number) => `${countText(remaining)} of ${countText(limit)} left`,
  usedUp: (limit: number) => `used up (${countText(limit)})`,
  renews: (clock: string, when: string) => `Starts anew at ${clock}, ${when}`,
  renewed: 'Has started anew',
  /** Name of a meter. */
  meter: (what: string, family: string) => `${what}, ${family}`,
  emptyTitle: 'No limits are known yet',
  empty: (service: ServiceId) =>
    `${whoServes[service]} tells its limits with each answer. They are listed here after the first reading.`,
  readAll: (service: ServiceId) =>
    service === 'x' ? 'Ask X for all limits' : 'Ask the practice service for all limits',
  readAllHint: 'This is free.',
} as const;

/** How failed readings are tried again. */
export const retryTexts = {
  title: 'When a reading fails',
  times: 'How often it is tried again',
  never: 'Never',
  timesOf: (times: number) => pluralText(times, { one: 'Once', other: `${countText(times)} times` }),
  delay: 'First pause',
  delayOf: (seconds: number) => pluralText(seconds, { one: '1 second', other: `${countText(seconds)} seconds` }),
  hint: 'Each further pause is twice as long. Only what may work the next time is tried again, such as after trouble at X or a broken connection.',
  writing: 'Posting is never repeated: a post could appear twice.',
} as const;
