/** What the checks need from the rest of the app: small questions, each answered by whoever knows. */
import type { Result } from '../contract/errors.ts';
import type { Access } from '../contract/views/accounts.ts';
import type { HealthView } from '../contract/views/health.ts';
import type { AccountId, ServiceId } from '../contract/views/ids.ts';

/** An answer of the service to a request without signature. */
export interface Reached {
  /** Its `Date` header. */
  dateHeader: string | null;
  /** How long it took. */
  milliseconds: number;
}

/** What reading has come to, in US dollars by the price list of `pricesAsOf` (`2026-08`). */
export interface HealthUsage {
  todayUsd: number;
  monthUsd: number;
  usdPerPost: number;
  pricesAsOf: string;
  /** The daily limit of automatic reading, and what counts towards it. */
  capPosts: number;
  postsToday: number;
}

/**
 * Whose setup is checked, and how. Questions that do not apply are null: without an API key there is no key to check,
 * without a user nobody is signed in.
 */
export interface HealthSubject {
  service: ServiceId;
  /** Null before there is an account. */
  access: Access | null;
  /** Reaches the service's origin, without signature and at no cost; any answer that is the service's will do. */
  reach(signal: AbortSignal): Promise<Result<Reached>>;
  proxyMode(): 'system' | 'manual';
  /** `host:port`; null when the service is reached directly. */
  proxyFor(): Promise<string | null>;
  /** By how much the clock is known to be slow, for a service that does not tell the time. */
  correctedBySeconds(): number;
  /** Whether the service accepts the API key and secret; at no cost. */
  checkKey: ((signal: AbortSignal) => Promise<Result<null>>) | null;
  /** Whose sign-in this is. */
  me: ((signal: AbortSignal) => Promise<Result<{ username: string; canPost: boolean | null }>>) | null;
  /** Reads as little as can be read. `billed` is how many posts that were not read today before. */
  tryPlan: ((signal: AbortSignal) => Promise<Result<{ billed: number }>>) | null;
  /** Null before anything is counted. */
  usage(): HealthUsage | null;
}

export interface HealthPorts {
  /** Milliseconds since 1970 by this computer's clock. */
  now(): number;
  /** For the report: version of Pinion, kind of shell, name and version of the operating system. */
  about: { version: string; shell: string; system: string };
  subject(accountId: AccountId | null): HealthSubject;
  onChange(view: HealthView): void;
  /** A question that was not answered but thrown back. */
  onUnexpected(cause: unknown): void;
}
