/** Small readers of recorded JSON, for the check alone: it shares no code with the parsers that it checks. */

export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const raw = (value: unknown): Raw => (isRaw(value) ? value : {});

export const rawList = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isRaw) : []);

/** A text with something in it. */
export const word = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

/** An id as digits. A number that lost digits is no id. */
export function digits(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : null;
  return typeof value === 'string' && /^\d{1,19}$/.test(value) ? value : null;
}

/** A number that can be a count or a position. */
export const whole = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** An address that the media proxy would take. */
export const isMediaAddress = (value: unknown): boolean =>
  typeof value === 'string' &&
  URL.canParse(value) &&
  /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)[:/])/i.test(value);

/** An address of a picture or video that can be shown. */
export const mediaAddress = (value: unknown): string | null =>
  typeof value === 'string' && isMediaAddress(value) ? value : null;

/** The address of the mp4 with the most bits per second, the first of several. @param rate the key that tells them */
export function bestVideo(variants: unknown, rate: string): string | null {
  const playable = rawList(variants).filter(
    (each) => each['content_type'] === 'video/mp4' && isMediaAddress(each['url']),
  );
  const rates = playable.map((each) => whole(each[rate]) ?? 0);
  return mediaAddress(playable[rates.indexOf(Math.max(...rates))]?.['url']);
}

/** The mark beside a name. One without a kind is the one that people buy. */
export function markOf({ verified, verified_type: kind }: Raw): 'blue' | 'business' | 'government' | null {
  if (kind === 'blue' || kind === 'business' || kind === 'government') return kind;
  return verified === true && kind !== 'none' ? 'blue' : null;
}

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&amp;': '&' } as const;

/** Undoes the escaping of a text in one pass. */
export const unescaped = (text: string): string =>
  text.replace(/&lt;|&gt;|&amp;/g, (found) => ENTITIES[found as keyof typeof ENTITIES]);

/** A piece of text for a message: on one line, at most 80 characters. */
export function excerpt(value: unknown): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).replace(/\s/g, ' ');
  const points = Array.from(text);
  return points.length > 80 ? `${points.slice(0, 79).join('')}…` : text;
}
