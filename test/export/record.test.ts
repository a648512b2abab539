import { describe, expect, it } from 'vitest';
import { entryJson, toRecord } from '../../electron/export/record.ts';
import { makeEntry, makePost } from './support.ts';

const bob = { id: '13', username: 'bob', name: 'Bob', avatar: 'a', verified: 'blue', protected: true } as const;

describe('record of a post', () => {
  it('says everything in plain fields', () => {
    const record = toRecord(
      makeEntry({
        segments: [
          { kind: 'text', text: 'See ' },
          { kind: 'link', text: 'a.example/b…', url: 'https://t.co/1', title: 'https://a.example/b/c' },
          { kind: 'break' },
          { kind: 'mention', text: '@bob', username: 'bob', userId: null, url: 'https://x.com/bob' },
          { kind: 'hashtag', text: '#sea', tag: 'sea', url: 'https://x.com/hashtag/sea' },
          { kind: 'cashtag', text: '$A', tag: 'A', url: 'https://x.com/search?q=%24A' },
        ],
        media: [
          {
            key: '1',
            kind: 'photo',
            source: 'https://p.example/1',
            preview: null,
            width: 4,
            height: 3,
            alt: 'Hills',
            durationMs: null,
          },
          {
            key: '2',
            kind: 'video',
            source: null,
            preview: 'https://p.example/2',
            width: null,
            height: null,
            alt: null,
            durationMs: 9,
          },
        ],
        poll: { options: [{ label: 'Tea', votes: 3 }], open: true, endsAt: null },
        counts: { replies: 1, reposts: 2, likes: 3, quotes: 4, bookmarks: 5, views: 6 },
        replyTo: { postId: '7', userId: '13', username: 'bob' },
        quote: { state: 'shown', post: makePost({ id: '8', segments: [{ kind: 'text', text: 'Older' }] }) },
        conversationId: '7',
        edited: true,
        sensitive: true,
      }),
    );
    expect(record).toEqual({
      id: '1900000000000000001',
      url: 'https://x.com/ada/status/1900000000000000001',
      created_at: '2026-11-20T14:02:00.000Z',
      author: { id: '12', username: 'ada', name: 'Ada' },
      reposted_by: null,
      text: 'See https://a.example/b/c\n@bob#sea$A',
      lang: 'en',
      links: ['https://a.example/b/c'],
      hashtags: ['sea'],
      mentions: ['bob'],
      media: [
        { kind: 'photo', url: 'https://p.example/1', alt: 'Hills', width: 4, height: 3 },
        { kind: 'video', url: 'https://p.example/2', alt: null, width: null, height: null },
      ],
      poll: { options: [{ label: 'Tea', votes: 3 }], open: true, ends_at: null },
      counts: { replies: 1, reposts: 2, quotes: 4, likes: 3, bookmarks: 5, views: 6 },
      reply_to: { id: '7', username: 'bob' },
      quoted: {
        id: '8',
        url: 'https://x.com/ada/status/1900000000000000001',
        created_at: '2026-11-20T14:02:00.000Z',
        author: { id: '12', username: 'ada', name: 'Ada' },
        text: 'Older',
        unavailable: null,
      },
      conversation_id: '7',
      edited: true,
      sensitive: true,
      unavailable: null,
    });
  });

  it('tells a repost from the post that was reposted', () => {
    const record = toRecord({ ...makeEntry(), id: '99', createdAt: '2026-11-20T15:00:00.000Z', repostedBy: bob });
    expect(record.id).toBe('1900000000000000001');
    expect(record.reposted_by).toEqual({
      id: '13',
      username: 'bob',
      name: 'Bob',
      repost_id: '99',
      reposted_at: '2026-11-20T15:00:00.000Z',
    });
  });

  it('keeps a repost whose post is gone, with the reason', () => {
    const gone = toRecord({ id: '99', createdAt: null, repostedBy: bob, post: null, unavailable: 'deleted' });
    expect(gone).toMatchObject({ id: null, url: null, author: null, text: '', unavailable: 'deleted' });
    expect(gone.reposted_by?.repost_id).toBe('99');
  });

  it('shows a link as a click would open it when its tooltip is no web address', () => {
    const segments = [{ kind: 'link', text: 'x', url: 'https://t.co/1', title: 'javascript:alert(1)' } as const];
    expect(toRecord(makeEntry({ segments }))).toMatchObject({ text: 'https://t.co/1', links: ['https://t.co/1'] });
  });

  it('is shown as indented JSON', () => {
    const shown = entryJson(makeEntry());
    expect(shown).toContain('\n  "id": "1900000000000000001",');
    expect(JSON.parse(shown)).toEqual(toRecord(makeEntry()));
  });
});
