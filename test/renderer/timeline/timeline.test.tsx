// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountId, TimelineKey } from '../../../electron/contract/views.ts';
import { Timeline } from '../../../renderer/timeline/timeline.tsx';
import { BridgeProvider } from '../../../renderer/ui/bridge.tsx';
import { CommandsProvider } from '../../../renderer/ui/commands.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { callNamesOf, lastArgument, press } from '../../support/page-setup.tsx';

// jsdom has no layout, so there is nothing to scroll.
Element.prototype.scrollTo = () => undefined;

const ada = fakeAccount(0);
const library = fakeAccount(1);
const home: TimelineKey = { kind: 'home' };

const screenOf = (
  fake: FakeBridge,
  accountId: AccountId = ada.id,
  timeline: TimelineKey = home,
  handle = '@ada_lovelace',
) => (
  <BridgeProvider bridge={fake.bridge}>
    <CommandsProvider>
      <Timeline accountId={accountId} timeline={timeline} handle={handle} />
    </CommandsProvider>
  </BridgeProvider>
);

async function shown(fake = new FakeBridge(), timeline: TimelineKey = home) {
  const view = render(screenOf(fake, ada.id, timeline));
  return { fake, feed: await screen.findByRole('feed'), ...view };
}

async function refresh(fake: FakeBridge, count: number): Promise<void> {
  fake.timeline(ada.id).addAtService(count);
  await act(() => fake.bridge.timeline.refresh({ accountId: ada.id, timeline: home }));
}

describe('a timeline', () => {
  it('is a feed with its own name that owns articles only', async () => {
    const { feed } = await shown();
    expect(feed.getAttribute('aria-label')).toBe('Home timeline of @ada_lovelace');
    const articles = within(feed).getAllByRole('article');
    expect(articles.length).toBeGreaterThan(2);
    expect(articles[0]?.getAttribute('aria-posinset')).toBe('1');
    expect(articles.every((article) => article.getAttribute('aria-label') !== '')).toBe(true);
  });

  it('says that it is opening until the first answer is there', async () => {
    const fake = new FakeBridge();
    const release = fake.holdNext('timeline.open');
    render(screenOf(fake));
    expect(screen.getByText('Opening the timeline')).toBeTruthy();
    expect(screen.queryByRole('feed')).toBeNull();
    release();
    expect(await screen.findByRole('feed')).toBeTruthy();
  });

  it('has a kind sentence when there is nothing, and reads again when asked', async () => {
    const fake = new FakeBridge({ entries: 0 });
    render(screenOf(fake));
    expect(await screen.findByText('When people you follow post something, it appears here.')).toBeTruthy();
    await press('Refresh');
    expect(lastArgument(fake, 'timeline.refresh')).toEqual({ accountId: ada.id, timeline: home });
  });

  it('says what went wrong when there is nothing to show, with the way out', async () => {
    const fake = new FakeBridge({ entries: 0 });
    fake.timeline(ada.id).change({ error: appError('network', { kind: 'retry' }) });
    render(screenOf(fake));
    expect((await screen.findByRole('alert')).textContent).toContain('X could not be reached');
    await press('Try again');
    expect(callNamesOf(fake)).toContain('timeline.refresh');
  });

  it('keeps what was read in sight when something goes wrong', async () => {
    const { fake, feed } = await shown();
    act(() => fake.changeStatus(ada.id, home, { error: appError('offline', { kind: 'retry' }) }));
    expect(await screen.findByText(/seems to be offline/)).toBeTruthy();
    expect(within(feed).getAllByRole('article').length).toBeGreaterThan(2);
  });

  it('says until when X asks for a pause', async () => {
    const { fake } = await shown();
    act(() => fake.changeStatus(ada.id, home, { waitingUntil: '2026-11-20T14:15:00.000Z' }));
    expect(await screen.findByText(/X asks for a pause\. Pinion reads on by itself at \d+:15/)).toBeTruthy();
  });

  it('lets new posts wait behind a button, and reads their number out', async () => {
    const { fake, feed } = await shown();
    const newest = within(feed).getAllByRole('article')[0];
    await refresh(fake, 3);
    expect(await screen.findByText('3 new posts are ready')).toBeTruthy();
    expect(within(feed).getAllByRole('article')[0]).toBe(newest);
    await press('Show 3 new posts');
    await waitFor(() => expect(within(feed).getAllByRole('article')[3]).toBe(newest));
    expect(screen.queryByRole('button', { name: /new posts?$/ })).toBeNull();
    expect(document.activeElement).toBe(within(feed).getAllByRole('article')[0]);
    expect(screen.getByText('New posts end here')).toBeTruthy();
  });

  it('moves from post to post, opens one, refreshes, and stops at the button for older posts', async () => {
    const fake = new FakeBridge({ entries: 4 });
    const { feed } = await shown(fake);
    const articles = within(feed).getAllByRole('article');
    const focused = (): Element | null => document.activeElement;
    const key = (name: string): void => void fireEvent.keyDown(document.activeElement ?? document.body, { key: name });
    key('j');
    expect(focused()).toBe(articles[0]);
    key('PageDown');
    expect(focused()).toBe(articles[1]);
    key('k');
    expect(focused()).toBe(articles[0]);
    key('Enter');
    const [row] = fake.timeline(ada.id).rows;
    expect(lastArgument(fake, 'links.open')).toEqual({ url: row?.kind === 'post' && row.entry.post?.url });
    key('.');
    expect(callNamesOf(fake)).toContain('timeline.refresh');
    for (let step = 0; step < 4; step += 1) key('j');
    expect(focused()).toBe(screen.getByRole('button', { name: 'Load older posts' }));
    key('k');
    expect(focused()?.getAttribute('aria-posinset')).toBe('4');
  });

  it('leaves keys alone while something is typed, and Enter to the control that has the focus', async () => {
    const { fake, feed } = await shown(new FakeBridge({ entries: 4 }));
    const [link] = within(feed).getAllByRole('link', { name: /^Posted/ });
    fireEvent.keyDown(link ?? feed, { key: 'Enter' });
    expect(callNamesOf(fake)).not.toContain('links.open');
    const box = document.body.appendChild(document.createElement('input'));
    fireEvent.keyDown(box, { key: '.' });
    fireEvent.keyDown(document.body, { key: '.', ctrlKey: true });
    box.remove();
    expect(callNamesOf(fake)).not.toContain('timeline.refresh');
  });

  it('reads older posts only when asked, at a price that it names', async () => {
    const fake = new FakeBridge({ entries: 4 });
    await shown(fake);
    expect(screen.getByText('X charges about $0.005 for each post that was not read today.')).toBeTruthy();
    expect(callNamesOf(fake)).not.toContain('timeline.loadOlder');
    await press('Load older posts');
    expect(lastArgument(fake, 'timeline.loadOlder')).toEqual({ accountId: ada.id, timeline: home });
    act(() => fake.changeStatus(ada.id, home, { loadingOlder: true }));
    expect(screen.getByRole('feed').getAttribute('aria-busy')).toBe('true');
  });

  it('names no price where reading is free', async () => {
    const practice = fakeAccount(0, { id: 'practice:100', service: 'practice' });
    const fake = new FakeBridge({ app: { accounts: [practice] }, entries: 4 });
    render(screenOf(fake, practice.id));
    expect(await screen.findByRole('button', { name: 'Load older posts' })).toBeTruthy();
    expect(screen.queryByText(/X charges/)).toBeNull();
  });

  it('shows a gap as a row that fills from either end', async () => {
    const fake = new FakeBridge();
    const timeline = fake.timeline(ada.id);
    const at = timeline.rows.findIndex((row) => row.kind === 'gap');
    timeline.anchor = { postId: timeline.rows[at - 1]?.id ?? '', offset: 0 };
    await shown(fake);
    const gap = await screen.findByRole('article', { name: 'Missing posts' });
    const [top, bottom] = within(gap).getAllByRole('button', {
      name: /^Load missing posts from the .*, between .*2026/,
    });
    const gapId = timeline.rows[at]?.id ?? '';
    act(() => fake.changeStatus(ada.id, home, { fillingGapIds: [gapId] }));
    expect(gap.getAttribute('aria-busy')).toBe('true');
    expect(within(gap).getByText('Loading missing posts')).toBeTruthy();
    act(() => fake.changeStatus(ada.id, home, { fillingGapIds: [] }));
    expect(top && bottom).toBeTruthy();
    fireEvent.click(within(gap).getByRole('button', { name: /from the bottom/ }));
    expect(lastArgument(fake, 'timeline.fillGap')).toEqual({
      accountId: ada.id,
      timeline: home,
      gapId,
      from: 'older',
    });
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Missing posts' })).toBeNull());
  });

  it('never shows an answer of the account that was left', async () => {
    const fake = new FakeBridge();
    const release = fake.holdNext('timeline.open');
    const { rerender } = render(screenOf(fake));
    await waitFor(() => expect(callNamesOf(fake)).toContain('timeline.open'));
    fake.timeline(library.id).rows = fake.timeline(library.id).rows.slice(0, 2);
    rerender(screenOf(fake, library.id, home, '@harbour_library'));
    const feed = await screen.findByRole('feed', { name: 'Home timeline of @harbour_library' });
    await act(async () => release());
    expect(within(feed).getAllByRole('article')).toHaveLength(2);
    expect(screen.queryByRole('feed', { name: /ada/ })).toBeNull();
  });

  it('names mentions and the posts of a user', async () => {
    await shown(new FakeBridge(), { kind: 'mentions' });
    expect(screen.getByRole('feed', { name: 'Mentions of @ada_lovelace' })).toBeTruthy();
  });

  it('says when the beginning is reached', async () => {
    const fake = new FakeBridge({ entries: 4 });
    fake.timeline(ada.id).change({ endReached: true });
    await shown(fake);
    expect(screen.getByText('You have reached the beginning.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Load older posts' })).toBeNull();
  });

  it('does not end a reading under way when it is left: what is read is paid for', async () => {
    const { fake, unmount } = await shown();
    unmount();
    expect(callNamesOf(fake)).not.toContain('timeline.cancel');
  });
});
