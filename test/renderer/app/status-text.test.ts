import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { clockText } from '../../../electron/contract/messages/format.ts';
import type { UsageView } from '../../../electron/contract/views/spending.ts';
import type { TimelineStatusView } from '../../../electron/contract/views/timelines.ts';
import { statusText } from '../../../renderer/app/status-text.ts';
import { FakeBridge } from '../../support/fake-bridge.ts';

const quiet = new FakeBridge().timeline('x:100').status;
const withStatus = (change: Partial<TimelineStatusView>) => statusText({ ...quiet, ...change });
const used = (change: Partial<UsageView>) => withStatus({ usage: { ...quiet.usage, ...change } }).usage;
const until = '2026-11-20T14:32:00.000Z';

describe('what the status region says', () => {
  it('is what today cost', () => {
    expect(used({ posts: 12, usd: 0.06 })).toBe('12 posts read today, about $0.06');
    expect(used({ posts: 1, usd: 0.005 })).toBe('1 post read today, about $0.005');
    expect(used({ posts: 1234, usd: 6.17 })).toBe('1,234 posts read today, about $6.17');
    expect(used({ posts: 0, usd: 0 })).toBe('Nothing read today yet');
  });

  it('names no money where nothing is charged', () => {
    expect(used({ posts: 40, usd: 0 })).toBe('40 posts read today');
  });

  it('says when the timeline was last looked at, once it was', () => {
    expect(withStatus({ refreshedAt: until }).updated).toBe(`Last looked at ${clockText(until)}`);
    expect(withStatus({ refreshedAt: null }).updated).toBeNull();
  });

  it('is quiet when nothing goes on', () => {
    expect(withStatus({}).now).toBeNull();
  });

  it.each([
    [{ refreshing: true, error: appError('offline') }, 'Looking for new posts'],
    [{ loadingOlder: true }, 'Loading older posts'],
    [{ fillingGapIds: ['gap-1'] }, 'Loading missing posts'],
    [{ error: appError('offline') }, 'Offline. Showing what was read before.'],
    [{ usage: { ...quiet.usage, capReached: true } }, 'Daily limit reached. Pinion reads on only when you refresh.'],
    [{ keptIn: 'memory' as const }, 'Posts are kept only until Pinion closes.'],
  ])('puts first what matters most: %o', (change, sentence) => {
    expect(withStatus(change).now).toBe(sentence);
  });

  it('is busy only while something is being fetched', () => {
    expect(withStatus({}).busy).toBe(false);
    expect(withStatus({ refreshing: true }).busy).toBe(true);
  });
});
