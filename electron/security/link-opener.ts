/**
 * The only way from Pinion to the system browser (Electron security guide, item 15). An address is parsed, checked
 * and written anew: what the system receives is never the text that came in.
 */
import { appError, fail, ok, type Result } from '../contract/errors.ts';

const longestAddress = 4096;
const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost']);

function parse(value: unknown): URL | null {
  if (typeof value !== 'string' || value.length > longestAddress) return null;
  // The URL parser would drop these silently; an address that needs that is not one to trust.
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x20 || code === 0x7f) return null;
  }
  try {
    const url = new URL(value);
    return url.username === '' && url.password === '' && url.hostname !== '' ? url : null;
  } catch {
    return null;
  }
}

/**
 * The floor under everything that is handed to a browser: https anywhere, or http on this computer (the practice
 * service). No credentials, no control characters or spaces, at most 4,096 characters.
 * @returns the address in normal form, or null when it must not be opened
 */
export function browserAddress(value: unknown): string | null {
  const url = parse(value);
  if (url === null) return null;
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname));
  return allowed ? url.href : null;
}

export interface LinkOpenerPorts {
  /** Starts the system browser; false when it could not be started. */
  open(url: string): Promise<boolean>;
  /** Exact origins besides https that may be opened now, for example the running practice service's. */
  extraOrigins(): readonly string[];
}

/** Opens and copies the links of posts and pages. */
export interface LinkOpener {
  /** @returns the address in normal form, or null when it must not be opened or copied */
  check(url: unknown): string | null;
  open(url: unknown): Promise<Result<null>>;
}

/** Builds the opener: https only, plus the exact extra origins. */
export function makeLinkOpener({ open, extraOrigins }: LinkOpenerPorts): LinkOpener {
  const check = (value: unknown): string | null => {
    const address = browserAddress(value);
    if (address === null) return null;
    const url = new URL(address);
    return url.protocol === 'https:' || extraOrigins().includes(url.origin) ? address : null;
  };
  return {
    check,
    open: async (value) => {
      const address = check(value);
      if (address === null) return fail(appError('link-refused'));
      return (await open(address)) ? ok(null) : fail(appError('browser-not-opened'));
    },
  };
}
