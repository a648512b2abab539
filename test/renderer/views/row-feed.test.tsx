// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { HiddenView } from '../../../electron/contract/views/filters.ts';
import type { PostRowView } from '../../../electron/contract/views/timelines.ts';
import { NowProvider } from '../../../renderer/post/now.tsx';
import { postRow } from '../../../renderer/views/post-rows.tsx';
import { type FeedRow, RowFeed } from '../../../renderer/views/row-feed.tsx';
import { fakeRow } from '../../support/fake-reading.ts';
import { press } from '../../support/page-setup.tsx';
import { pressKey, rowNames, showView } from './show-view.tsx';

const now = '2026-11-20T14:02:00.000Z';
const view = { kind: 'search', text: 'heron' } as const;
const hidden: HiddenView = { filterId: 'f', rule: { kind: 'word', word: 'tides' }, until: null, where: 'post' };
const posts = (...numbers: number[]): PostRowView[] => numbers.map((number) => fakeRow(number, now));

const feedOf = (rows: readonly FeedRow[]) => () => (
  <NowProvider>
    <RowFeed label="Posts" rows={rows} footer={<button type="button">More</button>} />
  </NowProvider>
);

describe('a feed of rows', () => {
  it('goes from row to row, to what follows them, and back', () => {
    showView(feedOf(posts(1, 2, 3).map((row) => postRow(row))), { view });
    const rows = screen.getAllByRole('article');
    pressKey('j');
    expect(document.activeElement).toBe(rows[0]);
    pressKey('End');
    expect(document.activeElement).toBe(rows[2]);
    pressKey('j');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
    pressKey('k');
    expect(document.activeElement).toBe(rows[2]);
    pressKey('Home');
    expect(document.activeElement).toBe(rows[0]);
    pressKey('k');
    expect(document.activeElement).toBe(rows[0]);
  });

  it('opens what a filter hides with Enter, and only then its conversation', async () => {
    const [first, second] = posts(1, 2);
    if (!first || !second) throw new Error('there are two posts');
    const rows = [postRow({ ...first, hidden }), postRow(second)];
    const shown = showView(feedOf(rows), { view });
    const line = rowNames()[0];
    screen.getAllByRole('article')[0]?.focus();
    pressKey('Enter');
    await waitFor(() => expect(rowNames()[0]).not.toBe(line));
    expect(shown.askedFor('open')).toEqual([]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole('article')[0]));
    pressKey('Enter');
    expect(shown.askedFor('open')).toEqual([{ kind: 'conversation', postId: first.entry.post?.id }]);
  });

  it('leaves keys alone that are pressed outside of a row they could mean', () => {
    const shown = showView(feedOf(posts(1).map((row) => postRow(row))), { view });
    pressKey('Enter');
    pressKey('o');
    expect(shown.asked).toEqual([]);
  });

  it('tells how many there are, or that there are more', async () => {
    const rows = posts(1, 2).map((row) => postRow(row));
    const shown = showView(feedOf(rows), { view });
    expect(screen.getAllByRole('article')[0]?.getAttribute('aria-setsize')).toBe('2');
    shown.again(() => (
      <NowProvider>
        <RowFeed label="Posts" rows={rows} more />
      </NowProvider>
    ));
    expect(screen.getAllByRole('article')[0]?.getAttribute('aria-setsize')).toBe('-1');
  });

  it('opens media by its key', async () => {
    const withPhoto = posts(1, 2, 3, 4, 13, 14, 15, 25, 26).find(
      ({ entry: { post } }) => post?.media[0]?.kind === 'photo' && !post.sensitive,
    );
    if (!withPhoto) throw new Error('one of them has a photo');
    showView(feedOf([postRow(withPhoto)]), { view });
    screen.getAllByRole('article')[0]?.focus();
    pressKey('v');
    await screen.findByRole('dialog');
    await press(/^Close/);
  });
});
