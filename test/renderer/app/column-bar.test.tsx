// @vitest-environment jsdom
/** The bar of a column together with the views below it, which no stand-in can show. */
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { TimelineProps } from '../../../renderer/timeline/timeline.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { press } from '../../support/page-setup.tsx';
import '../views/show-view.tsx';

// It measures itself, which jsdom cannot; it has tests of its own in a browser.
vi.mock('../../../renderer/timeline/timeline.tsx', () => ({
  Timeline: ({ timeline }: TimelineProps) => <p data-testid="timeline">{JSON.stringify(timeline)}</p>,
}));
const { App } = await import('../../../renderer/app/app.tsx');

const timelineShown = (): TimelineKey => JSON.parse(screen.getByTestId('timeline').textContent ?? '') as TimelineKey;

async function start(fake = new FakeBridge()): Promise<FakeBridge> {
  render(<App bridge={fake.bridge} />);
  await screen.findByRole('navigation', { name: 'Timelines' });
  return fake;
}

/** Goes to a place by its keys, so that the focus goes along. */
async function go(key: string): Promise<void> {
  // In a box for text they would be text.
  act(() => document.querySelector<HTMLElement>(':focus')?.blur());
  for (const each of ['g', key]) fireEvent.keyDown(document.body, { key: each });
  await act(async () => undefined);
}

/** The bar of the only column. */
function bar(): HTMLElement {
  const found = document.querySelector<HTMLElement>('[data-column] > :first-child');
  if (!found) throw new Error('There is no column');
  return found;
}

describe('the bar of a column', () => {
  it('holds the one title of every view', async () => {
    await start();
    for (const [key, region, title] of [
      ['h', 'Home', 'Home'],
      ['l', 'Likes', 'Likes'],
      ['i', 'Lists', 'Lists'],
      ['s', 'Search', 'Search'],
      ['c', 'Catch up', 'While you were away'],
      ['p', 'Posts of @ada_lovelace', /\S/],
      ['h', 'Home', 'Home'],
    ] as const) {
      await go(key);
      const column = screen.getByRole('region', { name: region });
      const titles = within(column).getAllByRole('heading', { level: 2 });
      expect(titles, region).toHaveLength(1);
      expect(within(bar()).getByRole('heading', { level: 2, name: title }), region).toBe(titles[0]);
    }
  });

  it('takes the focus to the title of a view that opens', async () => {
    await start();
    await go('i');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2, name: 'Lists' }));
  });

  it('holds the buttons of a view that says nothing below its title', async () => {
    const fake = new FakeBridge();
    await start(fake);
    await go('s');
    fireEvent.change(screen.getByLabelText('Search what you have read'), { target: { value: 'heron' } });
    const feed = await screen.findByRole('feed', { name: 'Search results' });
    act(() => within(feed).getAllByRole('article')[0]?.focus());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
    await screen.findByRole('feed', { name: 'Conversation' });
    within(bar()).getByRole('heading', { level: 2, name: 'Conversation' });
    within(bar()).getByRole('button', { name: 'Save to a file' });
  });

  it('is where people stand who nobody is signed in for, too', async () => {
    const around = fakeAccount(0, {
      id: 'x:app-1',
      access: 'app-only',
      userId: null,
      username: '',
      name: '',
      reading: { columns: [], savedSearches: [], filters: [], refused: [] },
    });
    await start(new FakeBridge({ app: { accounts: [around] } }));
    within(bar()).getByRole('heading', { level: 2, name: 'Where would you like to look?' });
  });

  it('saves the posts of a user as they are on show, without replies or reposts', async () => {
    const fake = await start();
    await go('p');
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Replies' }));
    expect(timelineShown()).toMatchObject({ kind: 'user', replies: false, reposts: true });
    fireEvent.click(within(bar()).getByRole('button', { name: /^Options/ }));
    await press('Save to a file', 'menuitem');
    await press('Save');
    const { argument } = fake.calls.findLast(({ name }) => name.startsWith('export.')) ?? {};
    expect(argument).toMatchObject({ source: { kind: 'timeline', timeline: timelineShown() } });
  });
});
