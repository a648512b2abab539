/** Where the reader is: which posts a feed shows and at which pixel, as seen from outside. */
import { expect, type Locator } from '@playwright/test';

/** A post as it stands in the view. */
export interface SeenPost {
  /** The address of the post, and who reposted it: stays the same while ages and counts change. */
  key: string;
  /** Of its upper and lower edge, in CSS pixels from the upper edge of the view. */
  top: number;
  bottom: number;
}

/** How far a post may move without anybody seeing it, in CSS pixels. */
const unseen = 2;

/** Every post of the feed of which a part can be seen, from top to bottom. */
export function seenPosts(feed: Locator): Promise<SeenPost[]> {
  return feed.evaluate((element) => {
    let scroller: Element = element;
    while (scroller.parentElement && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) {
      scroller = scroller.parentElement;
    }
    const view = scroller.getBoundingClientRect();
    return Array.from(element.getElementsByTagName('article'), (article) => {
      const box = article.getBoundingClientRect();
      const links = Array.from(article.getElementsByTagName('a'), (link) => link.href);
      const address = links.find((href) => /\/status\/[0-9]+$/.test(href)) ?? '';
      const reposter = /^Reposted by [^.]*/.exec(article.getAttribute('aria-label') ?? '')?.[0] ?? '';
      return { key: `${reposter} ${address}`.trim(), top: box.top - view.top, bottom: box.bottom - view.top };
    })
      .filter(({ key, top, bottom }) => key !== '' && bottom > 0 && top < view.height)
      .sort((one, other) => one.top - other.top);
  });
}

/** The post that is being read: the first one that is whole in the view, below its very edge. */
export async function placeOf(feed: Locator): Promise<SeenPost> {
  await restsStill(feed);
  const seen = await seenPosts(feed);
  const read = seen.find(({ top }) => top > unseen) ?? seen[0];
  if (!read) throw new Error('the feed shows no post');
  return read;
}

/** The address of a post, which stays the same while its age and counts, parts of its name, change. */
export async function addressOf(article: Locator): Promise<string> {
  return (
    (await article
      .getByRole('link', { name: /^Posted / })
      .first()
      .getAttribute('href')) ?? ''
  );
}

/** Moves the pointer over the middle of what can be seen of a feed: over a post out of sight, it would move the feed. */
export async function pointAt(feed: Locator): Promise<void> {
  const { x, y } = await feed.evaluate((element) => ({
    x: element.getBoundingClientRect().left + 8,
    y: innerHeight / 2,
  }));
  await feed.page().mouse.move(x, y);
}

/** Waits until the same post stands at the same pixel. */
export async function expectPlace(feed: Locator, place: SeenPost, when: string): Promise<void> {
  await expect(feed.getByRole('article').first()).toBeVisible();
  await expect
    .poll(
      async () => {
        const found = (await seenPosts(feed)).find(({ key }) => key === place.key);
        return found ? Math.abs(found.top - place.top) : Number.POSITIVE_INFINITY;
      },
      { message: `the post that was read is at its pixel after ${when}` },
    )
    .toBeLessThanOrEqual(unseen);
}

/** Waits until nothing in the feed moves any more: the same posts at the same pixels in eight frames one after another. */
export async function restsStill(feed: Locator): Promise<void> {
  await feed.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        let before = '';
        let same = 0;
        const look = (): void => {
          const now = Array.from(element.getElementsByTagName('article'), (article) =>
            Math.round(article.getBoundingClientRect().top),
          ).join();
          same = now === before ? same + 1 : 0;
          before = now;
          if (same >= 8) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
