import { expect, it } from 'vitest';
import type { LimitWindowView } from '../../../electron/contract/views/limits.ts';
import { groupsOf } from '../../../renderer/limits/windows.ts';

const window = (asked: LimitWindowView['asked'], family: LimitWindowView['family']): LimitWindowView => ({
  asked,
  family,
  limit: 15,
  remaining: 3,
  resetsAt: '2026-11-20T14:32:00.000Z',
});

it('limits stand by what they are for, and in each from the shortest to the longest', () => {
  const groups = groupsOf([
    window('search', 'app-24-hours'),
    window('home', 'app-24-hours'),
    window('search', '15-minutes'),
    window('home', '15-minutes'),
    window('home', 'user-24-hours'),
  ]);
  expect(groups.map(({ asked, windows }) => [asked, windows.map(({ family }) => family)])).toEqual([
    ['home', ['15-minutes', 'user-24-hours', 'app-24-hours']],
    ['search', ['15-minutes', 'app-24-hours']],
  ]);
  expect(groupsOf([])).toEqual([]);
});
