import { describe, expect, it } from 'vitest';
import type { ConversationView } from '../../../electron/contract/views/conversation.ts';
import { missesEarlier, repliesNotes } from '../../../renderer/conversation/missing.ts';
import { fakeRow } from '../../support/fake-reading.ts';

const now = '2026-11-20T14:02:00.000Z';
const whole: ConversationView = {
  accountId: 'x:100',
  postId: '1',
  ancestors: [],
  fromStart: true,
  post: fakeRow(13, now),
  replies: [],
  replyCount: 0,
  repliesRead: 'not-yet',
  readAt: null,
};
const reply = (number: number, depth: number) => ({ row: fakeRow(number, now), depth, answers: null });

describe('what is missing of a conversation', () => {
  it.each<[string, Partial<ConversationView>, boolean]>([
    ['nothing', {}, false],
    ['what came before', { fromStart: false }, true],
    ['the post itself', { post: { kind: 'missing', id: '1', reason: 'not-read' } }, true],
    ['a post in between', { ancestors: [{ kind: 'missing', id: '1', reason: 'not-read' }, fakeRow(3, now)] }, true],
    ['what nobody can show', { fromStart: false, ancestors: [{ kind: 'missing', id: '1', reason: 'deleted' }] }, false],
    ['a deleted post', { fromStart: false, post: { kind: 'missing', id: '1', reason: 'deleted' } }, false],
  ])('%s', (_, change, expected) => {
    expect(missesEarlier({ ...whole, ...change })).toBe(expected);
  });

  it.each<[string, Partial<ConversationView>, RegExp[]]>([
    ['no replies at all', {}, [/Nobody has replied/]],
    ['not looked for', { replyCount: null }, [/No replies were read yet/]],
    ['not looked for, but counted', { replyCount: 1 }, [/counts 1 reply, and it is not here/]],
    [
      'some',
      { replyCount: 3, replies: [reply(1, 0), reply(2, 1)], repliesRead: 'some' },
      [/counts 3.*1 is here/, /Not all/],
    ],
    ['all that X has', { replyCount: 2, replies: [reply(1, 0), reply(2, 0)], repliesRead: 'all' }, [/All replies/]],
    ['fewer than counted', { replyCount: 2, repliesRead: 'all' }, [/none of them/, /hidden by X/]],
    ['none found, and nobody counted', { replyCount: null, repliesRead: 'some' }, [/No replies were found/]],
    ['too old', { replyCount: null, replies: [reply(1, 0)], repliesRead: 'too-old' }, [/last seven days/]],
  ])('tells of replies: %s', (_, change, expected) => {
    const notes = repliesNotes({ ...whole, ...change }, 'x');
    expect(notes).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(notes[index]).toMatch(pattern);
  });

  it('does not speak of X at the practice service', () => {
    for (const repliesRead of ['not-yet', 'some', 'all', 'too-old'] as const) {
      const notes = repliesNotes({ ...whole, replyCount: 9, repliesRead }, 'practice');
      expect(notes.join(' ')).toContain('The practice service counts 9 replies');
      expect(notes.join(' ')).not.toMatch(/\bX\b/);
    }
  });
});
