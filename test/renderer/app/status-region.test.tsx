// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { TimelineStatusView, WaitView } from '../../../electron/contract/views.ts';
import { StatusRegion } from '../../../renderer/app/status-region.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { lastArgument, press, show } from '../../support/page-setup.tsx';

const { id: accountId } = fakeAccount(0);
const quiet = new FakeBridge().timeline(accountId).status;
const wait: WaitView = { asked: 'home', reason: 'offline', until: null, attempt: 1, of: 1, error: null };

function open(waits: WaitView[], status: Partial<TimelineStatusView> | null = {}) {
  const fake = new FakeBridge();
  const onShowLimits = vi.fn();
  fake.setup.limits = { waits };
  show(
    fake,
    <StatusRegion
      accountId={accountId}
      status={status && { ...quiet, ...status }}
      usage={quiet.usage}
      developmentShell={false}
      onShowLimits={onShowLimits}
    />,
  );
  return { fake, onShowLimits, region: within(screen.getByRole('status', { name: 'Status' })) };
}

describe('the status region', () => {
  it('says what the timeline waits for instead of what goes on, and stops it', async () => {
    const { fake, region } = open([wait], { refreshing: true });
    expect((await region.findAllByText('Offline: goes on when the network is back.')).length).toBe(2);
    expect(region.queryByText('Looking for new posts')).toBeNull();
    await press('Stop waiting: Home timeline');
    expect(lastArgument(fake, 'limits.stopWaiting')).toEqual({ accountId, asked: 'home' });
  });

  it('goes back to what goes on when nothing waits any more', async () => {
    const { fake, region } = open([wait], { refreshing: true });
    await region.findAllByText(/^Offline/);
    act(() => fake.emit('limits.changed', { accountId, windows: [], waits: [] }));
    expect(region.getByText('Looking for new posts')).toBeTruthy();
  });

  it('names what waits elsewhere, and leads to the rest', async () => {
    const { region, onShowLimits } = open([
      { ...wait, asked: 'likes' },
      { ...wait, asked: 'search' },
      { ...wait, asked: 'me' },
    ]);
    expect((await region.findAllByText('Likes: Offline: goes on when the network is back.')).length).toBe(2);
    await press('2 more are waiting');
    expect(onShowLimits).toHaveBeenCalledOnce();
  });

  it('takes no notice of another account', async () => {
    const { fake, region } = open([]);
    act(() => fake.emit('limits.changed', { accountId: 'x:7', windows: [], waits: [wait] }));
    expect(region.queryByRole('button')).toBeNull();
    expect(region.getByText(/read today/)).toBeTruthy();
  });
});
