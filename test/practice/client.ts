/** A client of the practice service for its tests: signs like any app, and is the person in the browser too. */
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import {
  makeStamp,
  type Pairs,
  parseQuery,
  percentEncode,
  queryString,
  signRequest,
} from '../../electron/oauth1/signature.ts';
import {
  type PracticeService,
  type PracticeServiceOptions,
  startPracticeService,
} from '../../electron/practice/service.ts';

/** Noon of a day that every test lives in. */
export const START = Date.UTC(2026, 10, 20, 12, 0, 0);

export interface Clock {
  now: number;
}

export interface TestService {
  service: PracticeService;
  clock: Clock;
}

/** Starts a service that ends with the test. */
export async function startService(options: Partial<PracticeServiceOptions> = {}): Promise<TestService> {
  const clock = { now: START };
  const service = await startPracticeService({ secret: 'test secret', now: () => clock.now, posts: 500, ...options });
  onTestFinished(() => service.close());
  return { service, clock };
}

export interface SignOptions {
  method?: 'GET' | 'POST' | 'DELETE';
  token?: string;
  tokenSecret?: string;
  consumerKey?: string;
  consumerSecret?: string;
  /** Parameters of the Authorization header. */
  extra?: Pairs;
  timestamp?: number;
  nonce?: string;
  accept?: string;
  /** Sent as JSON, which no signature covers. */
  json?: unknown;
  /** Sent as a form, which the signature covers. */
  form?: Pairs;
}

/** Headers and body of what is sent. */
function payloadOf({ json, form }: SignOptions): { headers: Record<string, string>; body?: string } {
  if (form) {
    return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: queryString(form) };
  }
  return json === undefined
    ? { headers: {} }
    : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
}

/** Sends a signed request. */
export function send({ service, clock }: TestService, path: string, options: SignOptions = {}): Promise<Response> {
  const { method = 'GET', token, tokenSecret, extra = [], accept = 'application/json' } = options;
  const url = service.origin + path;
  const stamp = makeStamp((bytes) => randomBytes(bytes), options.timestamp ?? Math.floor(clock.now / 1000));
  const { authorization } = signRequest(
    { method, url, ...(options.form ? { form: options.form } : {}) },
    {
      consumerKey: options.consumerKey ?? service.apiKey,
      consumerSecret: options.consumerSecret ?? service.apiKeySecret,
      ...(token === undefined ? {} : { token }),
      ...(tokenSecret === undefined ? {} : { tokenSecret }),
    },
    { ...stamp, nonce: options.nonce ?? stamp.nonce },
    extra,
  );
  const { headers, body } = payloadOf(options);
  return fetch(url, {
    method,
    headers: { ...headers, authorization, accept },
    ...(body === undefined ? {} : { body }),
  });
}

/** The app's own token, as an app gets it. */
export async function bearerOf({ service }: TestService): Promise<string> {
  const answer = await fetch(`${service.origin}/oauth2/token`, {
    method: 'POST',
    headers: {
      authorization: basic(service.apiKey, service.apiKeySecret),
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    },
    body: 'grant_type=client_credentials',
  });
  return (await answer.json()).access_token;
}

/** A Basic header as X wants it: both halves percent-encoded. */
export const basic = (key: string, secret: string): string =>
  `Basic ${Buffer.from(`${percentEncode(key)}:${percentEncode(secret)}`).toString('base64')}`;

/** Reads a path with the app's own token. */
export async function readAsApp({ service }: TestService, bearer: string, path: string) {
  const answer = await fetch(service.origin + path, { headers: { authorization: `Bearer ${bearer}` } });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers };
}

export interface Pair {
  token: string;
  tokenSecret: string;
}

export async function requestToken(on: TestService): Promise<Pair> {
  const answer = await send(on, '/oauth/request_token', { method: 'POST', extra: [['oauth_callback', 'oob']] });
  const fields = new Map(parseQuery(await answer.text()));
  return { token: fields.get('oauth_token') ?? '', tokenSecret: fields.get('oauth_token_secret') ?? '' };
}

export const exchange = (on: TestService, pair: Pair, pin: string): Promise<Response> =>
  send(on, '/oauth/access_token', { method: 'POST', ...pair, extra: [['oauth_verifier', pin]] });

/** Signs in, with the person's part done by a command. */
export async function signIn(on: TestService, username = 'mara_demo'): Promise<Pair & { userId: string }> {
  const pair = await requestToken(on);
  const { pin } = on.service.control.authorize({ oauthToken: pair.token, username });
  const fields = new Map(parseQuery(await (await exchange(on, pair, pin ?? '')).text()));
  return {
    token: fields.get('oauth_token') ?? '',
    tokenSecret: fields.get('oauth_token_secret') ?? '',
    userId: fields.get('user_id') ?? '',
  };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely, as a test may
export type Json = any;

export interface Reader {
  userId: string;
  pair: Pair;
  /** Reads a path with query parameters. */
  get(
    path: string,
    parameters?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Json; headers: Headers }>;
  /** The body as it is. */
  raw(path: string): Promise<string>;
  /** Sends JSON. */
  post(path: string, json: unknown): Promise<{ status: number; body: Json; headers: Headers }>;
  /** Sends a form. */
  postForm(path: string, form: Pairs): Promise<{ status: number; body: Json; headers: Headers }>;
  delete(path: string): Promise<{ status: number; body: Json; headers: Headers }>;
  home(parameters?: Readonly<Record<string, string>>): Promise<Json>;
}

export const ids = (body: Json): string[] => (body.data ?? []).map(({ id }: Json) => id);

/** Everything that a path has, page by page. */
export async function readAll(
  on: Reader,
  path: string,
  parameters: Record<string, string>,
  token = 'pagination_token',
) {
  const pages: Json[] = [];
  let next: string | undefined;
  do {
    const { body } = await on.get(path, { ...parameters, ...(next === undefined ? {} : { [token]: next }) });
    pages.push(body);
    next = body.meta.next_token;
  } while (next !== undefined);
  return pages;
}

/** A signed-in client. */
export async function reader(on: TestService, username?: string): Promise<Reader> {
  const { userId, ...pair } = await signIn(on, username);
  const ask = async (path: string, options: SignOptions = {}) => {
    const answer = await send(on, path, { ...pair, ...options });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers };
  };
  const get: Reader['get'] = (path, parameters = {}) => {
    const query = queryString(Object.entries(parameters));
    return ask(query ? `${path}?${query}` : path);
  };
  return {
    userId,
    pair,
    get,
    raw: async (path) => (await send(on, path, pair)).text(),
    post: (path, json) => ask(path, { method: 'POST', json }),
    postForm: (path, form) => ask(path, { method: 'POST', form }),
    delete: (path) => ask(path, { method: 'DELETE' }),
    home: async (parameters) => (await get(`/2/users/${userId}/timelines/reverse_chronological`, parameters)).body,
  };
}
