import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Answer,
  codeAnswer,
  deferred,
  fakeSignIn,
  noConnection,
  options,
  requestTokenAnswer,
  type State,
  settle,
  text,
} from './fake-service.ts';

const REQUESTS = 60;

/** What may happen; `index` chooses among the things that are still unanswered. */
const happenings = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant({ do: 'start' as const }) },
    { weight: 4, arbitrary: fc.constant({ do: 'finish' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'open' as const }) },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        index: fc.nat(),
        how: fc.constantFrom('good', 'good', 'good', 'refused', 'broken', 'clock', 'denied'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('check' as const), index: fc.nat(), good: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('browser' as const), index: fc.nat(), good: fc.boolean() }) },
  ),
  { minLength: 5, maxLength: 40, size: 'max' },
);

const attemptOf = (state: State): string | null => (state.step === 'idle' ? null : state.attempt);

/** Takes one of a list, chosen by any number. */
const take = <T>(list: T[], index: number): T | undefined => list.splice(index % Math.max(list.length, 1), 1)[0];

it('whatever happens in whatever order, only the sign-in under way changes the state', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(happenings, async (list) => {
      const answers = Array.from({ length: REQUESTS }, () => deferred<Answer>());
      const fake = fakeSignIn(...answers.map(({ promise }) => promise));
      const checks: ReturnType<typeof deferred<{ ok: true; value: string }>>[] = [];
      const browsers: ReturnType<typeof deferred<boolean>>[] = [];
      fake.script.checkAccount = () => {
        checks.push(deferred());
        return checks[checks.length - 1]?.promise ?? Promise.reject();
      };
      fake.script.openInBrowser = () => {
        browsers.push(deferred());
        return browsers[browsers.length - 1]?.promise ?? Promise.reject();
      };

      const results: Promise<unknown>[] = [];
      const open: number[] = [];
      const owners: (string | null)[] = [];
      const ended = new Set<string | null>();
      // A failed look at the account is passed on to the caller, who is not what this test is about.
      const begin = (result: Promise<unknown>): void => void results.push(result.catch(() => undefined));
      let seenStates = 0;
      let seenSaved = 0;

      const answer = (number: number, how: string): void => {
        const exchange = fake.sent[number]?.path === '/oauth/access_token';
        const good = exchange
          ? text(200, `oauth_token=12-${number}&oauth_token_secret=s&user_id=12&screen_name=jane`)
          : requestTokenAnswer(number);
        const others: Record<string, Answer> = {
          refused: codeAnswer(401, 32),
          broken: noConnection,
          clock: codeAnswer(401, 135, { date: 'Mon, 21 Sep 2026 12:20:00 GMT' }),
          denied: text(401, 'Access was denied'),
        };
        answers[number]?.resolve(others[how] ?? good);
      };

      const look = async (): Promise<void> => {
        await settle();
        const current = attemptOf(fake.signIn.state());
        for (; owners.length < fake.sent.length; owners.push(current)) {
          open.push(owners.length);
        }
        for (const state of fake.states.slice(seenStates)) {
          expect(ended.has(attemptOf(state)), 'a state of an ended sign-in').toBe(false);
        }
        seenStates = fake.states.length;
        for (const { token } of fake.saved.slice(seenSaved)) {
          expect(owners[Number(token.slice('12-'.length))], 'an account of an ended sign-in').toBe(current);
        }
        seenSaved = fake.saved.length;
      };

      for (const happening of list) {
        const before = attemptOf(fake.signIn.state());
        switch (happening.do) {
          case 'start':
            begin(fake.signIn.start(options));
            ended.add(before ?? '');
            break;
          case 'cancel':
            begin(fake.signIn.cancel());
            ended.add(before ?? '');
            expect(fake.signIn.state()).toEqual({ step: 'idle' });
            break;
          case 'finish':
            begin(fake.signIn.finish('1234567'));
            break;
          case 'open':
            begin(fake.signIn.openPage());
            break;
          case 'answer': {
            const number = take(open, happening.index);
            if (number !== undefined) {
              answer(number, happening.how);
            }
            break;
          }
          case 'check':
            if (happening.good) {
              take(checks, happening.index)?.resolve({ ok: true, value: 'profile' });
            } else {
              take(checks, happening.index)?.reject(new Error('mistake'));
            }
            break;
          case 'browser':
            take(browsers, happening.index)?.resolve(happening.good);
        }
        await look();
      }

      // Everything that is still open ends: nothing may hang, and the record that is kept fits the state.
      while (open.length > 0) {
        answer(open.shift() ?? 0, 'broken');
        await look();
      }
      for (const check of checks) {
        check.resolve({ ok: true, value: 'profile' });
      }
      for (const browser of browsers) {
        browser.resolve(true);
      }
      await look();
      await Promise.all(results);
      const { step } = fake.signIn.state();
      expect(['idle', 'waiting-for-pin', 'done', 'failed']).toContain(step);
      if (fake.kept.length > 0) {
        expect(fake.kept.at(-1) !== null).toBe(step === 'waiting-for-pin');
      }
      done += step === 'done' ? 1 : 0;
    }),
    { numRuns: 400, seed: 20260921 },
  );
  expect(done, 'runs that end signed in').toBeGreaterThan(0);
});
