/** The few drawing operations that the pictures need, with soft edges. */
import type { Canvas } from './png.ts';

export type Colour = readonly [red: number, green: number, blue: number];

export function makeCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height * 3) };
}

/** Mixes two colours; 0 gives the first one, 1 the second. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (a: number, b: number): number => a + (b - a) * share;
  return [part(from[0], to[0]), part(from[1], to[1]), part(from[2], to[2])];
}

function blend({ width, height, pixels }: Canvas, x: number, y: number, colour: Colour, cover: number): void {
  if (x < 0 || y < 0 || x >= width || y >= height || cover <= 0) {
    return;
  }
  const at = (y * width + x) * 3;
  const share = Math.min(1, cover);
  for (let channel = 0; channel < 3; channel++) {
    const old = pixels[at + channel] ?? 0;
    pixels[at + channel] = Math.round(old + ((colour[channel] ?? 0) - old) * share);
  }
}

/** Fills the canvas from top to bottom. */
export function paintGradient(canvas: Canvas, top: Colour, bottom: Colour): void {
  const { width, height, pixels } = canvas;
  for (let y = 0; y < height; y++) {
    const [red, green, blue] = mix(top, bottom, y / Math.max(1, height - 1)).map(Math.round) as [
      number,
      number,
      number,
    ];
    for (let at = y * width * 3; at < (y + 1) * width * 3; at += 3) {
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }
}

/** @param soft width of the edge in pixels; large values make a glow */
export function paintDisc(
  canvas: Canvas,
  centre: readonly [number, number],
  radius: number,
  colour: Colour,
  soft = 1,
): void {
  const reach = radius + soft;
  const [cx, cy] = centre;
  for (let y = Math.floor(cy - reach); y <= cy + reach; y++) {
    for (let x = Math.floor(cx - reach); x <= cx + reach; x++) {
      blend(canvas, x, y, colour, (reach - Math.hypot(x - cx, y - cy)) / soft);
    }
  }
}

/** Fills everything below a line. @param edge height of the line at x, from the top */
export function paintBelow(canvas: Canvas, edge: (x: number) => number, top: Colour, bottom = top): void {
  for (let x = 0; x < canvas.width; x++) {
    const start = edge(x);
    for (let y = Math.max(0, Math.floor(start)); y < canvas.height; y++) {
      const depth = (y - start) / Math.max(1, canvas.height - start);
      blend(canvas, x, y, top === bottom ? top : mix(top, bottom, Math.max(0, depth)), y + 1 - start);
    }
  }
}

export function paintBox(canvas: Canvas, x: number, y: number, width: number, height: number, colour: Colour): void {
  for (let row = Math.round(y); row < Math.round(y + height); row++) {
    for (let column = Math.round(x); column < Math.round(x + width); column++) {
      blend(canvas, column, row, colour, 1);
    }
  }
}

/** An upright triangle, as a fir tree has them. */
export function paintPeak(
  canvas: Canvas,
  tipX: number,
  tipY: number,
  halfWidth: number,
  height: number,
  colour: Colour,
): void {
  for (let y = Math.floor(tipY); y < tipY + height; y++) {
    const half = (halfWidth * (y - tipY)) / height;
    for (let x = Math.floor(tipX - half) - 1; x <= tipX + half + 1; x++) {
      blend(canvas, x, y, colour, half + 0.5 - Math.abs(x - tipX));
    }
  }
}
