/** What the photos, videos and GIFs of posts are: kind, size and what they show. The drawing is in `media/`. */
import { type Scene, scenes } from './phrases/phrasebook.ts';
import { hash, makeRandom } from './random.ts';
import { type Slots, variants } from './slots.ts';

export interface Picture {
  scene: Scene;
  width: number;
  height: number;
  /** What the drawing's details depend on. */
  seed: number;
}

/** `photo` keys start with 3, as at X; `video` with 7, `animated_gif` with 16. */
export type MediaKind = 'photo' | 'video' | 'animated_gif';
const prefixes: Readonly<Record<MediaKind, string>> = { photo: '3', video: '7', animated_gif: '16' };

const shapes: readonly (readonly [width: number, height: number])[] = [
  [600, 400],
  [400, 600],
  [600, 338],
  [480, 480],
  [600, 300],
  [450, 600],
];

/** The most photos that a post can have. */
export const MAX_PHOTOS = variants.length;

export function pictureOf(seed: number, slot: number, place: number): Picture {
  const random = makeRandom(seed, slot, 61, place);
  const [width, height] = random.pick(shapes);
  return { scene: random.pick(scenes), width, height, seed: hash(seed, slot, 62, place) };
}

/** The key of a post's medium; `place` counts from 0. */
export function mediaKey(slots: Slots, kind: MediaKind, slot: number, place: number): string {
  // Media have ids of their own, so the bits that tell variants of posts apart can number the pictures here.
  return `${prefixes[kind]}_${slots.idOf({ slot, variant: variants[place % MAX_PHOTOS] ?? 'post' })}`;
}

/** @returns null when no photo has this key */
export function pictureByKey(seed: number, slots: Slots, key: string): Picture | null {
  const id = /^3_([0-9]+)$/.exec(key)?.[1];
  const ref = id === undefined ? null : slots.refOf(id);
  return ref ? pictureOf(seed, ref.slot, variants.indexOf(ref.variant)) : null;
}
