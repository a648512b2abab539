/** The checks of the setup. */
import type { AppError, ErrorAction } from '../errors.ts';
import type { AccountId } from './ids.ts';

export type HealthCheck = 'clock' | 'network' | 'proxy' | 'key' | 'sign-in' | 'permission' | 'plan' | 'price';

export interface HealthCheckView {
  check: HealthCheck;
  state: 'waiting' | 'running' | 'good' | 'attention' | 'bad' | 'skipped';
  /** What was found, as a sentence; empty while waiting or running. */
  message: string;
  /** What helps. */
  action: ErrorAction;
  details: AppError['details'] | null;
}

/** All checks in their order. They stop at none: what cannot be checked because of an earlier one is skipped. */
export interface HealthView {
  accountId: AccountId | null;
  running: boolean;
  /** ISO time. */
  startedAt: string;
  checks: HealthCheckView[];
}
