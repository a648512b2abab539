/** A file that is either there as a whole or not there at all: what stood in its place stays until the last moment. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { ExportView } from '../contract/views/export.ts';
import { type SaveExportOptions, saveExport } from './save-export.ts';

/** Marks failures of the disk, so that they are told apart from those of whoever makes the content. */
class NotWritten extends Error {}

async function onDisk<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch {
    throw new NotWritten();
  }
}

/**
 * Writes a file beside its place and moves it there when it is complete.
 * @param target absolute path; what is there is replaced
 * @param fill gives the content piece by piece; answers whether to keep it. What it throws is thrown on
 * @returns what `fill` answered; `file-not-written` when the disk refuses
 */
export async function writeWholeFile<Answer extends { keep: boolean }>(
  target: string,
  fill: (write: (chunk: string | Uint8Array) => Promise<void>) => Promise<Answer>,
): Promise<Result<Answer>> {
  const draft = join(dirname(target), `.${basename(target).slice(0, 80)}.${randomBytes(4).toString('hex')}.part`);
  let moved = false;
  try {
    const file = await onDisk(open(draft, 'wx'));
    let answer: Answer;
    try {
      answer = await fill(async (chunk) => {
        await onDisk(file.writeFile(chunk));
      });
      if (answer.keep) await onDisk(file.sync());
    } finally {
      await onDisk(file.close());
    }
    if (answer.keep) {
      await onDisk(rename(draft, target));
      moved = true;
    }
    return ok(answer);
  } catch (cause) {
    if (cause instanceof NotWritten) return fail(appError('file-not-written', { kind: 'retry' }));
    throw cause;
  } finally {
    if (!moved) await rm(draft, { force: true }).catch(() => undefined);
  }
}

export interface ExportFileOptions extends Omit<SaveExportOptions, 'write'> {
  /** Absolute path of the file. */
  path: string;
}

/**
 * Saves posts to a file.
 * @returns the name of the file and how many posts are in it; `export-empty` without posts (no file is made then);
 *   `file-not-written` when the disk refuses
 */
export async function saveExportFile({ path, ...options }: ExportFileOptions): Promise<Result<ExportView>> {
  const written = await writeWholeFile(path, async (write) => {
    const end = await saveExport({ ...options, write });
    return { end, keep: end.state === 'done' && end.posts > 0 };
  });
  if (!written.ok) return written;
  const { end } = written.value;
  if (end.state === 'cancelled') return ok({ state: 'cancelled' });
  return end.posts === 0
    ? fail(appError('export-empty'))
    : ok({ state: 'saved', posts: end.posts, file: basename(path) });
}
