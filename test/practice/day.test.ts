import { describe, expect, it } from 'vitest';
import { type Json, readAll, reader, requestToken, startService, type TestService } from './client.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ids = (posts: Json): string[] => (posts ?? []).map(({ id }: Json) => id);

/** A service at the beginning of a UTC day, quiet or not. */
async function morning(options: Parameters<typeof startService>[0] = {}): Promise<TestService> {
  const on = await startService({ control: { token: 't' }, ...options });
  on.clock.now = Date.UTC(2026, 10, 21, 0, 5);
  return on;
}

describe('a day on which nobody posts but by command', () => {
  it.each([true, false])(
    'brings exactly as many posts as were ordered, dated as they come (trickle: %s)',
    async (trickle) => {
      const on = await morning({ trickle });
      on.service.control.quiet({ quiet: true });
      const mara = await reader(on);
      let newest = (await mara.home({ max_results: '1' })).meta.newest_id;
      const fresh: string[] = [];
      for (let round = 0; round < 30; round++) {
        on.clock.now += 46 * MINUTE;
        expect((await mara.home({ since_id: newest })).meta.result_count).toBe(0);
        on.service.control.newPosts({ count: 10, username: 'mara_demo' });
        const { data } = await mara.home({ since_id: newest, 'tweet.fields': 'created_at' });
        expect(data).toHaveLength(10);
        fresh.unshift(...ids(data));
        newest = data[0].id;
        for (const { created_at } of data) {
          const age = on.clock.now - Date.parse(created_at);
          expect(age).toBeGreaterThan(0);
          expect(age).toBeLessThan(15 * MINUTE);
        }
      }
      expect(new Set(fresh).size).toBe(300);
      const pages = await readAll(mara, `/2/users/${mara.userId}/timelines/reverse_chronological`, {
        max_results: '100',
      });
      const all = pages.flatMap(({ data }) => ids(data));
      expect(all.slice(0, 300)).toEqual(fresh);
      expect(all).toEqual(all.toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)));
      const billed = on.service.control.log().requests.reduce((sum, request) => sum + request.billed, 0);
      expect(billed).toBe(all.length);
    },
  );

  it('shows the same posts to everybody else, and whatever they refer to', async () => {
    const on = await morning();
    const mara = await reader(on);
    const before = (await mara.home({ max_results: '1' })).meta.newest_id;
    on.service.control.quiet({ quiet: true });
    on.clock.now += 5 * 60 * MINUTE;
    on.service.control.newPosts({ count: 40 });
    const { data } = await mara.home({ since_id: before, 'tweet.fields': 'author_id,conversation_id' });
    const [author] = data.map(({ author_id }: Json) => author_id);
    const own = await mara.get(`/2/users/${author}/tweets`, { since_id: before });
    const expected = data.filter(({ author_id }: Json) => author_id === author);
    expect(ids(own.body.data)).toEqual(ids(expected));
    const found = await mara.get('/2/tweets/search/recent', { query: `from:${author}`, since_id: before });
    expect(ids(found.body.data)).toEqual(ids(expected));
    const { status, body } = await mara.get(`/2/tweets/${data[0].id}`);
    expect([status, body.data.id]).toEqual([200, data[0].id]);
    const sent = await mara.post('/2/tweets', { text: 'Into the silence.' });
    on.clock.now += MINUTE * 60;
    on.service.control.newPosts({ count: 1 });
    const [last, mine] = (await mara.home({ max_results: '2' })).data;
    expect([ids(data).includes(last.id), mine.id]).toEqual([false, sent.body.data.id]);
  });

  it('survives a reset of commands, and ends with the silence', async () => {
    const on = await morning({ trickle: true });
    const mara = await reader(on);
    on.service.control.quiet({ quiet: true });
    const before = (await mara.home({ max_results: '1' })).meta.newest_id;
    on.clock.now += 2 * 60 * MINUTE;
    on.service.control.newPosts({ count: 2 });
    on.service.control.reset();
    expect((await mara.home({ since_id: before })).meta.result_count).toBe(2);
    on.service.control.quiet({ quiet: false });
    expect((await mara.home({ since_id: before })).meta.result_count).toBe(100);
  });
});

describe('time that passes in process', () => {
  it('brings posts by itself, and is what limits, PINs and the log go by', async () => {
    const on = await morning({ trickle: true });
    const mara = await reader(on);
    const first = await mara.home({ max_results: '50', 'tweet.fields': 'created_at' });
    expect(on.clock.now - Date.parse(first.data[0].created_at)).toBeLessThan(10 * MINUTE);
    const { token } = await requestToken(on);
    on.clock.now += DAY;
    const second = await mara.home({ max_results: '50', since_id: first.meta.newest_id, 'tweet.fields': 'created_at' });
    expect(second.meta.result_count).toBe(50);
    expect(on.clock.now - Date.parse(second.data[0].created_at)).toBeLessThan(10 * MINUTE);
    expect(on.service.control.authorize({ oauthToken: token, username: 'mara_demo' })).toEqual({ pin: null });

    const homes = on.service.control.log().requests.filter(({ endpoint }) => endpoint === 'home');
    expect(homes.map(({ at, billed }) => [at.slice(0, 10), billed])).toEqual([
      ['2026-11-21', 50],
      ['2026-11-22', 50],
    ]);
    const [one, other] = homes.map(({ resetAt }) => resetAt ?? 0);
    expect((other ?? 0) - (one ?? 0)).toBe(DAY / 1000);
  });

  it('bills what was read the day before once more', async () => {
    const on = await morning();
    const mara = await reader(on);
    const read = () => mara.home({ max_results: '20' });
    for (const hours of [0, 1, 22, 1, 1]) {
      on.clock.now += hours * 60 * MINUTE;
      await read();
    }
    const homes = on.service.control.log().requests.filter(({ endpoint }) => endpoint === 'home');
    expect(homes.map(({ billed }) => billed)).toEqual([20, 0, 0, 20, 0]);
  });
});
