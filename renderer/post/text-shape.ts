/** Facts about a post's text that its look depends on. Pure. */
import type { Segment } from '../../electron/contract/views/posts.ts';

/** A text with more lines than this is folded ... */
const longestUnfolded = 14;
/** ... to this many. Keep in step with `.folded` in post-text.module.css. */
export const foldedLines = 10;

/** Letters in a line of a wide column, on average. */
const lettersPerLine = 66;

/** Scripts whose letters are about twice as wide as Latin ones. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The text as a person would read it out. */
export function plainText(segments: readonly Segment[]): string {
  return segments
    .map((segment) => (segment.kind === 'break' ? '\n' : segment.text))
    .join('')
    .trim();
}

/** @returns the hashtags of a text without their sign, each once however it is written, in order */
export function hashtagsOf(segments: readonly Segment[]): string[] {
  const tags = new Map<string, string>();
  for (const segment of segments) {
    const name = segment.kind === 'hashtag' ? segment.tag.toLocaleLowerCase() : '';
    if (segment.kind === 'hashtag' && !tags.has(name)) tags.set(name, segment.tag);
  }
  return [...tags.values()];
}

/** About how many lines a text takes when this many letters fit into one. */
export function lineCount(segments: readonly Segment[], letters: number = lettersPerLine): number {
  if (segments.length === 0) return 0;
  return plainText(segments)
    .split('\n')
    .reduce((lines, line) => {
      const length = wide.test(line) ? line.length * 1.8 : line.length;
      return lines + Math.max(1, Math.ceil(length / letters));
    }, 0);
}

/** Decided by the text alone, not by its size on the screen, so that a row does not change when it is measured. */
export const isLongText = (segments: readonly Segment[]): boolean => lineCount(segments) > longestUnfolded;

/**
 * The language for the `lang` attribute. X marks texts without a language (only links, only emoji, unknown) with codes
 * that are no languages, and uses two withdrawn codes.
 * @returns a canonical BCP 47 tag, or undefined
 */
export function textLanguage(lang: string | null): string | undefined {
  if (lang === null || /^(q[a-z]{2}|und|zxx)$/.test(lang)) return undefined;
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang) ? Intl.getCanonicalLocales(lang)[0] : undefined;
}
