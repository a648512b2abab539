// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import { Search } from '../../../renderer/search/search.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { fakeRow } from '../../support/fake-reading.ts';
import { box, lastArgument, type } from '../../support/page-setup.tsx';
import { callsOf, practiceAccount, rowNames, settle, showView } from '../views/show-view.tsx';

const understood = 'How the search was understood';
const label = 'Search what you have read';
const searchFor = (text: string) => ({ kind: 'search', text }) as const;
const search = (text: string) => (account: AccountView) => (
  <Search account={account} view={searchFor(text)} errorHandlers={{}} />
);

/** Lets the pause after typing pass, and the answer come. */
async function pause(): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(100));
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

describe('search', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('takes the focus on opening and by its command', async () => {
    const { fake } = showView(search(''), { view: searchFor('') });
    expect(document.activeElement).toBe(box(label));
    screen.getByRole('search');
    act(() => box(label).blur());
    act(() => fake.emit('menu.chosen', { command: 'show-search' }));
    expect(document.activeElement).toBe(box(label));
  });

  it('shows results as one types, once per pause, and what was searched', async () => {
    const shown = showView(search(''), { view: searchFor('') });
    type(label, 'he');
    type(label, 'heron');
    await pause();
    expect(callsOf(shown.fake, 'search.local')).toEqual([{ accountId: 'x:100', text: 'heron', limit: 50 }]);
    screen.getByRole('feed', { name: 'Search results' });
    expect(rowNames()).toHaveLength(4);
    expect(screen.getAllByRole('status').map((region) => region.textContent)).toContain(
      '4 posts found Searched 12,406 posts on this computer, free.',
    );
    expect(shown.askedFor('replace').at(-1)).toEqual(searchFor('heron'));
  });

  it('drops answers that come late', async () => {
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0)] } });
    const release = fake.holdNext('search.local');
    showView(search(''), { view: searchFor(''), fake });
    type(label, 'first');
    await pause();
    type(label, 'second');
    await pause();
    expect(screen.getByRole('list', { name: understood }).textContent).toBe('second');
    release();
    await settle();
    expect(screen.getByRole('list', { name: understood }).textContent).toBe('second');
  });

  it('tells how it was understood, and what was not', async () => {
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0)] } });
    fake.reading.search = {
      terms: [
        { kind: 'word', word: 'heron', not: false },
        { kind: 'from', username: 'tidewatch', not: true },
        { kind: 'media', not: false },
        { kind: 'since', day: '2026-08-20' },
        { kind: 'until', day: '2026-09-01' },
        { kind: 'unknown', text: 'near:me' },
        { kind: 'invalid', text: 'since:yesterday' },
      ],
    };
    showView(search('x'), { view: searchFor('x'), fake });
    await pause();
    expect(
      within(screen.getByRole('list', { name: understood }))
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['heron', 'not by @tidewatch', 'with pictures or video', 'since 2026-08-20', 'before 2026-09-01']);
    screen.getByText(/does not know “near:me”/);
    screen.getByText(/“since:yesterday” makes no sense/);
  });

  it('asks X only on request, with the price, in its own language', async () => {
    const shown = showView(search('heron'), { view: searchFor('heron') });
    shown.fake.reading.search = { xQuery: 'heron -is:retweet' };
    await pause();
    screen.getByText('Up to 20 posts, about $0.10');
    fireEvent.click(button('Search X for the last seven days'));
    expect(shown.askedFor('open')).toEqual([
      { kind: 'timeline', timeline: { kind: 'search', query: 'heron -is:retweet' } },
    ]);
  });

  it('says when X cannot be asked, and why it refuses', async () => {
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0)] } });
    fake.reading.search = { xQuery: null };
    const shown = showView(search('-heron'), { view: searchFor('-heron'), fake });
    await pause();
    screen.getByText(/^To search beyond this computer, add a word/);
    expect(button('Search X for the last seven days')).toHaveProperty('disabled', true);
    const refused = fakeAccount(0);
    refused.reading.refused = [{ what: 'search', error: appError('needs-plan'), seen: true }];
    shown.again(undefined, refused);
    screen.getByText(/does not include this/);
  });

  it('costs nothing at the practice service', async () => {
    const account = practiceAccount();
    const fake = new FakeBridge({ app: { accounts: [account] } });
    showView(search('heron'), { view: searchFor('heron'), account, fake });
    await pause();
    button('Search the practice service');
    expect(screen.queryByText(/about \$|charges/)).toBeNull();
  });

  it('saves and forgets searches, and lists them while the box is empty', async () => {
    const account = fakeAccount(0);
    const shown = showView(search(' heron '), { view: searchFor(' heron '), account });
    await pause();
    fireEvent.click(button('Save this search'));
    await settle();
    expect(lastArgument(shown.fake, 'accounts.saveSearch')).toEqual({ accountId: 'x:100', text: 'heron' });
    const saved = fakeAccount(0);
    saved.reading.savedSearches = ['heron', 'from:tidewatch'];
    shown.again(undefined, saved);
    fireEvent.click(button('Forget this search'));
    await settle();
    expect(lastArgument(shown.fake, 'accounts.forgetSearch')).toEqual({ accountId: 'x:100', text: 'heron' });
    fireEvent.click(button('Empty the search box'));
    screen.getByRole('heading', { name: 'Saved searches' });
    fireEvent.click(button('Forget the search from:tidewatch'));
    expect(lastArgument(shown.fake, 'accounts.forgetSearch')).toEqual({ accountId: 'x:100', text: 'from:tidewatch' });
    fireEvent.click(button('from:tidewatch'));
    expect(box(label).value).toBe('from:tidewatch');
    await pause();
    expect(lastArgument(shown.fake, 'search.local')).toMatchObject({ text: 'from:tidewatch' });
  });

  it('shows more up to the most that there is, and remembers how many for coming back', async () => {
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0)] } });
    fake.reading.search = { more: true };
    const shown = showView(search('heron'), { view: searchFor('heron'), fake });
    await pause();
    for (const limit of [150, 250, 350, 450, 500]) {
      fireEvent.click(button('Show more results'));
      await pause();
      expect(lastArgument(fake, 'search.local')).toMatchObject({ limit });
    }
    screen.getByText(/These are the newest 500/);
    shown.leave();
    expect(shown.spot()).toMatchObject({ limit: 500 });
  });

  it('comes back to the place and leaves the focus to the results', async () => {
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0)] } });
    fake.reading.search = { rows: Array.from({ length: 200 }, (_, index) => fakeRow(600 - index, fake.reading.now)) };
    const key = fakeRow(450, fake.reading.now).id;
    const shown = showView(search('heron'), {
      view: searchFor('heron'),
      fake,
      spot: { limit: 250, place: { key, offset: -8 } },
    });
    expect(document.activeElement).not.toBe(box(label));
    await pause();
    expect(lastArgument(fake, 'search.local')).toMatchObject({ limit: 250 });
    expect(screen.getAllByRole('article').map((row) => row.getAttribute('aria-posinset'))).toContain('151');
    // Another search starts at its top.
    type(label, 'weir');
    await pause();
    expect(screen.getAllByRole('article')[0]?.getAttribute('aria-posinset')).toBe('1');
    shown.leave();
  });

  it('goes from the box to the first result with Enter', async () => {
    showView(search('heron'), { view: searchFor('heron') });
    await pause();
    fireEvent.keyDown(box(label), { key: 'Enter' });
    expect(document.activeElement).toBe(screen.getAllByRole('article')[0]);
  });

  it('says when nothing was found', async () => {
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0)] } });
    fake.reading.search = { rows: [] };
    showView(search('zebra'), { view: searchFor('zebra'), fake });
    await pause();
    screen.getByRole('heading', { name: 'Nothing found' });
    expect(screen.queryByRole('button', { name: 'Save to a file' })).toBeNull();
  });

  it('says what went wrong, and keeps the results before in sight', async () => {
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0)] } });
    fake.failNext('search.local', appError('unexpected', { kind: 'retry' }));
    showView(search('heron'), { view: searchFor('heron'), fake });
    await pause();
    fireEvent.click(button('Try again'));
    await pause();
    screen.getByRole('feed');
    fake.failNext('search.local', appError('unexpected', { kind: 'retry' }));
    type(label, 'herons');
    await pause();
    screen.getByRole('feed');
    screen.getByRole('alert');
  });

  it('saves the results to a file', async () => {
    const shown = showView(search('heron'), { view: searchFor('heron') });
    await pause();
    fireEvent.click(button('Save to a file'));
    expect(shown.askedFor('exportSource')).toEqual([
      { source: { kind: 'search', text: 'heron' }, title: 'Search for heron', total: 4 },
    ]);
  });
});
