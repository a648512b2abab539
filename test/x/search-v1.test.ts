import { describe, expect, it } from 'vitest';
import { queryForV1 } from '../../electron/x/search-v1.ts';

describe('a query of v2 in the language of v1.1', () => {
  it.each([
    ['sea', 'sea'],
    ['"the sea" #Tea @ada $PIN 🐈', '"the sea" #Tea @ada $PIN 🐈'],
    ['from:ada_example -is:retweet', 'from:ada_example -filter:retweets'],
    ['(tides OR waves) has:media -is:reply', '(tides OR waves) filter:media -filter:replies'],
    ['(is:retweet OR has:links)', '(filter:retweets OR filter:links)'],
    ['Has:Images lang:de', 'filter:images lang:de'],
    ['to:ada url:example.org since:2026-01-01', 'to:ada url:example.org since:2026-01-01'],
    ['https://example.org/a:b 12:30 :)', 'https://example.org/a:b 12:30 :)'],
    ['"is:retweet" -"has:media b"', '"is:retweet" -"has:media b"'],
  ])('%s is %s', (query, written) => {
    expect(queryForV1(query)).toBe(written);
  });

  it.each([
    'conversation_id:12',
    'sea -conversation_id:12',
    'in_reply_to_tweet_id:5',
    'has:geo',
    'is:nullcast',
    'context:1.2',
  ])('has no word for %s', (query) => {
    expect(queryForV1(query)).toBeNull();
  });
});
