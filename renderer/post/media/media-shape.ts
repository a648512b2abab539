/** The space that pictures and videos take, known before they load. Pure. */
import type { MediaView } from '../../../electron/contract/views/posts.ts';

/** When the service does not tell a size, and for several pictures together. */
const usualRatio = 16 / 9;
/** Very tall and very wide pictures are cut to these at their middle. */
const tallest = 0.75;
const widest = 2.6;
/** Height limit of a single picture, in rem. */
export const tallestBox = 30;

/** @returns width divided by height of the box for one picture or video */
export function boxRatio({ width, height }: Pick<MediaView, 'width' | 'height'>): number {
  if (width === null || height === null || width <= 0 || height <= 0) return usualRatio;
  return Math.min(widest, Math.max(tallest, width / height));
}

/** @returns width divided by height of the box for all media of a post */
export function mediaRatio(media: readonly Pick<MediaView, 'width' | 'height'>[]): number {
  const [only, second] = media;
  return only !== undefined && second === undefined ? boxRatio(only) : usualRatio;
}
