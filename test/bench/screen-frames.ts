/** What could really be seen while something went on: the frames as they came to the screen. */
import type { Browser, Page } from 'playwright-core';

export interface ScreenFrames {
  frames: number;
  /** Frames with nothing but one colour around the middle of the feed. */
  blank: number;
}

interface Strip {
  /** Shares of the width and height of the window. */
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Around the middle of the feed, high enough that there is text or a picture in it wherever posts are. In CSS pixels. */
const stripHeight = 300;

/**
 * @param looker a browser that opens the pictures
 * @param action what goes on meanwhile
 */
export async function watchScreen(page: Page, looker: Browser, action: () => Promise<void>): Promise<ScreenFrames> {
  const strip = await page.evaluate((height): Strip => {
    const feed = document.querySelector('[role=feed]')?.parentElement;
    const view = feed?.parentElement?.getBoundingClientRect();
    if (!feed || !view) throw new Error('There is no feed.');
    const { left, width } = feed.getBoundingClientRect();
    const middle = view.top + view.height / 2;
    return {
      left: left / innerWidth,
      top: (middle - height / 2) / innerHeight,
      width: width / innerWidth,
      height: height / innerHeight,
    };
  }, stripHeight);
  const pictures: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(data);
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth: 800, maxHeight: 800 });
  await action();
  await session.send('Page.stopScreencast');
  await session.detach();
  const board = await looker.newPage();
  const blank = await board.evaluate(countUniform, { pictures, strip });
  await board.close();
  return { frames: pictures.length, blank };
}

/** @returns how many of the pictures are of one colour within the strip */
async function countUniform({ pictures, strip }: { pictures: string[]; strip: Strip }): Promise<number> {
  /** Differences of brightness that compression alone makes. */
  const noise = 12;
  let uniform = 0;
  for (const picture of pictures) {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${picture}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('Pictures cannot be looked at.');
    context.drawImage(bitmap, 0, 0);
    const [x, y] = [strip.left * bitmap.width, strip.top * bitmap.height];
    const { data } = context.getImageData(x, y, strip.width * bitmap.width, strip.height * bitmap.height);
    let [darkest, brightest] = [255, 0];
    for (let at = 0; at < data.length; at += 4) {
      const brightness = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
      darkest = Math.min(darkest, brightness);
      brightest = Math.max(brightest, brightness);
    }
    if (brightest - darkest < noise) uniform += 1;
  }
  return uniform;
}
