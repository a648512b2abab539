/**
 * What is known of limits, from one run of Pinion to the next: a service goes on counting while Pinion is closed, so a
 * limit that was used up before must not be met again after. Nothing of it is secret, and losing it costs a refusal at
 * most: whatever cannot be read is ignored.
 */
import { z } from 'zod';
import { accountIdSchema, askedSchema } from '../contract/calls.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { KeptScope } from './windows.ts';

/** Where it is kept. */
export interface KeptFile {
  /** @returns what was written last, unchecked; null when there is nothing, or nothing that can be read */
  read(): unknown;
  /**
   * Replaces what is kept. @param content null when there is nothing to keep
   * @throws when the disk refuses
   */
  write(content: KeptLimits | null): void;
}

export interface KeptLimits {
  version: 1;
  /** Milliseconds since 1970, by this computer's clock. */
  writtenAt: number;
  /** The API key of each account: what it shares with others is shown to it too. */
  keys: { accountId: AccountId; keyId: string }[];
  scopes: KeptScope[];
}

/** Far more than anybody's accounts come to. */
const most = 5_000;

const count = z.number().int().min(0);

const content: z.ZodType<KeptLimits> = z.strictObject({
  version: z.literal(1),
  writtenAt: count,
  keys: z.array(z.strictObject({ accountId: accountIdSchema, keyId: z.string() })).max(most),
  scopes: z
    .array(
      z.strictObject({
        owner: z.string(),
        asked: askedSchema,
        windows: z.array(
          z.strictObject({
            family: z.enum(['15-minutes', 'user-24-hours', 'app-24-hours']),
            limit: count,
            remaining: count,
            resetAt: z.number(),
          }),
        ),
        refusals: count,
        pausedUntil: z.number(),
      }),
    )
    .max(most),
});

/**
 * Reads what an earlier run has kept. A clock that was set back since then moves its times by as much.
 * @param now milliseconds since 1970
 * @returns null when there is nothing that can be used
 */
export function readKept(kept: unknown, now: number): Pick<KeptLimits, 'keys' | 'scopes'> | null {
  const read = content.safeParse(kept);
  if (!read.success) return null;
  const back = Math.max(0, read.data.writtenAt - now);
  return {
    keys: read.data.keys,
    scopes: read.data.scopes.map((scope) => ({
      ...scope,
      windows: scope.windows.map((window) => ({ ...window, resetAt: window.resetAt - back })),
      pausedUntil: scope.pausedUntil - back,
    })),
  };
}

/** Every answer changes what is known: so long at most it is kept in memory only. */
const writeAfterMs = 30_000;

export interface Keeper {
  /** Something has changed: it is written a while later, together with whatever else changes until then. */
  changed(): void;
  /** Writes at once: something is used up, or is to be forgotten. */
  write(): void;
  /** Writes for the last time, which also drops what is over. */
  close(): void;
}

/** @param write writes what is known at that moment; does not throw */
export function createKeeper(setTimer: (ms: number, callback: () => void) => () => void, write: () => void): Keeper {
  let stopTimer: (() => void) | null = null;
  let closed = false;
  const writeNow = (): void => {
    stopTimer?.();
    stopTimer = null;
    if (!closed) write();
  };
  return {
    changed() {
      if (!closed) stopTimer ??= setTimer(writeAfterMs, writeNow);
    },
    write: writeNow,
    close() {
      writeNow();
      closed = true;
    },
  };
}
