/**
 * Chooses the version of X's API for an app key: the one that the person wants, or whichever is open to the app. v2 is
 * asked first; only when it says that the app is not enrolled, v1.1 is asked the same question, and kept once it answers.
 */
import type { Dialect, DialectChoice } from '../../contract/views/keys.ts';
import type { XClient } from '../client.ts';
import type { Speaker, Told } from './speaker.ts';
import { createV1 } from './v1.ts';
import { createV2 } from './v2.ts';

export interface Dialects {
  /**
   * Asks in the version that works.
   * @returns the answer; where both versions are closed, what the first one said
   */
  ask<T>(question: (speaker: Speaker) => Promise<Told<T>>): Promise<Told<T>>;
  /** The version in use now. */
  speaks(): Dialect;
}

/** @param onSpeaks told when `automatic` has found another version open than the one that was in use */
export function createDialects(
  client: XClient,
  choice: DialectChoice,
  onSpeaks: (dialect: Dialect) => void = () => undefined,
): Dialects {
  const speakers: Record<Dialect, Speaker> = { v2: createV2(client), 'v1.1': createV1(client) };
  let current: Dialect = choice === 'automatic' ? 'v2' : choice;
  return {
    async ask(question) {
      const used = current;
      const first = await question(speakers[used]);
      if (choice !== 'automatic' || first.ok || !first.closed) return first;
      const other: Dialect = used === 'v2' ? 'v1.1' : 'v2';
      const second = await question(speakers[other]);
      if (!second.ok) return second.closed ? first : second;
      if (current !== other) {
        current = other;
        onSpeaks(other);
      }
      return second;
    },
    speaks: () => current,
  };
}
