/**
 * Interoperability: an independent server (oauthlib) accepts what Pinion signs, over real HTTP, and understands the
 * parameters as they were meant.
 */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerClock } from '../../electron/oauth1/server-clock.ts';
import { createSignIn } from '../../electron/oauth1/sign-in.ts';
import { type Credentials, makeStamp, type Pairs, queryString, signRequest } from '../../electron/oauth1/signature.ts';
import type { SignedCallPorts } from '../../electron/oauth1/signed-call.ts';
import { findPythonWithOauthlib, type OauthlibServer, startOauthlibServer } from '../support/oauthlib-server.ts';

const python = findPythonWithOauthlib();
/** Of each kind of request; 2,500 in all. */
const RUNS = 500;

const random = (bytes: number): Uint8Array => randomBytes(bytes);
const stamp = () => makeStamp(random, Math.floor(Date.now() / 1000));

/** Any text: reserved characters, every plane of Unicode, control characters, nothing at all. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'+ %&=?#/;:@!$\'"()*,~-._[]{}|\\^`<>é☃🙂'), maxLength: 12 }),
);
// A name may be repeated, but not empty; those of the protocol itself are not for requests.
const name = text.filter((value) => value !== '' && !value.startsWith('oauth_'));
const pairs: fc.Arbitrary<[string, string][]> = fc.array(fc.tuple(name, text), { maxLength: 6 });
const sets = (seed: number) => fc.sample(fc.tuple(pairs, pairs), { numRuns: RUNS, seed });

const title = python ? 'oauthlib' : 'oauthlib: skipped, because python3 with the package oauthlib is missing';

describe.skipIf(python === null)(title, () => {
  let server: OauthlibServer;

  beforeAll(async () => {
    server = await startOauthlibServer(python ?? '');
  });
  afterAll(() => server?.stop());

  /** Signs and sends; gives the status, and what the server understood. */
  async function call(
    method: 'GET' | 'POST' | 'DELETE',
    query: Pairs,
    body: { form: Pairs } | { json: unknown } | null,
    credentials: Credentials = server.credentials,
  ): Promise<{ status: number; understood: { query: Pairs; form: Pairs } }> {
    const url = `${server.origin}/resource/12${query.length > 0 ? `?${queryString(query)}` : ''}`;
    const form = body && 'form' in body ? body.form : undefined;
    const headers = signRequest({ method, url, ...(form ? { form } : {}) }, credentials, stamp());
    const content = form
      ? { 'content-type': 'application/x-www-form-urlencoded' }
      : body
        ? { 'content-type': 'application/json' }
        : {};
    const sent = form ? queryString(form) : body && 'json' in body ? JSON.stringify(body.json) : null;
    const response = await fetch(url, { method, headers: { ...headers, ...content }, body: sent });
    return { status: response.status, understood: JSON.parse(await response.text()) };
  }

  it(`accepts ${RUNS} random GET requests with a query`, async () => {
    for (const [query] of sets(1)) {
      expect(await call('GET', query, null), JSON.stringify(query)).toEqual({
        status: 200,
        understood: { query, form: [] },
      });
    }
  });

  it(`accepts ${RUNS} random POST requests with a query and a form`, async () => {
    for (const [query, form] of sets(2)) {
      expect(await call('POST', query, { form }), JSON.stringify({ query, form })).toEqual({
        status: 200,
        understood: { query, form },
      });
    }
  });

  it(`accepts ${RUNS} random POST requests with a JSON body, which is not signed`, async () => {
    for (const [query, json] of sets(3)) {
      expect(await call('POST', query, { json }), JSON.stringify({ query, json })).toEqual({
        status: 200,
        understood: { query, form: [] },
      });
    }
  });

  it(`accepts ${RUNS} random POST requests with a form alone`, async () => {
    for (const [, form] of sets(4)) {
      expect(await call('POST', [], { form }), JSON.stringify(form)).toEqual({
        status: 200,
        understood: { query: [], form },
      });
    }
  });

  it(`accepts ${RUNS} random DELETE requests with a query`, async () => {
    for (const [query] of sets(5)) {
      expect(await call('DELETE', query, null), JSON.stringify(query)).toMatchObject({ status: 200 });
    }
  });

  it.each([
    ['consumer secret', { consumerSecret: 'x' }],
    ['token secret', { tokenSecret: 'x' }],
    ['key', { consumerKey: 'CKEY0000000000000000000B' }],
    ['token', { token: 'ACCESS000000000000000013' }],
  ])('refuses a wrong %s: the server does check', async (_, wrong) => {
    expect(await call('GET', [['a', '1']], null, { ...server.credentials, ...wrong })).toMatchObject({ status: 401 });
  });

  describe('signs in', () => {
    const ports: SignedCallPorts = {
      async send(request, signal) {
        const { url, ...init } = request;
        const response = await fetch(url, { ...init, signal, redirect: 'manual' });
        return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
      },
      clock: createServerClock(Date.now),
      random,
      now: Date.now,
    };

    function prepare(keys: Partial<Credentials> = {}) {
      const pages: URL[] = [];
      const signIn = createSignIn<string, string, never>({
        ...ports,
        async openInBrowser(url) {
          pages.push(new URL(url));
          return true;
        },
        copy: async () => undefined,
        checkAccount: async (tokens) => {
          const accessToken = { token: tokens.token, tokenSecret: tokens.secret };
          const { status } = await call('GET', [], null, { ...server.credentials, ...accessToken });
          return status === 200
            ? { ok: true, value: tokens.userId }
            : { ok: false, failure: { kind: 'signed-out', status } };
        },
        saveAccount: async (tokens, profile) => ({ ok: true, value: `${profile}:${tokens.screenName}` }),
        keep: async () => undefined,
        onChange: () => undefined,
      });
      const { consumerKey, consumerSecret } = { ...server.credentials, ...keys };
      const options = {
        endpoints: { api: server.origin, page: server.origin },
        keys: { consumerKey, consumerSecret },
      };
      /** What a person does in the browser. */
      const authorize = async (): Promise<string> => {
        const token = pages.at(-1)?.searchParams.get('oauth_token') ?? '';
        return (await fetch(`${server.origin}/pin?${queryString([['oauth_token', token]])}`)).text();
      };
      return { signIn, options, authorize, pages };
    }

    it('with a PIN, and the new access token works', async () => {
      const { signIn, options, authorize } = prepare();
      expect(await signIn.start(options)).toMatchObject({ step: 'waiting-for-pin' });
      await signIn.finish(await authorize());
      expect(signIn.state()).toMatchObject({ step: 'done', account: '12:jane', unconfirmed: null });
    });

    it('after a wrong PIN, with the PIN of the new page', async () => {
      const { signIn, options, authorize, pages } = prepare();
      await signIn.start(options);
      await authorize();
      await signIn.finish('1111111');
      expect(signIn.state()).toMatchObject({ step: 'waiting-for-pin', reason: { kind: 'wrong-pin' } });
      expect(pages).toHaveLength(2);
      await signIn.finish(await authorize());
      expect(signIn.state()).toMatchObject({ step: 'done' });
    });

    it('not with a wrong key', async () => {
      const { signIn, options } = prepare({ consumerSecret: 'x' });
      expect(await signIn.start(options)).toMatchObject({ step: 'failed', failure: { kind: 'wrong-keys' } });
    });
  });
});
