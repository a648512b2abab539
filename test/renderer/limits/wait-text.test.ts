import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { clockText } from '../../../electron/contract/messages/format.ts';
import { inText, leftText } from '../../../electron/contract/messages/limits.ts';
import type { WaitView } from '../../../electron/contract/views/limits.ts';
import { waitText } from '../../../renderer/limits/wait-text.ts';

const until = '2026-11-20T14:32:00.000Z';
const clock = clockText(until);
const wait = (change: Partial<WaitView>): WaitView => ({
  asked: 'mentions',
  reason: 'limit',
  until,
  attempt: 1,
  of: 1,
  error: null,
  ...change,
});
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('the time that is left', () => {
  it.each([
    [0.2, '1 s'],
    [4, '4 s'],
    [90, '90 s'],
    [91, '2 min'],
    [539, '9 min'],
    [5_400, '90 min'],
    [5_401, '1 h 31 min'],
    [7_200, '2 h'],
    [86_400, '24 h'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(plain(leftText(seconds))).toBe(text);
  });

  it('is never less than what there is, and at most one unit more', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 200_000, noNaN: true }), (seconds) => {
        const units = { s: 1, min: 60, h: 3600 };
        const said = [...plain(leftText(seconds)).matchAll(/([\d,]+) (s|min|h)/g)].reduce(
          (sum, [, amount = '', unit = 's']) => sum + Number(amount.replaceAll(',', '')) * units[unit as 's'],
          0,
        );
        expect(said).toBeGreaterThanOrEqual(seconds);
        expect(said - seconds).toBeLessThanOrEqual(seconds <= 90 ? 1 : 60);
      }),
    );
  });

  it('is over at some time', () => {
    expect(inText(0)).toBe('any moment');
  });
});

describe('what is said of a wait', () => {
  it('is when a limit starts anew, by the clock and counted down, in the name of the service', () => {
    const { seen, said } = waitText(wait({}), 'x', 540);
    expect(plain(seen)).toBe(`X asks for a pause until ${clock} (in 9 min), then this goes on by itself.`);
    expect(said).toBe(`X asks for a pause until ${clock}, then this goes on by itself.`);
    expect(waitText(wait({}), 'practice', 540).said).toContain('The practice service asks');
  });

  it('is which try comes next', () => {
    const { seen, said } = waitText(wait({ reason: 'retry', attempt: 2, of: 5 }), 'x', 3.4);
    expect(plain(seen)).toBe('Trying again in 4 s (2 of 5)');
    expect(said).toBe('Trying again (2 of 5)');
  });

  it('is why the last try has failed, in the name of the service', () => {
    const failed = wait({ reason: 'retry', attempt: 3, of: 5, error: appError('service-down') });
    expect(plain(waitText(failed, 'x', 2).seen)).toBe('X is having trouble. Trying again in 2 s (3 of 5)');
    expect(waitText(failed, 'practice', 2).said).toBe('The practice service is having trouble. Trying again (3 of 5)');
  });

  it('says no reason that it has no words for', () => {
    const failed = wait({ reason: 'retry', attempt: 3, of: 5, error: appError('unexpected') });
    expect(waitText(failed, 'x', 2).said).toBe('Trying again (3 of 5)');
  });

  it('is that there is no network, without a time', () => {
    const { seen, said } = waitText(wait({ reason: 'offline', until: null }), 'x', 0);
    expect(seen).toBe('Offline: goes on when the network is back.');
    expect(said).toBe(seen);
  });

  it('begins with what waits, where that is something else', () => {
    expect(waitText(wait({ reason: 'offline', until: null }), 'x', 0, true).said).toMatch(/^Mentions: Offline/);
  });

  it('never reads out a number that changes', () => {
    for (const reason of ['limit', 'retry', 'offline'] as const) {
      const one = waitText(wait({ reason }), 'x', 5);
      expect(waitText(wait({ reason }), 'x', 4).said).toBe(one.said);
    }
  });
});
