/** What a kind of file has to offer: its parts as text, so that a file of any length is made piece by piece. */
import { exported as words } from '../contract/messages/dialogs.ts';
import type { EntryView } from '../contract/views/posts.ts';
import type { GapRowView } from '../contract/views/timelines.ts';

/** Posts that were never read: between which moments, and how many they may be. */
export type GapBelow = Pick<GapRowView, 'from' | 'to' | 'estimate'>;

/** An entry as it is saved, with the hole in what was read that follows it, if any. */
export interface SavedEntry extends EntryView {
  gapBelow?: GapBelow | null;
}

/** What stands at the head of a file. */
export interface About {
  /** What is saved, as a person calls it. */
  title: string;
  /** ISO 8601. */
  savedAt: string;
  /** How many posts will follow. */
  total: number;
}

export interface FileFormat {
  /** Without the dot. */
  extension: string;
  start(about: About): string;
  /** @param index how many posts came before these */
  posts(entries: readonly SavedEntry[], index: number): string;
  end(): string;
}

/** Signs that some programs take for the end of a file or that no text should hold; tabs and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text that every program can read. JSON does not need it, as it has a way of writing every sign. */
export const readable = (text: string): string => text.replace(invisible, '');

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** A moment that means the same wherever the file is read. @param iso ISO 8601 */
export const utcText = (iso: string): string => `${moment.format(new Date(iso))} UTC`;

/** A hole in words. */
export function gapText({ from, to, estimate }: GapBelow): string {
  const missing = words.missing(estimate);
  return from === null || to === null ? missing : words.missingBetween(missing, utcText(from), utcText(to));
}
