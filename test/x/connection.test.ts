import { describe, expect, it } from 'vitest';
import { failedFetch, type Obstacle } from '../../electron/x/connection.ts';

const URL_OF_X = 'https://api.x.com/2/users/me';

/** As Node fails: a plain error with the telling one as its cause. */
const node = (code: string, more: object = {}, message = '') =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code, ...more }) });
const chromium = (name: string) => new Error(`net::${name}`);
const attempts = (...messages: string[]) =>
  new TypeError('fetch failed', { cause: new AggregateError(messages.map((message) => new Error(message))) });

describe('a failed fetch', () => {
  it.each<[cause: unknown, obstacle: Obstacle, neverSent: boolean]>([
    [new TypeError('fetch failed'), 'network', false],
    ['a text', 'network', false],
    [node('ECONNRESET'), 'network', false],
    [node('UND_ERR_SOCKET'), 'network', false],
    [node('EPIPE'), 'network', false],
    [chromium('ERR_CONNECTION_RESET'), 'network', false],
    [chromium('ERR_EMPTY_RESPONSE'), 'network', false],
    [chromium('ERR_NETWORK_CHANGED'), 'network', false],
    [node('ENOTFOUND', { hostname: 'api.x.com' }), 'address-not-found', true],
    [node('EAI_AGAIN', { hostname: 'api.x.com' }), 'address-not-found', true],
    [node('ECONNREFUSED', { port: 443 }), 'network', true],
    [chromium('ERR_NAME_NOT_RESOLVED'), 'address-not-found', true],
    [chromium('ERR_CONNECTION_REFUSED'), 'network', true],
    [chromium('ERR_ADDRESS_UNREACHABLE'), 'network', true],
    [attempts('connect ECONNREFUSED ::1', 'connect ECONNREFUSED 127.0.0.1'), 'network', true],
    [attempts('connect ECONNREFUSED ::1', 'socket hang up'), 'network', false],
    [chromium('ERR_INTERNET_DISCONNECTED'), 'offline', true],

    [node('ETIMEDOUT'), 'timeout', false],
    [node('UND_ERR_CONNECT_TIMEOUT'), 'timeout', true],
    [node('UND_ERR_HEADERS_TIMEOUT'), 'timeout', false],
    [node('UND_ERR_BODY_TIMEOUT'), 'timeout', false],
    [chromium('ERR_TIMED_OUT'), 'timeout', false],
    [chromium('ERR_CONNECTION_TIMED_OUT'), 'timeout', true],

    [node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate', true],
    [node('SELF_SIGNED_CERT_IN_CHAIN'), 'certificate', true],
    [node('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate', true],
    [node('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'certificate', true],
    [node('CERT_HAS_EXPIRED'), 'certificate', true],
    [node('CERT_NOT_YET_VALID'), 'certificate', true],
    [node('ERR_TLS_CERT_ALTNAME_INVALID', { host: 'api.x.com' }), 'certificate', true],
    [node('EPROTO'), 'certificate', false],
    [chromium('ERR_CERT_AUTHORITY_INVALID'), 'certificate', true],
    [chromium('ERR_CERT_DATE_INVALID'), 'certificate', true],
    [chromium('ERR_CERT_COMMON_NAME_INVALID'), 'certificate', true],
    [chromium('ERR_CERTIFICATE_TRANSPARENCY_REQUIRED'), 'certificate', false],
    [chromium('ERR_SSL_PROTOCOL_ERROR'), 'certificate', false],
    [chromium('ERR_SSL_VERSION_OR_CIPHER_MISMATCH'), 'certificate', true],

    [chromium('ERR_PROXY_CONNECTION_FAILED'), 'proxy', true],
    [chromium('ERR_TUNNEL_CONNECTION_FAILED'), 'proxy', true],
    [chromium('ERR_PROXY_AUTH_REQUESTED'), 'proxy', true],
    [chromium('ERR_PROXY_AUTH_UNSUPPORTED'), 'proxy', true],
    [chromium('ERR_PROXY_CERTIFICATE_INVALID'), 'proxy', true],
    [chromium('ERR_SOCKS_CONNECTION_FAILED'), 'proxy', true],
    [chromium('ERR_SOCKS_CONNECTION_HOST_UNREACHABLE'), 'proxy', true],
    [chromium('ERR_NO_SUPPORTED_PROXIES'), 'proxy', true],
    [chromium('ERR_MANDATORY_PROXY_CONFIGURATION_FAILED'), 'proxy', true],
    [chromium('ERR_PAC_SCRIPT_FAILED'), 'proxy', true],
    [node('UND_ERR_PRX_TLS'), 'proxy', true],
    [node('UND_ERR_PRX_CONN'), 'proxy', true],
    [node('UND_ERR_SOCKS5_AUTH_FAILED'), 'proxy', true],
    [node('UND_ERR_ABORTED', {}, 'Proxy response (407) !== 200 when HTTP Tunneling'), 'proxy', true],
    [node('ECONNREFUSED', { port: 3128 }), 'proxy', true],
    [node('ENOTFOUND', { hostname: 'proxy.example.org' }), 'proxy', true],

    [node('', {}, 'unexpected redirect'), 'unreadable-answer', true],
    [new Error("Attempted to redirect, but redirect policy was 'error'"), 'unreadable-answer', true],
    [chromium('ERR_UNSAFE_REDIRECT'), 'unreadable-answer', true],
    [chromium('ERR_CONTENT_DECODING_FAILED'), 'unreadable-answer', false],
    [chromium('ERR_INVALID_HTTP_RESPONSE'), 'unreadable-answer', false],
    [node('HPE_INVALID_CONSTANT'), 'unreadable-answer', false],
    [node('Z_DATA_ERROR'), 'unreadable-answer', false],
  ])('%j is called %s; nothing was sent: %s', (cause, obstacle, neverSent) => {
    expect(failedFetch(cause, URL_OF_X)).toEqual({ obstacle, neverSent });
  });

  it('knows the port of the practice service from that of a proxy', () => {
    const practice = 'http://127.0.0.1:8123/2/users/me';
    expect(failedFetch(node('ECONNREFUSED', { port: 8123 }), practice).obstacle).toBe('network');
    expect(failedFetch(node('ECONNREFUSED', { port: 80 }), 'http://127.0.0.1/').obstacle).toBe('network');
    expect(failedFetch(node('ECONNREFUSED', { port: 80 }), practice).obstacle).toBe('proxy');
  });

  it('follows causes no deeper than it should', () => {
    const endless = new Error('one');
    endless.cause = endless;
    expect(failedFetch(endless, URL_OF_X)).toEqual({ obstacle: 'network', neverSent: false });
  });
});
