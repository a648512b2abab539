/**
 * Tolerant readers of JSON values. X leaves out what is absent, sometimes sends null, and changes shapes without
 * notice: whatever is missing or of another type reads as null or empty, so that one odd post never costs a page.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown): JsonObject | null => (isObject(value) ? value : null);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects of a list; everything else in it is skipped. */
export const objectsOf = (value: unknown): JsonObject[] => listOf(value).filter(isObject);

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A text with something in it. */
export const filledTextOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

/** An id: decimal digits. Numbers are refused, as they have lost digits beyond 2^53 already. */
export const idOf = (value: unknown): string | null =>
  typeof value === 'string' && /^[0-9]{1,19}$/.test(value) ? value : null;

/** A whole number that is not negative: a count, a size, an index. */
export const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** @returns ISO 8601 in UTC, or null when the value is no date */
export function dateOf(value: unknown): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const THIS_COMPUTER = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * An address of a picture or video: https, or http on this computer, where the practice service lives. What may really
 * be fetched is decided by the media proxy.
 */
export function mediaAddressOf(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && THIS_COMPUTER.has(hostname)) ? value : null;
}

/** The first value that is there: the same key may have an old and a new name. */
export const either = (object: JsonObject | null, ...names: readonly string[]): unknown =>
  names.map((name) => object?.[name]).find((value) => value !== undefined && value !== null);
