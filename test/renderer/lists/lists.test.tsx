// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import { listIdFrom } from '../../../renderer/lists/list-address.ts';
import { Lists } from '../../../renderer/lists/lists.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { box, press, type } from '../../support/page-setup.tsx';
import { callsOf, practiceAccount, showView } from '../views/show-view.tsx';

const view = { kind: 'lists' } as const;
const lists = (account: AccountView) => <Lists account={account} view={view} errorHandlers={{}} />;

function withReading(reading: Partial<FakeBridge['reading']>, account = fakeAccount(0)): FakeBridge {
  const fake = new FakeBridge({ app: { accounts: [account] } });
  Object.assign(fake.reading, reading);
  return fake;
}

describe('lists', () => {
  it('opens what was read before for free, and a list with its name', async () => {
    const shown = showView(lists, { view });
    await screen.findByRole('heading', { name: 'Your lists' });
    screen.getByText('by @tidewatch');
    await press(/Harbour news/);
    expect(shown.askedFor('open')).toEqual([
      { kind: 'timeline', timeline: { kind: 'list', listId: '502' }, title: 'Harbour news' },
    ]);
    expect(callsOf(shown.fake, 'lists.read')).toEqual([]);
  });

  it('reads them only when asked, with the price of one', async () => {
    const never = { owned: [], followed: [], readAt: null };
    const now = '2026-11-20T14:02:00.000Z';
    const found = { id: '9', name: 'Weirs', description: null, members: 1, private: true, owner: null };
    const fake = withReading({ lists: never, listsRead: { owned: [found], readAt: now } });
    showView(lists, { view, fake });
    await screen.findByText('Pinion has not read your lists yet.');
    screen.getByText('X charges about $0.005 for each list.');
    await press('Read your lists');
    await screen.findByRole('button', { name: /Weirs/ });
    screen.getByText('1 member');
    screen.getByText('You follow no list of anybody else.');
  });

  it('say what reading waits for, and nothing more when the person stops it', async () => {
    const fake = withReading({});
    fake.setup.limits = {
      waits: [{ asked: 'owned-lists', reason: 'offline', until: null, attempt: 1, of: 1, error: null }],
    };
    fake.failNext('lists.read', appError('cancelled'));
    const release = fake.holdNext('lists.read');
    showView(lists, { view, fake });
    await press('Read the lists again');
    await press('Stop waiting: Own lists');
    release();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop waiting: Own lists' })).toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
    screen.getByRole('heading', { name: 'Your lists' });
  });

  it('says when there are none, and no price at the practice service', async () => {
    const account = practiceAccount();
    showView(lists, { view, account, fake: withReading({ lists: { owned: [], followed: [] } }, account) });
    await screen.findByText(/There are no lists yet/);
    expect(screen.queryByText(/charges/)).toBeNull();
  });

  it('opens a list by its address, and says when that is none', async () => {
    const shown = showView(lists, { view });
    await screen.findByRole('heading', { name: 'Your lists' });
    const label = 'Open a list by its address';
    type(label, 'https://x.com/someone');
    await press('Open the list');
    screen.getByText(/This is not the address of a list/);
    expect(shown.askedFor('open')).toEqual([]);
    type(label, ' x.com/i/lists/84839422?s=20 ');
    fireEvent.submit(box(label));
    expect(shown.askedFor('open')).toEqual([
      { kind: 'timeline', timeline: { kind: 'list', listId: '84839422' }, title: 'List 84839422' },
    ]);
    expect(screen.queryByText(/This is not the address/)).toBeNull();
  });

  it('says why the service refuses them', async () => {
    const account = fakeAccount(0);
    account.reading.refused = [{ what: 'lists', error: appError('needs-plan'), seen: true }];
    showView(lists, { view, account });
    await screen.findByText(/does not include this/);
    expect(screen.queryByRole('button', { name: 'Read the lists again' })).toBeNull();
  });

  it('keeps what was read in sight when reading fails', async () => {
    const fake = withReading({});
    showView(lists, { view, fake });
    await screen.findByRole('heading', { name: 'Your lists' });
    fake.failNext('lists.read', appError('offline', { kind: 'retry' }));
    await press('Read the lists again');
    await screen.findByText(/seems to be offline/);
    screen.getByRole('button', { name: /Librarians/ });
  });
});

describe('the address of a list', () => {
  it.each([
    ['84839422', '84839422'],
    ['https://x.com/i/lists/84839422', '84839422'],
    ['http://twitter.com/i/lists/84839422/members', '84839422'],
    ['mobile.twitter.com/i/lists/7', '7'],
    ['https://x.com/i/lists/84839422abc', null],
    ['https://example.com/i/lists/84839422', null],
    ['https://x.com.example.com/i/lists/84839422', null],
    ['javascript://x.com/i/lists/1', null],
    ['https://x.com/someone/lists/news', null],
    ['12345678901234567890', null],
    ['', null],
    ['two words', null],
  ])('%s', (text, id) => {
    expect(listIdFrom(text)).toBe(id);
  });
});
