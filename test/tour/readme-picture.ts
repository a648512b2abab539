/** The picture of the window in README. */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { posts, screens } from '../../electron/contract/messages/en.ts';
import { projectRoot } from '../support/machine.ts';
import type { Album } from './album.ts';
import type { Visitor } from './visitor.ts';

/** What only runtimes for development say: the product's own keeps posts and is no development shell. */
const onlyInDevelopment = [screens.status.inMemory, screens.frame.development];

/** Takes it while a home timeline is on show, with the first post that has a picture at the top. */
export async function takeReadmePicture(visitor: Visitor, album: Album): Promise<void> {
  const { page } = visitor;
  const all = page.getByRole('article');
  const withPicture = all.filter({ has: page.getByRole('button', { name: posts.media.showAlt }) });
  const [first, chosen] = [await all.first().boundingBox(), await withPicture.first().boundingBox()];
  await all.first().hover();
  await page.mouse.wheel(0, (chosen?.y ?? 0) - (first?.y ?? 0));

  const lines = page.getByRole('status').locator('p');
  const show = (visible: boolean) =>
    lines.evaluateAll(
      (elements, { words, display }) => {
        for (const line of elements as HTMLElement[]) {
          if (words.includes(line.textContent ?? '')) line.style.display = display;
        }
      },
      { words: onlyInDevelopment as string[], display: visible ? '' : 'none' },
    );
  await show(false);
  const file = path.join(projectRoot, 'build/readme/window.png');
  mkdirSync(path.dirname(file), { recursive: true });
  copyFileSync(await album.take('readme'), file);
  await show(true);
  await page.keyboard.press('Home');
}
