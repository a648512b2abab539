import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppError, appError, type ErrorAction, type ErrorCode, fail, ok } from '../../electron/contract/errors.ts';
import { errorSentences } from '../../electron/contract/messages/errors.ts';
import type { HealthSubject } from '../../electron/health/ports.ts';
import { check, open, works } from './setup.ts';

describe('report', () => {
  it('is there once something was checked', () => {
    const { health } = open(works());
    expect(health.report()).toBeNull();
    health.run('x:12');
    expect(health.report()).toContain('Pinion 1.2.3');
  });

  it('tells a helper what they need, and nothing of the person', async () => {
    const { report } = await check({
      access: 'own-token',
      proxyFor: async () => 'proxy.school.example:3128',
      tryPlan: async () =>
        fail(
          appError(
            'needs-plan',
            { kind: 'none' },
            { status: 403, type: 'client-forbidden', transactionId: '0a1b2c3d4e5f6071' },
          ),
        ),
    });
    expect(report).toBe(
      `${[
        'Pinion 1.2.3 (electron) on Linux 6.8',
        'Checked at 2026-11-20T14:02:00.000Z',
        'Service: X, own access token',
        'Proxy: yes, port 3128',
        '',
        'Clock of this computer: All right. The clock of this computer is right.',
        'Network: All right. X answered within 84 ms.',
        'Proxy: All right. Pinion goes through the proxy that the system names, and it lets Pinion through.',
        'API key: All right. X accepts the API key and its secret.',
        'Sign-in: All right. X accepts this sign-in.',
        'Permission: All right. Pinion may read. To post, it would need the permission “Read and write” in the X console, and a new sign-in after that.',
        'Plan and credit: Does not work. The X app behind this API key has no plan that includes reading. In the X console, move the app into a package or add credit. [error needs-plan, status 403, type client-forbidden, transaction 0a1b2c3d4e5f6071]',
        'Prices: All right. A post costs about $0.005. Today has cost about $0.12, this month about $2.31, by the price list of August 2026.',
      ].join('\n')}\n`,
    );
  });

  it('names nobody', async () => {
    const { view, report } = await check({ me: async () => ok({ username: 'ada_of_london', canPost: true }) });
    expect(JSON.stringify(view)).toContain('@ada_of_london');
    expect(report).not.toContain('ada_of_london');
  });
});

/** What X's secrets look like: API keys and secrets, access tokens, bearer tokens, PINs; and a path of the person. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const run = (length: number) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: length, maxLength: length })
    // Of both cases, as all of X's are.
    .map((signs) => `${signs.join('')}aZ9k`);
const secret = fc.oneof(
  run(25),
  run(50),
  run(40).map((end) => `370773112-${end}`),
  run(80).map((end) => `AAAAAAAAAAAAAAAAAAAA${end}`),
  run(12).map((password) => `http://ada:${password}@proxy.school.example:3128`),
  run(10).map((name) => `/home/${name}/keys.env`),
);
const code = fc.constantFrom(...(Object.keys(errorSentences) as ErrorCode[]), 'a-code-of-tomorrow' as ErrorCode);

/** An error that carries a secret wherever one fits, as no error of ours does. */
const leaking = fc
  .record({ code, secret, url: fc.boolean(), until: fc.boolean() })
  .map(({ code, secret, url, until }) => {
    const action: ErrorAction = url
      ? { kind: 'open-page', url: `https://console.x.com/${secret}` }
      : until
        ? { kind: 'wait', until: secret }
        : { kind: 'retry' };
    const error: AppError = {
      code,
      message: `Failed with ${secret}`,
      action,
      details: { status: 403, type: secret, transactionId: secret },
    };
    return { error, secret };
  });

describe('secrets', () => {
  it('reach neither what is shown nor the report, wherever an answer may hold them', async () => {
    const places = ['reach', 'checkKey', 'me', 'tryPlan'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        leaking,
        secret,
        fc.constantFrom('x', 'practice'),
        async (place, { error, secret: inError }, username, service) => {
          const change: Partial<HealthSubject> = {
            service,
            // Of a proxy, the port is all that is told.
            proxyFor: async () => `ada:${inError}@proxy.school.example:3128`,
            me: async () => ok({ username, canPost: null }),
            [place]: async () => fail(error),
          };
          const { view, views, report } = await check(change);
          expect(view.running).toBe(false);
          const shown = `${JSON.stringify(views)}${report}`;
          expect(shown).not.toContain(inError);
          expect(shown).not.toContain(username);
          expect(shown).not.toContain('proxy.school.example');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are not kept from a helper along with what helps', async () => {
    const { view } = await check({
      me: async () =>
        fail(
          appError(
            'signed-out',
            { kind: 'none' },
            { status: 401, type: 'about:blank', transactionId: 'A1B2C3D4E5F60718' },
          ),
        ),
    });
    expect(view.checks.find((each) => each.check === 'sign-in')?.details).toEqual({
      status: 401,
      type: 'about:blank',
      transactionId: 'A1B2C3D4E5F60718',
    });
  });
});
