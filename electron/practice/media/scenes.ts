/** Draws the photos of sample posts. Every drawing depends on the picture's seed only. */
import type { Scene } from '../world/phrases/phrasebook.ts';
import type { Picture } from '../world/pictures.ts';
import { makeRandom, type Random } from '../world/random.ts';
import { type Colour, makeCanvas, mix, paintBelow, paintBox, paintDisc, paintGradient, paintPeak } from './paint.ts';
import type { Canvas } from './png.ts';

interface Palette {
  high: Colour;
  low: Colour;
  light: Colour;
  near: Colour;
  accents: readonly Colour[];
}

const palettes: readonly Palette[] = [
  {
    high: [86, 84, 148],
    low: [250, 190, 140],
    light: [255, 232, 176],
    near: [40, 44, 84],
    accents: [
      [214, 104, 83],
      [242, 178, 84],
      [93, 122, 150],
      [240, 226, 204],
    ],
  },
  {
    high: [58, 134, 170],
    low: [222, 240, 228],
    light: [255, 250, 220],
    near: [22, 74, 78],
    accents: [
      [34, 126, 120],
      [246, 196, 96],
      [226, 114, 91],
      [232, 240, 230],
    ],
  },
  {
    high: [44, 58, 110],
    low: [240, 150, 160],
    light: [255, 214, 190],
    near: [36, 28, 66],
    accents: [
      [122, 79, 181],
      [240, 150, 134],
      [250, 216, 160],
      [70, 92, 150],
    ],
  },
  {
    high: [120, 170, 150],
    low: [248, 236, 200],
    light: [255, 246, 214],
    near: [44, 70, 48],
    accents: [
      [91, 127, 43],
      [222, 170, 72],
      [180, 82, 60],
      [240, 234, 210],
    ],
  },
];

/** A soft, irregular line made of three waves. */
function ridge(random: Random, base: number, rise: number, width: number): (x: number) => number {
  const waves = [1, 2.3, 5.1].map((count, index) => ({
    step: (count * 2 * Math.PI * (0.7 + random.unit() * 0.6)) / width,
    phase: random.unit() * 2 * Math.PI,
    height: rise / 2 ** index,
  }));
  return (x) => base - waves.reduce((sum, wave) => sum + wave.height * Math.sin(x * wave.step + wave.phase), 0);
}

type Draw = (canvas: Canvas, random: Random, palette: Palette) => void;

const hills: Draw = (canvas, random, { high, low, light, near }) => {
  const { width, height } = canvas;
  paintGradient(canvas, high, low);
  const sun = [width * (0.2 + random.unit() * 0.6), height * (0.35 + random.unit() * 0.15)] as const;
  paintDisc(canvas, sun, width * 0.05, light, width * 0.16);
  paintDisc(canvas, sun, width * 0.06, light);
  for (let layer = 0; layer < 5; layer++) {
    const colour = mix(mix(low, near, 0.35), near, layer / 4);
    paintBelow(canvas, ridge(random, height * (0.52 + layer * 0.1), height * 0.06, width), colour);
  }
};

const sea: Draw = (canvas, random, { high, low, light, near }) => {
  const { width, height } = canvas;
  paintGradient(canvas, high, low);
  const horizon = height * 0.55;
  const sunX = width * (0.3 + random.unit() * 0.4);
  paintDisc(canvas, [sunX, horizon - height * 0.08], width * 0.07, light);
  paintBelow(canvas, () => horizon, mix(low, near, 0.45), near);
  for (let line = 0; line < 26; line++) {
    const depth = line / 26;
    const half = width * (0.02 + depth * 0.12) * (0.5 + random.unit());
    const shift = (random.unit() - 0.5) * width * 0.06;
    paintBox(
      canvas,
      sunX - half + shift,
      horizon + 4 + depth * (height - horizon),
      half * 2,
      1 + depth * 2,
      mix(near, light, 0.7 - depth * 0.3),
    );
  }
  paintPeak(
    canvas,
    width * 0.15 + random.unit() * width * 0.2,
    horizon - height * 0.1,
    width * 0.035,
    height * 0.1,
    [250, 246, 238],
  );
};

const skyline: Draw = (canvas, random, { high, near, light, low }) => {
  const { width, height } = canvas;
  paintGradient(canvas, mix(high, [10, 12, 30], 0.6), mix(low, high, 0.5));
  for (const depth of [0, 1]) {
    const wall = mix(mix(high, low, 0.3), mix(near, [12, 14, 28], 0.5), 0.5 + depth * 0.5);
    for (let x = -10; x < width; ) {
      const house = width * (0.06 + random.unit() * 0.08);
      const top = height * (0.35 + depth * 0.18 + random.unit() * 0.22);
      paintBox(canvas, x, top, house, height - top, wall);
      if (random.chance(0.35)) {
        paintPeak(canvas, x + house / 2, top - house * 0.4, house / 2, house * 0.4, wall);
      }
      for (let y = top + 10; y < height - 8; y += 18) {
        for (let window = x + 7; window < x + house - 9; window += 15) {
          if (random.chance(depth === 0 ? 0.2 : 0.4)) {
            paintBox(canvas, window, y, 6, 9, mix(light, wall, random.unit() * 0.4));
          }
        }
      }
      x += house + random.below(6);
    }
  }
};

const forest: Draw = (canvas, random, { low, light, near }) => {
  const { width, height } = canvas;
  paintGradient(canvas, mix(low, light, 0.5), light);
  const mountain = mix(low, near, 0.3);
  paintPeak(canvas, width * (0.35 + random.unit() * 0.3), height * 0.15, width * 0.55, height * 0.6, mountain);
  for (let layer = 0; layer < 4; layer++) {
    const colour = mix(mix(light, near, 0.3), near, layer / 3);
    const base = height * (0.62 + layer * 0.1);
    paintBelow(canvas, ridge(random, base, height * 0.02, width), colour);
    for (let x = random.below(20); x < width; x += 14 + layer * 7 + random.below(18)) {
      const tall = height * (0.1 + layer * 0.045) * (0.7 + random.unit() * 0.6);
      for (const part of [0, 0.28, 0.56]) {
        paintPeak(canvas, x, base - tall + tall * part, tall * (0.16 + part * 0.2), tall * 0.5, colour);
      }
    }
  }
};

const night: Draw = (canvas, random, { high, near, light }) => {
  const { width, height } = canvas;
  const dark: Colour = [10, 14, 38];
  const bottom = mix(high, dark, 0.35);
  paintGradient(canvas, dark, bottom);
  for (let star = 0; star < 160; star++) {
    const at = [random.unit() * width, random.unit() ** 1.5 * height * 0.8] as const;
    paintDisc(canvas, at, random.unit() * 0.9, mix(light, [255, 255, 255], random.unit()), 0.9);
  }
  const moon = [width * (0.2 + random.unit() * 0.6), height * (0.18 + random.unit() * 0.15)] as const;
  const size = Math.min(width, height) * 0.07;
  paintDisc(canvas, moon, size, light);
  paintDisc(canvas, [moon[0] + size * 0.45, moon[1] - size * 0.2], size * 0.92, mix(dark, bottom, moon[1] / height));
  for (const layer of [0, 1]) {
    const edge = ridge(random, height * (0.78 + layer * 0.1), height * 0.05, width);
    paintBelow(canvas, edge, mix(mix(near, dark, 0.4), dark, layer * 0.7));
  }
};

const quilt: Draw = (canvas, random, { accents, near, light }) => {
  const { width, height } = canvas;
  const colours = [...accents, near, light];
  const size = Math.round(Math.min(width, height) / (4 + random.below(3)));
  for (let y = 0; y < height; y += size) {
    for (let x = 0; x < width; x += size) {
      const ground = random.pick(colours);
      const patch = random.pick(colours);
      paintBox(canvas, x, y, size, size, ground);
      switch (random.below(4)) {
        case 0:
          paintPeak(canvas, x + size / 2, y + size * 0.12, size * 0.4, size * 0.76, patch);
          break;
        case 1:
          paintDisc(canvas, [x + size / 2, y + size / 2], size * 0.32, patch);
          break;
        case 2:
          paintBox(canvas, x + size * 0.25, y + size * 0.25, size * 0.5, size * 0.5, patch);
          break;
        default:
          paintBox(canvas, x, y, size / 2, size / 2, patch);
          paintBox(canvas, x + size / 2, y + size / 2, size / 2, size / 2, patch);
      }
    }
  }
};

const shelf: Draw = (canvas, random, { accents, near, low, high }) => {
  const { width, height } = canvas;
  paintGradient(canvas, mix(near, low, 0.15), mix(near, low, 0.3));
  const board: Colour = [122, 84, 56];
  const colours = [...accents, high, mix(high, low, 0.6)];
  const gap = Math.round(height / (2 + Math.floor(height / 220)));
  for (let bottom = gap; bottom <= height; bottom += gap) {
    for (let x = 8; x < width - 8; ) {
      const thick = 12 + random.below(24);
      const tall = gap * (0.5 + random.unit() * 0.35);
      const colour = random.pick(colours);
      if (random.chance(0.93)) {
        paintBox(canvas, x, bottom - 10 - tall, Math.min(thick, width - 8 - x), tall, colour);
        paintBox(
          canvas,
          x + 3,
          bottom - 10 - tall * 0.82,
          Math.max(1, Math.min(thick, width - 8 - x) - 6),
          4,
          mix(colour, [255, 255, 255], 0.55),
        );
      }
      x += thick + 1;
    }
    paintBox(canvas, 0, bottom - 10, width, 10, board);
  }
};

const draws: Readonly<Record<Scene, Draw>> = { hills, sea, skyline, forest, night, quilt, shelf };

export function drawPicture({ scene, width, height, seed }: Picture): Canvas {
  const canvas = makeCanvas(width, height);
  const random = makeRandom(seed);
  draws[scene](canvas, random, random.pick(palettes));
  return canvas;
}

type DrawAvatar = (canvas: Canvas, random: Random, colours: { light: Colour; near: Colour; accent: Colour }) => void;

const avatarMotifs: readonly DrawAvatar[] = [
  (canvas, random, { light, near, accent }) => {
    const size = canvas.width;
    const sun = [size * (0.3 + random.unit() * 0.4), size * (0.3 + random.unit() * 0.15)] as const;
    paintDisc(canvas, sun, size * (0.14 + random.unit() * 0.1), light);
    paintBelow(canvas, ridge(random, size * 0.66, size * 0.09, size), mix(accent, near, 0.45));
    paintBelow(canvas, ridge(random, size * 0.84, size * 0.06, size), near);
  },
  (canvas, random, { light, near, accent }) => {
    const size = canvas.width;
    const centre = [size * (0.4 + random.unit() * 0.2), size * (0.4 + random.unit() * 0.2)] as const;
    for (const [ring, colour] of [near, light, accent, light, near].entries()) {
      paintDisc(canvas, centre, size * (0.44 - ring * 0.09), colour);
    }
  },
  (canvas, random, { light, near, accent }) => {
    const size = canvas.width;
    paintDisc(canvas, [size * (0.2 + random.unit() * 0.6), size * 0.28], size * 0.12, light);
    for (const part of [0, 0.22, 0.44]) {
      paintPeak(
        canvas,
        size / 2,
        size * (0.16 + part),
        size * (0.2 + part * 0.35),
        size * 0.36,
        mix(near, accent, part / 2),
      );
    }
    paintBox(canvas, size * 0.46, size * 0.9, size * 0.08, size * 0.1, light);
  },
  (canvas, random, { light, near, accent }) => {
    const half = canvas.width / 2;
    for (const [place, colour] of [near, accent, light, near].entries()) {
      const [x, y] = [(place % 2) * half, Math.floor(place / 2) * half];
      paintBox(canvas, x, y, half, half, colour);
      const patch = place % 2 === random.below(2) ? light : accent;
      paintDisc(
        canvas,
        [x + half / 2, y + half / 2],
        half * (0.2 + random.unit() * 0.14),
        colour === patch ? near : patch,
      );
    }
  },
];

/**
 * An avatar in colours of its own.
 * @param motif any whole number; neighbours get different motifs
 * @param size in pixels, both ways
 */
export function drawAvatar(motif: number, seed: number, size: number): Canvas {
  const canvas = makeCanvas(size, size);
  const random = makeRandom(seed);
  const { high, low, light, accents, near } = random.pick(palettes);
  const accent = random.pick(accents);
  paintGradient(canvas, mix(high, accent, random.unit() * 0.6), mix(low, accent, 0.3));
  avatarMotifs[motif % avatarMotifs.length]?.(canvas, random, { light, near, accent });
  return canvas;
}

/** The still pictures of the two clips, drawn like the clips themselves. */
export const stills: Readonly<Record<'sea' | 'dance', () => Canvas>> = {
  sea() {
    const canvas = makeCanvas(480, 270);
    paintGradient(canvas, [250, 170, 130], [104, 78, 198]);
    paintDisc(canvas, [240, 150], 42, [255, 226, 150]);
    paintBelow(canvas, (x) => 170 + 4 * Math.sin(x / 38), [46, 118, 142], [12, 66, 84]);
    return canvas;
  },
  dance() {
    const canvas = makeCanvas(320, 320);
    paintGradient(canvas, [232, 238, 233], [232, 238, 233]);
    paintDisc(canvas, [230, 160], 34, [246, 178, 84]);
    paintDisc(canvas, [90, 160], 34, [34, 126, 120]);
    return canvas;
  },
};
