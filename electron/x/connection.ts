/**
 * What a failed fetch tells: what was in the way, and how far the request came. A fetch fails without a status; all it
 * has are the names that Node (`ENOTFOUND`, undici's `UND_ERR_...`) and Chromium (`net::ERR_NAME_NOT_RESOLVED`) give.
 */

/** What kept an answer from arriving. Each is an error code of the contract. */
export type Obstacle =
  | 'proxy'
  | 'certificate'
  | 'unreadable-answer'
  | 'offline'
  | 'timeout'
  | 'address-not-found'
  | 'network';

export interface FailedFetch {
  obstacle: Obstacle;
  /** The request surely did not reach X. When in doubt, it may have. */
  neverSent: boolean;
}

/**
 * From what says most to what says least. A redirect is no answer of X's API: it belongs to a login page of the
 * network, and following it would hand a signed request to somebody else.
 */
const NAMES: readonly (readonly [RegExp, Obstacle])[] = [
  [
    /\b(?:ERR_(?:PROXY_[A-Z0-9_]+|TUNNEL_CONNECTION_FAILED|HTTPS_PROXY_[A-Z_]+|MANDATORY_PROXY_[A-Z_]+|NO_SUPPORTED_PROXIES|PAC_[A-Z_]+|SOCKS_[A-Z_]+|UNABLE_TO_REUSE_CONNECTION_FOR_PROXY_AUTH)|UND_ERR_(?:PRX_[A-Z]+|SOCKS5[A-Z_]*))\b|\bProxy response \(\d{3}\)/,
    'proxy',
  ],
  [
    /\b(?:ERR_CERT[A-Z_]*|ERR_SSL_[A-Z_]+|ERR_BAD_SSL_[A-Z_]+|ERR_TLS_CERT_[A-Z_]+|CERT_[A-Z_]+|[A-Z_]*SELF_SIGNED_CERT[A-Z_]*|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_[A-Z_]+|CRL_[A-Z_]+|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|EPROTO)\b/,
    'certificate',
  ],
  [
    /\bunexpected redirect\b|\bredirect policy was\b|\b(?:ERR_(?:UNSAFE_REDIRECT|TOO_MANY_REDIRECTS|INVALID_REDIRECT|CONTENT_DECODING_[A-Z_]+|INVALID_HTTP_RESPONSE|INVALID_RESPONSE|RESPONSE_HEADERS_[A-Z_]+)|Z_DATA_ERROR|HTTPParserError|HPE_[A-Z_]+|UND_ERR_HEADERS_OVERFLOW)\b/,
    'unreadable-answer',
  ],
  [/\bERR_INTERNET_DISCONNECTED\b/, 'offline'],
  [/\b(?:ENOTFOUND|EAI_[A-Z]+|ERR_(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_[A-Z_]+))\b/, 'address-not-found'],
  [
    /\b(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ERR_(?:CONNECTION_)?TIMED_OUT|ERR_TLS_HANDSHAKE_TIMEOUT)\b/,
    'timeout',
  ],
];

/** Failures that come before anything was sent. */
const BEFORE_SENDING =
  /\b(?:ENOTFOUND|EAI_[A-Z]+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_[A-Z_]+|INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|ADDRESS_UNREACHABLE|ADDRESS_INVALID|CERT_[A-Z_]+|TLS_CERT_[A-Z_]+|SSL_[A-Z_]*VERSION[A-Z_]*)|CERT_[A-Z_]+|[A-Z_]*SELF_SIGNED_CERT[A-Z_]*|UNABLE_TO_(?:GET|VERIFY)_[A-Z_]+)\b/;

/** How deep causes are followed. */
const DEEPEST = 4;

/** What one error says of itself. */
const wordsOf = (error: Error): string =>
  `${error.name} ${'code' in error && typeof error.code === 'string' ? error.code : ''} ${error.message}`;

/** An error, its causes, and the attempts at each address of a host. */
function allOf(cause: unknown, depth = 0): Error[] {
  if (!(cause instanceof Error) || depth > DEEPEST) return [];
  const inner = cause instanceof AggregateError ? cause.errors : [];
  return [cause, ...[...inner, cause.cause].flatMap((each) => allOf(each, depth + 1))];
}

function connectionNeverMade(cause: unknown, depth = 0): boolean {
  if (!(cause instanceof Error) || depth > DEEPEST) return false;
  if (BEFORE_SENDING.test(wordsOf(cause))) return true;
  // All attempts have to have failed.
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    return cause.errors.every((each) => connectionNeverMade(each, depth + 1));
  }
  return connectionNeverMade(cause.cause, depth + 1);
}

/** Node says where it could not connect to: anywhere but where the request was meant to go stands a proxy. */
function namesAnotherPlace(error: Error, url: URL): boolean {
  const port = 'port' in error && typeof error.port === 'number' ? error.port : null;
  const host = 'hostname' in error && typeof error.hostname === 'string' ? error.hostname : null;
  const meant = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return (port !== null && port !== meant) || (host !== null && host !== url.hostname);
}

/**
 * Explains why a fetch failed.
 * @param cause what the fetch was rejected with
 * @param url where the request was meant to go
 */
export function failedFetch(cause: unknown, url: string): FailedFetch {
  const errors = allOf(cause);
  const target = new URL(url);
  const named = NAMES.find(([names]) => errors.some((error) => names.test(wordsOf(error))))?.[1];
  const obstacle =
    named !== 'certificate' && errors.some((error) => namesAnotherPlace(error, target))
      ? 'proxy'
      : (named ?? 'network');
  // Neither a proxy that refuses, nor whoever redirects, has handed the request on.
  const stopped = obstacle === 'proxy' || errors.some((error) => /\bredirect\b|_REDIRECT/.test(wordsOf(error)));
  return { obstacle, neverSent: stopped || connectionNeverMade(cause) };
}

/** Obstacles that a computer without a network meets too. */
const alsoOffline: ReadonlySet<Obstacle> = new Set<Obstacle>(['network', 'address-not-found', 'timeout']);

/** What an obstacle is to be called. @param online whether the system says that there is a network */
export const offlineOr = (obstacle: Obstacle, online: boolean): Obstacle =>
  !online && alsoOffline.has(obstacle) ? 'offline' : obstacle;
