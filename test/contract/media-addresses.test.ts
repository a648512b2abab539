import { describe, expect, it } from 'vitest';
import { rowForPage } from '../../electron/contract/media-addresses.ts';
import type { PostView, UserView } from '../../electron/contract/views/posts.ts';
import type { RowView } from '../../electron/contract/views/timelines.ts';

const user = (avatar: string | null): UserView => ({
  id: '1',
  username: 'ada_example',
  name: 'Ada',
  avatar,
  verified: null,
  protected: false,
});

const post = (id: string, address: string): Omit<PostView, 'quote'> => ({
  id,
  url: `https://x.com/ada_example/status/${id}`,
  author: user(`${address}/avatar.png`),
  createdAt: null,
  lang: null,
  segments: [{ kind: 'link', text: 'example.org', url: `${address}/link`, title: 'stays as it is' }],
  media: [
    {
      key: '3_1',
      kind: 'video',
      source: `${address}/film.mp4`,
      preview: `${address}/still.png`,
      width: 600,
      height: 400,
      alt: null,
      durationMs: 2000,
    },
  ],
  poll: null,
  counts: null,
  sensitive: false,
  edited: false,
  conversationId: null,
  replyTo: null,
});

describe('media addresses on the way to the page', () => {
  const row: RowView = {
    kind: 'post',
    id: '9',
    entry: {
      id: '9',
      createdAt: null,
      repostedBy: user('https://pbs.twimg.com/reposter.png'),
      post: {
        ...post('8', 'https://pbs.twimg.com/outer'),
        quote: { state: 'shown', post: post('7', 'https://pbs.twimg.com/inner') },
      },
      unavailable: null,
    },
    hidden: null,
  };

  it('replaces every picture and video address, in quotes and reposts too', () => {
    const seen: string[] = [];
    const shown = rowForPage(row, (upstream) => {
      seen.push(upstream);
      return `media://remote/${seen.length}`;
    });
    const json = JSON.stringify(shown);
    expect(seen).toHaveLength(7);
    for (const upstream of seen) expect(json).not.toContain(upstream);
    expect(json).toContain('https://pbs.twimg.com/outer/link');
  });

  it('leaves absent pictures absent and the stored row untouched', () => {
    const before = structuredClone(row);
    rowForPage(row, () => 'media://remote/x');
    expect(row).toEqual(before);
    const gap: RowView = {
      kind: 'gap',
      id: 'gap-2-1',
      newerId: '2',
      olderId: '1',
      from: null,
      to: null,
      estimate: null,
      ends: ['newer', 'older'],
    };
    expect(rowForPage(gap, () => 'changed')).toBe(gap);
    const bare: RowView = {
      kind: 'post',
      id: '1',
      entry: { id: '1', createdAt: null, repostedBy: null, post: null, unavailable: 'deleted' },
      hidden: null,
    };
    expect(rowForPage(bare, () => 'changed')).toEqual(bare);
  });
});
