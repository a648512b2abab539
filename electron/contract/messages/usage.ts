/** Texts about what reading costs: the dialog that shows it, and how often Pinion refreshes by itself. */
import type { ServiceId } from '../views/ids.ts';
import type { Asked } from '../views/limits.ts';
import type { ForecastView, SpendingDayView } from '../views/spending.ts';
import { clockText, countText, moneyText, pluralText, textLocale } from './format.ts';

const locale = textLocale();
const utc = { timeZone: 'UTC' } as const;
const wholeDay = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'short', day: 'numeric', month: 'long' });
const shortDay = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'short' });
const wholeMonth = new Intl.DateTimeFormat(locale, { ...utc, month: 'long', year: 'numeric' });

/** A UTC day in words: `Thu 20 August`. @param day `2026-08-20` */
export const utcDayText = (day: string): string => wholeDay.format(new Date(day));

/** In little space: `20 Aug`. @param day `2026-08-20` */
export const utcDayShortText = (day: string): string => shortDay.format(new Date(day));

/** `August 2026`. @param month `2026-08`, or a day of it */
export const monthText = (month: string): string => wholeMonth.format(new Date(month));

const postsText = (count: number): string => pluralText(count, { one: '1 post', other: `${countText(count)} posts` });
const profilesText = (count: number): string =>
  pluralText(count, { one: '1 profile', other: `${countText(count)} profiles` });
const listsText = (count: number): string => pluralText(count, { one: '1 list', other: `${countText(count)} lists` });
const writtenText = (count: number): string =>
  pluralText(count, { one: '1 post written', other: `${countText(count)} posts written` });

/** What the items are that something brings. */
const unitOf: Record<Asked, (count: number) => string> = {
  home: postsText,
  mentions: postsText,
  user: postsText,
  likes: postsText,
  bookmarks: postsText,
  list: postsText,
  search: postsText,
  posts: postsText,
  profile: profilesText,
  'profile-by-name': profilesText,
  following: profilesText,
  followers: profilesText,
  'owned-lists': listsText,
  'followed-lists': listsText,
  me: profilesText,
  write: writtenText,
};

/** What a day brought: `34 posts, 2 profiles`. */
function broughtText({ posts, users, lists, writes }: SpendingDayView): string {
  const parts = [
    ...(posts > 0 ? [postsText(posts)] : []),
    ...(users > 0 ? [profilesText(users)] : []),
    ...(lists > 0 ? [listsText(lists)] : []),
    ...(writes > 0 ? [writtenText(writes)] : []),
  ];
  return parts.length === 0 ? 'Nothing was read' : parts.join(', ');
}

export const usageTexts = {
  title: 'What reading costs',
  /** Where nobody is signed in. */
  appOnly: 'Without signing in',
  loading: 'Adding up what was read',
  today: 'Today',
  month: (month: string) => monthText(month),
  posts: postsText,
  /** @param midnight ISO time at which the UTC day begins */
  days: (service: ServiceId, midnight: string) =>
    service === 'x'
      ? `Days are counted as X counts them: in UTC. Each begins at ${clockText(midnight)} of your time.`
      : `Days are counted in UTC. Each begins at ${clockText(midnight)} of your time.`,
  chart: 'The last 31 days',
  /** Name of what chooses a day. */
  chosenDay: 'Day',
  chartHint: 'Point at a day, or use the arrow keys.',
  nothing: 'Nothing was read in the last 31 days.',
  brought: broughtText,
  /** One day in words. @param free nothing is charged for it */
  day: (day: SpendingDayView, free: boolean) =>
    free
      ? `${utcDayText(day.day)}: ${broughtText(day)}`
      : `${utcDayText(day.day)}: ${broughtText(day)}, ${moneyText(day.usd)}`,
  table: 'Show as a table',
  tableDay: 'Day (UTC)',
  tableBrought: 'What was read or written',
  tableCost: 'Cost',
  spentOn: (month: string) => `${monthText(month)}, by what it was for`,
  free: 'The practice service costs nothing. Posts are counted as X would count them.',
  estimate: (pricesAsOf: string) =>
    `These are estimates. Pinion counts what it reads for this account on this computer and uses X’s price list of ${monthText(pricesAsOf)}. X’s console has the bill.`,
  console: 'Open X’s console',
  owned: {
    title: 'Reading what is yours',
    what: 'X charges much less for what belongs to yourself: your own posts, mentions, likes, bookmarks, lists and followers. That holds only if the app that the API key belongs to is yours too. Your home timeline always costs the full price.',
    counted: 'This account is signed in with an access token of the app’s owner, so Pinion counts the lower price.',
    notCounted: 'Pinion cannot tell whether the app is yours, so it counts the full price. The bill may be lower.',
  },
} as const;

/** What some items are, for something that was asked for: `34 posts`. */
export const itemsText = (asked: Asked, count: number): string => unitOf[asked](count);

export const refreshTexts = {
  legend: 'Refresh what is on show',
  byHand: 'By hand',
  every: (minutes: number) =>
    minutes === 60
      ? 'Every hour'
      : pluralText(minutes, { one: 'Every minute', other: `Every ${countText(minutes)} minutes` }),
  when: 'Pinion refreshes by itself only while its window can be seen and there is a network.',
  interval: 'Only new posts cost something, so the interval hardly changes the price.',
  free: 'Practice accounts cost nothing.',
  asking: 'Working out what this would cost',
  forecast: ({ postsPerDay, usdPerDay, usdPerMonth, capped }: ForecastView) => {
    const arriving =
      postsPerDay < 1
        ? 'Fewer than one new post a day'
        : pluralText(postsPerDay, {
            one: 'About 1 new post a day',
            other: `About ${countText(postsPerDay)} new posts a day`,
          });
    const money = `${moneyText(usdPerDay)} a day, ${moneyText(usdPerMonth)} a month`;
    if (!capped) return `${arriving}: ${money}.`;
    return usdPerDay === 0
      ? `${arriving}. The daily limit is none, so Pinion reads nothing by itself.`
      : `${arriving}. The daily limit stops Pinion at ${money}.`;
  },
  unknown:
    'Pinion has read too little lately to say what this would cost. Read for a day or so, then it can tell. The daily limit holds in any case.',
} as const;
