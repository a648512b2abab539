// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { LimitsView, LimitWindowView, WaitView } from '../../../electron/contract/views/limits.ts';
import { LimitsDialog } from '../../../renderer/limits/limits-dialog.tsx';
import { watchLimits } from '../../../renderer/limits/limits-store.ts';
import { Waits } from '../../../renderer/limits/wait-note.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { callNamesOf, lastArgument, press, show } from '../../support/page-setup.tsx';

const now = '2026-11-20T14:02:00.000Z';
const later = (seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString();
const account = fakeAccount(0);
const window = (change: Partial<LimitWindowView>): LimitWindowView => ({
  asked: 'home',
  family: '15-minutes',
  limit: 180,
  remaining: 45,
  resetsAt: later(540),
  ...change,
});
const wait: WaitView = { asked: 'home', reason: 'retry', until: later(4), attempt: 2, of: 5, error: null };
const limits = (change: Partial<LimitsView>): LimitsView => ({
  accountId: account.id,
  windows: [],
  waits: [],
  ...change,
});

beforeEach(() => void vi.useFakeTimers({ now: Date.parse(now), toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

describe('what is known of limits', () => {
  it('is asked for once, and told from then on', async () => {
    const fake = new FakeBridge();
    const store = watchLimits(fake.bridge);
    store.want(account.id);
    store.want(account.id);
    await vi.waitFor(() => expect(store.get(account.id)).not.toBeNull());
    expect(callNamesOf(fake)).toEqual(['limits.open']);
    fake.emit('limits.changed', limits({ waits: [wait] }));
    expect(store.get(account.id)?.waits).toEqual([wait]);
  });

  it('is not put back by an answer that an event has overtaken', async () => {
    const fake = new FakeBridge();
    const release = fake.holdNext('limits.open');
    const store = watchLimits(fake.bridge);
    store.want(account.id);
    fake.emit('limits.changed', limits({ waits: [wait] }));
    release();
    await Promise.resolve();
    await act(async () => undefined);
    expect(store.get(account.id)?.waits).toEqual([wait]);
  });

  it('is asked for again after a failure', async () => {
    const fake = new FakeBridge();
    fake.failNext('limits.open', appError('account-unknown'));
    const store = watchLimits(fake.bridge);
    store.want(account.id);
    await act(async () => undefined);
    store.want(account.id);
    await vi.waitFor(() => expect(store.get(account.id)).not.toBeNull());
  });
});

describe('waiting for an answer', () => {
  const here = <Waits accountId={account.id} asked={['home', 'mentions']} asking />;

  it('says what it waits for, counts down, and can be stopped', async () => {
    const fake = new FakeBridge();
    fake.setup.limits = { waits: [wait, { ...wait, asked: 'search' }] };
    show(fake, here);
    const seen = await screen.findByText('Trying again in 4 s (2 of 5)');
    expect(screen.getAllByRole('button')).toHaveLength(1);
    act(() => vi.advanceTimersByTime(2000));
    expect(seen.textContent?.replaceAll('\u00A0', ' ')).toBe('Trying again in 2 s (2 of 5)');
    act(() => vi.advanceTimersByTime(2000));
    expect(seen.textContent).toBe('Trying again any moment (2 of 5)');
    await press('Stop waiting: Home timeline');
    expect(lastArgument(fake, 'limits.stopWaiting')).toEqual({ accountId: account.id, asked: 'home' });
    act(() => fake.emit('limits.changed', limits({})));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says nothing where nothing was asked for, or nothing waits', async () => {
    const fake = new FakeBridge();
    fake.setup.limits = { waits: [wait] };
    show(fake, <Waits accountId={account.id} asked={['home']} asking={false} />);
    await waitFor(() => expect(callNamesOf(fake)).toContain('limits.open'));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('hands the focus of its button on when it goes away', async () => {
    const fake = new FakeBridge();
    fake.setup.limits = { waits: [wait] };
    show(fake, <main tabIndex={-1}>{here}</main>);
    const button = await screen.findByRole('button');
    act(() => button.focus());
    act(() => fake.emit('limits.changed', limits({})));
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });
});

describe('the panel of limits', () => {
  const open = (change: Partial<LimitsView>, speaks: 'v2' | 'v1.1' = 'v2') => {
    const fake = new FakeBridge();
    fake.setup.limits = change;
    show(fake, <LimitsDialog account={account} speaks={speaks} onClose={() => undefined} />);
    return fake;
  };

  it('says that limits become known with the first answers', async () => {
    open({});
    expect(await screen.findByText(/tells its limits with each answer/)).toBeTruthy();
    expect(screen.queryByRole('meter')).toBeNull();
    expect(screen.queryByRole('button', { name: /Ask X/ })).toBeNull();
  });

  it('shows what is left of each as a number and a meter, and when it starts anew', async () => {
    open({ windows: [window({}), window({ family: 'app-24-hours', limit: 10_000, remaining: 0 })] });
    const meter = await screen.findByRole('meter', { name: 'Home timeline, in 15 minutes' });
    expect(meter.getAttribute('value')).toBe('45');
    expect(meter.getAttribute('max')).toBe('180');
    expect(screen.getByText('45 of 180 left', { selector: 'span' })).toBeTruthy();
    expect(screen.getByText('used up (10,000)', { selector: 'span' })).toBeTruthy();
    expect(screen.getByText('in 24 hours, all accounts of this key')).toBeTruthy();
    expect(screen.getAllByText(/^Starts anew at .*, in 9 min$/)).toHaveLength(2);
    act(() => vi.advanceTimersByTime(541_000));
    expect(screen.getAllByText('Has started anew')).toHaveLength(2);
    expect(meter.getAttribute('value')).toBe('180');
  });

  it('shows what waits, each with its name and a way to stop it', async () => {
    const fake = open({ waits: [wait, { ...wait, asked: 'mentions', reason: 'offline', until: null }] });
    const waiting = await screen.findByRole('region', { name: 'Waiting now' });
    expect(within(waiting).getAllByText(/^Home timeline: Trying again/)).toHaveLength(2);
    expect(within(waiting).getAllByText('Mentions: Offline: goes on when the network is back.')).toHaveLength(2);
    await press('Stop waiting: Mentions');
    expect(lastArgument(fake, 'limits.stopWaiting')).toEqual({ accountId: account.id, asked: 'mentions' });
  });

  it('asks for all limits where the service can tell them', async () => {
    const fake = open({}, 'v1.1');
    fake.setup.limitsRead = { windows: [window({ asked: 'likes' })] };
    await press('Ask X for all limits');
    expect(await screen.findByRole('heading', { name: 'Likes' })).toBeTruthy();
    fake.failNext('limits.read', appError('network', { kind: 'retry' }));
    await press('Ask X for all limits');
    expect((await screen.findByRole('alert')).textContent).toContain(appError('network').message);
  });
});
