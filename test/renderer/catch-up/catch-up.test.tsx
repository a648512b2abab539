// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { CatchUpView } from '../../../electron/contract/views/catch-up.ts';
import { CatchUp } from '../../../renderer/catch-up/catch-up.tsx';
import { Timeline } from '../../../renderer/timeline/timeline.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { entryId } from '../../support/fake-entries.ts';
import { lastArgument, press } from '../../support/page-setup.tsx';
import { callsOf, pressKey, rowNames, showView } from '../views/show-view.tsx';

const view = { kind: 'catch-up', timeline: { kind: 'home' } } as const;
const catchUp = (account: AccountView) => <CatchUp account={account} view={view} errorHandlers={{}} />;

function withCatchUp(change: Partial<CatchUpView>): FakeBridge {
  const fake = new FakeBridge({ app: { accounts: [fakeAccount(0)] } });
  fake.reading.catchUp = change;
  return fake;
}

describe('catching up', () => {
  it('tells how much is new and groups it in order', async () => {
    showView(catchUp, { view });
    await screen.findByText(/^6 new posts by 3 people, about 2 minutes to read · .*[0-9]:[0-9]{2}.* – /);
    expect(rowNames().filter((name) => /\d posts?$/.test(name ?? ''))).toEqual([
      'Thread of Marisol Quintana, 3 posts',
      'Harbour Town Library, 2 posts',
      'نور الساحر, 1 post',
    ]);
    expect(rowNames()).toHaveLength(9);
  });

  it('takes the focus that the heading had while it was put together', async () => {
    showView(catchUp, { view });
    await screen.findByText(/^6 new posts/);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Thread of Marisol Quintana, 3 posts');
  });

  it('ends: marks everything as read and goes to the timeline', async () => {
    const shown = showView(catchUp, { view });
    await press('Mark all as read and go to the timeline');
    expect(lastArgument(shown.fake, 'catchUp.finish')).toEqual({
      accountId: 'x:100',
      timeline: { kind: 'home' },
      upTo: entryId(1),
    });
    await waitFor(() => expect(shown.askedFor('open')).toEqual([{ kind: 'timeline', timeline: { kind: 'home' } }]));
  });

  it('leads to a timeline that says what has come since', async () => {
    const fake = withCatchUp({});
    const timeline = fake.timeline('x:100', { kind: 'home' });
    const upTo = timeline.rows[3]?.id ?? '';
    fake.reading.catchUp = { upTo };
    const shown = showView(catchUp, { view, fake });
    await press('Mark all as read and go to the timeline');
    await waitFor(() => expect(shown.askedFor('open')).toHaveLength(1));
    // As main does with what was read.
    timeline.anchor = { postId: upTo, offset: 0 };
    shown.again((account) => (
      <Timeline accountId={account.id} timeline={view.timeline} handle="@ada_lovelace" errorHandlers={{}} />
    ));
    await screen.findByRole('button', { name: 'Show 3 new posts' });
  });

  it('marks everything as read from the top, too', async () => {
    const shown = showView(catchUp, { view });
    await press('Mark everything as read');
    expect(callsOf(shown.fake, 'catchUp.finish')).toHaveLength(1);
  });

  it('stays when marking fails, and says why', async () => {
    const shown = showView(catchUp, { view });
    await screen.findByRole('feed');
    shown.fake.failNext('catchUp.finish', appError('store-not-written', { kind: 'retry' }));
    await press('Mark everything as read');
    await screen.findByText(/could not save to disk/);
    expect(shown.askedFor('open')).toEqual([]);
    await press('Try again');
    await waitFor(() => expect(shown.askedFor('open')).toHaveLength(1));
  });

  it('goes on part by part when more is new', async () => {
    const fake = withCatchUp({ more: true });
    const shown = showView(catchUp, { view, fake });
    await screen.findByRole('heading', { name: 'That was the oldest part' });
    fake.reading.catchUp = { more: false, posts: 1, upTo: entryId(40) };
    await press('Mark this part as read and continue');
    await screen.findByRole('heading', { name: 'You have read everything' });
    expect(lastArgument(fake, 'catchUp.finish')).toMatchObject({ upTo: entryId(1) });
    expect(shown.askedFor('open')).toEqual([]);
    await press('Mark all as read and go to the timeline');
    expect(lastArgument(fake, 'catchUp.finish')).toMatchObject({ upTo: entryId(40) });
  });

  it('folds groups by mouse and by keyboard, and remembers it', async () => {
    const shown = showView(catchUp, { view });
    await press(/^Thread of Marisol Quintana/);
    await waitFor(() => expect(rowNames()).toHaveLength(6));
    screen.getByRole('button', { name: /^Thread of/, expanded: false });
    screen.getAllByRole('article')[1]?.focus();
    pressKey('Enter');
    await waitFor(() => expect(rowNames()).toHaveLength(4));
    pressKey('Enter');
    await waitFor(() => expect(rowNames()).toHaveLength(6));
    shown.leave();
    expect(shown.spot()).toMatchObject({ folded: ['thread-1'] });
  });

  it('is honest about gaps', async () => {
    showView(catchUp, { view, fake: withCatchUp({ gaps: 1 }) });
    await screen.findByText(/There is a gap in what was read/);
  });

  it('says what else is new, so that the numbers add up', async () => {
    const shown = showView(catchUp, { view });
    await screen.findByRole('feed');
    expect(screen.queryByText(/^[0-9]+ more /)).toBeNull();
    shown.leave();
    showView(catchUp, { view, fake: withCatchUp({ leftOut: { hidden: 3, unavailable: 1 } }) });
    await screen.findByText(
      '3 more are hidden by your filters. 1 more cannot be shown, as it was deleted or is not open to you.',
    );
  });

  it('ends when nothing of what is new can be shown, and marks it as read', async () => {
    const leftOut = { hidden: 2, unavailable: 0 };
    const fake = withCatchUp({ posts: 0, people: 0, minutes: 0, groups: [], from: null, to: null, leftOut });
    const shown = showView(catchUp, { view, fake });
    await screen.findByRole('heading', { name: 'Nothing new that can be shown.' });
    screen.getByText('2 more are hidden by your filters.');
    fake.failNext('catchUp.finish', appError('store-not-written', { kind: 'retry' }));
    await press('Mark all as read and go to the timeline');
    await screen.findByText(/could not save to disk/);
    await press('Try again');
    await waitFor(() => expect(shown.askedFor('open')).toEqual([{ kind: 'timeline', timeline: { kind: 'home' } }]));
    expect(lastArgument(fake, 'catchUp.finish')).toMatchObject({ upTo: entryId(1) });
  });

  it('is calm when nothing is new', async () => {
    const fake = withCatchUp({ posts: 0, people: 0, minutes: 0, groups: [], upTo: null, from: null, to: null });
    const shown = showView(catchUp, { view, fake });
    await screen.findByRole('heading', { name: 'Nothing new since you were here.' });
    await press('Go to the timeline');
    expect(shown.askedFor('open')).toEqual([{ kind: 'timeline', timeline: { kind: 'home' } }]);
    expect(callsOf(fake, 'catchUp.finish')).toEqual([]);
  });

  it('says what went wrong', async () => {
    const fake = withCatchUp({});
    fake.failNext('catchUp.open', appError('unexpected', { kind: 'retry' }));
    showView(catchUp, { view, fake });
    await press('Try again');
    await screen.findByRole('feed');
  });
});
