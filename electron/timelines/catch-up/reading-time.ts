/** How long it takes to read posts. Rough, but the same for everybody, so that one can choose by it. */
import type { PostView } from '../../contract/views/posts.ts';
import { postText } from '../cache/facts.ts';
import { unspaced } from '../cache/scripts.ts';

/** Silent reading of prose: 238 words per minute on average (Brysbaert 2019); posts are read a little slower. */
const wordsPerSecond = 230 / 60;
/** Characters of scripts without spaces. */
const charactersPerSecond = 500 / 60;
const secondsPerPicture = 3;
/** A look at a video, unless it is shorter. */
const secondsPerVideo = 10;
/** A look at what a link leads to, by its title. A post shows one. */
const secondsPerLink = 5;

const unspacedLetter = new RegExp(`(?=[${unspaced}])[\\p{L}\\p{N}]`, 'gu');
const word = /[^\s]*[\p{L}\p{N}][^\s]*/gu;

/** @returns seconds for a post with what it quotes */
export const secondsFor = (post: PostView): number =>
  secondsForOne(post) + (post.quote?.state === 'shown' ? secondsForOne(post.quote.post) : 0);

function secondsForOne(post: Omit<PostView, 'quote'>): number {
  const text = postText(post);
  const characters = text.match(unspacedLetter)?.length ?? 0;
  const words = text.replace(unspacedLetter, ' ').match(word)?.length ?? 0;
  const media = post.media.reduce(
    (sum, { kind, durationMs }) =>
      sum + (kind === 'video' ? Math.min((durationMs ?? Infinity) / 1000, secondsPerVideo) : secondsPerPicture),
    0,
  );
  const link = post.segments.some(({ kind }) => kind === 'link') ? secondsPerLink : 0;
  return words / wordsPerSecond + characters / charactersPerSecond + media + link;
}
