/** How tall a post will be, before it is drawn. Pure; rough by nature, and corrected by measuring. */
import type { HiddenView } from '../../electron/contract/views/filters.ts';
import type { EntryView, PostView } from '../../electron/contract/views/posts.ts';
import { mediaRatio, tallestBox } from './media/media-shape.ts';
import { foldedLines, isLongText, lineCount } from './text-shape.ts';

/** CSS pixels of the size of text that the other lengths here belong to. */
const usualRem = 16;
/** Padding, names, the line below. */
const frame = 29 + 24;
const gap = 8;
const line = 24;
const letterWidth = 7.4;
/** Column of the avatar and paddings on both sides. */
const besideContent = 88;
const pollOption = 42;
const quoteFrame = 60;
const ways = 28;
const hiddenRow = 51;
const context = 24;
/** A handle on a line of its own, where a name has less room than this (byline.module.css). */
const handleLine = 18;
const narrowByline = 320;
/** What stands beside the byline: the menu of a post, the picture and the frame of a quote. */
const besideByline = 32;
const besideQuotedByline = 54;

function bodyHeight(post: Omit<PostView, 'quote'>, width: number): number {
  const lines = lineCount(post.segments, width / letterWidth);
  const text = isLongText(post.segments) ? (foldedLines + 1) * line : lines * line;
  const ratio = mediaRatio(post.media);
  const single = post.media.length === 1;
  const mediaWidth = single ? Math.min(width, tallestBox * usualRem * ratio) : width;
  const media = post.media.length === 0 ? 0 : mediaWidth / ratio + gap;
  const poll = post.poll ? post.poll.options.length * pollOption + line + gap : 0;
  return text + gap + media + poll;
}

/**
 * @param columnWidth CSS pixels of the column of posts
 * @param rem CSS pixels of the size of text
 * @returns CSS pixels
 */
export function estimateHeight(
  entry: EntryView,
  hidden: HiddenView | null,
  columnWidth: number,
  rem: number = usualRem,
): number {
  const scale = rem / usualRem;
  return (hidden ? hiddenRow : entryHeight(entry, columnWidth / scale)) * scale;
}

/** More than one line's height of it. */
const byline = (width: number): number => (width < narrowByline ? handleLine : 0);

function entryHeight({ repostedBy, post }: EntryView, columnWidth: number): number {
  const above = repostedBy ? context : 0;
  if (!post) return frame + above + quoteFrame;
  const width = Math.max(120, columnWidth - besideContent);
  const quoted =
    post.quote?.state === 'shown'
      ? byline(width - besideQuotedByline) + bodyHeight(post.quote.post, width - 2 * gap)
      : 0;
  const quote = post.quote ? quoteFrame + quoted : 0;
  const head = byline(width - besideByline) + (post.replyTo ? context : 0);
  return frame + above + head + bodyHeight(post, width) + quote + ways + gap;
}
