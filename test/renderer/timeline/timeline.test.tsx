// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MenuCommand } from '../../../electron/contract/calls.ts';
import { appError, fail, ok } from '../../../electron/contract/errors.ts';
import { clockText } from '../../../electron/contract/messages/format.ts';
import type { FilterRule, HiddenView } from '../../../electron/contract/views/filters.ts';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import { FeedEnd } from '../../../renderer/timeline/feed-end.tsx';
import { GapRow } from '../../../renderer/timeline/gap-row.tsx';
import { Timeline, type TimelineProps } from '../../../renderer/timeline/timeline.tsx';
import { BridgeProvider } from '../../../renderer/ui/bridge.tsx';
import { CommandsProvider } from '../../../renderer/ui/commands.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { callNamesOf, lastArgument, press, show } from '../../support/page-setup.tsx';
import { type AskedOfColumn, Column, nothingAsked } from '../../support/timeline-harness/column.tsx';

// jsdom has no layout, so there is nothing to scroll.
Element.prototype.scrollTo = () => undefined;

const ada = fakeAccount(0);
const library = fakeAccount(1);
const home: TimelineKey = { kind: 'home' };

interface Options extends Partial<TimelineProps> {
  asked?: AskedOfColumn;
}

const screenOf = (fake: FakeBridge, { asked = nothingAsked(), ...change }: Options = {}) => {
  const props: TimelineProps = { accountId: ada.id, timeline: home, handle: '@ada_lovelace', ...change };
  const account = fake.app.accounts.find(({ id }) => id === props.accountId) ?? ada;
  return (
    <BridgeProvider bridge={fake.bridge}>
      <CommandsProvider>
        <Column account={account} asked={asked}>
          <Timeline {...props} />
        </Column>
      </CommandsProvider>
    </BridgeProvider>
  );
};

async function shown(fake = new FakeBridge(), options: Options = {}) {
  const asked = nothingAsked();
  const view = render(screenOf(fake, { asked, ...options }));
  return { fake, asked, feed: await screen.findByRole('feed'), ...view };
}

const key = (name: string, change: { shiftKey?: boolean } = {}): boolean =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...change });

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

  it('does not say that there is nothing while the first rows are on their way', async () => {
    const fake = new FakeBridge({ entries: 0 });
    const timeline = fake.timeline(ada.id);
    timeline.change({ refreshing: true, refreshedAt: null });
    render(screenOf(fake));
    expect(await screen.findByText('Opening the timeline')).toBeTruthy();
    await waitFor(() => expect(callNamesOf(fake)).toContain('timeline.open'));
    const release = fake.holdNext('timeline.open');
    timeline.addAtService(20);
    await act(async () => {
      fake.emit('timeline.changed', timeline.refresh());
      fake.emit('timeline.changed', timeline.change({ refreshing: false, refreshedAt: '2026-11-20T14:02:00.000Z' }));
    });
    expect(screen.queryByRole('heading')).toBeNull();
    expect(screen.getByText('Opening the timeline')).toBeTruthy();
    release();
    expect(await screen.findByRole('feed')).toBeTruthy();
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
    const waitingUntil = '2026-11-20T14:15:00.000Z';
    act(() => fake.changeStatus(ada.id, home, { waitingUntil }));
    // By the clock of this computer, wherever it stands.
    await screen.findByText(`X asks for a pause until ${clockText(waitingUntil)}, then this goes on by itself.`);
  });

  it('says what reading waits for, while it reads, and stops it', async () => {
    const { fake } = await shown();
    const wait = { asked: 'home', reason: 'offline', until: null, attempt: 1, of: 1, error: null } as const;
    act(() => fake.emit('limits.changed', { accountId: ada.id, windows: [], waits: [wait] }));
    expect(screen.queryByText(/Offline: goes on/)).toBeNull();
    act(() => fake.changeStatus(ada.id, home, { refreshing: true }));
    expect((await screen.findAllByText(/Offline: goes on/)).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole('button', { name: 'Stop waiting: Home timeline' }));
    expect(lastArgument(fake, 'limits.stopWaiting')).toEqual({ accountId: ada.id, asked: 'home' });
  });

  it('says in a gap and at the end what filling and loading wait for', () => {
    const wait = { asked: 'home', reason: 'offline', until: null, attempt: 1, of: 1, error: null } as const;
    const fake = new FakeBridge();
    const gap = { kind: 'gap', id: 'g', newerId: '9', olderId: '1', from: null, to: null, estimate: 4 } as const;
    const status = { ...fake.timeline(ada.id).status, loadingOlder: true };
    const gapRow = { accountId: ada.id, gap: { ...gap, ends: [] }, usdPerPost: 0, filling: true, wait };
    show(
      fake,
      <>
        <GapRow {...gapRow} position={1} setSize={1} onFill={() => undefined} />
        <FeedEnd status={status} wait={wait} moreStored={false} onLoadOlder={() => undefined} />
      </>,
    );
    expect(screen.getAllByRole('button', { name: 'Stop waiting: Home timeline' })).toHaveLength(2);
    expect(screen.queryByText('Loading missing posts')).toBeNull();
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
    expect(screen.getAllByText('You have read up to here')).toHaveLength(1);
  });

  it('moves from post to post, opens one, refreshes, and stops at the button for older posts', async () => {
    const fake = new FakeBridge({ entries: 4 });
    const { feed, asked } = await shown(fake);
    const articles = within(feed).getAllByRole('article');
    const focused = (): Element | null => document.activeElement;
    key('j');
    expect(focused()).toBe(articles[0]);
    key('PageDown');
    expect(focused()).toBe(articles[1]);
    key('k');
    expect(focused()).toBe(articles[0]);
    const [row] = fake.timeline(ada.id).rows;
    const post = row?.kind === 'post' ? row.entry.post : null;
    key('o');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: post?.url });
    key('Enter');
    expect(asked.opened).toEqual([{ kind: 'conversation', postId: post?.id }]);
    key('u');
    expect(asked.users).toEqual([{ username: post?.author.username, userId: post?.author.id }]);
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
    expect(screen.getByText('Up to 20 posts cost about $0.10.')).toBeTruthy();
    expect(callNamesOf(fake)).not.toContain('timeline.loadOlder');
    await press('Load older posts');
    expect(lastArgument(fake, 'timeline.loadOlder')).toEqual({ accountId: ada.id, timeline: home });
    act(() => fake.changeStatus(ada.id, home, { loadingOlder: true }));
    expect(screen.getByRole('feed').getAttribute('aria-busy')).toBe('true');
  });

  it('names no price where reading is free', async () => {
    const practice = fakeAccount(0, { id: 'practice:100', service: 'practice' });
    const fake = new FakeBridge({ app: { accounts: [practice] }, entries: 4 });
    render(screenOf(fake, { accountId: practice.id }));
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
      name: /^Load missing posts from the .*: .*2026/,
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
    rerender(screenOf(fake, { accountId: library.id, handle: '@harbour_library' }));
    const feed = await screen.findByRole('feed', { name: 'Home timeline of @harbour_library' });
    await act(async () => release());
    expect(within(feed).getAllByRole('article')).toHaveLength(2);
    expect(screen.queryByRole('feed', { name: /ada/ })).toBeNull();
  });

  it.each<[string, TimelineKey, string | undefined]>([
    ['Mentions of @ada_lovelace', { kind: 'mentions' }, undefined],
    ['Posts of @ada_lovelace', { kind: 'user', userId: '100', replies: true, reposts: false }, undefined],
    ['Posts of @noor', { kind: 'user', userId: '7', replies: true, reposts: true }, '@noor'],
    ['Likes of @ada_lovelace', { kind: 'likes', userId: '100' }, undefined],
    ['Bookmarks of @ada_lovelace', { kind: 'bookmarks' }, undefined],
    ['Librarians', { kind: 'list', listId: '501' }, 'Librarians'],
    ['Search for “heron has:media”', { kind: 'search', query: 'heron has:media' }, undefined],
  ])('is called %s', async (name, timeline, title) => {
    const { feed } = await shown(new FakeBridge(), { timeline, title });
    expect(feed.getAttribute('aria-label')).toBe(name);
  });

  it('asks for as many posts at a time as it is told', async () => {
    const fake = new FakeBridge({ entries: 4 });
    const timeline: TimelineKey = { kind: 'user', userId: '7', replies: true, reposts: true };
    await shown(fake, { timeline, howMany: 200 });
    expect(lastArgument(fake, 'timeline.open')).toEqual({ accountId: ada.id, timeline, posts: 200 });
    key('.');
    expect(lastArgument(fake, 'timeline.refresh')).toEqual({ accountId: ada.id, timeline, posts: 200 });
    await press('Load older posts');
    expect(lastArgument(fake, 'timeline.loadOlder')).toEqual({ accountId: ada.id, timeline, posts: 200 });
  });

  it('says what a first reading costs before it is asked for', async () => {
    const fake = new FakeBridge({ entries: 0 });
    const timeline: TimelineKey = { kind: 'search', query: 'heron' };
    fake.timeline(ada.id, timeline).change({ refreshedAt: null });
    render(screenOf(fake, { timeline, howMany: 100 }));
    expect(await screen.findByText(/up to about \$0\.50 for 100 posts/)).toBeTruthy();
    await press('Read the newest 100 posts');
    expect(lastArgument(fake, 'timeline.refresh')).toEqual({ accountId: ada.id, timeline, posts: 100 });
  });

  it('says how much is missing in a gap, what a page costs, and offers only the ends that there are', async () => {
    const fake = new FakeBridge();
    const timeline = fake.timeline(ada.id);
    const at = timeline.rows.findIndex((row) => row.kind === 'gap');
    const row = timeline.rows[at];
    if (row?.kind === 'gap') timeline.rows[at] = { ...row, estimate: 40, ends: ['newer'] };
    timeline.anchor = { postId: timeline.rows[at - 1]?.id ?? '', offset: 0 };
    await shown(fake);
    const gap = await screen.findByRole('article', { name: 'Missing posts' });
    expect(gap.textContent).toContain('About 40 posts are missing');
    expect(gap.textContent).toContain('Loading 40 of them costs up to about $0.20');
    expect(within(gap).getAllByRole('button')).toHaveLength(1);
  });

  it('draws one line where unread posts end, and leaves it there while more arrive', async () => {
    const fake = new FakeBridge();
    const timeline = fake.timeline(ada.id);
    timeline.change({ unread: 1 });
    const { feed } = await shown(fake);
    const line = await screen.findByText('You have read up to here');
    const articles = within(feed).getAllByRole('article');
    expect(line.parentElement?.contains(articles[0] ?? null)).toBe(true);
    await refresh(fake, 2);
    await press('Show 2 new posts');
    await waitFor(() => expect(within(feed).getAllByRole('article')[2]).toBe(articles[0]));
    expect(screen.getAllByText('You have read up to here')).toEqual([line]);
  });

  const rules: [string, HiddenView][] = [
    ['Hidden: the word “tides”', { filterId: 'f', rule: { kind: 'word', word: 'tides' }, until: null, where: 'post' }],
    [
      'Hidden: @noor is muted, in the quoted post',
      {
        filterId: 'f',
        rule: { kind: 'person', username: 'noor', userId: '7' },
        until: '2026-12-01T00:00:00.000Z',
        where: 'quote',
      },
    ],
    [
      'Hidden: a repost by @noor',
      { filterId: 'f', rule: { kind: 'reposts-of', username: 'noor', userId: null }, until: null, where: 'repost' },
    ],
    [
      'Hidden: the hashtag #tide, in a repost',
      { filterId: 'f', rule: { kind: 'hashtag', tag: 'tide' }, until: null, where: 'repost' },
    ],
  ];
  it.each(rules)('hides a row and says why: %s', async (reason, hidden) => {
    const fake = new FakeBridge({ entries: 4 });
    const timeline = fake.timeline(ada.id);
    timeline.hide(1, hidden);
    const { feed, asked } = await shown(fake);
    const row = within(feed).getByRole('article', { name: reason });
    expect(row.textContent).toMatch(hidden.until === null ? /By your filter/ : /By your filter until .*2026/);
    fireEvent.click(within(row).getByRole('button', { name: 'Edit filters' }));
    expect(asked.filters).toEqual<(FilterRule | null)[]>([null]);
    fireEvent.click(within(row).getByRole('button', { name: /^Show the post hidden by/ }));
    expect(within(feed).queryByRole('article', { name: reason })).toBeNull();
    expect(row.isConnected).toBe(false);
    expect(screen.getByText(reason.replace('Hidden', 'Shown although filtered'))).toBeTruthy();
    await press('Hide again');
    expect(within(feed).getByRole('article', { name: reason })).toBeTruthy();
  });

  it('opens a hidden row by Enter, and its conversation by the next', async () => {
    const fake = new FakeBridge({ entries: 4 });
    fake.timeline(ada.id).hide(0, { filterId: 'f', rule: { kind: 'word', word: 'x' }, until: null, where: 'post' });
    const { asked } = await shown(fake);
    key('j');
    key('Enter');
    expect(screen.getByRole('button', { name: 'Hide again' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-posinset')).toBe('1'));
    key('Enter');
    expect(asked.opened).toHaveLength(1);
  });

  it('answers the menu as it answers keys', async () => {
    const fake = new FakeBridge({ entries: 4 });
    const { feed, asked } = await shown(fake);
    const articles = within(feed).getAllByRole('article');
    const choose = (command: MenuCommand): void => act(() => fake.emit('menu.chosen', { command }));
    choose('next-post');
    choose('next-post');
    expect(document.activeElement).toBe(articles[1]);
    choose('previous-post');
    expect(document.activeElement).toBe(articles[0]);
    choose('open-conversation');
    choose('open-author');
    expect([asked.opened.length, asked.users.length]).toEqual([1, 1]);
    choose('open-on-x');
    choose('refresh');
    expect(callNamesOf(fake).slice(-2)).toEqual(['links.open', 'timeline.refresh']);
  });

  it('shows the pictures of a post larger when asked by key', async () => {
    const fake = new FakeBridge({ entries: 12 });
    await shown(fake);
    for (let step = 0; step < 12 && screen.queryByRole('dialog') === null; step += 1) {
      key('j');
      key('v');
    }
    expect(await screen.findByRole('dialog', { name: 'Pictures and videos' })).toBeTruthy();
  });

  it('looks a post up again at a price that it names, and says what came of it', async () => {
    const fake = new FakeBridge({ entries: 4 });
    await shown(fake);
    fake.answerNext('timeline.recheck', ok({ changed: 0, gone: 1 }));
    fireEvent.click(screen.getAllByRole('button', { name: /^Options for the post/ })[0] ?? document.body);
    await press('Look whether it changed, about $0.005', 'menuitem');
    expect(await screen.findByText('This post is no longer available.')).toBeTruthy();
    expect(lastArgument(fake, 'timeline.recheck')).toEqual({
      accountId: ada.id,
      timeline: home,
      entryIds: [fake.timeline(ada.id).rows[0]?.id],
    });
  });

  it('says what looking a post up again waits for, and stops it', async () => {
    const fake = new FakeBridge({ entries: 4 });
    await shown(fake);
    const release = fake.holdNext('timeline.recheck');
    fake.answerNext('timeline.recheck', fail(appError('cancelled')));
    const until = '2026-11-20T14:15:00.000Z';
    const wait = { asked: 'posts', reason: 'limit', until, attempt: 1, of: 1, error: null } as const;
    act(() => fake.emit('limits.changed', { accountId: ada.id, windows: [], waits: [wait] }));
    expect(screen.queryByText(/X asks for a pause/)).toBeNull();
    fireEvent.click(screen.getAllByRole('button', { name: /^Options for the post/ })[0] ?? document.body);
    await press('Look whether it changed, about $0.005', 'menuitem');
    const said = `Single posts: X asks for a pause until ${clockText(until)}, then`;
    await screen.findByText((text) => text.startsWith(said));
    fireEvent.click(screen.getByRole('button', { name: 'Stop waiting: Single posts' }));
    expect(lastArgument(fake, 'limits.stopWaiting')).toEqual({ accountId: ada.id, asked: 'posts' });
    await act(async () => release());
    expect(screen.queryByText(/X asks for a pause/)).toBeNull();
    expect(screen.queryByText(/cancelled/)).toBeNull();
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
