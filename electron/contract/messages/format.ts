/**
 * Numbers, money, dates and plurals for sentences of the catalogue, all through Intl. The words are English; the way of
 * writing dates and numbers follows the person's own English locale where the system has one.
 */

/** The locale that text is formatted in: the system's when it is an English one, else plain English. */
export function textLocale(system: string = new Intl.DateTimeFormat().resolvedOptions().locale): string {
  return system.startsWith('en') ? system : 'en-GB';
}

const locale = textLocale();
const plurals = new Intl.PluralRules('en');
const wholeNumber = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

/** A count with separators: `1,234`. */
export const countText = (count: number): string => wholeNumber.format(count);

const enumeration = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Several things in a row: `@ada, @noor and @w`. */
export const listText = (things: readonly string[]): string => enumeration.format(things);

/** One of two whole phrases for a count, so that sentences are never glued together. */
export const pluralText = (count: number, phrases: { one: string; other: string }): string =>
  plurals.select(count) === 'one' ? phrases.one : phrases.other;

/**
 * An amount in US dollars, such as `$0.06`. Amounts below a cent keep as many digits as they need.
 * @param usd US dollars
 */
export function moneyText(usd: number): string {
  const small = usd > 0 && usd < 0.01;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: small ? 3 : 2,
    maximumFractionDigits: small ? 3 : 2,
  }).format(usd);
}

/**
 * The time of day, such as `14:32`.
 * @param iso a moment in ISO 8601
 */
export const clockText = (iso: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(iso));

/**
 * A rounded length of time in its largest fitting unit, such as `13 minutes`.
 * @param seconds not negative
 */
export function durationText(seconds: number): string {
  const [amount, unit] =
    seconds < 90
      ? [Math.round(seconds), 'second']
      : seconds < 90 * 60
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(
    Number(amount),
  );
}

const compactNumber = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });

/** A count in little space: `12K`. */
export const compactText = (count: number): string => compactNumber.format(count);

const wholeMoment = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
const shortMoment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

/** Date and time in full, for a tooltip: `Friday, 20 November 2026 at 14:02`. @param iso a moment in ISO 8601 */
export const momentText = (iso: string): string => wholeMoment.format(new Date(iso));

/**
 * A stretch of time: `20 Nov 2026, 14:02 – 16:30`.
 * @param from ISO 8601, the earlier moment
 * @param to ISO 8601
 */
export const spanText = (from: string, to: string): string => shortMoment.formatRange(new Date(from), new Date(to));

const narrowAge = (amount: number, unit: 'minute' | 'hour' | 'day'): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(amount);
const dayOfThisYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayOfAnotherYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });

const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/**
 * How long ago something was, in little space: `now`, `5m`, `3h`, `2d`, then the date.
 * @param iso a moment in ISO 8601
 * @param now milliseconds since 1970
 */
export function ageText(iso: string, now: number): string {
  const then = new Date(iso);
  const minutes = Math.max(0, Math.floor((now - then.getTime()) / 60_000));
  if (minutes < 1) return relative.format(0, 'second');
  if (minutes < 60) return narrowAge(minutes, 'minute');
  if (minutes < 24 * 60) return narrowAge(Math.floor(minutes / 60), 'hour');
  if (minutes < 7 * 24 * 60) return narrowAge(Math.floor(minutes / (24 * 60)), 'day');
  return (then.getFullYear() === new Date(now).getFullYear() ? dayOfThisYear : dayOfAnotherYear).format(then);
}

/** The same in words, for screen readers: `5 minutes ago`, `yesterday`. What the eye and the ear get is one number. */
export function agoText(iso: string, now: number): string {
  const exact = (Date.parse(iso) - now) / 60_000;
  // An age counts whole units that have passed; what lies ahead is rounded.
  const whole = exact < 0 ? Math.ceil : Math.round;
  const minutes = whole(exact);
  // What is over is not going on: "Read now" would be an order.
  if (minutes === 0) return exact > 0 ? relative.format(0, 'second') : 'just now';
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return relative.format(whole(exact / 60), 'hour');
  if (Math.abs(minutes) < 7 * 24 * 60) return relative.format(whole(exact / (24 * 60)), 'day');
  return shortMoment.format(new Date(iso));
}

/** A playing time: `1:23`. @param milliseconds not negative */
export function playingTimeText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const wholePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

/** @param share 0 to 1 */
export const percentText = (share: number): string => wholePercent.format(share);
