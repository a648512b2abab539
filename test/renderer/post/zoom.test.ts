import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, moveBy, wholePicture, type Zoom, zoomTo } from '../../../renderer/post/media/viewer/zoom.ts';

const frame: Frame = { stage: { width: 1000, height: 600 }, picture: { width: 900, height: 600 } };

describe('zoomTo', () => {
  it('keeps what is under the pointer where it is', () => {
    const zoom = zoomTo(wholePicture, 4, { x: 100, y: -50 }, frame);
    expect(zoom).toEqual({ scale: 4, x: -300, y: 150 });
    expect((100 - zoom.x) / zoom.scale).toBe(100);
  });

  it('ends at the whole picture and at eight times', () => {
    expect(zoomTo({ scale: 2, x: 50, y: 50 }, 0.5, { x: 0, y: 0 }, frame)).toEqual(wholePicture);
    expect(zoomTo(wholePicture, 100, { x: 0, y: 0 }, frame).scale).toBe(8);
  });
});

describe('moveBy', () => {
  it('stops at the edges of the picture', () => {
    const zoom = zoomTo(wholePicture, 2, { x: 0, y: 0 }, frame);
    expect(moveBy(zoom, { x: 10_000, y: -10_000 }, frame)).toEqual({ scale: 2, x: 400, y: -300 });
  });
});

it('never shows empty space that the picture could fill', () => {
  const step = fc.oneof(
    fc.record({ scale: fc.double({ min: 0.1, max: 20, noNaN: true }), x: fc.integer(), y: fc.integer() }),
    fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let zoom: Zoom = wholePicture;
      for (const each of steps) {
        zoom = 'scale' in each ? zoomTo(zoom, each.scale, each, frame) : moveBy(zoom, each, frame);
        expect(Math.abs(zoom.x)).toBeLessThanOrEqual(Math.max(0, (900 * zoom.scale - 1000) / 2) + 1e-6);
        expect(Math.abs(zoom.y)).toBeLessThanOrEqual(Math.max(0, (600 * zoom.scale - 600) / 2) + 1e-6);
      }
    }),
  );
});
