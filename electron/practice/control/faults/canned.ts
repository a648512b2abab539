/** Ready-made answers, as networks, proxies and hurried servers give them. */
import { type Answer, empty, html, json, type Outcome, plain, xml } from '../../http/messages.ts';

const page = (status: number, title: string, text: string, headers?: Record<string, string>): Answer =>
  html(
    status,
    `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`,
    headers,
  );

/** Far above any answer of X; compressed it is small. */
const HUGE_BYTES = 12 * 1024 * 1024;

export const canned = {
  /** The login page of a hotel network. */
  html: () => page(200, 'Welcome', 'Please log in to this network.'),
  xml: () =>
    xml(
      401,
      '<?xml version="1.0" encoding="UTF-8"?><errors><error code="32">Could not authenticate you.</error></errors>',
    ),
  plain: () => plain(401, 'Invalid request token'),
  'invalid-verifier': () => plain(401, 'Error processing your OAuth request: Invalid oauth_verifier parameter'),
  /** 200 with nothing in it. */
  empty: () => empty(200),
  /** What unknown paths of API v2 get. */
  'empty-404': () => empty(404),
  /** A proxy wants to know who asks. */
  'proxy-authentication': () =>
    page(407, 'Proxy Authentication Required', 'Log in to the proxy first.', {
      'proxy-authenticate': 'Basic realm="office proxy"',
    }),
  /** A network wants to know who asks. */
  'network-authentication': () => page(511, 'Network Authentication Required', 'Log in to this network first.'),
  'internal-error': () => page(500, 'Internal Server Error', 'Something went wrong.'),
  'bad-gateway': () => page(502, 'Bad Gateway', 'The server before the server did not understand it.'),
  unavailable: () => page(503, 'Service Unavailable', 'Over capacity.'),
  'gateway-timeout': () => page(504, 'Gateway Timeout', 'The server behind this one took too long.'),
  /** The edge takes the client for a robot. */
  challenge: () => page(403, 'Just a moment...', 'Checking whether you are human.'),
  /** More than anybody would want to hold. */
  huge: () => json(200, { data: [], padding: 'x'.repeat(HUGE_BYTES) }),
  'plain-ok': () => plain(200, 'OK'),
  'json-null': () => json(200, null),
  'json-list': () => json(200, []),
  /** The connection ends in the middle of the body. */
  truncated: (): Answer => ({
    ...json(200, { data: [{ id: '1', text: 'This sentence is never finished.' }] }),
    wire: { truncated: true },
  }),
  /** The connection ends before any answer. */
  drop: (): Outcome => 'drop',
  /** The connection stays open, and nothing ever comes. */
  hang: (): Outcome => 'hang',
} as const satisfies Record<string, () => Outcome>;

export type Canned = keyof typeof canned;
