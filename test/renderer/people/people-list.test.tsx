// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { UserView } from '../../../electron/contract/views/posts.ts';
import { PeopleList } from '../../../renderer/people/people-list.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { fakeUser } from '../../support/fake-entries.ts';
import { lastArgument, press } from '../../support/page-setup.tsx';
import { callsOf, practiceAccount, pressKey, showView } from '../views/show-view.tsx';

const view = { kind: 'people', people: { kind: 'following', userId: '1003' }, username: 'tidewatch' } as const;
const list = (account: AccountView) => <PeopleList account={account} view={view} errorHandlers={{}} />;

const manyUsers = (count: number): UserView[] =>
  Array.from({ length: count }, (_, index) => ({
    ...fakeUser(index),
    id: String(5000 + index),
    name: `Person ${index}`,
  }));

function withReading(reading: Partial<FakeBridge['reading']>, account = fakeAccount(0)): FakeBridge {
  const fake = new FakeBridge({ app: { accounts: [account] } });
  Object.assign(fake.reading, reading);
  return fake;
}

describe('people whom a user follows', () => {
  it('asks before the first reading, with the price, and reads one page', async () => {
    const fake = withReading({
      people: { users: [], readAt: null, complete: false },
      peopleRead: { first: { users: manyUsers(50), readAt: '2026-11-20T14:02:00.000Z' } },
    });
    showView(list, { view, fake });
    await screen.findByRole('heading', { name: 'People whom @tidewatch follows' });
    await screen.findByText('X charges up to about $0.50');
    expect(callsOf(fake, 'people.read')).toEqual([]);
    await press('Read the first 50');
    await screen.findByRole('feed', { name: 'People whom @tidewatch follows' });
    screen.getByText(/50 people read so far/);
    expect(lastArgument(fake, 'people.read')).toMatchObject({ page: 'first' });
  });

  it('shows somebody of whom no more than an id was told', async () => {
    const nameless: UserView = { id: '9', username: '', name: '', avatar: null, verified: null, protected: false };
    showView(list, { view, fake: withReading({ people: { users: [nameless] } }) });
    const row = await screen.findByRole('article', { name: 'Someone whose name was not told' });
    expect(row.textContent).not.toContain('@');
  });

  it('says no price at the practice service', async () => {
    const account = practiceAccount();
    const fake = withReading({ people: { users: [], readAt: null } }, account);
    showView(list, { view, fake, account });
    await screen.findByRole('button', { name: 'Read the first 50' });
    expect(screen.queryByText(/charges/)).toBeNull();
  });

  it('shows the price of reading everybody again beside that of reading more', async () => {
    showView(list, { view, fake: withReading({}) });
    await screen.findByRole('button', { name: 'Read again from the start' });
    expect(screen.getAllByText('X charges up to about $0.50')).toHaveLength(2);
  });

  it('loads more at the end, and says when that is all', async () => {
    const fake = withReading({ peopleRead: { next: { users: manyUsers(12), complete: true } } });
    showView(list, { view, fake });
    await press('Load 50 more');
    expect(lastArgument(fake, 'people.read')).toMatchObject({ page: 'next' });
    await screen.findByText('That is everybody.');
    screen.getByText(/12 people, that is all/);
    expect(screen.queryByRole('button', { name: 'Load 50 more' })).toBeNull();
  });

  it('opens a person by click and by keyboard', async () => {
    const shown = showView(list, { view });
    const rows = await screen.findAllByRole('article');
    fireEvent.click(within(rows[1] ?? document.body).getByText('Harbour Town Library'));
    expect(shown.askedFor('openUser')).toEqual([{ username: 'harbour_library', userId: '1001' }]);
    rows[0]?.focus();
    pressKey('j');
    pressKey('j');
    pressKey('Enter');
    expect(shown.askedFor('openUser').at(-1)).toEqual({ username: 'noor_al_sahar', userId: '1002' });
    pressKey('k');
    pressKey('u');
    expect(shown.askedFor('openUser').at(-1)).toEqual({ username: 'harbour_library', userId: '1001' });
  });

  it('tells protected and verified accounts by name', async () => {
    showView(list, { view });
    await screen.findByRole('article', { name: 'W, @w, Protected account' });
    screen.getByRole('article', { name: 'نور الساحر, @noor_al_sahar, Verified account' });
  });

  it('has only a window of many people in the document', async () => {
    showView(list, { view, fake: withReading({ people: { users: manyUsers(5000), complete: true } }) });
    await screen.findByRole('feed');
    const rows = screen.getAllByRole('article');
    expect(rows.length).toBeLessThan(250);
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('5000');
  });

  it('keeps the place for coming back', async () => {
    const fake = withReading({ people: { users: manyUsers(5000), complete: true } });
    const shown = showView(list, { view, fake, spot: { place: { key: '7000', offset: -12 } } });
    await screen.findByRole('feed');
    expect(screen.getAllByRole('article').map((row) => row.getAttribute('aria-posinset'))).toContain('2001');
    shown.leave();
  });

  it('tells an empty list from one that was not read', async () => {
    showView(list, { view, fake: withReading({ people: { users: [], complete: true } }) });
    await screen.findByRole('heading', { name: 'This account follows nobody.' });
    expect(screen.queryByRole('button', { name: 'Read the first 50' })).toBeNull();
  });

  it('says why the service refuses it, and can ask for it again', async () => {
    const account = fakeAccount(0);
    account.reading.refused = [{ what: 'following', error: appError('needs-plan'), seen: true }];
    const fake = withReading({ people: { users: [], readAt: null } }, account);
    showView(list, { view, fake, account });
    await screen.findByText(/does not include this/);
    expect(screen.queryByRole('button', { name: 'Read the first 50' })).toBeNull();
    await press('Try it again');
    expect(lastArgument(fake, 'accounts.retryRefused')).toEqual({ accountId: account.id });
  });

  it('keeps what was read in sight when reading more fails, and tries again', async () => {
    const fake = withReading({});
    showView(list, { view, fake });
    await screen.findByRole('feed');
    fake.failNext('people.read', appError('network', { kind: 'retry' }));
    await press('Load 50 more');
    await screen.findByText(/could not be reached/);
    screen.getByRole('feed');
    await press('Try again');
    expect(callsOf(fake, 'people.read')).toHaveLength(2);
  });

  it('says what went wrong when it cannot be opened', async () => {
    const fake = withReading({});
    fake.failNext('people.open', appError('unexpected', { kind: 'retry' }));
    showView(list, { view, fake });
    await press('Try again');
    await screen.findByRole('feed');
  });

  it('drops answers for another list', async () => {
    const fake = withReading({ people: { users: [], complete: true } });
    const release = fake.holdNext('people.open');
    const shown = showView(list, { view, fake });
    fake.reading.people = {};
    const other = { ...view, people: { kind: 'followers', userId: '1004' } } as const;
    shown.again((account) => <PeopleList account={account} view={other} errorHandlers={{}} />);
    await screen.findByRole('feed', { name: 'Followers of @tidewatch' });
    fake.reading.people = { users: [], complete: true };
    release();
    await Promise.resolve();
    expect(screen.getAllByRole('article').length).toBe(8);
  });
});
