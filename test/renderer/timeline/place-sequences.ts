/**
 * Random sequences of what can happen to a reader's place: the page's own state and list over a model of what main
 * keeps and of the browser. Whatever happens without the reader's doing, the post that is read stays at its pixel; no
 * view is blank, no row is there twice, and the order is right. Needs no test runner: `test/check/reading.ts` runs it.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeBridge } from '../../../electron/contract/bridge.ts';
import { ok, type Result } from '../../../electron/contract/errors.ts';
import type { AccountId, TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { Anchor } from '../../../electron/contract/views/timelines.ts';
import { type FeedRow, feedRow } from '../../../renderer/timeline/feed-rows.ts';
import { holdOf, placeOf } from '../../../renderer/timeline/place.ts';
import { openTimeline, type TimelineSession } from '../../../renderer/timeline/timeline-session.ts';
import { windowLimit } from '../../../renderer/timeline/timeline-state.ts';
import { FakeBrowser, type Window } from './fake-browser.ts';
import { type Change, changeOf, StoredTimeline } from './stored-timeline.ts';

/** How far the post that is read may be off, in CSS pixels. */
const tolerance = 2;
/** Where a post stands that keys brought into view. */
const keyboardMargin = 8;

/** Views between which the reader switches: other timelines, another account, and one whose gaps have one end. */
const views = {
  home: { accountId: 'x:1', timeline: { kind: 'home' }, ends: ['newer', 'older'] },
  mentions: { accountId: 'x:1', timeline: { kind: 'mentions' }, ends: ['newer', 'older'] },
  likes: { accountId: 'x:1', timeline: { kind: 'likes', userId: '1' }, ends: ['newer'] },
  'home of another account': { accountId: 'practice:2', timeline: { kind: 'home' }, ends: ['newer', 'older'] },
} as const satisfies Record<string, { accountId: AccountId; timeline: TimelineKey; ends: readonly unknown[] }>;
type ViewName = keyof typeof views;
const viewNames = Object.keys(views) as ViewName[];

type End = 'newer' | 'older';

export type Command =
  /** New posts were read; `gap` tells that they did not reach what was known. */
  | { kind: 'refresh'; posts: number; gap: boolean; view: ViewName | null }
  | { kind: 'older'; posts: number }
  /** A page is read into a gap: one that was pressed in view, or another one. */
  | { kind: 'fill'; pressed: boolean; which: number; from: End; closes: boolean; posts: number }
  /** A post is deleted: the one that is read, one beside it, or any. */
  | { kind: 'delete'; near: number | null; which: number }
  /** Something new is known of a post, so that its height changes: it is gone, or its pictures arrived. */
  | { kind: 'change'; near: number | null; which: number; to: Change }
  | { kind: 'resize'; width: number; height: number }
  | { kind: 'text size'; rem: number }
  | { kind: 'filter'; divisor: number | null }
  | { kind: 'show hidden'; which: number }
  | { kind: 'let in' | 'back' | 'stop scrolling' }
  | { kind: 'wheel'; distance: number }
  | { kind: 'keys'; steps: number }
  | { kind: 'switch'; to: ViewName }
  | { kind: 'restart' }
  /** Answers of main take a while from now on, or all of them arrive. */
  | { kind: 'slow answers' | 'answers arrive' };

export interface Sequence {
  /** Stored posts of each view at the beginning. */
  posts: number;
  commands: Command[];
}

const kind = <K extends Command['kind']>(value: K) => fc.constant(value);
const end = fc.constantFrom<End>('newer', 'older');
const near = fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 3 }));
const many = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(95), fc.integer({ min: 21, max: 120 }));

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('refresh'),
      posts: many,
      gap: fc.boolean(),
      view: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom(...viewNames)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('older'), posts: fc.integer({ min: 0, max: 60 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('fill'),
      pressed: fc.boolean(),
      which: fc.nat(9),
      from: end,
      closes: fc.boolean(),
      posts: fc.integer({ min: 1, max: 50 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kind('delete'), near, which: fc.nat(1000) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('change'),
      near,
      which: fc.nat(1000),
      to: fc.constantFrom<Change>('none', 'gone', 'taller', 'shorter'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('resize'),
      width: fc.integer({ min: 300, max: 1600 }),
      height: fc.integer({ min: 300, max: 1400 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('text size'), rem: fc.constantFrom(12.8, 16, 20, 24, 32) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('filter'), divisor: fc.constantFrom(null, 1, 2, 3, 7) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('show hidden'), which: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('let in' as const, 'back' as const) }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('wheel'), distance: fc.integer({ min: -3000, max: 4000 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('stop scrolling') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('keys'), steps: fc.integer({ min: -6, max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('switch'), to: fc.constantFrom(...viewNames) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('restart') }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('slow answers' as const, 'answers arrive' as const) }),
  },
);

const sequence: fc.Arbitrary<Sequence> = fc.record({
  posts: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 2, max: 60 }) },
    { weight: 2, arbitrary: fc.integer({ min: 61, max: 250 }) },
    { weight: 1, arbitrary: fc.integer({ min: 401, max: 900 }) },
  ),
  commands: fc.array(command, { minLength: 3, maxLength: 30, size: 'max' }),
});

/** A number from 0 to 1 that belongs to a text. */
function chance(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return (hash >>> 0) / 2 ** 32;
}

/** Rows as the page makes them, but with heights of which the estimate knows little. */
function rowOf(row: FeedRow['row'], opened: ReadonlySet<string>): FeedRow {
  const made = feedRow(row, opened);
  return { ...made, estimate: (_, rem) => (60 + 500 * chance(`guess ${row.id}`)) * (rem / 16) };
}

/** CSS pixels of a row: fewer in a wide window, more with large text; some posts are far longer than the view. */
function trueHeight({ row }: FeedRow, opened: ReadonlySet<string>, { width, rem }: Window): number {
  if (row.kind === 'gap') return Math.round(90 * (rem / 16) + (width < 500 ? 40 : 0));
  if (row.hidden && !opened.has(row.id)) return Math.round(50 * (rem / 16));
  const size = chance(row.id);
  const usual = 60 + 500 * size + (size > 0.95 ? 1500 : 0);
  const changed = { none: usual, gone: 80, taller: usual + 400, shorter: usual / 2 }[changeOf(row.entry)];
  return Math.round((changed * (rem / 16) * 656) / Math.min(656, width));
}

/** All microtasks that are waiting, and those that follow from them. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** The post that the reader reads, and where it is. */
interface Reference {
  key: string;
  top: number;
}

const noneOpened: ReadonlySet<string> = new Set();

class Reader {
  readonly #stored = new Map<ViewName, StoredTimeline>();
  readonly #left = new Map<ViewName, Reference>();
  #listeners = new Set<(payload: unknown) => void>();
  #gates: (() => void)[] = [];
  #slow = false;
  #name: ViewName = 'home';
  #window: Window = { width: 1000, height: 800, rem: 16 };
  #session: TimelineSession | null = null;
  #browser: FakeBrowser<FeedRow> | null = null;
  #opening = -1;
  #rows: { of: unknown; opened: unknown; made: FeedRow[] } = { of: null, opened: null, made: [] };
  /** Hidden rows that the reader has opened, by view. The page forgets them when it is closed. */
  #openedIn = new Map<ViewName, ReadonlySet<string>>();
  #reference: Reference | null = null;
  #wayBack: Anchor | null = null;

  constructor(posts: number) {
    for (const name of viewNames) {
      const { accountId, timeline, ends } = views[name];
      this.#stored.set(name, new StoredTimeline(posts, { accountId, timeline, ends: [...ends] }));
    }
  }

  get #store(): StoredTimeline {
    const store = this.#stored.get(this.#name);
    assert(store);
    return store;
  }

  get #opened(): ReadonlySet<string> {
    return this.#openedIn.get(this.#name) ?? noneOpened;
  }

  get #view(): FakeBrowser<FeedRow> {
    assert(this.#browser, 'the rows are there');
    return this.#browser;
  }

  async open(): Promise<void> {
    const store = this.#store;
    const answers: Record<string, (argument: never) => Result<unknown>> = {
      'timeline.open': () => ok(store.open()),
      'timeline.rows': ({ beyond, limit }: { beyond: { rowId: string; direction: End }; limit: number }) =>
        ok(store.beyond(beyond.rowId, beyond.direction, limit)),
      'timeline.saveAnchor': ({ anchor }: { anchor: Anchor | null }) => {
        store.anchor = anchor;
        return ok(null);
      },
    };
    const bridge = makeBridge({
      call: async (name, argument) => {
        // What is told to main takes effect in the order of telling; only answers are late.
        const answer = answers[name]?.(argument as never) ?? ok(store.status());
        if (this.#slow) await new Promise<void>((open) => this.#gates.push(open));
        return answer;
      },
      listen: (name, listener) => {
        if (name === 'timeline.changed') this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    });
    this.#browser = null;
    this.#opening = -1;
    this.#wayBack = null;
    this.#session = openTimeline(bridge, store.accountId, store.timeline);
    await this.#arrive();
  }

  /** All answers come in, and everything that follows from them happens. */
  async #arrive(): Promise<void> {
    this.#slow = false;
    do {
      for (const open of this.#gates.splice(0)) open();
      await turn();
    } while (this.#render() || this.#gates.length > 0);
  }

  /** Main tells of what has changed in a view. */
  async #changed(name: ViewName = this.#name): Promise<void> {
    const status = this.#stored.get(name)?.status();
    for (const listener of this.#listeners) listener(status);
    await this.#goOn();
  }

  async #goOn(): Promise<void> {
    if (!this.#slow) return this.#arrive();
    await turn();
    this.#render();
  }

  /** Draws what the session has now. @returns whether more rows were asked for */
  #render(): boolean {
    const state = this.#session?.getState();
    if (!state || state.rows.length === 0) return false;
    if (this.#rows.of !== state.rows || this.#rows.opened !== this.#opened) {
      const made = state.rows.map((row) => rowOf(row, this.#opened));
      this.#rows = { of: state.rows, opened: this.#opened, made };
    }
    const { made } = this.#rows;
    if (this.#opening !== state.opening || !this.#browser) {
      this.#opening = state.opening;
      const height = (row: FeedRow, window: Window): number => trueHeight(row, this.#opened, window);
      this.#browser = new FakeBrowser(made, holdOf(state.place, state.rows), this.#window, height);
    } else this.#browser.show(made);
    const { list } = this.#browser;
    this.#session?.lookAt(this.place()?.postId ?? null);
    const { layout, view } = list;
    const top = -(this.#browser.pixelOf(layout.keys[0] ?? '') ?? 0);
    const below = (layout.tops.at(-1) ?? 0) - top - view.height;
    const needsNewer = state.moreNewer && top < 4 * view.height;
    const needsOlder = state.moreOlder && below < 4 * view.height;
    if (needsNewer) this.#session?.needRows('newer');
    if (needsOlder) this.#session?.needRows('older');
    return needsNewer || needsOlder;
  }

  place(): Anchor | null {
    return placeOf(this.#view.list, (key) => !key.startsWith('gap'));
  }

  /** The reader has moved: from now on the post that is read must stay, or the one that was gone to. */
  #look(goneTo?: Reference): void {
    const top = goneTo && this.#view.pixelOf(goneTo.key);
    const reached = goneTo && top != null && Math.abs(top - goneTo.top) <= tolerance && top < this.#window.height;
    const place = this.place();
    this.#reference = reached ? { ...goneTo, top } : place && { key: place.postId, top: place.offset };
  }

  /** The reader has pressed something in this row. */
  #press(key: string): void {
    this.#view.hold(key);
    const top = this.#view.pixelOf(key);
    this.#reference = top === null ? this.#reference : { key, top };
  }

  #leave(): void {
    const place = this.place();
    this.#session?.keepPlace(place);
    if (place) this.#left.set(this.#name, { key: place.postId, top: place.offset });
    else this.#left.delete(this.#name);
    this.#session?.close();
    this.#session = null;
    this.#listeners = new Set();
    for (const open of this.#gates.splice(0)) open();
    this.#slow = false;
  }

  /** Comes back to the view of this name, and to the post that was read there. */
  async #comeBack(name: ViewName): Promise<void> {
    this.#name = name;
    const left = this.#left.get(name);
    const wanted = left && (this.#store.rows().find((row) => row.kind === 'post' && +row.id <= +left.key)?.id ?? null);
    await this.open();
    if (left && wanted != null) {
      const { layout } = this.#view.list;
      const index = layout.indexes.get(wanted) ?? 0;
      const height = (layout.tops[index + 1] ?? 0) - (layout.tops[index] ?? 0);
      // A post that became lower while the reader was away begins at the top instead of being out of sight; in a
      // lower window it is in the middle.
      const { height: lowest } = this.#window;
      const top = left.top >= lowest ? lowest / 2 : left.top + height < 1 ? 0 : left.top;
      this.#expectAt(wanted, top, 'after coming back');
      this.#look({ key: wanted, top });
    } else this.#look();
  }

  #expectAt(key: string, top: number, when: string): void {
    const now = this.#view.pixelOf(key);
    assert(now !== null, `the post ${key} is there ${when}`);
    assert(Math.abs(now - top) <= tolerance, `the post ${key} was at ${top} and is at ${now} ${when}`);
  }

  /** A row that is near the one that is read, counted in rows, or any stored one. */
  #pick(near: number | null, which: number): string | undefined {
    const posts = this.#store.rows().filter((row) => row.kind === 'post');
    const at = near === null ? -1 : posts.findIndex(({ id }) => id === this.#reference?.key);
    return at < 0 ? posts[which % Math.max(1, posts.length)]?.id : posts[at + (near ?? 0)]?.id;
  }

  /** What happens without the reader's doing leaves the post that is read where it is. */
  async #undisturbed(what: () => Promise<void>): Promise<void> {
    const before = this.#reference;
    const keys = this.#view.list.layout.keys;
    const tops = new Map(keys.map((key) => [key, this.#view.pixelOf(key) ?? 0]));
    const seen = new Set(this.#view.inView().map(({ key }) => key));
    await what();
    if (!before) return this.#look();
    const after = this.#successor(before.key, keys, seen);
    if (after === null) return this.#look();
    const top = tops.get(after) ?? 0;
    const { layout } = this.#view.list;
    const index = layout.indexes.get(after) ?? 0;
    const height = (layout.tops[index + 1] ?? 0) - (layout.tops[index] ?? 0);
    // A window that became lower ends above it: what is seen is above.
    if (top >= this.#window.height) return this.#look();
    // A post that filled the view and became so low that it would be out of sight is still in sight.
    const wouldVanish = top < 0 && top + height < 1;
    if (wouldVanish) {
      const inView = this.#view.inView().find(({ key }) => key === after);
      assert(inView, `the post ${after} is still in sight`);
      this.#reference = { key: after, top: inView.top };
      return;
    }
    this.#expectAt(after, top, 'afterwards');
    this.#reference = { key: after, top };
  }

  /** The row itself, or when it has gone its nearest neighbour among those that were seen, below first. */
  #successor(key: string, before: readonly string[], seen: ReadonlySet<string>): string | null {
    const there = this.#view.list.layout.indexes;
    if (there.has(key)) return key;
    const at = before.indexOf(key);
    for (let distance = 1; distance < before.length; distance += 1) {
      const found = [before[at + distance], before[at - distance]].find(
        (each) => each !== undefined && there.has(each) && seen.has(each),
      );
      if (found !== undefined) return found;
    }
    return null;
  }

  async #fill(step: Extract<Command, { kind: 'fill' }>): Promise<void> {
    const gaps = this.#store.rows().filter((row) => row.kind === 'gap');
    const seen = this.#view.inView().find(({ key }) => key.startsWith('gap'));
    const pressed = step.pressed ? gaps.findIndex(({ id }) => id === seen?.key) : -1;
    const which = pressed < 0 ? step.which % Math.max(1, gaps.length) : pressed;
    const gap = gaps[which];
    if (gap?.kind !== 'gap') return;
    const from = gap.ends.includes(step.from) ? step.from : 'newer';
    if (pressed >= 0) {
      this.#press(gap.id);
      const sides = from === 'newer' ? [gap.newerId, gap.olderId] : [gap.olderId, gap.newerId];
      const beside = sides.find((key) => this.#view.inView().some((row) => row.key === key));
      if (beside !== undefined) this.#press(beside);
    }
    await this.#undisturbed(async () => {
      this.#store.fillGap(gap.id, from, step.closes, step.posts);
      await this.#changed();
    });
  }

  async #letIn(): Promise<void> {
    const place = this.place();
    this.#slow = false;
    for (const open of this.#gates.splice(0)) open();
    await this.#session?.letIn();
    this.#render();
    const [first] = this.#view.list.layout.keys;
    if (first !== undefined) this.#view.moveTo({ key: first, offset: 0 });
    this.#session?.lookAt(this.place()?.postId ?? null);
    await this.#arrive();
    this.#wayBack = place;
    assert.equal(this.#view.list.layout.keys[0], this.#store.rows()[0]?.id, 'the newest post is shown');
    assert(Math.abs(this.#view.pixelOf(this.#store.rows()[0]?.id ?? '') ?? 0) <= tolerance, 'at the top');
    this.#look();
  }

  async #back(): Promise<void> {
    const place = this.#wayBack;
    if (!place) return;
    this.#wayBack = null;
    const there = this.#view.list.layout.indexes.has(place.postId);
    const stored = this.#store.rows().some(({ id }) => id === place.postId);
    const wanted = { key: place.postId, top: place.offset };
    if (there) {
      this.#view.moveTo({ key: place.postId, offset: place.offset });
      // What is still on its way comes after the reader has begun to read there.
      this.#look(wanted);
      await this.#undisturbed(() => this.#arrive());
    } else {
      void this.#session?.openAt(place);
      await this.#arrive();
      this.#look(wanted);
    }
    if (stored)
      assert(
        this.#view.inView().some(({ key }) => key === place.postId),
        'the way back leads to the post',
      );
  }

  async #wheel(distance: number): Promise<void> {
    const before = this.#view.inView();
    const [first] = this.#view.list.layout.keys;
    const space = this.#view.pixelOf(first ?? '') ?? 0;
    const went = this.#view.scrollBy(distance);
    if (went === 0) return this.#undisturbed(() => this.#goOn());
    // Empty space that kept the place near the top is no way up; nor is there one beyond the first row.
    if (space > 0 && distance < 0) assert.equal(this.#view.pixelOf(first ?? ''), 0, 'upwards the rows end at the top');
    if (distance < 0 && space - distance > 0) {
      this.#look();
      return this.#undisturbed(() => this.#goOn());
    }
    for (const { key, top, bottom } of before) {
      if (bottom + went <= 0 || top + went >= this.#window.height) continue;
      const off = Math.abs((this.#view.pixelOf(key) ?? Number.NaN) - top - went);
      assert(off <= tolerance, `the post ${key} passes by as far as the wheel turned, but for ${off}`);
    }
    this.#look();
    await this.#undisturbed(() => this.#goOn());
  }

  async #keys(steps: number): Promise<void> {
    const { keys, indexes } = this.#view.list.layout;
    const at = indexes.get(this.#reference?.key ?? '') ?? 0;
    const key = keys[Math.max(0, Math.min(keys.length - 1, at + steps))];
    const seen = this.#view.inView().find((row) => row.key === key);
    if (key !== undefined && (!seen || seen.top < 0 || seen.bottom > this.#window.height)) {
      this.#view.moveTo({ key, offset: keyboardMargin });
      assert(
        this.#view.inView().some((row) => row.key === key),
        'keys bring the post into view',
      );
      this.#look({ key, top: keyboardMargin });
    }
    await this.#undisturbed(() => this.#goOn());
  }

  async run(step: Command): Promise<void> {
    switch (step.kind) {
      case 'refresh': {
        const name = step.view ?? this.#name;
        return this.#undisturbed(async () => {
          if (step.posts > 0) this.#stored.get(name)?.arrive(step.posts, step.gap);
          await this.#changed(name);
        });
      }
      case 'older':
        return this.#undisturbed(async () => {
          this.#store.append(step.posts);
          await this.#changed();
        });
      case 'fill':
        return this.#fill(step);
      case 'delete':
      case 'change': {
        const id = this.#pick(step.near, step.which);
        if (id === undefined) return;
        return this.#undisturbed(async () => {
          if (step.kind === 'delete') this.#store.removePost(id);
          else this.#store.change(id, step.to);
          await this.#changed();
        });
      }
      case 'resize':
      case 'text size':
        return this.#undisturbed(async () => {
          const { kind: _, ...change } = step;
          this.#window = { ...this.#window, ...change };
          this.#view.resize(this.#window);
          await this.#goOn();
        });
      case 'filter':
        return this.#undisturbed(async () => {
          this.#store.filter(step.divisor);
          await this.#changed();
        });
      case 'show hidden': {
        const rows = this.#view.inView().filter(({ key }) => !key.startsWith('gap'));
        const row = rows[step.which % Math.max(1, rows.length)];
        if (!row) return;
        this.#press(row.key);
        return this.#undisturbed(async () => {
          const opened = new Set(this.#opened);
          if (!opened.delete(row.key)) opened.add(row.key);
          this.#openedIn.set(this.#name, opened);
          await this.#goOn();
        });
      }
      case 'let in':
        return this.#letIn();
      case 'back':
        return this.#back();
      case 'wheel':
        return this.#wheel(step.distance);
      case 'stop scrolling':
        return this.#undisturbed(async () => {
          this.#view.stopScrolling();
          await this.#goOn();
        });
      case 'keys':
        return this.#keys(step.steps);
      case 'switch':
        this.#leave();
        return this.#comeBack(step.to);
      case 'restart':
        this.#leave();
        this.#openedIn.clear();
        return this.#comeBack(this.#name);
      case 'slow answers':
        this.#slow = true;
        return;
      case 'answers arrive':
        return this.#undisturbed(() => this.#arrive());
    }
  }

  /** What must hold at every moment. */
  check(): void {
    const state = this.#session?.getState();
    assert(state);
    const shown = state.rows.map(({ id }) => id);
    assert.equal(new Set(shown).size, shown.length, 'no row is there twice');
    assert(shown.length <= windowLimit, 'rows far from the reader are let go');
    const inView = this.#view.inView();
    assert(inView.length > 0, 'the view is not blank');
    const mounted = this.#view.mounted();
    for (const { key } of inView) assert(mounted.has(key), 'what is in view is in the document');
    if (this.#slow || this.#gates.length > 0) return;
    const all = this.#store.rows().map(({ id }) => id);
    const start = all.indexOf(shown[0] ?? '');
    assert.deepEqual(shown, all.slice(start, start + shown.length), 'the rows are those that are stored, in order');
    if (state.moreOlder) return;
    assert.equal(start + shown.length, all.length, 'below the last row is nothing');
  }

  /** The first row of a fresh reader is read. */
  begin(): void {
    this.#look();
  }
}

async function runSequence({ posts, commands }: Sequence): Promise<void> {
  const reader = new Reader(posts);
  await reader.open();
  reader.begin();
  reader.check();
  for (const step of commands) {
    await reader.run(step);
    reader.check();
  }
  await reader.run({ kind: 'answers arrive' });
  reader.check();
}

export interface PlaceSequencesOptions {
  sequences: number;
  /** The same seed tries the same sequences. */
  seed?: number;
  /** Milliseconds after which it gives up, with what it has found until then. */
  timeLimit?: number;
  /** Told how many sequences were tried, from time to time. */
  report?: (tried: number) => void;
}

/**
 * Tries random sequences.
 * @returns how often each view and each command was tried
 * @throws an error that holds the shortest sequence that went wrong, and how to repeat it
 */
export async function checkPlaceSequences({
  sequences,
  seed,
  timeLimit,
  report = () => {},
}: PlaceSequencesOptions): Promise<{ tried: Record<string, number> }> {
  const tried: Record<string, number> = { sequences: 0 };
  const count = (what: string) => {
    tried[what] = (tried[what] ?? 0) + 1;
  };
  await fc.assert(
    fc.asyncProperty(sequence, async (one) => {
      count('sequences');
      for (const step of one.commands) {
        count(step.kind);
        if (step.kind === 'switch') count(`timeline ${step.to}`);
      }
      await runSequence(one);
      if ((tried['sequences'] ?? 0) % 500 === 0) report(tried['sequences'] ?? 0);
    }),
    {
      numRuns: sequences,
      ...(seed === undefined ? {} : { seed }),
      ...(timeLimit === undefined ? {} : { interruptAfterTimeLimit: timeLimit, markInterruptAsFailure: true }),
    },
  );
  return { tried };
}
