import { describe, expect, it } from 'vitest';
import { nextTextScale } from '../../../renderer/settings/text-scale.ts';

describe('the size of text', () => {
  it('changes in steps of ten, within its limits', () => {
    expect([nextTextScale(100, 1), nextTextScale(100, -1)]).toEqual([110, 90]);
    expect([nextTextScale(200, 1), nextTextScale(80, -1)]).toEqual([200, 80]);
    expect([nextTextScale(95, 1), nextTextScale(95, -1)]).toEqual([100, 90]);
  });
});
