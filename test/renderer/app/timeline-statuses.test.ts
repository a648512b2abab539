// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { StatusesProvider, usePartOfStatus, watchStatuses } from '../../../renderer/app/timeline-statuses.ts';
import { FakeBridge } from '../../support/fake-bridge.ts';

const home = { kind: 'home' } as const;
const mentions = { kind: 'mentions' } as const;

describe('statuses seen on the bridge', () => {
  it('come from opening a timeline, without a call of their own', async () => {
    const fake = new FakeBridge();
    const { bridge, statuses } = watchStatuses(fake.bridge);
    expect(statuses.get('x:100', home)).toBeNull();
    await bridge.timeline.open({ accountId: 'x:100', timeline: home });
    expect(statuses.get('x:100', home)?.accountId).toBe('x:100');
    expect(fake.calls).toHaveLength(1);
  });

  it('are kept apart by account and timeline', () => {
    const fake = new FakeBridge();
    const { statuses } = watchStatuses(fake.bridge);
    fake.changeStatus('x:101', home, { refreshing: true });
    expect(statuses.get('x:101', home)?.refreshing).toBe(true);
    expect(statuses.get('x:100', home)).toBeNull();
    expect(statuses.get('x:101', mentions)).toBeNull();
  });

  it('are not set back by an answer that was overtaken by an event', async () => {
    const fake = new FakeBridge();
    const { bridge, statuses } = watchStatuses(fake.bridge);
    const early = fake.timeline('x:100').open();
    const release = fake.holdNext('timeline.open');
    fake.answerNext('timeline.open', { ok: true, value: early });
    const opening = bridge.timeline.open({ accountId: 'x:100', timeline: home });
    fake.changeStatus('x:100', home, { refreshing: true });
    release();
    await opening;
    expect(statuses.get('x:100', home)?.refreshing).toBe(true);
  });

  it('tell those who listen', () => {
    const fake = new FakeBridge();
    const { statuses } = watchStatuses(fake.bridge);
    let heard = 0;
    const stop = statuses.subscribe(() => {
      heard += 1;
    });
    fake.changeStatus('x:100', home, {});
    stop();
    fake.changeStatus('x:100', home, {});
    expect(heard).toBe(1);
  });
});

describe('a part of a status', () => {
  it('draws anew only when it changes', () => {
    const fake = new FakeBridge();
    const { statuses } = watchStatuses(fake.bridge);
    const wrapper = ({ children }: { children: ReactNode }) =>
      createElement(StatusesProvider, { value: statuses }, children);
    const drawn: number[] = [];
    renderHook(() => drawn.push(usePartOfStatus('x:100', home, (status) => status?.unread ?? 0)), { wrapper });
    act(() => fake.changeStatus('x:100', home, { refreshing: true }));
    act(() => fake.changeStatus('x:100', home, { refreshing: false }));
    act(() => fake.changeStatus('x:100', home, { unread: 3 }));
    act(() => fake.changeStatus('x:100', home, { loadingOlder: true }));
    expect(drawn).toEqual([0, 3]);
  });
});
