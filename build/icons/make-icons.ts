/**
 * Draws the app's icon, a pinion (the small wheel of a gear pair), and writes it in every format that the systems
 * want. Run by hand after a change of the drawing: `node build/icons/make-icons.ts`; the results are committed.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../electron/shell/chromium/find-browser.ts';

const folder = import.meta.dirname;
const teeth = 9;

/** Points of the wheel: a trapezoid per tooth between root and tip circle, in a square of 1024. */
function wheel(): string {
  const [centre, root, tip] = [512, 246, 338];
  const turn = (2 * Math.PI) / teeth;
  const corners = [-0.3, -0.17, 0.17, 0.3].map((share, index) => ({ share, radius: index % 3 === 0 ? root : tip }));
  const points: string[] = [];
  for (let tooth = 0; tooth < teeth; tooth += 1) {
    for (const { share, radius } of corners) {
      const angle = (tooth + share) * turn - Math.PI / 2;
      points.push(
        `${(centre + radius * Math.cos(angle)).toFixed(1)},${(centre + radius * Math.sin(angle)).toFixed(1)}`,
      );
    }
  }
  return points.join(' ');
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">
<title>Pinion</title>
<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#14908f"/><stop offset="1" stop-color="#085252"/></linearGradient></defs>
<rect x="64" y="64" width="896" height="896" rx="208" fill="url(#g)"/>
<polygon points="${wheel()}" fill="#fffdfa" stroke="#fffdfa" stroke-width="44" stroke-linejoin="round"/>
<circle cx="512" cy="512" r="128" fill="#0b6e6e"/>
<circle cx="512" cy="512" r="52" fill="#fffdfa"/>
</svg>`;

/** ICO: a directory of PNG images (Windows Vista and later). */
function ico(images: readonly { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

/** ICNS: chunks of a four-letter type, a length and a PNG image. */
function icns(images: readonly { type: string; png: Buffer }[]): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const header = Buffer.alloc(8);
    header.write(type, 'latin1');
    header.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([header, data]);
  };
  return chunk('icns', Buffer.concat(images.map(({ type, png }) => chunk(type, png))));
}

const browser = findBrowser({
  platform: process.platform,
  environment: process.env,
  exists: existsSync,
  downloaded: () => chromium.executablePath(),
});
if (browser === null) throw new Error('No browser to draw with');
const instance = await chromium.launch({ executablePath: browser, chromiumSandbox: process.getuid?.() !== 0 });
const page = await instance.newPage();
const pngs = new Map<number, Buffer>();
for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  pngs.set(size, await page.screenshot({ omitBackground: true }));
}
await instance.close();

const png = (size: number): Buffer => {
  const found = pngs.get(size);
  if (found === undefined) throw new Error(`Size ${size} was not drawn`);
  return found;
};
writeFileSync(join(folder, 'icon.svg'), `${svg}\n`);
writeFileSync(join(folder, 'icon-256.png'), png(256));
writeFileSync(join(folder, 'icon.png'), png(512));
writeFileSync(join(folder, 'icon.ico'), ico([16, 32, 48, 64, 128, 256].map((size) => ({ size, png: png(size) }))));
writeFileSync(
  join(folder, 'icon.icns'),
  icns(
    Object.entries({ ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 }).map(([type, size]) => ({
      type,
      png: png(size),
    })),
  ),
);
