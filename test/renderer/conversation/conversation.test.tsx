// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { ConversationView } from '../../../electron/contract/views/conversation.ts';
import { Conversation } from '../../../renderer/conversation/conversation.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { entryId } from '../../support/fake-entries.ts';
import { fakeRow } from '../../support/fake-reading.ts';
import { lastArgument, press } from '../../support/page-setup.tsx';
import { callsOf, practiceAccount, pressKey, rowNames, settle, showView } from '../views/show-view.tsx';

const now = '2026-11-20T14:02:00.000Z';
const view = { kind: 'conversation', postId: entryId(13) } as const;
const conversation = (account: AccountView) => <Conversation account={account} view={view} errorHandlers={{}} />;

function withConversation(
  change: Partial<ConversationView>,
  read: FakeBridge['reading']['conversationRead'] = {},
  account = fakeAccount(0),
): FakeBridge {
  const fake = new FakeBridge({ app: { accounts: [account] } });
  fake.reading.conversation = change;
  fake.reading.conversationRead = read;
  return fake;
}

const positions = (): string[] => screen.getAllByRole('article').map((row) => row.getAttribute('aria-posinset') ?? '');

describe('a conversation', () => {
  it('shows what came before, the post and its replies in reading order', async () => {
    const { fake } = showView(conversation, { view });
    await screen.findByRole('feed', { name: 'Conversation' });
    expect(positions()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(rowNames()[3]).toBe('Replies');
    expect(callsOf(fake, 'conversation.read')).toEqual([]);
    screen.getByText('X counts 9 replies, and 2 are here.');
  });

  it('reads what came before by itself, once, and keeps the post in its row', async () => {
    const fake = withConversation(
      { ancestors: [], fromStart: false },
      { ancestors: { ancestors: [fakeRow(11, now), fakeRow(12, now)], fromStart: true } },
    );
    const release = fake.holdNext('conversation.read');
    showView(conversation, { view, fake });
    await screen.findByText('Looking for what came before');
    const post = screen.getAllByRole('article')[1];
    release();
    await waitFor(() => expect(screen.queryByText('Looking for what came before')).toBeNull());
    expect(callsOf(fake, 'conversation.read')).toEqual([
      { accountId: 'x:100', postId: view.postId, part: 'ancestors' },
    ]);
    expect(screen.getAllByRole('article')[2]).toBe(post);
  });

  it('reads nothing by itself when the account has a problem or its limit is reached', async () => {
    for (const change of ['problem', 'cap'] as const) {
      const account = fakeAccount(0, change === 'problem' ? { problem: appError('signed-out') } : {});
      const fake = withConversation({ ancestors: [], fromStart: false }, {}, account);
      const { usage } = fake.timeline(account.id).status;
      fake.timeline(account.id).change({ usage: { ...usage, capReached: change === 'cap' } });
      const shown = showView(conversation, { view, fake, account });
      await screen.findByRole('button', { name: 'Read what came before' });
      expect(callsOf(fake, 'conversation.read')).toEqual([]);
      await press('Read what came before');
      expect(callsOf(fake, 'conversation.read')).toHaveLength(1);
      shown.leave();
    }
  });

  it('does not try again by itself when something is still missing', async () => {
    const fake = withConversation({ ancestors: [{ kind: 'missing', id: '5', reason: 'not-read' }], fromStart: false });
    showView(conversation, { view, fake });
    await screen.findByRole('button', { name: 'Read what came before' });
    await settle();
    expect(callsOf(fake, 'conversation.read')).toHaveLength(1);
  });

  it('says why a post is missing', async () => {
    const fake = withConversation({
      ancestors: [
        { kind: 'missing', id: '5', reason: 'deleted' },
        { kind: 'missing', id: '6', reason: 'protected' },
      ],
      fromStart: false,
    });
    showView(conversation, { view, fake });
    await screen.findByRole('article', { name: 'A post here was deleted.' });
    screen.getByRole('article', { name: 'A post here is from a protected account that you do not follow.' });
    // Nothing can be asked for beyond a post that cannot be shown.
    expect(callsOf(fake, 'conversation.read')).toEqual([]);
  });

  it('looks for replies when asked, with the price', async () => {
    const fake = withConversation(
      { replies: [], repliesRead: 'not-yet', readAt: null },
      { replies: { replies: [{ row: fakeRow(14, now), depth: 0, answers: null }], repliesRead: 'all', readAt: now } },
    );
    showView(conversation, { view, fake });
    await screen.findByText('Up to 20 posts, about $0.10');
    screen.getByText('X counts 9 replies, and none of them is here.');
    await press('Look for replies');
    expect(lastArgument(fake, 'conversation.read')).toMatchObject({ part: 'replies' });
    await screen.findByText(/hidden by X, protected, deleted, or older than seven days/);
    screen.getByText('X counts 9 replies, and 1 is here.');
    expect(screen.queryByRole('button', { name: /Look for/ })).toBeNull();
  });

  it('says that replies of older posts cannot be found', async () => {
    showView(conversation, { view, fake: withConversation({ repliesRead: 'too-old', replies: [] }) });
    await screen.findByText(/X only finds replies of the last seven days/);
    expect(screen.queryByRole('button', { name: /Look for/ })).toBeNull();
  });

  it('names no price at the practice service', async () => {
    const account = practiceAccount();
    const fake = withConversation({ repliesRead: 'not-yet' }, {}, account);
    showView(conversation, { view, fake, account });
    await screen.findByText('Up to 20 posts');
    expect(screen.queryByText(/\$|charges/)).toBeNull();
  });

  it('tells who is answered where the row above does not', async () => {
    const fake = withConversation({
      replies: [
        { row: fakeRow(14, now), depth: 0, answers: null },
        { row: fakeRow(15, now), depth: 2, answers: 'somebody' },
      ],
    });
    showView(conversation, { view, fake });
    await screen.findByText('Replying to @somebody');
  });

  it('has the keys of the timelines, from the post on', async () => {
    const shown = showView(conversation, { view });
    await screen.findByRole('feed');
    const rows = screen.getAllByRole('article');
    expect(document.activeElement).toBe(rows[2]);
    pressKey('j');
    // The heading of the replies is passed over.
    expect(document.activeElement).toBe(rows[4]);
    pressKey('Enter');
    expect(shown.askedFor('open')).toEqual([{ kind: 'conversation', postId: entryId(14) }]);
    const { author, url } = fakeRow(14, now).entry.post ?? {};
    pressKey('u');
    expect(shown.askedFor('openUser')).toEqual([{ username: author?.username, userId: author?.id }]);
    pressKey('o');
    expect(lastArgument(shown.fake, 'links.open')).toEqual({ url });
    act(() => shown.fake.emit('menu.chosen', { command: 'previous-post' }));
    expect(document.activeElement).toBe(rows[2]);
    await press('To the beginning');
    expect(document.activeElement).toBe(rows[0]);
  });

  it('leaves the focus where it was on coming back', async () => {
    showView(conversation, { view, spot: { place: { key: entryId(12), offset: 4 } } });
    await screen.findByRole('feed');
    expect(document.activeElement).toBe(document.body);
  });

  it('keeps what is there when reading fails, and tries the same again', async () => {
    const fake = withConversation({ repliesRead: 'not-yet' });
    showView(conversation, { view, fake });
    fake.failNext('conversation.read', appError('network', { kind: 'retry' }));
    await press('Look for replies');
    await screen.findByText(/could not be reached/);
    screen.getByRole('feed');
    await press('Try again');
    expect(callsOf(fake, 'conversation.read').map((each) => (each as { part: string }).part)).toEqual([
      'replies',
      'replies',
    ]);
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('says what went wrong when it cannot be opened', async () => {
    const fake = withConversation({});
    fake.failNext('conversation.open', appError('post-not-kept', { kind: 'retry' }));
    showView(conversation, { view, fake });
    await press('Try again');
    await screen.findByRole('feed');
  });

  it('drops what was read for another conversation', async () => {
    const fake = withConversation({ ancestors: [], fromStart: false });
    const release = fake.holdNext('conversation.read');
    const shown = showView(conversation, { view, fake });
    await screen.findByText('Looking for what came before');
    fake.reading.conversation = { ancestors: [], fromStart: true, post: fakeRow(40, now), replies: [] };
    shown.again((account) => (
      <Conversation account={account} view={{ kind: 'conversation', postId: entryId(40) }} errorHandlers={{}} />
    ));
    await waitFor(() => expect(rowNames()).toHaveLength(2));
    fake.reading.conversation = {};
    release();
    await settle();
    expect(rowNames()).toHaveLength(2);
  });

  it('can be saved to a file', async () => {
    const shown = showView(conversation, { view });
    await screen.findByRole('feed');
    await press('Save to a file');
    expect(shown.askedFor('exportSource')).toMatchObject([
      { source: { kind: 'conversation', postId: view.postId }, total: 6 },
    ]);
  });
});
