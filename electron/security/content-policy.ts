/**
 * The content policy of the page (W3C Content Security Policy Level 3): everything is off unless it is named here.
 * The page has no network of its own: main fetches, the page receives.
 */

export interface ContentSources {
  /** Origin that serves pictures and videos, for example `media://remote`. */
  mediaOrigin: string;
  /** Fresh per load of the document; style elements that components add carry it. */
  nonce: string;
}

/** @returns the value of the `Content-Security-Policy` header */
export function contentPolicy({ mediaOrigin, nonce }: ContentSources): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'font-src': ["'self'"],
    'img-src': ["'self'", mediaOrigin],
    'media-src': [mediaOrigin],
    'connect-src': ["'none'"],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    // Without it, workers would fall back to script-src and be allowed.
    'worker-src': ["'none'"],
    'manifest-src': ["'none'"],
    // These three do not fall back to default-src.
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    // No text becomes markup or script, and no policy object may be made that would allow it.
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
