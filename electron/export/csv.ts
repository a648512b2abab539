/** A table for spreadsheet programs: RFC 4180 in UTF-8, with the mark by which Excel recognises UTF-8. */
import { stringify } from 'csv-stringify/sync';
import { type FileFormat, gapText, readable, type SavedEntry } from './format.ts';
import { type PostRecord, toRecord } from './record.ts';

/** Several values in one cell. */
const separator = ' ';

type Cell = string | number | null;

/**
 * Every column with its value. The address comes early because spreadsheet programs round long numbers such as ids,
 * and the address holds the id unharmed.
 */
const columns: Readonly<Record<string, (post: PostRecord, entry: SavedEntry) => Cell>> = {
  id: ({ id }) => id,
  url: ({ url }) => url,
  created_at: (post) => post.created_at,
  author_username: ({ author }) => author?.username ?? null,
  author_name: ({ author }) => author?.name ?? null,
  author_id: ({ author }) => author?.id ?? null,
  text: ({ text }) => text,
  lang: ({ lang }) => lang,
  reposted_by_username: (post) => post.reposted_by?.username ?? null,
  reposted_by_name: (post) => post.reposted_by?.name ?? null,
  reposted_at: (post) => post.reposted_by?.reposted_at ?? null,
  links: ({ links }) => links.join(separator),
  hashtags: ({ hashtags }) => hashtags.join(separator),
  mentions: ({ mentions }) => mentions.join(separator),
  media: ({ media }) => media.flatMap(({ url }) => url ?? []).join(separator),
  media_descriptions: ({ media }) => media.flatMap(({ alt }) => alt ?? []).join('\n'),
  poll: ({ poll }) => poll?.options.map(({ label, votes }) => `${label}: ${votes}`).join('\n') ?? null,
  replies: ({ counts }) => counts?.replies ?? null,
  reposts: ({ counts }) => counts?.reposts ?? null,
  quotes: ({ counts }) => counts?.quotes ?? null,
  likes: ({ counts }) => counts?.likes ?? null,
  bookmarks: ({ counts }) => counts?.bookmarks ?? null,
  views: ({ counts }) => counts?.views ?? null,
  reply_to_id: (post) => post.reply_to?.id ?? null,
  reply_to_username: (post) => post.reply_to?.username ?? null,
  quoted_id: ({ quoted }) => quoted?.id ?? null,
  quoted_url: ({ quoted }) => quoted?.url ?? null,
  quoted_username: ({ quoted }) => quoted?.author?.username ?? null,
  quoted_text: ({ quoted }) => quoted?.text ?? null,
  conversation_id: (post) => post.conversation_id,
  edited: ({ edited }) => (edited ? 'yes' : 'no'),
  sensitive: ({ sensitive }) => (sensitive ? 'yes' : 'no'),
  unavailable: ({ unavailable }) => unavailable,
  gap_below: (_post, { gapBelow }) => (gapBelow ? gapText(gapBelow) : null),
};

const rows = (cells: readonly (readonly Cell[])[]): string =>
  stringify(
    cells.map((row) => row.map((cell) => (typeof cell === 'string' ? readable(cell) : cell))),
    // A cell that begins like a formula gets an apostrophe, so that opening the file never runs anything.
    // Left to itself, the writer quotes only its own kind of line end.
    { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ },
  );

export const csv: FileFormat = {
  extension: 'csv',
  start: () => `\ufeff${rows([Object.keys(columns)])}`,
  posts: (entries) =>
    rows(
      entries.map((entry) => {
        const post = toRecord(entry);
        return Object.values(columns).map((cell) => cell(post, entry));
      }),
    ),
  end: () => '',
};
