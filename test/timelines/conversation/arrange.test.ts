import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryView, UnavailableReason } from '../../../electron/contract/views/posts.ts';
import { arrangeConversation } from '../../../electron/timelines/conversation/arrange.ts';
import { entry, repost, row, user } from '../cache/made.ts';

/** A post of the conversation 1: `answers` is the id of its parent. */
const said = (id: string, answers: string | null, by = `by${id}`): EntryView =>
  entry(id, { by: user(by), conversation: '1', ...(answers === null ? {} : { answers: [answers, `by${answers}`] }) });

function arrange(postId: string, entries: EntryView[], gone: Record<string, UnavailableReason> = {}) {
  const view = arrangeConversation({
    postId,
    stored: (id) => entries.find(({ post }) => post?.id === id) ?? null,
    gone: (id) => gone[id] ?? null,
    entries: entries.filter(({ repostedBy }) => repostedBy === null),
    row,
  });
  const name = (part: (typeof view)['post']) =>
    part.kind === 'post' ? part.entry.post?.id : `${part.id} ${part.reason}`;
  return {
    ancestors: view.ancestors.map(name),
    fromStart: view.fromStart,
    post: name(view.post),
    replies: view.replies.map(({ row: reply, depth, answers }) =>
      [reply.entry.post?.id, depth, ...(answers === null ? [] : [answers])].join(' '),
    ),
    view,
  };
}

describe('a conversation', () => {
  it('shows what came before, oldest first, and answers below what they answer', () => {
    const entries = [said('1', null), said('2', '1'), said('3', '2'), said('4', '3'), said('5', '3'), said('6', '4')];
    expect(arrange('3', entries)).toMatchObject({
      ancestors: ['1', '2'],
      fromStart: true,
      post: '3',
      replies: ['4 0', '6 1', '5 0'],
    });
    expect(arrange('1', entries)).toMatchObject({ ancestors: [], fromStart: true });
  });

  it('says where something is missing: not read, or gone', () => {
    const entries = [said('3', '2'), said('4', '3')];
    expect(arrange('3', entries)).toMatchObject({ ancestors: ['2 not-read'], fromStart: false });
    expect(arrange('3', entries, { 2: 'deleted' })).toMatchObject({ ancestors: ['2 deleted'], fromStart: false });
    expect(arrange('2', entries)).toMatchObject({
      ancestors: [],
      fromStart: false,
      post: '2 not-read',
      replies: ['3 0', '4 1'],
    });
    expect(arrange('2', entries, { 2: 'protected' }).post).toBe('2 protected');
  });

  it('begins with a beginning that is gone', () => {
    expect(arrange('2', [said('2', '1')], { 1: 'deleted' })).toMatchObject({
      ancestors: ['1 deleted'],
      fromStart: true,
    });
  });

  it('does not take an answer to an unknown post for the beginning', () => {
    const lost = entry('5', { conversation: '1', answers: [null, 'ann'] });
    expect(arrange('5', [lost])).toMatchObject({ ancestors: [], fromStart: false });
  });

  it("puts the author's own continuation first", () => {
    const entries = [said('1', null, 'ann'), said('2', '1', 'bob'), said('3', '1', 'ann'), said('4', '3', 'ann')];
    expect(arrange('1', entries).replies).toEqual(['3 0', '4 1', '2 0']);
  });

  it('sets answers in by six at most, and says then what they answer', () => {
    const entries = Array.from({ length: 10 }, (_, index) =>
      said(String(index + 1), index === 0 ? null : String(index)),
    );
    expect(arrange('1', entries).replies).toEqual([
      '2 0',
      '3 1',
      '4 2',
      '5 3',
      '6 4',
      '7 5',
      '8 6',
      '9 6 by8',
      '10 6 by9',
    ]);
  });

  it('puts answers to what was not read at the end, with those below them', () => {
    const entries = [said('10', null), said('20', '15'), said('12', '10'), said('21', '20'), said('11', '9')];
    expect(arrange('10', entries).replies).toEqual(['12 0', '11 0 by9', '20 0 by15', '21 1']);
  });

  it('leaves out other branches, and what was written before the post', () => {
    const entries = [said('1', null), said('2', '1'), said('3', '2'), said('4', '1'), said('5', '4'), said('6', '3')];
    expect(arrange('3', entries).replies).toEqual(['6 0']);
    expect(arrange('3', [...entries, said('7', '99')]).replies).toEqual(['6 0', '7 0 by99']);
    expect(arrange('5', [said('3', '99'), said('5', '4')]).replies).toEqual([]);
  });

  it('shows a post that is only known from a repost by itself', () => {
    const { view } = arrange('1', [repost('9', user('bob'), said('1', null))]);
    expect(view.post).toMatchObject({ kind: 'post', id: '9', entry: { repostedBy: null, post: { id: '1' } } });
  });

  it('ends with posts that claim to answer each other', () => {
    expect(arrange('1', [said('1', '2'), said('2', '1')])).toMatchObject({ ancestors: ['2'], replies: [] });
  });

  it('shows each post once, below what it answers, whatever answers what', () => {
    const answersOf = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(answersOf, fc.nat(13), fc.func(fc.constantFrom('ann', 'bob')), (parents, at, by) => {
        const entries = parents.map((parent, index) => said(String(index + 1), String(parent), by(index)));
        const postId = String((at % parents.length) + 1);
        const { ancestors, view } = arrange(postId, entries);
        const ids = view.replies.map(({ row: { entry: shown } }) => shown.post?.id ?? '');
        expect(new Set([...ids, ...ancestors, postId]).size).toBe(ids.length + ancestors.length + 1);
        view.replies.forEach(({ row: { entry: shown }, depth, answers }, index) => {
          const parent = shown.post?.replyTo?.postId;
          const above = view.replies.slice(0, index).findLast((reply) => reply.depth === depth - 1);
          if (depth > 0 && answers === null) expect(above?.row.entry.post?.id).toBe(parent);
          if (depth === 0 && answers === null) expect(parent).toBe(postId);
          expect(depth).toBeLessThanOrEqual(6);
        });
      }),
    );
  });
});
