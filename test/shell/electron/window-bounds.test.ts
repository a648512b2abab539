import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlace, smallestWindow, usablePlace, writePlace } from '../../../electron/shell/electron/window-bounds.ts';

const display = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

describe('place of the window', () => {
  it('is where it was', () => {
    const stored = { x: 100, y: 100, width: 900, height: 700, maximized: true };
    expect(usablePlace(stored, [display])).toEqual({
      position: { x: 100, y: 100 },
      width: 900,
      height: 700,
      maximized: true,
    });
  });

  it('may be on a second display, as long as that is there', () => {
    const stored = { x: 2000, y: 100, width: 900, height: 700, maximized: false };
    expect(usablePlace(stored, [display, second]).position).toEqual({ x: 2000, y: 100 });
    expect(usablePlace(stored, [display]).position).toBeNull();
  });

  it.each([
    { x: 1900, y: 100 },
    { x: -880, y: 100 },
    { x: 100, y: 0 },
    { x: 100, y: 1075 },
  ])('is chosen anew when the title bar cannot be reached at %o', (corner) => {
    expect(usablePlace({ ...corner, width: 900, height: 700 }, [display]).position).toBeNull();
  });

  it('is never smaller than usable', () => {
    expect(usablePlace({ x: 0, y: 30, width: 1, height: 1 }, [display])).toMatchObject(smallestWindow);
  });

  it('can be worked out from any file content', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ x: fc.anything(), width: fc.anything() })), (stored) => {
        const place = usablePlace(stored, [display]);
        expect(place.width).toBeGreaterThanOrEqual(smallestWindow.width);
        expect(place.height).toBeGreaterThanOrEqual(smallestWindow.height);
      }),
    );
  });

  it('comes back from its file; a damaged or missing file is no place', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pinion-place-'));
    const file = join(folder, 'below', 'window.json');
    expect(readPlace(file)).toBeNull();
    writePlace(file, { x: 1, y: 2, width: 3, height: 4 }, true);
    expect(readPlace(file)).toEqual({ x: 1, y: 2, width: 3, height: 4, maximized: true });
    writeFileSync(file, '{"x":');
    expect(readPlace(file)).toBeNull();
    expect(() => writePlace(join(file, 'no-folder', 'window.json'), display, false)).not.toThrow();
    rmSync(folder, { recursive: true });
  });
});
