/** Scrolls through very many posts, and looks at memory and frames. */
import type { Browser } from 'playwright-core';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { Person } from '../e2e/person.ts';
import { type MiddleSeen, middleSeen, watchMiddle, whenStill } from './in-page.ts';
import { measurePage, type PageMemory } from './page-memory.ts';
import { type ScreenFrames, watchScreen } from './screen-frames.ts';

export interface Scrolled extends Pick<MiddleSeen, 'frames' | 'blank' | 'mostPosts'> {
  name: string;
  /** Null where only the page was asked. */
  screen: ScreenFrames | null;
}

export interface FarVisit {
  posts: number;
  before: PageMemory;
  after: PageMemory;
  scrolled: Scrolled[];
}

/** CSS pixels of one turn of the wheel: a fast one, and one that nobody makes, to get through. */
const turn = 600;
const hugeTurn = 24_000;
const turns = 60;
const steps = 100;
/** Posts that one call reads. */
const batch = 500;
/** Posts below the last one that is scrolled to. */
const reserve = 1_000;

/**
 * Lets Pinion read posts until so many are stored.
 * @returns id of the oldest of them, and how many there are
 */
async function readPosts({ page }: Person, posts: number): Promise<{ oldest: string; stored: number }> {
  return page.evaluate(
    async ({ posts, batch }) => {
      const pinion = Reflect.get(window, 'pinion') as Bridge;
      const view = await pinion.app.view();
      const accountId = (view.ok ? view.value.currentAccountId : null) as AccountId;
      const timeline = { kind: 'home' } as const;
      for (let stored = 0; ; ) {
        const read = await pinion.timeline.loadOlder({ accountId, timeline, posts: batch });
        if (!read.ok) throw new Error(read.error.message);
        if (read.value.waitingUntil !== null || read.value.endReached) throw new Error('There are too few posts.');
        stored = read.value.usage.posts;
        if (stored < posts) continue;
        const beyond = { rowId: '1', direction: 'newer' } as const;
        const lowest = await pinion.timeline.rows({ accountId, timeline, beyond, limit: 1 });
        return { oldest: (lowest.ok && lowest.value.rows[0]?.id) || '', stored };
      }
    },
    { posts, batch },
  );
}

/**
 * @param posts how many to scroll through; the service needs to have more
 * @param looker a browser that looks at the frames
 */
export async function visitFar(person: Person, looker: Browser, posts: number): Promise<FarVisit> {
  const { service } = person;
  await service.control({ command: 'limits', perWindow: { home: 100_000 } });
  await person.startPinion();
  await person.signIn(service.accounts[0]?.username ?? '');
  await person.page.evaluate(whenStill);
  const before = await measurePage(person.app);

  const { oldest, stored } = await readPosts(person, posts);
  await readPosts(person, stored + reserve);
  const { page } = person;
  await page.evaluate(whenStill);
  await page.getByRole('feed').first().getByRole('article').first().hover();
  const height = await page.evaluate(() => innerHeight);

  const scrolled: Scrolled[] = [];
  const watch = async (name: string, action: () => Promise<void>, onScreen: boolean): Promise<void> => {
    await page.evaluate(watchMiddle, { until: oldest });
    const screen = onScreen ? await watchScreen(page, looker, action) : null;
    if (!onScreen) await action();
    const { frames, blank, mostPosts } = await page.evaluate(middleSeen, { stop: true });
    scrolled.push({ name, frames, blank, mostPosts, screen });
  };
  const times = async (count: number, act: () => Promise<void>): Promise<void> => {
    for (let done = 0; done < count; done += 1) await act();
  };
  await watch(`wheel, ${turn} px a turn, down`, () => times(turns, () => page.mouse.wheel(0, turn)), true);
  await watch(`wheel, ${turn} px a turn, up`, () => times(turns / 2, () => page.mouse.wheel(0, -turn)), true);
  await watch('key j', () => times(steps, () => page.keyboard.press('j')), true);
  await watch('key k', () => times(steps / 2, () => page.keyboard.press('k')), true);
  await watch(
    `wheel, ${hugeTurn} px a turn, to the end`,
    async () => {
      const limit = Date.now() + 240_000;
      do {
        await times(5, () => page.mouse.wheel(0, hugeTurn));
        if (Date.now() > limit) throw new Error('The end of the posts was not reached.');
      } while (!(await page.evaluate(middleSeen, { stop: false })).reached);
    },
    false,
  );
  await watch('key j, at the end', () => times(steps, () => page.keyboard.press('j')), true);

  // Back where it began. A little way down and up again, and the way back is no longer offered.
  await page.keyboard.press('Home');
  await page.evaluate(whenStill);
  await times(3, () => page.mouse.wheel(0, height));
  await page.evaluate(whenStill);
  await times(5, () => page.mouse.wheel(0, -height));
  await page.evaluate(whenStill);
  const after = await measurePage(person.app);
  // By now the browser has recorded every picture for the tool. Not before the heap is measured: the tool leaves
  // scripts of its own in the page each time.
  await person.app.reattach();
  const { process } = await measurePage(person.app);
  await person.quitPinion();
  return { posts, before, after: { ...after, process }, scrolled };
}
