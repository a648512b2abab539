import { describe, expect, it } from 'vitest';
import type { Post } from '../../../electron/practice/world/posts.ts';
import type { PostRef } from '../../../electron/practice/world/slots.ts';
import { slotAt } from '../../../electron/practice/world/slots.ts';
import { makeWorld } from '../../../electron/practice/world/world.ts';

const head = slotAt(Date.UTC(2026, 10, 20, 12));
const world = makeWorld({ seed: 7, posts: 5000, startSlot: head, newestSlot: () => head });
const posts: Post[] = Array.from({ length: 5000 }, (_, back) => world.post({ slot: head - back, variant: 'post' }));
const key = ({ slot, variant }: PostRef): string => `${slot} ${variant}`;

function groupedBy(of: (post: Post) => PostRef | null): Map<string, Post[]> {
  const groups = new Map<string, Post[]>();
  for (const post of posts) {
    const ref = of(post);
    if (ref) groups.set(key(ref), [...(groups.get(key(ref)) ?? []), post]);
  }
  return groups;
}

const refOfKey = (text: string): PostRef => {
  const [slot = '', variant = ''] = text.split(' ');
  return { slot: Number(slot), variant: variant as PostRef['variant'] };
};

describe('conversations', () => {
  it('are found from their first post as completely as from their members', () => {
    const groups = groupedBy(({ conversation, answers }) => (answers ? conversation : null));
    for (const [name, members] of groups) {
      const first = refOfKey(name);
      // Older members of conversations that began before the posts looked at are no concern here.
      const found = [...world.conversation(first)].filter((slot) => slot > head - posts.length && slot !== first.slot);
      expect(found.toSorted((a, b) => b - a)).toEqual(members.map(({ ref }) => ref.slot));
    }
    expect(groups.size).toBeGreaterThan(300);
  });

  it('tell for every post who answers it', () => {
    const groups = groupedBy(({ answers }) => answers?.ref ?? null);
    for (const { ref } of posts) {
      const expected = (groups.get(key(ref)) ?? []).map((post) => post.ref).reverse();
      expect(world.answersTo(ref)).toEqual(expected);
    }
  });

  it('are worth reading now and then: dozens of replies, nested ones, and the author goes on', () => {
    const sizes = posts.map(({ ref }) => world.conversation(ref).size).toSorted((a, b) => b - a);
    expect(sizes[0]).toBeGreaterThan(24);
    expect(sizes[3]).toBeGreaterThan(12);
    const largest = posts.find(({ ref }) => world.conversation(ref).size === sizes[0]);
    if (!largest) throw new Error('a conversation is needed');
    const members = [...world.conversation(largest.ref)].map((slot) => world.post({ slot, variant: 'post' }));
    const nested = members.filter(({ answers }) => answers && answers.ref.slot !== largest.ref.slot);
    const own = members.filter(({ author, answers }) => answers && author === largest.author);
    expect(nested.length).toBeGreaterThan(5);
    expect(own.length).toBeGreaterThan(1);
    expect(new Set(members.map(({ author }) => author)).size).toBeGreaterThan(5);
    expect(members.every(({ author }) => author.language === largest.author.language)).toBe(true);
    const said = members.filter(({ answers }) => answers).map(({ body }) => body.text.replace(/^@\w+ /, ''));
    expect(new Set(said).size).toBeGreaterThan(said.length * 0.9);
  });

  it('end at what has come', () => {
    const [newest] = posts.filter(({ ref }) => world.conversation(ref).size > 10);
    if (!newest) throw new Error('a conversation is needed');
    const early = makeWorld({ seed: 7, posts: 10, startSlot: newest.ref.slot, newestSlot: () => newest.ref.slot });
    expect([...early.conversation(newest.ref)]).toEqual([newest.ref.slot]);
    expect(early.answersTo(newest.ref)).toEqual([]);
  });
});
