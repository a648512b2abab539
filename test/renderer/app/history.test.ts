import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canGo,
  gone,
  type History,
  historyLimit,
  historyOf,
  keptSpot,
  opened,
  replaced,
  sameView,
  stepOf,
} from '../../../renderer/app/history.ts';
import type { View } from '../../../renderer/ui/navigation.tsx';

const home: View = { kind: 'timeline', timeline: { kind: 'home' } };
const mentions: View = { kind: 'timeline', timeline: { kind: 'mentions' } };
const conversation = (postId: string): View => ({ kind: 'conversation', postId });
const shown = (history: History): View => stepOf(history).view;

describe('the history of a column', () => {
  it('goes back and forward through what was opened', () => {
    const history = opened(opened(historyOf(home), conversation('1')), conversation('2'));
    expect(shown(gone(history, -1))).toEqual(conversation('1'));
    expect(shown(gone(gone(history, -1), -1))).toEqual(home);
    expect(shown(gone(gone(history, -1), 1))).toEqual(conversation('2'));
    expect(gone(historyOf(home), -1)).toEqual(historyOf(home));
  });

  it('forgets what lay ahead when something else is opened', () => {
    const history = opened(gone(opened(historyOf(home), conversation('1')), -1), mentions);
    expect(canGo(history, 1)).toBe(false);
    expect(shown(gone(history, -1))).toEqual(home);
  });

  it('does not open a second time what is on show', () => {
    const history = historyOf(home);
    expect(opened(history, { kind: 'timeline', timeline: { kind: 'home' } })).toBe(history);
  });

  it('replaces the view on show without a step', () => {
    const history = replaced(opened(historyOf(home), { kind: 'search', text: 'tide' }), {
      kind: 'search',
      text: 'tides',
    });
    expect(shown(history)).toEqual({ kind: 'search', text: 'tides' });
    expect(shown(gone(history, -1))).toEqual(home);
  });

  it('keeps where the reader was, even when they have gone on', () => {
    const first = stepOf(historyOf(home)).id;
    const history = keptSpot(opened(historyOf(home), mentions, '77'), first, { top: 40 });
    expect(stepOf(gone(history, -1))).toMatchObject({ spot: { top: 40 }, focus: '77' });
    expect(stepOf(history).spot).toBeNull();
    expect(keptSpot(history, 99, 'nobody')).toBe(history);
  });

  it('passes over steps that cannot be shown', () => {
    const history = opened(opened(historyOf(home), mentions), conversation('1'));
    const skip = (view: View): boolean => sameView(view, mentions);
    expect(shown(gone(history, -1, skip))).toEqual(home);
    expect(canGo(gone(history, -1, skip), -1, skip)).toBe(false);
  });

  it('behaves like a list of views with a cursor, and never remembers too much', () => {
    const view = fc.integer({ min: 0, max: 9 }).map((id) => conversation(String(id)));
    const command = fc.oneof(
      { weight: 4, arbitrary: fc.record({ type: fc.constant('open' as const), view }) },
      fc.record({ type: fc.constant('replace' as const), view }),
      fc.record({ type: fc.constant('go' as const), by: fc.constantFrom(-1 as const, 1 as const) }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 150 }), (commands) => {
        let history = historyOf(home);
        let views: View[] = [home];
        let at = 0;
        for (const each of commands) {
          if (each.type === 'open') {
            history = opened(history, each.view);
            if (!sameView(views[at] ?? home, each.view)) {
              views = [...views.slice(0, at + 1), each.view].slice(-historyLimit);
              at = views.length - 1;
            }
          } else if (each.type === 'replace') {
            history = replaced(history, each.view);
            views = views.with(at, each.view);
          } else {
            history = gone(history, each.by);
            at = Math.min(views.length - 1, Math.max(0, at + each.by));
          }
          expect(history.steps.map((step) => step.view)).toEqual(views);
          expect(history.at).toBe(at);
          expect(new Set(history.steps.map(({ id }) => id)).size).toBe(history.steps.length);
          expect(canGo(history, -1)).toBe(at > 0);
          expect(canGo(history, 1)).toBe(at < views.length - 1);
        }
      }),
      { numRuns: 150 },
    );
  });
});
