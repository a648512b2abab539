import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { callNames } from '../../electron/contract/bridge.ts';
import { type Handlers, makeDispatch, type Sender } from '../../electron/contract/dispatch.ts';
import { appError, fail, ok } from '../../electron/contract/errors.ts';

const page: Sender = { origin: 'pinion://app', isMainFrame: true };
const secret = 'a-very-secret-value';

function setUp(overrides: Partial<Handlers> = {}) {
  const seen = vi.fn();
  const report = vi.fn();
  const handlers = {
    ...Object.fromEntries(
      callNames.map((name) => [
        name,
        (argument: unknown) => {
          seen(name, argument);
          return ok(null);
        },
      ]),
    ),
    ...overrides,
  } as Handlers;
  const dispatch = makeDispatch({ handlers, isTrusted: ({ isMainFrame }) => isMainFrame, report });
  return { dispatch, seen, report };
}

const codeOf = (result: Awaited<ReturnType<ReturnType<typeof setUp>['dispatch']>>) =>
  result.ok ? null : result.error.code;

describe('dispatch', () => {
  it('hands a valid call to its handler and returns the answer', async () => {
    const { dispatch, seen, report } = setUp();
    expect(await dispatch(page, 'signIn.finish', { pin: '1234567' })).toEqual({ ok: true, value: null });
    expect(seen).toHaveBeenCalledExactlyOnceWith('signIn.finish', { pin: '1234567' });
    expect(report).not.toHaveBeenCalled();
  });

  it('hands over the argument as the schema has read it', async () => {
    const { dispatch, seen } = setUp();
    const filter = (word: string) => ({ accountId: 'x:1', rule: { kind: 'word', word }, until: null });
    await dispatch(page, 'filters.save', filter('  heron '));
    expect(seen).toHaveBeenCalledExactlyOnceWith('filters.save', filter('heron'));
  });

  it('refuses every call of an untrusted sender with a typed answer, before anything else', async () => {
    const { dispatch, seen } = setUp();
    for (const name of callNames) {
      expect(codeOf(await dispatch({ ...page, isMainFrame: false }, name, undefined))).toBe('call-refused');
    }
    expect(seen).not.toHaveBeenCalled();
  });

  it.each(['app.nothing', 'constructor', '__proto__', 'toString', '', 42, null, undefined, {}])(
    'does not know the call %j',
    async (name) => {
      const { dispatch, seen } = setUp();
      expect(codeOf(await dispatch(page, name, undefined))).toBe('call-unknown');
      expect(seen).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['app.view', {}],
    ['signIn.finish', undefined],
    ['signIn.finish', { pin: 1234567 }],
    ['signIn.finish', { pin: '1', more: true }],
    ['signIn.finish', { pin: '1'.repeat(257) }],
    ['accounts.switch', { accountId: 'x:../../etc' }],
    ['accounts.switch', { accountId: 'other:12' }],
    ['links.open', { url: 'a'.repeat(5000) }],
    ['timeline.rows', { accountId: 'x:1', timeline: { kind: 'home' }, limit: 0 }],
  ])('refuses %s with %j', async (name, argument) => {
    const { dispatch, seen } = setUp();
    expect(codeOf(await dispatch(page, name, argument))).toBe('call-invalid');
    expect(seen).not.toHaveBeenCalled();
  });

  it('answers whatever is sent, and never throws', async () => {
    const { dispatch } = setUp();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...callNames), fc.anything()),
        fc.anything(),
        async (name, argument) => {
          const result = await dispatch(page, name, argument);
          expect(result.ok || typeof result.error.code === 'string').toBe(true);
        },
      ),
    );
  });

  it('turns a thrown failure into an answer that says nothing of it', async () => {
    const { dispatch, report } = setUp({
      'app.view': () => {
        throw new Error(secret);
      },
    });
    const result = await dispatch(page, 'app.view', undefined);
    expect(codeOf(result)).toBe('unexpected');
    expect(JSON.stringify(result)).not.toContain(secret);
    expect(report).toHaveBeenCalledExactlyOnceWith({ kind: 'failed', name: 'app.view', cause: expect.any(Error) });
  });

  it('passes on the failure that a handler returns', async () => {
    const { dispatch } = setUp({ 'app.view': async () => fail(appError('offline', { kind: 'retry' })) });
    expect(await dispatch(page, 'app.view', undefined)).toMatchObject({
      error: { code: 'offline', action: { kind: 'retry' } },
    });
  });

  it('never reports an argument', async () => {
    const { dispatch, report } = setUp();
    await dispatch(page, 'vault.unlock', { passphrase: secret, more: 1 });
    await dispatch({ ...page, isMainFrame: false }, 'vault.unlock', { passphrase: secret });
    expect(report).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(report.mock.calls)).not.toContain(secret);
  });
});
