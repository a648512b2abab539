import { expect, it } from 'vitest';
import { limitsDay } from '../check/day/limits-day.ts';

it('provokes no refusal over a day with small limits and many restarts, and every account progresses', async () => {
  const { requests, progress, hours } = await limitsDay();
  // Nobody else uses up these limits, and a restart forgets nothing of them: so none is met even once.
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  expect(progress.size).toBe(4);
  for (const [user, answeredIn] of progress) expect(answeredIn, user).toBeGreaterThanOrEqual(hours);
  // The limits were met: otherwise this day would prove nothing.
  const full = new Map<string, number>();
  for (const { user, endpoint, resetAt, status } of requests) {
    if (status === 200)
      full.set(`${user} ${endpoint} ${resetAt}`, (full.get(`${user} ${endpoint} ${resetAt}`) ?? 0) + 1);
  }
  expect([...full.values()].filter((count) => count === 15).length).toBeGreaterThan(100);
  expect(Math.max(...full.values())).toBe(15);
  // Half a minute of computing, on a machine that may be busy with other tests.
}, 300_000);
