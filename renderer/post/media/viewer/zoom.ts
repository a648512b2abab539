/** Zooming into a picture and moving it about. Pure; lengths are CSS pixels. */

export interface Size {
  width: number;
  height: number;
}

/** A place in the stage, measured from its middle. */
export interface Point {
  x: number;
  y: number;
}

/** `scale` 1 shows the whole picture; `x` and `y` are how far its middle is away from the middle of the stage. */
export interface Zoom extends Point {
  scale: number;
}

export const wholePicture: Zoom = { scale: 1, x: 0, y: 0 };

/** Factor of one step by key or button. */
export const zoomStep = 1.5;
/** What a double click zooms to. */
export const closeUp = 2.5;
const largest = 8;

/** What a picture is shown in: `stage` is the place for it, `picture` its size at scale 1. */
export interface Frame {
  stage: Size;
  picture: Size;
}

/** @returns the position nearest to `wanted` at which no empty space is left beside the picture where it could fill it */
function within(wanted: number, scale: number, stage: number, picture: number): number {
  const room = Math.max(0, (picture * scale - stage) / 2);
  return Math.min(room, Math.max(-room, wanted));
}

function settled(zoom: Zoom, { stage, picture }: Frame): Zoom {
  return {
    scale: zoom.scale,
    x: within(zoom.x, zoom.scale, stage.width, picture.width),
    y: within(zoom.y, zoom.scale, stage.height, picture.height),
  };
}

/** Zooms to a scale; what is under `at` stays there as far as the edges allow. */
export function zoomTo(zoom: Zoom, scale: number, at: Point, frame: Frame): Zoom {
  const next = Math.min(largest, Math.max(1, scale));
  if (next === 1) return wholePicture;
  const grown = next / zoom.scale;
  return settled({ scale: next, x: at.x - (at.x - zoom.x) * grown, y: at.y - (at.y - zoom.y) * grown }, frame);
}

/** Moves the picture by a distance, as far as its edges allow. */
export const moveBy = (zoom: Zoom, by: Point, frame: Frame): Zoom =>
  settled({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, frame);
