/** A scripted stand-in for everything that a sign-in needs from outside. */
import type { OAuthHttpAnswer } from '../../electron/oauth1/answers.ts';
import type { OAuthFailure, Outcome } from '../../electron/oauth1/failure.ts';
import type { OAuthHttpRequest } from '../../electron/oauth1/requests.ts';
import { createServerClock } from '../../electron/oauth1/server-clock.ts';
import { createSignIn, type PendingSignIn, type SignInOptions } from '../../electron/oauth1/sign-in.ts';
import type { SignInState } from '../../electron/oauth1/sign-in-state.ts';
import { parseAuthorizationHeader } from '../../electron/oauth1/verification.ts';

export type Answer = OAuthHttpAnswer | { failure: OAuthFailure };
export type State = SignInState<string, string>;

export const START = Date.UTC(2026, 8, 21, 12, 0, 0);

export const options: SignInOptions = {
  endpoints: { api: 'https://api.x.com', page: 'https://page.x.com' },
  keys: { consumerKey: 'api-key', consumerSecret: 'SECRET-key' },
};

export const text = (status: number, body: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body,
});

export const codeAnswer = (status: number, code: number, headers: Record<string, string> = {}): Answer =>
  text(status, JSON.stringify({ errors: [{ code, message: '' }] }), headers);

export const requestTokenAnswer = (number: number): Answer =>
  text(200, `oauth_token=request-${number}&oauth_token_secret=SECRET-r${number}&oauth_callback_confirmed=true`);

export const accessTokenAnswer: Answer = text(
  200,
  'oauth_token=12-T&oauth_token_secret=SECRET-access&user_id=12&screen_name=jane',
);

export const noConnection: Answer = { failure: { kind: 'network' } };

/** A promise that the test settles. */
export function deferred<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Lets everything that is ready go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Sent {
  path: string;
  signal: AbortSignal;
  fields: ReadonlyMap<string, string>;
}

/** @param answers in the order of the requests; a request beyond them is an error of the test */
export function fakeSignIn(...answers: (Answer | Promise<Answer>)[]) {
  let now = START;
  let randomByte = 0;
  const sent: Sent[] = [];
  const states: State[] = [];
  const opened: string[] = [];
  const copied: string[] = [];
  const kept: (PendingSignIn | null)[] = [];
  const saved: { token: string; userId: string; screenName: string; profile: string | null }[] = [];
  const clock = createServerClock(() => now);
  /** What the ports do; a test replaces what it is about. */
  const script = {
    openInBrowser: async (): Promise<boolean> => true,
    checkAccount: async (): Promise<Outcome<string>> => ({ ok: true, value: 'profile' }),
    saveAccount: async (): Promise<{ ok: true; value: string } | { ok: false; reason: string }> => ({
      ok: true,
      value: 'x:12',
    }),
    keep: async (): Promise<void> => undefined,
  };
  const signIn = createSignIn<string, string, string>({
    async send(request: OAuthHttpRequest, signal) {
      const fields = parseAuthorizationHeader(request.headers['authorization'] ?? '') ?? new Map();
      sent.push({ path: new URL(request.url).pathname, signal, fields });
      const answer = answers.shift();
      if (!answer) {
        throw new Error(`Nothing is scripted for request ${sent.length}.`);
      }
      return answer;
    },
    clock,
    random(bytes) {
      randomByte += 1;
      return new Uint8Array(bytes).fill(randomByte);
    },
    now: () => now,
    openInBrowser(url) {
      opened.push(url);
      return script.openInBrowser();
    },
    async copy(link) {
      copied.push(link);
    },
    checkAccount: () => script.checkAccount(),
    saveAccount(tokens, profile) {
      saved.push({ token: tokens.token, userId: tokens.userId, screenName: tokens.screenName, profile });
      return script.saveAccount();
    },
    async keep(pending) {
      await script.keep();
      kept.push(pending);
    },
    onChange(state) {
      states.push(state);
    },
  });
  return {
    signIn,
    script,
    clock,
    sent,
    states,
    opened,
    copied,
    kept,
    saved,
    /** The steps gone through, without repetitions. */
    steps: () => states.map(({ step }) => step).filter((step, index, all) => step !== all[index - 1]),
    pass(milliseconds: number) {
      now += milliseconds;
    },
    unanswered: () => answers.length,
  };
}
