/** Turns posts into a file's text piece by piece, so that neither memory nor the window suffers from long timelines. */
import type { ExportFormat } from '../contract/views/export.ts';
import type { SavedEntry } from './format.ts';
import { fileFormats } from './formats.ts';

export interface SaveExportOptions {
  /** Newest first, or in whatever order they should stand; taken one by one, so they may come from a cursor. */
  records: Iterable<SavedEntry>;
  /** How many there are, for the head of the file and for the progress. */
  total: number;
  format: ExportFormat;
  title: string;
  /** ISO 8601. */
  savedAt: string;
  /** Takes the next piece of the file. What it throws is thrown on. */
  write: (chunk: string) => Promise<void>;
  /** Told after every piece. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Posts in one piece: some tens of kilobytes, a few milliseconds. */
export const postsPerChunk = 100;

/** @returns how many posts were written, or that the signal ended it */
export async function saveExport(
  options: SaveExportOptions,
): Promise<{ state: 'done'; posts: number } | { state: 'cancelled' }> {
  const { records, total, format, title, savedAt, write, onProgress, signal } = options;
  const kind = fileFormats[format];
  let done = 0;
  let waiting: SavedEntry[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await write(kind.posts(waiting, done));
    done += waiting.length;
    waiting = [];
    onProgress?.(done, Math.max(total, done));
  };

  await write(kind.start({ title, savedAt, total }));
  for (const entry of records) {
    if (signal?.aborted) return { state: 'cancelled' };
    waiting.push(entry);
    if (waiting.length === postsPerChunk) await flush();
  }
  if (signal?.aborted) return { state: 'cancelled' };
  await flush();
  await write(kind.end());
  return signal?.aborted ? { state: 'cancelled' } : { state: 'done', posts: done };
}
