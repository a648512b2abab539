/** Addresses of X's own pages for what Pinion does not do itself (docs.x.com, "Web intents"). Pure. */

const intent = (name: string, parameters: Record<string, string>): string =>
  `https://x.com/intent/${name}?${new URLSearchParams(parameters)}`;

/** @returns X's page for answering a post */
export const replyUrl = (postId: string): string => intent('tweet', { in_reply_to: postId });

/** @returns X's page for reposting a post */
export const repostUrl = (postId: string): string => intent('retweet', { tweet_id: postId });

/** @returns X's page for a new post about another one. @param url the post at X */
export const quoteUrl = (url: string): string => intent('tweet', { url });

/** @returns X's page for liking a post */
export const likeUrl = (postId: string): string => intent('like', { tweet_id: postId });

/** @returns X's page for following somebody */
export const followUrl = (username: string): string => intent('follow', { screen_name: username });
