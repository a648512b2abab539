import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineName } from '../../../electron/contract/timeline-keys.ts';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import {
  activatedBy,
  activeColumn,
  added,
  canGoIn,
  closed,
  columnLimit,
  moved,
  openedIn,
  remembered,
  replacedIn,
  spotKeptIn,
  viewIn,
  type Workspace,
  wentIn,
  workspaceOf,
} from '../../../renderer/app/workspace.ts';
import type { View } from '../../../renderer/ui/navigation.tsx';

const owner = { userId: '100', username: 'ada_lovelace' };
const timeline = (key: TimelineKey): View => ({ kind: 'timeline', timeline: key });
const home = timeline({ kind: 'home' });
const mentions = timeline({ kind: 'mentions' });
const ownPosts: View = { kind: 'user', ...owner };
const shown = ({ columns }: Workspace): View[] => columns.map(viewIn);
const open = (...keys: TimelineKey[]): Workspace => workspaceOf(keys, owner);

describe('the columns of an account', () => {
  it('open as they were remembered, each timeline once', () => {
    expect(shown(open({ kind: 'home' }, { kind: 'mentions' }, { kind: 'home' }))).toEqual([home, mentions]);
    expect(shown(open())).toEqual([home]);
    expect(shown(open({ kind: 'user', userId: '100', replies: true, reposts: true }))).toEqual([ownPosts]);
  });

  it('never show one timeline twice: the column that shows it becomes the active one', () => {
    const two = open({ kind: 'home' }, { kind: 'mentions' });
    const asked = openedIn(two, 0, mentions);
    expect(shown(asked)).toEqual([home, mentions]);
    expect(activeColumn(asked).id).toBe(1);
    expect(shown(added(two, home))).toEqual([home, mentions]);
    expect(replacedIn(two, 0, mentions)).toBe(two);
  });

  it('pass over a step that another column shows by now', () => {
    const gone = openedIn(open({ kind: 'home' }, { kind: 'mentions' }), 0, { kind: 'search', text: '' });
    const taken = openedIn(gone, 1, home);
    expect(canGoIn(taken, 0, -1)).toBe(false);
    expect(shown(wentIn(taken, 0, -1))).toEqual([{ kind: 'search', text: '' }, home]);
    expect(canGoIn(wentIn(taken, 1, -1), 0, -1)).toBe(true);
  });

  it('can be added up to a limit, moved, and closed down to one', () => {
    const four = [mentions, timeline({ kind: 'bookmarks' }), ownPosts].reduce(added, open({ kind: 'home' }));
    expect(four.columns).toHaveLength(columnLimit);
    expect(activeColumn(four)).toBe(four.columns[3]);
    expect(added(four, timeline({ kind: 'likes', userId: '100' }))).toBe(four);
    expect(shown(moved(four, 3, -1))[2]).toEqual(ownPosts);
    expect(moved(four, 0, -1)).toBe(four);
    const three = closed(four, 3);
    expect(activeColumn(three)).toBe(three.columns[2]);
    const one = [0, 1, 2].reduce(closed, three);
    expect(one.columns).toHaveLength(1);
  });

  it('are gone through in a circle', () => {
    const two = open({ kind: 'home' }, { kind: 'mentions' });
    expect(activeColumn(activatedBy(two, 1)).id).toBe(1);
    expect(activeColumn(activatedBy(activatedBy(two, 1), 1)).id).toBe(0);
    expect(activeColumn(activatedBy(two, -1)).id).toBe(1);
  });

  it('are remembered by the timeline that each shows or showed last', () => {
    const one = openedIn(open({ kind: 'mentions' }), 0, { kind: 'conversation', postId: '5' });
    expect(remembered(one, owner)).toEqual([{ kind: 'mentions' }]);
    const two = added(one, { kind: 'lists' });
    expect(remembered(two, owner)).toEqual([{ kind: 'mentions' }]);
    const taken = openedIn(two, 1, mentions);
    expect(remembered(taken, owner)).toEqual([{ kind: 'mentions' }]);
    expect(remembered(openedIn(open(), 0, ownPosts), owner)).toEqual([
      { kind: 'user', userId: '100', replies: true, reposts: true },
    ]);
    expect(remembered(workspaceOf([], owner), owner)).toEqual([{ kind: 'home' }]);
  });

  it('remember a list with its name, and anybody by number with the handle they had', () => {
    const list: View = { kind: 'timeline', timeline: { kind: 'list', listId: '7' }, title: 'Herons of the weir' };
    const other: View = { kind: 'user', userId: '7', username: 'w' };
    const left = added(openedIn(open(), 0, list), other);
    const columns = remembered(left, owner);
    expect(columns).toEqual([
      { kind: 'list', listId: '7', name: 'Herons of the weir' },
      { kind: 'user', userId: '7', replies: true, reposts: true, name: 'w' },
    ]);
    expect(shown(workspaceOf(columns, owner))).toEqual([list, other]);
    expect(shown(workspaceOf(columns, { userId: '7', username: 'new_handle' }))[1]).toEqual({
      kind: 'user',
      userId: '7',
      username: 'new_handle',
    });
    // Their column is found by number, whatever the handle is by now.
    expect(activeColumn(openedIn(left, 0, { ...other, username: 'new_handle' })).id).toBe(1);
  });

  it('begin with looking around where nobody is signed in, and remember what anybody can read', () => {
    const nobody = { userId: null, username: '' };
    const start = workspaceOf([], nobody);
    expect(shown(start)).toEqual([{ kind: 'look-around' }]);
    expect(remembered(start, nobody)).toEqual([]);
    const read = openedIn(start, 0, timeline({ kind: 'list', listId: '7' }));
    expect(remembered(read, nobody)).toEqual([{ kind: 'list', listId: '7' }]);
    expect(shown(workspaceOf([{ kind: 'home' }, { kind: 'list', listId: '7' }], nobody))).toEqual([
      timeline({ kind: 'list', listId: '7' }),
    ]);
    expect(remembered(openedIn(start, 0, { kind: 'lists' }), nobody)).toEqual([]);
  });

  it('hold to their rules through any sequence of steps', () => {
    const view = fc.constantFrom<View>(
      home,
      mentions,
      ownPosts,
      timeline({ kind: 'user', userId: '100', replies: false, reposts: true }),
      timeline({ kind: 'list', listId: '7' }),
      { kind: 'user', userId: '7', username: 'w' },
      { kind: 'search', text: 'a' },
      { kind: 'conversation', postId: '1' },
      { kind: 'catch-up', timeline: { kind: 'home' } },
    );
    const id = fc.integer({ min: 0, max: 6 });
    const by = fc.constantFrom(-1 as const, 1 as const);
    const command = fc.oneof(
      fc.tuple(id, view).map(
        ([column, to]) =>
          (before: Workspace) =>
            openedIn(before, column, to),
      ),
      fc.tuple(id, view).map(
        ([column, to]) =>
          (before: Workspace) =>
            replacedIn(before, column, to),
      ),
      fc.tuple(id, by).map(
        ([column, step]) =>
          (before: Workspace) =>
            wentIn(before, column, step),
      ),
      fc.tuple(id, by).map(
        ([column, step]) =>
          (before: Workspace) =>
            moved(before, column, step),
      ),
      fc.tuple(id, id).map(
        ([column, step]) =>
          (before: Workspace) =>
            spotKeptIn(before, column, step, {}),
      ),
      view.map((to) => (before: Workspace) => added(before, to)),
      id.map((column) => (before: Workspace) => closed(before, column)),
      by.map((step) => (before: Workspace) => activatedBy(before, step)),
    );
    const places = (workspace: Workspace): string[] =>
      shown(workspace).flatMap((each) => {
        if (each.kind === 'user') return [`user ${each.userId}`];
        if (each.kind !== 'timeline') return [];
        return [each.timeline.kind === 'user' ? `user ${each.timeline.userId}` : timelineName(each.timeline)];
      });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let workspace = open({ kind: 'home' });
        for (const change of commands) {
          workspace = change(workspace);
          const { columns } = workspace;
          expect(columns.length).toBeGreaterThan(0);
          expect(columns.length).toBeLessThanOrEqual(columnLimit);
          expect(columns.some((column) => column.id === workspace.active)).toBe(true);
          expect(new Set(places(workspace)).size).toBe(places(workspace).length);
          const keys = remembered(workspace, owner);
          expect(keys.length).toBeGreaterThan(0);
          expect(new Set(keys.map(timelineName)).size).toBe(keys.length);
          // What is remembered comes back as it is.
          expect(remembered(workspaceOf(keys, owner), owner).map(timelineName)).toEqual(keys.map(timelineName));
        }
      }),
      { numRuns: 300 },
    );
  });
});
