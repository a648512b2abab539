import { describe, expect, it } from 'vitest';
import { type Acquaintances, followedBy, followersOf } from '../../../electron/practice/world/acquaintances.ts';
import { crowdMember, crowdMemberNamed, crowdMemberWithId } from '../../../electron/practice/world/crowd.ts';
import { people, personById, personByUsername, sampleAccounts } from '../../../electron/practice/world/people.ts';
import { slotAt } from '../../../electron/practice/world/slots.ts';
import { makeWorld } from '../../../electron/practice/world/world.ts';

const head = slotAt(Date.UTC(2026, 10, 20, 12));
const world = makeWorld({ seed: 7, posts: 5000, startSlot: head, newestSlot: () => head });

describe('likes', () => {
  it('are of posts that had come, none twice, and not in the order of posting', () => {
    for (const { person } of sampleAccounts.slice(0, 3)) {
      const { newest, oldest, pick } = world.likes.likesOf(person, head);
      const slots: number[] = [];
      for (let number = newest; number >= oldest; number--) {
        const ref = pick(number);
        if (ref) slots.push(ref.slot);
      }
      expect(slots.length).toBeGreaterThan(400);
      expect(new Set(slots).size).toBe(slots.length);
      expect(Math.max(...slots)).toBeLessThan(head);
      expect(slots).not.toEqual(slots.toSorted((a, b) => b - a));
      for (const slot of slots.slice(0, 100)) {
        const post = world.post({ slot, variant: 'post' });
        expect(post.author).not.toBe(person);
        expect(post.reposts).toBeNull();
      }
    }
  });

  it('come with time, and the old ones stay in their order', () => {
    const person = sampleAccounts[0]?.person;
    if (!person) throw new Error('an account is needed');
    const now = world.likes.likesOf(person, head);
    const later = world.likes.likesOf(person, head + 600);
    expect(later.newest).toBe(now.newest + 20);
    expect(later.oldest).toBe(now.oldest);
    expect(later.pick(now.newest)).toEqual(now.pick(now.newest));
  });
});

describe('the crowd', () => {
  it('is known by id and by name', () => {
    for (const number of [0, 1, 9, 10, 4821, 99_990]) {
      const member = crowdMember(number);
      expect(member.username).toMatch(/^[a-z0-9_]{1,15}$/);
      expect(crowdMemberWithId(member.id)).toEqual(member);
      expect(crowdMemberNamed(member.username)).toEqual(member);
      expect(personById(member.id)?.username).toBe(member.username);
      expect(personByUsername(member.username.toUpperCase())?.id).toBe(member.id);
    }
    for (const name of ['wren_demo', 'wren99991_demo', 'wren007_demo', 'nobody12_demo', '']) {
      expect(crowdMemberNamed(name), name).toBeNull();
    }
    expect(crowdMemberWithId('12')).toBeNull();
    expect(people.every(({ id, username }) => !crowdMemberWithId(id) && !crowdMemberNamed(username))).toBe(true);
  });
});

describe('following', () => {
  const idsOf = (list: Acquaintances): string[] => list.slice(0, list.count + 10).map(({ id }) => id);
  const littleKnown = people.filter(({ followers }) => followers < 2000);

  it('is for the accounts what their home timelines show', () => {
    for (const { person, follows } of sampleAccounts) {
      expect(
        new Set(
          followedBy(person)
            .slice(0, 100)
            .map(({ index }) => index),
        ),
      ).toEqual(follows);
    }
  });

  it('names nobody twice, nor the person, and counts right', () => {
    expect(littleKnown.length).toBeGreaterThan(10);
    for (const person of littleKnown) {
      for (const around of [followedBy, followersOf]) {
        const found = idsOf(around(person));
        expect(found).toHaveLength(around(person).count);
        expect(new Set([...found, person.id]).size).toBe(found.length + 1);
      }
    }
  });

  it('looks the same from both sides', () => {
    for (const person of littleKnown) {
      for (const other of followersOf(person).slice(0, 60)) {
        expect(idsOf(followedBy(other))).toContain(person.id);
      }
      for (const other of followedBy(person).slice(0, 60)) {
        if (other.followers < 2000) expect(idsOf(followersOf(other))).toContain(person.id);
      }
    }
  });

  it('gives the same people whatever the page', () => {
    const [person] = people.filter(({ followers }) => followers > 3000);
    if (!person) throw new Error('somebody well known is needed');
    const list = followersOf(person);
    const byPages = [list.slice(0, 7), list.slice(7, 1500), list.slice(1500, list.count + 10)].flat();
    expect(byPages).toEqual(list.slice(0, list.count));
  });
});
