/** What a person does and checks in many faults alike. */
import { strict as assert } from 'node:assert';
import type { AppError, ErrorAction, ErrorCode } from '../../../electron/contract/errors.ts';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { TimelineStatusView } from '../../../electron/contract/views/timelines.ts';
import { assertUnderstandable } from './runner.ts';
import { home, minute, newPosts, type Stage } from './stage.ts';

/** The error is this one, with this action, in words that help. */
export function meets(error: AppError | null | undefined, code: ErrorCode, action: ErrorAction): void {
  assert.ok(error, `${code} was to be told, and nothing was`);
  assert.deepEqual({ code: error.code, action: error.action }, { code, action });
  assertUnderstandable(error);
}

export const refresh = (stage: Stage, timeline: TimelineKey = home): Promise<TimelineStatusView> =>
  stage.reads(stage.page().timeline.refresh(stage.about(timeline)), timeline);

export const loadOlder = (stage: Stage, posts: number, timeline: TimelineKey = home): Promise<TimelineStatusView> =>
  stage.reads(stage.page().timeline.loadOlder({ ...stage.about(timeline), posts }), timeline);

/** Comes back to a timeline after a while: then it is read by itself, unless that was stopped. */
export async function comesBack(stage: Stage, timeline: TimelineKey = home): Promise<TimelineStatusView> {
  await stage.time.advance(2 * minute);
  assert.deepEqual(stage.asked(), [], 'nobody asked for anything');
  const opened = await stage.does(stage.page().timeline.open(stage.about(timeline)));
  assert.ok(opened.ok);
  await stage.time.settle();
  return stage.status(timeline);
}

export const postsOf = async (stage: Stage, timeline: TimelineKey = home): Promise<string[]> =>
  (await stage.rows(timeline)).flatMap((row) => (row.kind === 'post' ? [row.id] : []));

/** All works again when the person asks: the new posts come, each once. */
export async function worksByHand(stage: Stage, before: readonly string[], asked = ['home 200']): Promise<void> {
  const status = await refresh(stage);
  assert.equal(status.error, null, 'the next success clears the error');
  assert.deepEqual(stage.asked(), asked);
  await hasNewPosts(stage, before);
}

export async function hasNewPosts(stage: Stage, before: readonly string[]): Promise<void> {
  const ids = await postsOf(stage);
  assert.deepEqual(ids.slice(newPosts), before, 'what was there is still there');
  assert.equal(ids.length, before.length + newPosts, 'what is new has come');
  assert.equal((await stage.account()).problem, null);
}

export interface Pauses {
  /** The shortest pauses, in milliseconds; each may be longer by half. */
  shortest: readonly number[];
  /** How long each try took before it failed. */
  took?: number;
}

/** The requests of one wish: sent one after the other, with these pauses between them. */
export function assertPauses(stage: Stage, asked: readonly string[], { shortest, took = 0 }: Pauses): void {
  const requests = stage.requests();
  assert.deepEqual(
    requests.map(({ endpoint, path, status }) => `${endpoint ?? path} ${status}`),
    asked,
  );
  for (const [index, pause] of shortest.entries()) {
    const one = Date.parse(requests[index]?.at ?? '');
    const next = Date.parse(requests[index + 1]?.at ?? '');
    const between = next - one - took;
    // A date knows no fractions of milliseconds.
    assert.ok(between >= pause - 1 && between <= pause * 1.5 + 1, `pause ${index + 1} was ${between} ms`);
  }
}
