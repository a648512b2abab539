/** What the tests of saved files share: entries with hostile texts, and a reader of CSV that follows RFC 4180. */
import fc from 'fast-check';
import type { EntryView, PostView, Segment } from '../../electron/contract/views/posts.ts';

/** Texts that have broken somebody's file before. */
export const hostileTexts = [
  '=cmd|"/C calc"!A0',
  '+1, "quoted", and\r\na line',
  '@SUM(A1:A9)',
  '-2+3',
  '\t=1',
  '<script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '&lt;b&gt; &amp; "\'',
  '](javascript:alert(1)) [x](http://evil.example)',
  '# heading\n* list\n1. one\n> quoted\n---\n```code```\n| a | b |',
  '\u202egnp.exe\u202c نور دנה',
  '👩‍👩‍👧‍👦 🏳️‍🌈 \ud83d',
  'null \u0000 bell \u0007 escape \u001b[31m',
  'line \u2028 and \u2029 separators',
  '',
  '   leading spaces',
] as const;

/** Any text, the hostile ones often. */
export const anyText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 60 }));

const author = { id: '12', username: 'ada', name: 'Ada', avatar: null, verified: null, protected: false } as const;

export function makePost(change: Partial<PostView> = {}): PostView {
  return {
    id: '1900000000000000001',
    url: 'https://x.com/ada/status/1900000000000000001',
    author,
    createdAt: '2026-11-20T14:02:00.000Z',
    lang: 'en',
    segments: [],
    media: [],
    poll: null,
    counts: null,
    sensitive: false,
    edited: false,
    conversationId: null,
    replyTo: null,
    quote: null,
    ...change,
  };
}

export function makeEntry(change: Partial<PostView> = {}): EntryView {
  const post = makePost(change);
  return { id: post.id, createdAt: post.createdAt, repostedBy: null, post, unavailable: null };
}

/** An entry that says this, and whose author is called so. */
export function entryOf(text: string, name = 'Ada'): EntryView {
  const segments = text
    .split('\n')
    .flatMap((line, index): Segment[] => [
      ...(index === 0 ? [] : [{ kind: 'break' } as const]),
      { kind: 'text', text: line },
    ]);
  return makeEntry({ segments, author: { ...author, name } });
}

/** @returns rows of cells @throws on what no reader of CSV could take */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`no cell at ${at}: ${text.slice(at, at + 40)}`);
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
