// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { timelineName } from '../../../electron/contract/timeline-keys.ts';
import type { ReadingPreferencesView } from '../../../electron/contract/views/accounts.ts';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { TimelineProps } from '../../../renderer/timeline/timeline.tsx';
import { useCommand, useTakesKeys } from '../../../renderer/ui/commands.tsx';
import { useNavigation, type View } from '../../../renderer/ui/navigation.tsx';
import { useReadingActions } from '../../../renderer/ui/reading-actions.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { fakeUser } from '../../support/fake-entries.ts';
import { box, callNamesOf, lastArgument, press, type } from '../../support/page-setup.tsx';

/** Commands that reached a view, by its name. */
const heard: string[] = [];

/** Stands for every view: says what it is, and has what a post would have. */
function StandIn({ name }: { name: string }) {
  const navigation = useNavigation();
  const actions = useReadingActions();
  const takesKeys = useTakesKeys();
  const spots = useRef(0);
  useCommand((command) => heard.push(`${name} ${command}`));
  return (
    <div data-testid="view" data-takes-keys={takesKeys} data-spot={JSON.stringify(navigation.spot)}>
      {navigation.view.kind === 'timeline' ? null : <h2>{name}</h2>}
      <p>{name}</p>
      <div data-key="77">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: like the posts of a feed */}
        <article tabIndex={0} aria-label={`Post in ${name}`}>
          <button type="button" onClick={() => navigation.open({ kind: 'conversation', postId: '77' })}>
            Conversation
          </button>
          <button type="button" onClick={() => navigation.openUser({ username: 'tidewatch', userId: null })}>
            Mention
          </button>
          <button type="button" onClick={() => navigation.openUser({ username: 'w', userId: '7' })}>
            Author
          </button>
          <button
            type="button"
            onClick={() => {
              spots.current += 1;
              navigation.keepSpot({ top: spots.current });
            }}
          >
            Scroll
          </button>
          <button type="button" onClick={() => actions.filter({ kind: 'word', word: 'tide' })}>
            Mute
          </button>
          <button type="button" onClick={() => actions.showData('77')}>
            Data
          </button>
        </article>
      </div>
    </div>
  );
}
vi.mock('../../../renderer/timeline/timeline.tsx', () => ({
  Timeline: ({ timeline, title }: TimelineProps) => (
    <StandIn name={[timelineName(timeline), title].filter(Boolean).join(' ')} />
  ),
}));
const views = { StandIn };
const standIn = (name: string) => ({
  [name]: ({ view }: { view: View }) => <views.StandIn name={'text' in view ? `${name} ${view.text}` : name} />,
});
vi.mock('../../../renderer/people/user-posts.tsx', () => standIn('UserPosts'));
vi.mock('../../../renderer/people/people-list.tsx', () => standIn('PeopleList'));
vi.mock('../../../renderer/lists/lists.tsx', () => standIn('Lists'));
vi.mock('../../../renderer/search/search.tsx', () => standIn('Search'));
vi.mock('../../../renderer/conversation/conversation.tsx', () => standIn('Conversation'));
vi.mock('../../../renderer/catch-up/catch-up.tsx', () => standIn('CatchUp'));
const { App } = await import('../../../renderer/app/app.tsx');

const home: TimelineKey = { kind: 'home' };
const mentions: TimelineKey = { kind: 'mentions' };

function arranged(reading: Partial<ReadingPreferencesView> = {}): FakeBridge {
  const plain = fakeAccount(0);
  return new FakeBridge({
    app: { accounts: [{ ...plain, reading: { ...plain.reading, ...reading } }, fakeAccount(1)] },
  });
}

async function start(fake: FakeBridge = arranged()): Promise<FakeBridge> {
  heard.length = 0;
  render(<App bridge={fake.bridge} />);
  await screen.findByRole('heading', { level: 1 });
  return fake;
}

const shown = (): string[] => screen.getAllByTestId('view').map((view) => view.querySelector('p')?.textContent ?? '');
const timelines = () => within(screen.getByRole('navigation', { name: 'Timelines' }));
const go = (name: string | RegExp): void => void fireEvent.click(timelines().getByRole('button', { name }));
const key = (name: string, change = {}): void =>
  void fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...change });
const keys = (...names: string[]): void => {
  for (const name of names) key(name);
};
const choose = (fake: FakeBridge, command: Parameters<typeof fake.emit<'menu.chosen'>>[1]['command']): void =>
  act(() => fake.emit('menu.chosen', { command }));
const column = (name: string) => within(screen.getByRole('region', { name }));
const current = (): string[] =>
  timelines()
    .queryAllByRole('button', { current: 'page' })
    .map((button) => button.textContent ?? '');

describe('the navigation', () => {
  it('shows every place and marks the one on show', async () => {
    await start();
    for (const [name, view] of [
      ['Mentions', 'mentions'],
      ['Likes', 'likes:100'],
      ['Bookmarks', 'bookmarks'],
      ['Lists', 'Lists'],
      ['Search', 'Search '],
      ['Own posts', 'UserPosts'],
      ['Catch up', 'CatchUp'],
      ['Home', 'home'],
    ] as const) {
      go(name);
      expect(shown()).toEqual([view]);
      expect(current()).toEqual([name]);
    }
    expect(document.title).toBe('Home of @ada_lovelace · Pinion');
  });

  it('brings the timeline on show to its top when it is chosen again', async () => {
    await start();
    go('Home');
    expect(heard).toEqual(['home jump-to-top']);
    go('Mentions');
    expect(heard).toEqual(['home jump-to-top']);
  });

  it('tells how much is new', async () => {
    const fake = await start();
    act(() => fake.changeStatus('x:100', home, { unread: 132 }));
    go('Catch up, 132 new');
    expect(shown()).toEqual(['CatchUp']);
    act(() => fake.changeStatus('x:100', home, { unread: 0 }));
    expect(timelines().getByRole('button', { name: 'Catch up' })).toBeTruthy();
  });

  it('has saved searches, each with a way to forget it', async () => {
    const fake = await start(arranged({ savedSearches: ['tides', 'has:media'] }));
    go('Search “tides”');
    expect(shown()).toEqual(['Search tides']);
    expect(timelines().getByRole('button', { current: 'page', name: 'Search “tides”' })).toBeDefined();
    go('Options for the search “tides”');
    await press('Forget this search', 'menuitem');
    expect(lastArgument(fake, 'accounts.forgetSearch')).toEqual({ accountId: 'x:100', text: 'tides' });
    await waitFor(() => expect(timelines().queryByRole('button', { name: 'Search “tides”' })).toBeNull());
    expect(current()).toEqual(['Search']);
  });

  it('is told to the menu’s commands too', async () => {
    const fake = await start();
    choose(fake, 'show-likes');
    expect(shown()).toEqual(['likes:100']);
    choose(fake, 'show-catch-up');
    expect(shown()).toEqual(['CatchUp']);
  });
});

describe('going from account to account', () => {
  it('counts every press, however fast they follow', async () => {
    const accounts = [0, 1, 2, 3].map((index) => fakeAccount(index));
    const fake = await start(new FakeBridge({ app: { accounts } }));
    act(() => {
      for (let press = 0; press < 3; press += 1) fake.emit('menu.chosen', { command: 'next-account' });
    });
    await waitFor(() => expect(fake.app.currentAccountId).toBe('x:103'));
  });
});

describe('what the service refuses', () => {
  const refused = [{ what: 'likes', error: appError('needs-plan'), seen: false } as const];

  it('is said once, and hidden', async () => {
    const fake = await start(arranged({ refused: [...refused] }));
    expect(screen.getByText(appError('needs-plan').message)).toBeTruthy();
    expect(timelines().queryByRole('button', { name: 'Likes' })).toBeNull();
    await press('Understood');
    await waitFor(() => expect(screen.queryByText(appError('needs-plan').message)).toBeNull());
    expect(lastArgument(fake, 'accounts.seenRefusals')).toEqual({ accountId: 'x:100' });
    expect(screen.getByRole('main')).toBe(document.activeElement);
    expect(timelines().queryByRole('button', { name: 'Likes' })).toBeNull();
  });

  it('is explained once where its own page says why', async () => {
    const plain = fakeAccount(0);
    const { message } = appError('needs-plan');
    const page = { kind: 'likes', userId: '100' } as const;
    const fake = await start(arranged({ refused: [...refused], columns: [page] }));
    expect(screen.getByText(message)).toBeTruthy();
    act(() => fake.changeStatus(plain.id, page, { error: appError('needs-plan') }));
    // The page itself is a stand-in here.
    expect(screen.queryByText(message)).toBeNull();
    expect(screen.getByText('Likes: hidden from now on.')).toBeTruthy();
    go('Home');
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('is explained where it is asked for, and can be tried again', async () => {
    const fake = await start(arranged({ refused: [...refused] }));
    choose(fake, 'show-likes');
    const settings = await screen.findByRole('dialog', { name: 'Settings' });
    fireEvent.click(within(settings).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(fake.app.accounts[0]?.reading.refused).toEqual([]));
    await press('Close');
    expect(await screen.findByRole('button', { name: 'Likes' })).toBeTruthy();
  });
});

describe('going from view to view', () => {
  it('opens, goes back and forward, by buttons and by commands', async () => {
    const fake = await start();
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
    await press('Conversation');
    expect(shown()).toEqual(['Conversation']);
    await press('Back');
    expect(shown()).toEqual(['home']);
    await press('Forward');
    expect(shown()).toEqual(['Conversation']);
    choose(fake, 'go-back');
    expect(shown()).toEqual(['home']);
    choose(fake, 'go-forward');
    expect(shown()).toEqual(['Conversation']);
  });

  it('takes the focus to the heading, and back to the post that was opened', async () => {
    await start();
    const post = screen.getByRole('article', { name: 'Post in home' });
    post.focus();
    await press('Conversation');
    expect(document.activeElement?.textContent).toBe('Conversation');
    expect(document.activeElement?.tagName).toBe('H2');
    await press('Back');
    expect(screen.getByRole('article', { name: 'Post in home' })).toBe(document.activeElement);
  });

  it('takes the focus back to the post from a place, too', async () => {
    await start();
    const post = screen.getByRole('article', { name: 'Post in home' });
    act(() => post.focus());
    keys('g', 'm');
    expect(screen.getByRole('heading', { level: 2, name: 'Mentions' })).toBe(document.activeElement);
    await press('Back');
    expect(screen.getByRole('article', { name: 'Post in home' })).toBe(document.activeElement);
  });

  it('gives the focus back to the post that had it when a button led away from it', async () => {
    await start();
    await press('Conversation');
    act(() => screen.getByRole('article', { name: 'Post in Conversation' }).focus());
    const back = screen.getByRole('button', { name: 'Back' });
    act(() => back.focus());
    fireEvent.click(back);
    // Nothing had it in the timeline when the conversation was opened.
    expect(screen.getByRole('heading', { level: 2, name: 'Home' })).toBe(document.activeElement);
    const forward = screen.getByRole('button', { name: 'Forward' });
    act(() => forward.focus());
    fireEvent.click(forward);
    expect(screen.getByRole('article', { name: 'Post in Conversation' })).toBe(document.activeElement);
  });

  it('takes no post of one view for a post of another', async () => {
    await start();
    act(() => screen.getByRole('article', { name: 'Post in home' }).focus());
    go('Mentions');
    const back = screen.getByRole('button', { name: 'Back' });
    act(() => back.focus());
    fireEvent.click(back);
    fireEvent.click(screen.getByRole('button', { name: 'Forward' }));
    // The stand-ins all have a post of the same name: this one never had the focus.
    expect(screen.getByRole('heading', { level: 2, name: 'Mentions' })).toBe(document.activeElement);
  });

  it('leaves the focus in the navigation, where it can be pressed again', async () => {
    await start();
    const button = timelines().getByRole('button', { name: 'Mentions' });
    button.focus();
    fireEvent.click(button);
    expect(shown()).toEqual(['mentions']);
    expect(button).toBe(document.activeElement);
  });

  it('hands every step the spot that its view kept', async () => {
    await start();
    await press('Conversation');
    await press('Scroll');
    await press('Author');
    expect(screen.getByTestId('view').dataset['spot']).toBe('null');
    await press('Back');
    expect(screen.getByTestId('view').dataset['spot']).toBe('{"top":1}');
  });

  it('keeps the history of each account while the other is on show', async () => {
    await start();
    await press('Conversation');
    key('2', { ctrlKey: true });
    await screen.findByRole('heading', { level: 1, name: 'Harbour Town Library' });
    expect(shown()).toEqual(['home']);
    key('1', { ctrlKey: true });
    await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' });
    expect(shown()).toEqual(['Conversation']);
    await press('Back');
    expect(shown()).toEqual(['home']);
  });
});

describe('opening a user', () => {
  it('needs no look-up when the id is known', async () => {
    const fake = await start();
    await press('Author');
    expect(shown()).toEqual(['UserPosts']);
    expect(screen.getByRole('region', { name: 'Posts of @w' })).toBeTruthy();
    expect(callNamesOf(fake)).not.toContain('people.find');
  });

  it('looks up a mere handle, and says that it does', async () => {
    const fake = await start();
    const release = fake.holdNext('people.find');
    await press('Mention');
    expect(await screen.findByText('Looking for @tidewatch')).toBeTruthy();
    expect(lastArgument(fake, 'people.find')).toEqual({ accountId: 'x:100', username: 'tidewatch' });
    await act(async () => release());
    expect(shown()).toEqual(['UserPosts']);
    expect(screen.queryByText('Looking for @tidewatch')).toBeNull();
  });

  it('drops an answer that comes after the reader went on', async () => {
    const fake = await start();
    const release = fake.holdNext('people.find');
    await press('Mention');
    await press('Conversation');
    await act(async () => release());
    expect(shown()).toEqual(['Conversation']);
  });

  it('says in the column why it did not work', async () => {
    const fake = await start();
    fake.failNext('people.find', appError('user-unknown'));
    await press('Mention');
    expect(await screen.findByText(appError('user-unknown').message)).toBeTruthy();
    await press('Dismiss');
    expect(screen.queryByText(appError('user-unknown').message)).toBeNull();
    expect(shown()).toEqual(['home']);
  });

  it('asks for a handle, with its price', async () => {
    const fake = await start();
    act(() => fake.changeStatus('x:100', home, {}));
    keys('g', 'u');
    const dialog = within(await screen.findByRole('dialog', { name: 'Open a user' }));
    expect(dialog.getByText(/costs about \$0\.01/)).toBeTruthy();
    expect(box('Show the posts of')).toBe(document.activeElement);
    await press('Show the posts');
    expect(await screen.findByText('Please enter a handle first.')).toBeTruthy();
    type('Show the posts of', 'no handle');
    await press('Show the posts');
    expect(await screen.findByText('A handle has up to 15 letters, digits and underscores.')).toBeTruthy();
    fake.failNext('people.find', appError('user-unknown'));
    type('Show the posts of', '@nobody');
    await press('Show the posts');
    expect(await screen.findByText(appError('user-unknown').message)).toBeTruthy();
    expect(box('Show the posts of').value).toBe('@nobody');
    fake.answerNext('people.find', { ok: true, value: fakeUser(3) });
    type('Show the posts of', 'https://x.com/tidewatch');
    await press('Show the posts');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(lastArgument(fake, 'people.find')).toEqual({ accountId: 'x:100', username: 'tidewatch' });
    expect(shown()).toEqual(['UserPosts']);
  });
});

describe('columns', () => {
  const two = { columns: [home, mentions] };

  it('stand side by side as they were remembered', async () => {
    await start(arranged({ columns: [home, mentions, { kind: 'list', listId: '501' }] }));
    await screen.findByRole('region', { name: 'Librarians' });
    expect(shown()).toEqual(['home', 'mentions', 'list:501 Librarians']);
  });

  it('can be added, moved and closed, and are remembered', async () => {
    const fake = await start();
    await press('Add column');
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a column' }));
    expect(dialog.queryByRole('button', { name: 'Home' })).toBeNull();
    fireEvent.click(dialog.getByRole('button', { name: 'Mentions' }));
    expect(shown()).toEqual(['home', 'mentions']);
    expect(lastArgument(fake, 'accounts.setColumns')).toEqual({ accountId: 'x:100', columns: [home, mentions] });
    expect(screen.getByRole('heading', { level: 2, name: 'Mentions' })).toBe(document.activeElement);
    await press('Options for Mentions');
    await press('Move column to the left', 'menuitem');
    expect(shown()).toEqual(['mentions', 'home']);
    expect(fake.app.accounts[0]?.reading.columns).toEqual([mentions, home]);
    await press('Options for Home');
    await press('Close column', 'menuitem');
    expect(shown()).toEqual(['mentions']);
    expect(fake.app.accounts[0]?.reading.columns).toEqual([mentions]);
  });

  it('remember the timeline below what was opened from it', async () => {
    const fake = await start(arranged(two));
    fireEvent.click(column('Mentions').getByRole('button', { name: 'Conversation' }));
    expect(shown()).toEqual(['home', 'Conversation']);
    expect(callNamesOf(fake)).not.toContain('accounts.setColumns');
  });

  it('never show one timeline twice', async () => {
    await start(arranged(two));
    go('Mentions');
    expect(shown()).toEqual(['home', 'mentions']);
    const views = () => screen.getAllByTestId('view').map((view) => view.dataset['takesKeys']);
    expect(views()).toEqual(['false', 'true']);
  });

  it('take commands only where the focus is, and from their own buttons', async () => {
    const fake = await start(arranged(two));
    choose(fake, 'refresh');
    expect(heard).toEqual(['home refresh']);
    act(() => screen.getByRole('article', { name: 'Post in mentions' }).focus());
    choose(fake, 'next-post');
    expect(heard.at(-1)).toBe('mentions next-post');
    fireEvent.click(column('Home').getByRole('button', { name: 'Refresh' }));
    expect(heard.slice(2)).toEqual(['home refresh']);
  });

  it('are gone to with brackets, and the focus with them', async () => {
    await start(arranged(two));
    const post = screen.getByRole('article', { name: 'Post in home' });
    act(() => post.focus());
    key(']');
    expect(screen.getByRole('heading', { level: 2, name: 'Mentions' })).toBe(document.activeElement);
    key('[');
    expect(post).toBe(document.activeElement);
  });

  it('show one at a time where there is no room, and tell which', async () => {
    const width = vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(480);
    await start(arranged(two));
    expect(shown()).toEqual(['home']);
    expect(screen.getByText('Column 1 of 2')).toBeTruthy();
    await press('Next column');
    expect(shown()).toEqual(['mentions']);
    expect(screen.getByText('Column 2 of 2')).toBeTruthy();
    go('Likes');
    expect(shown()).toEqual(['likes:100']);
    expect(screen.getByText('Column 1 of 2')).toBeTruthy();
    width.mockRestore();
  });

  it('tell when they could not be remembered', async () => {
    const fake = await start();
    fake.failNext('accounts.setColumns', appError('store-not-written'));
    go('Mentions');
    expect(await screen.findByText(appError('store-not-written').message)).toBeTruthy();
  });

  it('begin anew when what was read is erased', async () => {
    await start();
    go('Mentions');
    await press('Options for @ada_lovelace');
    await press('Erase what was read', 'menuitem');
    await press('Erase what was read');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  });
});

describe('keys', () => {
  it('lead to places, one after the other, with a hint in between', async () => {
    await start();
    key('g');
    expect(screen.getByText('G, then:')).toBeTruthy();
    key('m');
    expect(screen.queryByText('G, then:')).toBeNull();
    expect(shown()).toEqual(['mentions']);
    keys('g', 'i');
    expect(shown()).toEqual(['Lists']);
    key('/');
    expect(shown()).toEqual(['Search ']);
    keys('g', 'b');
    expect(shown()).toEqual(['bookmarks']);
  });

  it('give the second of two keys to nobody else', async () => {
    await start();
    const other = vi.fn();
    document.addEventListener('keydown', other);
    keys('g', 'u');
    document.removeEventListener('keydown', other);
    expect(other.mock.calls.map(([event]) => event.key)).toEqual(['g']);
  });

  it('forget the first key after a while', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      await start();
      key('g');
      act(() => vi.advanceTimersByTime(1600));
      expect(screen.queryByText('G, then:')).toBeNull();
      key('m');
      expect(shown()).toEqual(['home']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('are text where text is typed', async () => {
    await start();
    const input = screen.getByRole('main').appendChild(document.createElement('input'));
    input.focus();
    keys('g', 'm');
    expect(shown()).toEqual(['home']);
  });

  it('are left alone when something else has answered them', async () => {
    await start();
    const answer = (event: KeyboardEvent): void => event.preventDefault();
    document.addEventListener('keydown', answer);
    key('.');
    document.removeEventListener('keydown', answer);
    expect(heard).toEqual([]);
    key('.');
    expect(heard).toEqual(['home refresh']);
  });

  it('are all in the sheet', async () => {
    await start();
    key('?');
    const sheet = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    for (const title of ['Reading posts', 'Going somewhere', 'Columns', 'Doing something', 'Window and accounts']) {
      expect(sheet.getByRole('heading', { name: title })).toBeTruthy();
    }
    expect(sheet.getByText('Look for new posts').previousElementSibling?.textContent).toBe('.orCtrl R');
  });
});

describe('dialogs', () => {
  it.each([
    ['n', 'Write a post'],
    ['e', /Save/],
    ['f', /Filters/],
  ])('%s opens one', async (name, title) => {
    await start();
    key(name);
    expect(await screen.findByRole('dialog', { name: title })).toBeTruthy();
  });

  it('open from a post, with what concerns it', async () => {
    const fake = await start();
    await press('Data');
    expect(await screen.findByRole('dialog')).toBeTruthy();
    expect(lastArgument(fake, 'post.data')).toEqual({ accountId: 'x:100', entryId: '77' });
    await press('Close');
    await press('Mute');
    const filters = await screen.findByRole('dialog', { name: /Filters/ });
    await waitFor(() => expect(within(filters).getByDisplayValue('tide')).toBeTruthy());
  });

  it('offer to write only where the key lets an account', async () => {
    const reader = fakeAccount(0, { canPost: false });
    await start(new FakeBridge({ app: { accounts: [reader] } }));
    expect(screen.queryByRole('button', { name: 'Write a post' })).toBeNull();
  });
});

describe('the size of text', () => {
  it('is set on the whole document and changed by commands', async () => {
    const fake = await start();
    const size = () => document.documentElement.style.fontSize;
    expect(size()).toBe('');
    choose(fake, 'larger-text');
    await waitFor(() => expect(size()).toBe('110%'));
    choose(fake, 'smaller-text');
    await waitFor(() => expect(size()).toBe(''));
    choose(fake, 'smaller-text');
    await waitFor(() => expect(size()).toBe('90%'));
    choose(fake, 'normal-text');
    await waitFor(() => expect(size()).toBe(''));
  });

  it('counts every press, however fast they follow', async () => {
    const fake = await start();
    act(() => {
      for (let press = 0; press < 6; press += 1) fake.emit('menu.chosen', { command: 'larger-text' });
    });
    await waitFor(() => expect(document.documentElement.style.fontSize).toBe('160%'));
  });
});
