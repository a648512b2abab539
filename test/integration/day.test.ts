import { expect, it } from 'vitest';
import { homeDay } from '../check/day/home-day.ts';

it('bills each new post of a day once, whatever restarts come in between', async () => {
  const day = await homeDay();
  expect(day).toMatchObject({ fresh: 300, stored: 300, restarts: 4 });
  expect(day.billed).toBeGreaterThanOrEqual(300);
  expect(day.billed).toBeLessThanOrEqual(301);
  expect(day.naive).toBe(3_000);
});
