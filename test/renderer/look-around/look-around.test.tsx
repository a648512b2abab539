// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import { Lists } from '../../../renderer/lists/lists.tsx';
import { LookAround } from '../../../renderer/look-around/look-around.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { box, callNamesOf, lastArgument, press, type } from '../../support/page-setup.tsx';
import { showView } from '../views/show-view.tsx';

const around = (change: Partial<AccountView> = {}): AccountView =>
  fakeAccount(0, { id: 'x:app-1', access: 'app-only', userId: null, username: '', name: '', avatar: null, ...change });

const open = (account = around(), fake = new FakeBridge({ app: { accounts: [account] } })) =>
  showView((shown) => <LookAround account={shown} />, { account, fake, view: { kind: 'look-around' } });

describe('looking around', () => {
  it('finds somebody by handle and shows their posts', async () => {
    const { fake, askedFor } = open();
    type('Show the posts of', '@marisol_reads');
    await press('Show the posts');
    await waitFor(() => expect(askedFor('open')).toHaveLength(1));
    expect(lastArgument(fake, 'people.find')).toEqual({ accountId: 'x:app-1', username: 'marisol_reads' });
    expect(askedFor('open')[0]).toMatchObject({ kind: 'user', userId: '1001' });
  });

  it('searches X, and says before what that costs', async () => {
    const { askedFor } = open();
    expect(screen.getByText('Up to 20 posts, about $0.10')).toBeTruthy();
    type('Search X for the last seven days', ' heron weir ');
    await press('Search X');
    expect(askedFor('open')).toEqual([{ kind: 'timeline', timeline: { kind: 'search', query: 'heron weir' } }]);
  });

  it('says so before anything was read, and nothing at the practice service', () => {
    const { leave } = open();
    expect(screen.getByText('Up to 20 posts, about $0.10')).toBeTruthy();
    leave();
    open(around({ id: 'practice:app-practice', service: 'practice' }));
    expect(screen.queryByText(/charges|\$/)).toBeNull();
  });

  it('asks for what to search for, and takes no more than X does', async () => {
    const { askedFor } = open();
    await press('Search X');
    expect((await screen.findByRole('alert')).textContent).toBe('Please enter what to search for first.');
    type('Search X for the last seven days', 'x'.repeat(513));
    await press('Search X');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/longer than X takes/));
    expect(box('Search X for the last seven days')).toBe(document.activeElement);
    expect(askedFor('open')).toEqual([]);
  });

  it('says why X refuses its search', () => {
    const error = appError('needs-plan');
    const { reading } = around();
    open(around({ reading: { ...reading, refused: [{ what: 'search', error, seen: true }] } }));
    expect(screen.getByText(error.message)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Search X' })).toBeNull();
  });

  it('opens a list by its address', async () => {
    const { askedFor } = open();
    type('Open a list by its address', 'https://x.com/i/lists/84839422');
    await press('Open the list');
    expect(askedFor('open')).toEqual([
      { kind: 'timeline', timeline: { kind: 'list', listId: '84839422' }, title: 'List 84839422' },
    ]);
  });

  it('asks for no lists of a user that there is not', async () => {
    const account = around();
    const { fake, askedFor } = showView(
      (shown) => <Lists account={shown} view={{ kind: 'lists' }} errorHandlers={{}} />,
      { account, view: { kind: 'lists' } },
    );
    type('Open a list by its address', '84839422');
    await press('Open the list');
    expect(askedFor('open')).toHaveLength(1);
    expect(callNamesOf(fake)).toEqual([]);
  });
});
