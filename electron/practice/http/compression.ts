/** Compressed bodies, as clients ask for them. */
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

export type Encoding = 'gzip' | 'br' | 'deflate';

/** Fast rather than small: the way is short. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const LEVEL = { level: 4 };

/** Below this the header costs about what is gained. */
const LEAST_BYTES = 1000;
const TEXTS = /^(?:text\/|application\/(?:json|problem\+json|xml)\b)/;

export function compress(body: Uint8Array, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'br':
      return brotliCompressSync(body, BROTLI);
    case 'gzip':
      return gzipSync(body, LEVEL);
    case 'deflate':
      return deflateSync(body, LEVEL);
  }
}

/** The encodings that an Accept-Encoding header allows, `q=0` being a refusal (RFC 9110 section 12.5.3). */
function accepted(header: string): Set<string> {
  const named = header.split(',').map((part) => {
    const [name = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return { name, refused: parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) };
  });
  return new Set(named.filter(({ refused }) => !refused).map(({ name }) => name));
}

/** Whether the encoding of such a body depends on what the request accepts. */
export const isCompressible = (type: string | undefined, bytes: number): boolean =>
  bytes >= LEAST_BYTES && TEXTS.test(type ?? '');

/** @returns null for no compression */
export function encodingFor(acceptEncoding: string | undefined): Encoding | null {
  const names = accepted(acceptEncoding ?? '');
  return (['br', 'gzip'] as const).find((encoding) => names.has(encoding)) ?? null;
}
