// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { UnavailableReason } from '../../../electron/contract/views/posts.ts';
import { fakeAccount } from '../../support/fake-bridge.ts';
import { lastArgument, press } from '../../support/page-setup.tsx';
import { author, entry, photo, post, showEntry, showPost } from './post-fixtures.tsx';

const article = (): HTMLElement => screen.getByRole('article');

describe('a post', () => {
  it('is an article named by author, text and time, that takes the focus', () => {
    showPost({});
    expect(article().getAttribute('aria-label')).toBe(
      'Marisol Quintana, @marisol_reads. The heron is back. 5 minutes ago.',
    );
    expect(article().tabIndex).toBe(0);
    expect(article().getAttribute('aria-posinset')).toBe('1');
    expect(article().getAttribute('aria-setsize')).toBe('-1');
  });

  it('leads from its time to the conversation, with the whole date as a tooltip', () => {
    const { asked, fake } = showPost({ createdAt: '2026-03-04T05:06:00.000Z' });
    const link = screen.getByRole('link', { name: /^Posted/ });
    expect(link.getAttribute('href')).toBe('https://x.com/marisol_reads/status/1900');
    expect(link.title).toContain('2026');
    expect(link.querySelector('time')?.dateTime).toBe('2026-03-04T05:06:00.000Z');
    fireEvent.click(link);
    expect(asked.opened).toEqual([{ kind: 'conversation', postId: '1900' }]);
    fireEvent.click(link, { ctrlKey: true });
    expect(lastArgument(fake, 'links.open')).toEqual({ url: link.getAttribute('href') });
    expect(asked.opened).toHaveLength(1);
  });

  it('opens people and tags in Pinion, links in the system browser, and nothing in the window', () => {
    const { fake, asked } = showPost({
      segments: [
        { kind: 'mention', text: '@ada', username: 'ada', userId: '9', url: 'https://x.com/ada' },
        { kind: 'text', text: ' ' },
        { kind: 'link', text: 'a.example/b', url: 'https://t.co/1', title: 'https://a.example/b?c=d' },
        { kind: 'hashtag', text: '#tide', tag: 'tide', url: 'https://x.com/hashtag/tide' },
        { kind: 'cashtag', text: '$TIDE', tag: 'TIDE', url: 'https://x.com/search?q=%24TIDE' },
      ],
    });
    for (const name of ['@ada', 'a.example/b', '#tide', '$TIDE']) {
      expect(fireEvent.click(screen.getByRole('link', { name }))).toBe(false);
    }
    expect(asked.users).toEqual([{ username: 'ada', userId: '9' }]);
    expect(asked.opened).toEqual([
      { kind: 'search', text: '#tide' },
      { kind: 'search', text: '$TIDE' },
    ]);
    expect(fake.calls).toEqual([{ name: 'links.open', argument: { url: 'https://t.co/1' } }]);
    expect(screen.getByRole('link', { name: 'a.example/b' }).title).toBe('https://a.example/b?c=d');
    const middle = new MouseEvent('auxclick', { button: 1, cancelable: true, bubbles: true });
    expect(fireEvent(screen.getByRole('link', { name: '@ada' }), middle)).toBe(false);
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://x.com/ada' });
  });

  it('opens the posts of its author from picture and name', () => {
    const { asked } = showPost({});
    fireEvent.click(screen.getByRole('link', { name: /Marisol Quintana/ }));
    expect(asked.users).toEqual([{ username: 'marisol_reads', userId: '12' }]);
  });

  it('says when a link could not be opened', async () => {
    const { fake } = showPost({
      segments: [{ kind: 'link', text: 'a.example', url: 'https://t.co/1', title: 'https://a.example' }],
    });
    fake.failNext('links.open', appError('link-refused'));
    fireEvent.click(screen.getByRole('link', { name: 'a.example' }));
    expect(await screen.findByText('Pinion only opens ordinary web links (https).')).toBeTruthy();
  });

  it('shows text as it is: signs, line breaks, direction and language', () => {
    showPost({
      lang: 'iw',
      segments: [{ kind: 'text', text: '<b>&amp; שלום' }, { kind: 'break' }, { kind: 'text', text: '  two' }],
    });
    const text = screen.getByText(/שלום/);
    expect(text.textContent).toBe('<b>&amp; שלום  two');
    expect(text.querySelector('br')).toBeTruthy();
    expect(text.dir).toBe('auto');
    expect(text.lang).toBe('he');
  });

  it('folds a very long text and loses nothing of it', () => {
    const long = 'A very long text. '.repeat(120).trim();
    showPost({ segments: [{ kind: 'text', text: long }] });
    const more = screen.getByRole('button', { name: 'Show more' });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    expect(document.getElementById(more.getAttribute('aria-controls') ?? '')?.textContent).toBe(long);
    fireEvent.click(more);
    expect(screen.getByRole('button', { name: 'Show less' }).getAttribute('aria-expanded')).toBe('true');
  });

  it('shows who reposted it, what it replies to, and its marks', () => {
    showEntry(
      entry({
        repostedBy: { ...author, name: 'Harbour Library', username: 'harbour' },
        post: post({
          author: { ...author, verified: 'business', protected: true },
          edited: true,
          replyTo: { postId: '1', userId: '2', username: 'noor' },
        }),
      }),
    );
    expect(screen.getByRole('link', { name: 'Harbour Library reposted' }).getAttribute('href')).toBe(
      'https://x.com/harbour',
    );
    expect(screen.getByRole('link', { name: 'Replying to @noor' }).getAttribute('href')).toBe('https://x.com/noor');
    expect(screen.getByRole('img', { name: 'Verified organisation' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Protected account' })).toBeTruthy();
    expect(screen.getByText('Edited')).toBeTruthy();
    expect(article().getAttribute('aria-label')).toMatch(/^Reposted by Harbour Library\. Marisol Quintana/);
  });

  const counts = { replies: 1, reposts: 0, likes: 12_345, quotes: 2, bookmarks: 0, views: 2_000_000 };

  /** What a screen reader gets of a link's content. */
  const hidden = (link: Element): string =>
    [...link.children].flatMap((part) => (part.ariaHidden === 'true' ? [] : [part.textContent])).join('');

  it('leads to the own pages of X for what X takes there only, with counts in whole words', () => {
    const { fake } = showPost({ counts });
    const ways = within(screen.getByRole('list', { name: 'On X' })).getAllByRole('link');
    const places = ways.map((link) => {
      expect(fireEvent.click(link)).toBe(false);
      expect(lastArgument(fake, 'links.open')).toEqual({ url: link.getAttribute('href') });
      return [link.getAttribute('aria-label') ?? hidden(link), link.getAttribute('href')];
    });
    const post = 'https%3A%2F%2Fx.com%2Fmarisol_reads%2Fstatus%2F1900';
    expect(places).toEqual([
      ['Reply on X. 1 reply', 'https://x.com/intent/tweet?in_reply_to=1900'],
      ['Repost on X. 0 reposts', 'https://x.com/intent/retweet?tweet_id=1900'],
      ['Quote on X. 2 quotes', `https://x.com/intent/tweet?url=${post}`],
      ['Like on X. 12,345 likes', 'https://x.com/intent/like?tweet_id=1900'],
      ['Open on X', 'https://x.com/marisol_reads/status/1900'],
    ]);
    expect(ways[3]?.textContent).toContain('12.3K');
    expect(ways[3]?.title).toMatch(/X no longer takes this from programs/);
    expect(screen.getByTitle('2,000,000 views')).toBeTruthy();
  });

  it('has the ways without counts too, and only counts at the practice service', () => {
    showPost({ counts: null });
    expect(screen.getByRole('link', { name: 'Reply on X' })).toBeTruthy();
    cleanup();
    showPost({ counts }, fakeAccount(0, { id: 'practice:100', service: 'practice' }));
    expect(screen.queryByRole('link', { name: /on X/ })).toBeNull();
    const items = within(screen.getByRole('list', { name: 'Counts' })).getAllByRole('listitem');
    expect(items.map((item) => item.title)).toEqual([
      '1 reply',
      '0 reposts',
      '2 quotes',
      '12,345 likes',
      '2,000,000 views',
    ]);
  });

  const menu = 'Options for the post of Marisol Quintana';

  it('can be opened at X and its link copied', async () => {
    const { fake } = showPost({});
    await press(menu);
    await press('Open on X', 'menuitem');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://x.com/marisol_reads/status/1900' });
    await press(menu);
    await press('Follow @marisol_reads on X', 'menuitem');
    expect(lastArgument(fake, 'links.open')).toEqual({
      url: 'https://x.com/intent/follow?screen_name=marisol_reads',
    });
    await press(menu);
    await press('Copy link', 'menuitem');
    expect(lastArgument(fake, 'links.copy')).toEqual({ url: 'https://x.com/marisol_reads/status/1900' });
    expect(await screen.findByText('The link was copied.')).toBeTruthy();
  });

  it('shows the description of a picture on request, and gives the focus back', async () => {
    showPost({ media: [photo({ alt: 'A heron on a pole' })] });
    const badge = screen.getByRole('button', { name: 'ALT: show the description' });
    act(() => badge.focus());
    fireEvent.click(badge);
    const dialog = await screen.findByRole('dialog', { name: 'Description of the picture' });
    expect(within(dialog).getByText('A heron on a pole')).toBeTruthy();
    expect(badge.getAttribute('aria-expanded')).toBe('true');
    fireEvent.keyDown(dialog, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(badge));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('can be filtered, shown as data, and followed to its author and conversation', async () => {
    const tide = { kind: 'hashtag', text: '#Tide', tag: 'Tide', url: 'https://x.com/hashtag/Tide' } as const;
    const { asked } = showEntry(
      entry({
        id: '2000',
        repostedBy: { ...author, id: '44', name: 'Harbour Library', username: 'harbour' },
        post: post({ segments: [tide, { ...tide, text: '#tide', tag: 'tide' }] }),
      }),
    );
    for (const action of [
      'Mute @marisol_reads …',
      'Hide reposts of @harbour …',
      'Mute #Tide …',
      'Show the data',
      'Posts of @marisol_reads',
      'Show the conversation',
    ]) {
      await press(menu);
      await press(action, 'menuitem');
    }
    expect(asked).toEqual({
      filters: [
        { kind: 'person', username: 'marisol_reads', userId: '12' },
        { kind: 'reposts-of', username: 'harbour', userId: '44' },
        { kind: 'hashtag', tag: 'Tide' },
      ],
      data: ['2000'],
      users: [{ username: 'marisol_reads', userId: '12' }],
      opened: [{ kind: 'conversation', postId: '1900' }],
      exports: [],
    });
  });

  it('offers no pages of X at the practice service', async () => {
    showPost({}, fakeAccount(0, { id: 'practice:100', service: 'practice' }));
    await press(menu);
    const actions = (await screen.findAllByRole('menuitem')).map((item) => item.textContent);
    expect(actions).toEqual([
      'Show the conversation',
      'Posts of @marisol_reads',
      'Show the data',
      'Mute @marisol_reads …',
    ]);
  });

  const sentences: Record<UnavailableReason, string> = {
    deleted: 'This post was deleted.',
    protected: 'This post is from a protected account that you do not follow.',
    suspended: 'This post is from a suspended account.',
    withheld: 'This post is not shown in your country.',
    unknown: 'This post is not available.',
  };
  it.each(Object.entries(sentences))('says why a post cannot be shown: %s', (reason, sentence) => {
    showEntry(entry({ repostedBy: author, post: null, unavailable: reason as UnavailableReason }));
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(article().getAttribute('aria-label')).toBe(`Reposted by Marisol Quintana. ${sentence}`);
  });

  it('shows a quoted post, or why it cannot', () => {
    const { quote: _, ...quoted } = post({
      author: { ...author, name: 'Noor', username: 'noor' },
      segments: [{ kind: 'text', text: 'Inside.' }],
    });
    const { asked } = showPost({ quote: { state: 'shown', post: { ...quoted, id: '1800' } } });
    const group = screen.getByRole('group', { name: 'Quoted post of Noor' });
    fireEvent.click(within(group).getByText('Inside.'));
    expect(asked.opened).toEqual([{ kind: 'conversation', postId: '1800' }]);
    showPost({ quote: { state: 'unavailable', id: '1', reason: 'protected' } });
    expect(screen.getByText(sentences.protected)).toBeTruthy();
  });
});

describe('a poll', () => {
  const options = [
    { label: 'Tea', votes: 3 },
    { label: 'Coffee', votes: 1 },
  ];

  it('shows shares, votes and when it ends, and where to vote', () => {
    showPost({ poll: { options, open: true, endsAt: new Date(Date.now() + 5 * 3_600_000).toISOString() } });
    const poll = screen.getByRole('group', { name: 'Poll' });
    expect(
      within(poll)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Tea75%', 'Coffee25%']);
    expect(poll.textContent).toContain('4 votes');
    expect(poll.textContent).toContain('Ends in 5 hours');
    expect(within(poll).getByRole('link', { name: 'Vote on X' })).toBeTruthy();
  });

  it('is closed after its end, whatever the answer said when it was read', () => {
    showPost({ poll: { options, open: true, endsAt: '2020-01-01T00:00:00.000Z' } });
    expect(screen.getByText('Closed')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Vote on X' })).toBeNull();
  });
});

describe('media', () => {
  it('describes photos, and shows the description to everybody', async () => {
    showPost({ media: [photo({ alt: 'Hills under a low sun' }), photo({ key: 'b' })] });
    expect(screen.getByAltText('Hills under a low sun')).toBeTruthy();
    expect(screen.getByAltText('Photo without a description')).toBeTruthy();
    expect(article().getAttribute('aria-label')).toContain('2 photos');
    await press('ALT: show the description');
    expect((await screen.findByRole('dialog')).textContent).toContain('Hills under a low sun');
  });

  it('keeps the space of a photo that fails, and tries again when asked', async () => {
    showPost({ media: [photo({ alt: 'Hills' })] });
    const box = screen.getByRole('group', { name: 'Pictures and videos' });
    const ratio = box.style.aspectRatio;
    fireEvent.error(screen.getByAltText('Hills'));
    expect(screen.getByText('This picture could not be loaded.')).toBeTruthy();
    expect(screen.getByText('Hills')).toBeTruthy();
    expect(box.style.aspectRatio).toBe(ratio);
    await press('Try again');
    expect(screen.getByAltText('Hills')).toBeTruthy();
  });

  it('covers sensitive media, which do not load before they are asked for', async () => {
    showPost({ sensitive: true, media: [photo({ alt: 'Something' })] });
    expect(screen.queryByAltText('Something')).toBeNull();
    expect(screen.getByText('The author marked this as sensitive.')).toBeTruthy();
    await press('Show');
    expect(screen.getByAltText('Something')).toBeTruthy();
    expect(screen.getByRole('group', { name: 'Pictures and videos' })).toBe(document.activeElement);
  });

  it('starts videos muted, unloaded and with controls', () => {
    showPost({ media: [photo({ kind: 'video', source: 'data:video/mp4;base64,AA', preview: null, alt: 'Waves' })] });
    const video = screen.getByLabelText('Waves') as HTMLVideoElement;
    expect(video.controls).toBe(true);
    expect(video.muted).toBe(true);
    expect(video.autoplay).toBe(false);
    expect(video.preload).toBe('none');
    fireEvent.error(video);
    expect(screen.getByText('This video could not be played.')).toBeTruthy();
  });

  it('moves an animation only after a press', async () => {
    showPost({ media: [photo({ kind: 'gif', source: 'data:video/mp4;base64,AA' })] });
    const video = screen.getByLabelText('Animation without a description') as HTMLVideoElement;
    expect(video.autoplay).toBe(false);
    expect(video.loop).toBe(true);
    let plays = 0;
    video.play = async () => {
      plays += 1;
      fireEvent.play(video);
    };
    video.pause = () => void fireEvent.pause(video);
    await press('Play');
    expect(plays).toBe(1);
    await press('Pause');
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy();
  });

  it('leads to X for what cannot be played here', async () => {
    const { fake } = showPost({ media: [photo({ kind: 'video', source: null, preview: null })] });
    await press('Open on X');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://x.com/marisol_reads/status/1900' });
  });
});
