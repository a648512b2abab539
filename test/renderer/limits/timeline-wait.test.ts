import { describe, expect, it } from 'vitest';
import type { WaitView } from '../../../electron/contract/views/limits.ts';
import { waitOf } from '../../../renderer/limits/timeline-wait.ts';
import { FakeBridge } from '../../support/fake-bridge.ts';

const quiet = new FakeBridge().timeline('x:100').status;
const retry: WaitView = {
  asked: 'home',
  reason: 'retry',
  until: '2026-11-20T14:02:04.000Z',
  attempt: 2,
  of: 5,
  error: null,
};
const other: WaitView = { ...retry, asked: 'mentions' };

describe('what a timeline waits for', () => {
  it('is nothing while nothing is read for it, whatever waits under its name', () => {
    expect(waitOf(quiet, [retry])).toBeNull();
  });

  it('is what waits under its name while it is read', () => {
    for (const busy of [{ refreshing: true }, { loadingOlder: true }, { fillingGapIds: ['gap'] }]) {
      expect(waitOf({ ...quiet, ...busy }, [other, retry])).toBe(retry);
      expect(waitOf({ ...quiet, ...busy }, [other])).toBeNull();
    }
  });

  it('is a pause when only the timeline knows of it', () => {
    const until = '2026-11-20T14:32:00.000Z';
    expect(waitOf({ ...quiet, waitingUntil: until }, [])).toMatchObject({ asked: 'home', reason: 'limit', until });
    expect(waitOf({ ...quiet, waitingUntil: until }, [retry])).toBe(retry);
  });
});
