import { readFileSync } from 'node:fs';

/** A made-up answer from `test/fixtures/x`. */
export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/x/${name}.json`, import.meta.url), 'utf8'));

/** Keys that the new vocabulary calls otherwise. */
const NEW_NAMES: Record<string, string> = {
  referenced_tweets: 'referenced_posts',
  note_tweet: 'note_post',
  edit_history_tweet_ids: 'edit_history_post_ids',
  retweet_count: 'repost_count',
  tweets: 'posts',
};

/** The same answer in the new vocabulary. */
export function inPostVocabulary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPostVocabulary);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      NEW_NAMES[key] ?? key,
      key === 'resource_type' && inner === 'tweet' ? 'post' : inPostVocabulary(inner),
    ]),
  );
}
