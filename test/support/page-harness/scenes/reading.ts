/** Timelines and posts: what is between the posts, around them, and over the whole window. */
import type { HiddenView } from '../../../../electron/contract/views/filters.ts';
import { FakeBridge, fakeAccount } from '../../fake-bridge.ts';
import type { FakeTimeline } from '../../fake-timeline.ts';
import type { Scene } from './scene.ts';

const account = fakeAccount(0);
const practice = fakeAccount(1, { id: 'practice:101', service: 'practice' });

function home(arrange: (timeline: FakeTimeline) => void): FakeBridge {
  const fake = new FakeBridge();
  arrange(fake.timeline(account.id));
  return fake;
}

const hidden = (rule: HiddenView['rule'], where: HiddenView['where'], until: string | null = null): HiddenView => ({
  filterId: 'f',
  rule,
  until,
  where,
});

const hiddenRows = (): FakeBridge =>
  home((timeline) => {
    timeline.hide(1, hidden({ kind: 'word', word: 'heron' }, 'post'));
    timeline.hide(
      2,
      hidden({ kind: 'person', username: 'a_long_handle_x', userId: '7' }, 'quote', '2026-12-01T08:00:00Z'),
    );
    timeline.hide(3, hidden({ kind: 'reposts-of', username: 'tidewatch', userId: null }, 'repost'));
    timeline.hide(4, hidden({ kind: 'hashtag', tag: 'القهوة' }, 'repost'));
    timeline.hide(
      5,
      hidden({ kind: 'word', word: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen' }, 'post'),
    );
  });

/** A few rows above the gap of every longer timeline. */
const atGap = (): FakeBridge =>
  home((timeline) => {
    const at = timeline.rows.findIndex((row) => row.kind === 'gap');
    const row = timeline.rows[at];
    if (row?.kind === 'gap') timeline.rows[at] = { ...row, estimate: 40 };
    timeline.anchor = { postId: timeline.rows[at + 1]?.id ?? '', offset: 260 };
  });

/** The row with this many pictures at the top. */
const atPictures = (): FakeBridge =>
  home((timeline) => {
    const row = timeline.rows.find((each) => each.kind === 'post' && each.entry.post?.media.length === 4);
    timeline.anchor = { postId: row?.id ?? '', offset: 0 };
  });

export const readingScenes: readonly Scene[] = [
  { name: 'unread', make: () => home((timeline) => timeline.change({ unread: 2 })) },
  { name: 'hidden-rows', make: hiddenRows },
  {
    name: 'hidden-row-shown',
    make: hiddenRows,
    acts: [{ press: 'Show the post hidden by the word “heron”' }],
  },
  { name: 'gap', make: atGap },
  {
    name: 'post-menu',
    make: () => home((timeline) => timeline.replace(0, {})),
    acts: [{ key: 'j' }, { key: 'Tab' }, { key: 'Tab' }, { key: 'Tab' }, { key: 'Enter' }],
  },
  { name: 'pictures', make: atPictures },
  { name: 'viewer', make: atPictures, acts: [{ key: 'j' }, { key: 'v' }] },
  {
    name: 'viewer-zoomed',
    make: atPictures,
    acts: [{ key: 'j' }, { key: 'v' }, { key: 'ArrowRight' }, { key: '+' }, { key: '+' }],
  },
  { name: 'practice-posts', make: () => new FakeBridge({ app: { accounts: [practice] } }) },
  {
    name: 'never-read',
    make: () => {
      const fake = new FakeBridge({ entries: 0 });
      fake.timeline(account.id).change({ refreshedAt: null });
      return fake;
    },
  },
];
