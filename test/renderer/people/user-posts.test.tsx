// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError, fail } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import { UserPosts } from '../../../renderer/people/user-posts.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { lastArgument, press } from '../../support/page-setup.tsx';
import { callsOf, practiceAccount, settle, showView } from '../views/show-view.tsx';

const view = { kind: 'user', userId: '1003', username: 'tidewatch' } as const;
const posts = (account: AccountView) => <UserPosts account={account} view={view} errorHandlers={{}} />;
const ownView = { kind: 'user', userId: '100', username: 'ada_lovelace' } as const;

describe('the posts of a user', () => {
  it('shows who it is for free, and reads the profile only when asked, with its price', async () => {
    const { fake } = showView(posts, { view });
    await screen.findByRole('heading', { name: /Tide Watch/ });
    expect(lastArgument(fake, 'people.profile')).toMatchObject({ userId: '1003', ask: false });
    screen.getByText('X charges about $0.01');
    await press('Read the profile');
    await screen.findByText('Books, tides and slow mornings.');
    screen.getByText('1,204 followers');
    expect(callsOf(fake, 'people.profile').at(-1)).toMatchObject({ ask: true });
    expect(screen.queryByRole('button', { name: 'Read the profile' })).toBeNull();
  });

  it('costs nothing at the practice service, and does not lead to X', async () => {
    const account = practiceAccount();
    showView(posts, { view, account });
    await screen.findByRole('heading', { name: /Tide Watch/ });
    expect(screen.queryByText(/charges/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Follow on X' })).toBeNull();
  });

  it('says why a profile could not be read, and tries again', async () => {
    const { fake } = showView(posts, { view });
    await screen.findByRole('heading', { name: /Tide Watch/ });
    fake.failNext('people.profile', appError('network', { kind: 'retry' }));
    await press('Read the profile');
    await screen.findByText(/could not be reached/);
    await press('Try again');
    await screen.findByText('By the harbour');
  });

  it('shows the posts of somebody of whom nothing is known, and who it is once posts tell', async () => {
    const account = fakeAccount(0);
    const fake = new FakeBridge({ app: { accounts: [account] } });
    fake.answerNext('people.profile', fail(appError('user-unknown')));
    showView(posts, { view, fake, account });
    await screen.findByRole('heading', { name: '@tidewatch' });
    expect(screen.queryByRole('alert')).toBeNull();
    await settle();
    fake.changeStatus(account.id, { kind: 'user', userId: '1003', replies: true, reposts: true }, {});
    await screen.findByRole('heading', { name: /Tide Watch/ });
  });

  it('reads another timeline for each choice, and remembers the choices', async () => {
    const shown = showView(posts, { view });
    await screen.findByRole('feed', { name: 'Posts of @tidewatch' });
    expect(lastArgument(shown.fake, 'timeline.open')).toMatchObject({
      timeline: { kind: 'user', userId: '1003', replies: true, reposts: true },
    });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Replies' }));
    await waitFor(() =>
      expect(lastArgument(shown.fake, 'timeline.open')).toMatchObject({
        timeline: { kind: 'user', userId: '1003', replies: false, reposts: true },
      }),
    );
    fireEvent.click(screen.getByRole('checkbox', { name: 'Reposts' }));
    fireEvent.change(screen.getByLabelText('How many at a time'), { target: { value: '100' } });
    shown.leave();
    expect(shown.spot()).toMatchObject({ replies: false, reposts: false, howMany: 100 });

    const again = showView(posts, { view, spot: shown.spot() });
    await screen.findByRole('feed');
    expect(lastArgument(again.fake, 'timeline.open')).toMatchObject({ timeline: { replies: false, reposts: false } });
    expect(screen.getByLabelText('How many at a time')).toHaveProperty('value', '100');
  });

  it('says what as many posts may cost', async () => {
    showView(posts, { view });
    await screen.findByRole('option', { name: '500 posts, up to $2.50' });
    screen.getByRole('option', { name: '20 posts, up to $0.10' });
  });

  it('leads to people and, for the own account only, to likes', async () => {
    const other = showView(posts, { view });
    await press('Followers');
    expect(other.askedFor('open')).toEqual([
      { kind: 'people', people: { kind: 'followers', userId: '1003' }, username: 'tidewatch' },
    ]);
    expect(screen.queryByRole('button', { name: 'Likes' })).toBeNull();
    await press('Follow on X');
    expect(lastArgument(other.fake, 'links.open')).toEqual({
      url: 'https://x.com/intent/follow?screen_name=tidewatch',
    });
    other.leave();

    const own = showView((account) => <UserPosts account={account} view={ownView} errorHandlers={{}} />, {
      view: ownView,
    });
    await press('Likes');
    expect(own.askedFor('open')).toEqual([{ kind: 'timeline', timeline: { kind: 'likes', userId: '100' } }]);
    expect(screen.queryByRole('button', { name: 'Follow on X' })).toBeNull();
  });

  it('does not offer what the service refuses to the account', async () => {
    const account = fakeAccount(0);
    account.reading.refused = [{ what: 'followers', error: appError('needs-plan'), seen: true }];
    showView(posts, { view, account });
    await screen.findByRole('button', { name: 'Following' });
    expect(screen.queryByRole('button', { name: 'Followers' })).toBeNull();
  });
});
