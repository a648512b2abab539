/** What a failed fetch tells about how far it came. */

/**
 * Failures that come before anything was sent, by the names that Node (`ENOTFOUND`) and Chromium
 * (`net::ERR_NAME_NOT_RESOLVED`) have for them.
 */
const BEFORE_SENDING =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|ERR_(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|ADDRESS_UNREACHABLE|ADDRESS_INVALID|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|CERT_[A-Z_]+|SSL_[A-Z_]*VERSION[A-Z_]*))\b/;

/** How deep causes are followed. */
const DEEPEST = 4;

/** Tells whether a fetch surely failed before the request left this computer. When in doubt, it did not. */
export function connectionNeverMade(cause: unknown, depth = 0): boolean {
  if (!(cause instanceof Error) || depth > DEEPEST) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (BEFORE_SENDING.test(`${code} ${cause.message}`)) return true;
  // An attempt at each address of a host: all of them have to have failed.
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    return cause.errors.every((each) => connectionNeverMade(each, depth + 1));
  }
  return connectionNeverMade(cause.cause, depth + 1);
}
