// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { UnavailableReason } from '../../../electron/contract/views.ts';
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

  it('links its time to the post, with the whole date as a tooltip', () => {
    showPost({ createdAt: '2026-03-04T05:06:00.000Z' });
    const link = screen.getByRole('link', { name: /^Posted/ });
    expect(link.getAttribute('href')).toBe('https://x.com/marisol_reads/status/1900');
    expect(link.title).toContain('2026');
    expect(link.querySelector('time')?.dateTime).toBe('2026-03-04T05:06:00.000Z');
  });

  it('opens links in the system browser and never in the window', () => {
    const fake = showPost({
      segments: [
        { kind: 'mention', text: '@ada', username: 'ada', url: 'https://x.com/ada' },
        { kind: 'text', text: ' ' },
        { kind: 'link', text: 'a.example/b', url: 'https://t.co/1', title: 'https://a.example/b?c=d' },
        { kind: 'hashtag', text: '#tide', tag: 'tide', url: 'https://x.com/hashtag/tide' },
        { kind: 'cashtag', text: '$TIDE', tag: 'TIDE', url: 'https://x.com/search?q=%24TIDE' },
      ],
    });
    const targets = ['@ada', 'a.example/b', '#tide', '$TIDE'].map((name) => {
      const link = screen.getByRole('link', { name });
      expect(fireEvent.click(link)).toBe(false);
      expect(lastArgument(fake, 'links.open')).toEqual({ url: link.getAttribute('href') });
      return link.getAttribute('href');
    });
    expect(targets).toEqual([
      'https://x.com/ada',
      'https://t.co/1',
      'https://x.com/hashtag/tide',
      'https://x.com/search?q=%24TIDE',
    ]);
    expect(screen.getByRole('link', { name: 'a.example/b' }).title).toBe('https://a.example/b?c=d');
    expect(
      fireEvent(
        screen.getByRole('link', { name: '@ada' }),
        new MouseEvent('auxclick', { button: 1, cancelable: true, bubbles: true }),
      ),
    ).toBe(false);
  });

  it('says when a link could not be opened', async () => {
    const fake = showPost({ segments: [{ kind: 'mention', text: '@ada', username: 'ada', url: 'https://x.com/ada' }] });
    fake.failNext('links.open', appError('link-refused'));
    fireEvent.click(screen.getByRole('link', { name: '@ada' }));
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

  it('says its counts in whole words', () => {
    showPost({ counts: { replies: 1, reposts: 0, likes: 12_345, quotes: 0, bookmarks: 0, views: 2_000_000 } });
    const items = within(screen.getByRole('list', { name: 'Counts' })).getAllByRole('listitem');
    expect(items.map((item) => item.title)).toEqual(['1 reply', '0 reposts', '12,345 likes', '2,000,000 views']);
    expect(items[2]?.textContent).toContain('12.3K');
  });

  it('can be opened at X and its link copied', async () => {
    const fake = showPost({});
    await press('Options for the post of Marisol Quintana');
    await press('Open on X', 'menuitem');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://x.com/marisol_reads/status/1900' });
    await press('Options for the post of Marisol Quintana');
    await press('Copy link', 'menuitem');
    expect(lastArgument(fake, 'links.copy')).toEqual({ url: 'https://x.com/marisol_reads/status/1900' });
    expect(await screen.findByText('The link was copied.')).toBeTruthy();
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
    showPost({ quote: { state: 'shown', post: quoted } });
    const group = screen.getByRole('group', { name: 'Quoted post of Noor' });
    expect(within(group).getByText('Inside.')).toBeTruthy();
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
    const fake = showPost({ media: [photo({ kind: 'video', source: null, preview: null })] });
    await press('Open on X');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://x.com/marisol_reads/status/1900' });
  });
});
