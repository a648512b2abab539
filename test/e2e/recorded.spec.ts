/**
 * Answers of the real service, recorded years ago, take the place of the practice service's: what a person then reads
 * is what the service had sent. The recordings hold real people's posts and are not part of the repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/machine.ts';
import { expect, test } from './app-fixture.ts';
import { pointAt, restsStill } from './place.ts';

const folder = path.join(projectRoot, '../shared/data/recorded-x');
const recordings = [
  { file: 'test_client_get_home_timeline.json', timeline: 'Home', path: '/2/users/*/timelines/reverse_chronological' },
  { file: 'test_client_get_liked_tweets.json', timeline: 'Home', path: '/2/users/*/timelines/reverse_chronological' },
  { file: 'test_client_get_users_mentions.json', timeline: 'Mentions', path: '/2/users/*/mentions' },
] as const;

/** X sends `&`, `<` and `>` escaped; nothing else of a text is changed for reading. */
const readable = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

for (const recording of recordings) {
  test(`the recorded posts of ${recording.file} are shown unchanged`, async ({ person, service }) => {
    test.skip(!existsSync(folder), 'skipped: the folder of recordings is not there');
    const [{ response }] = JSON.parse(readFileSync(path.join(folder, recording.file), 'utf8'));
    const { data } = response.body as { data: { id: string; text: string }[] };
    // One page is the whole timeline: a token of long ago leads nowhere.
    const body = JSON.stringify({ data, meta: { result_count: data.length } });
    const username = service.accounts[0]?.username ?? '';
    await service.control({
      command: 'fault',
      path: recording.path,
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body,
      times: 1,
    });
    await person.startSignedIn([username]);
    const { page } = person;
    if (recording.timeline === 'Mentions') {
      await page.getByRole('navigation', { name: 'Timelines' }).getByText('Mentions').click();
    }
    const feed = page.getByRole('feed');
    await expect(feed.getByRole('article').first()).toBeVisible();
    if (recording.timeline === 'Mentions') await expect(feed).toHaveAccessibleName(/^Mentions/);

    // Down the whole list, as only the rows in sight are there.
    const texts = new Map<string, string>();
    await pointAt(feed);
    await expect(async () => {
      const rows = await feed.locator('[data-key]').evaluateAll((elements) =>
        elements.map((element) => {
          const shown = element.querySelector('article [dir="auto"][lang], article div[dir="auto"]');
          return [element.getAttribute('data-key') ?? '', shown instanceof HTMLElement ? shown.innerText : ''] as const;
        }),
      );
      for (const [id, text] of rows) texts.set(id, text);
      await page.mouse.wheel(0, 500);
      await restsStill(feed);
      expect(texts.size).toBeGreaterThanOrEqual(data.length);
    }).toPass({ timeout: 60_000, intervals: [1] });
    for (const { id, text } of data) expect(texts.get(id), `post ${id}`).toBe(readable(text));
  });
}
