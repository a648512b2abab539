// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { WaitView } from '../../../electron/contract/views/limits.ts';
import type { TimelineStatusView } from '../../../electron/contract/views/timelines.ts';
import { StatusRegion } from '../../../renderer/app/status-region.tsx';
import { Waits } from '../../../renderer/limits/wait-note.tsx';
import { WaitsOnShowProvider } from '../../../renderer/limits/waits-on-show.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { lastArgument, press, show } from '../../support/page-setup.tsx';

const { id: accountId } = fakeAccount(0);
const quiet = new FakeBridge().timeline(accountId).status;
const wait: WaitView = { asked: 'home', reason: 'offline', until: null, attempt: 1, of: 1, error: null };

function open(waits: WaitView[], status: Partial<TimelineStatusView> | null = {}, view?: ReactNode) {
  const fake = new FakeBridge();
  const onShowLimits = vi.fn();
  fake.setup.limits = { waits };
  show(
    fake,
    <WaitsOnShowProvider>
      <StatusRegion
        accountId={accountId}
        status={status && { ...quiet, ...status }}
        usage={quiet.usage}
        developmentShell={false}
        onShowLimits={onShowLimits}
      />
      {view}
    </WaitsOnShowProvider>,
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

  it('only reads out what a view on show says, and leaves it to the view to stop it', async () => {
    const { region } = open(
      [{ ...wait, reason: 'retry', until: '2026-11-20T14:02:00.000Z', error: appError('service-down') }],
      { refreshing: true },
      <Waits accountId={accountId} asked={['home']} asking />,
    );
    expect(await screen.findAllByRole('button', { name: 'Stop waiting: Home timeline' })).toHaveLength(1);
    expect(region.queryByRole('button')).toBeNull();
    expect(region.getByText('X is having trouble. Trying again (1 of 1)')).toBeTruthy();
    expect(region.queryByText(/any moment/)).toBeNull();
    expect(region.queryByText('Looking for new posts')).toBeNull();
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

  it('reads out what goes on for itself, and never what reading costs', () => {
    const { region } = open([], { refreshing: true });
    const liveAround = (words: string | RegExp) => region.getByText(words).closest('[role="status"], [aria-live]');
    expect(liveAround('Looking for new posts')?.getAttribute('aria-atomic')).toBe('false');
    expect(liveAround(/read today/)?.getAttribute('aria-live')).toBe('off');
  });

  it('takes no notice of another account', async () => {
    const { fake, region } = open([]);
    act(() => fake.emit('limits.changed', { accountId: 'x:7', windows: [], waits: [wait] }));
    expect(region.queryByRole('button')).toBeNull();
    expect(region.getByText(/read today/)).toBeTruthy();
  });
});
