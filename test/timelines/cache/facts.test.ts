import { describe, expect, it } from 'vitest';
import { factsOf, timeOf } from '../../../electron/timelines/cache/facts.ts';
import { entry, gone, like, photo, post, quoteOf, repost, user } from './made.ts';

describe('facts of an entry', () => {
  it('finds one key for a post, wherever it is shown, and another for its repost', () => {
    const original = entry('7');
    expect(factsOf(like('5000000000000000000', original))?.key).toBe(factsOf(original)?.key);
    const shared = factsOf(repost('9', user('bob'), original));
    expect(shared?.key).not.toBe(factsOf(original)?.key);
    expect(shared).toMatchObject({ post: factsOf(original)?.key, author: 'ada', reposter: 'bob', conversation: null });
  });

  it('keeps the parts of a searched text apart', () => {
    const quoted = post('3', { by: user('carol'), text: 'Quoted' });
    expect(factsOf(entry('7', { text: 'Été', quote: quoteOf(quoted) }))?.folded).toBe('@ada ada lovelace\nete\nquoted');
  });

  it('searches the answers of a poll', () => {
    const asked = entry('7', { text: 'Tea?' });
    if (asked.post !== null) {
      asked.post.poll = { open: true, endsAt: null, options: [{ label: 'Oolong', votes: 1 }] };
    }
    expect(factsOf(asked)?.folded).toContain('tea? oolong');
  });

  it('sees media in the quoted post', () => {
    expect(factsOf(entry('7'))?.media).toBe(false);
    expect(factsOf(entry('7', { quote: quoteOf(post('3', { media: [photo] })) }))?.media).toBe(true);
  });

  it('knows nothing of a post that is gone, and of its repost only who made it', () => {
    expect(factsOf(gone(entry('7')))).toBeNull();
    const shared = factsOf(gone(repost('9', user('bob'), entry('7'))));
    expect(shared).toMatchObject({ post: null, author: null, reposter: 'bob', folded: '', time: null });
  });
});

describe('when a post was written', () => {
  it('is what the answer says, otherwise what the id says', () => {
    expect(timeOf('1900000000000000000', '2026-08-20T10:00:00.000Z')).toBe(Date.parse('2026-08-20T10:00:00.000Z'));
    // The example of en.wikipedia.org/wiki/Snowflake_ID.
    expect(timeOf('1541815603606036480', null)).toBe(Date.parse('2022-06-28T16:07:40.105Z'));
  });

  it('is unknown for ids from before they told', () => expect(timeOf('20', null)).toBeNull());
});
