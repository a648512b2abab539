/** The result of one check. */
import type { AppError, ErrorAction, ErrorCode } from '../contract/errors.ts';

export interface Finding {
  state: 'good' | 'attention' | 'bad' | 'skipped';
  message: string;
  /** The sentence for the report, where it must say less. */
  reported?: string;
  action: ErrorAction;
  details: AppError['details'] | null;
  /** The failure behind it. */
  code: ErrorCode | null;
}

const plain = (state: Finding['state'], message: string): Finding => ({
  state,
  message,
  action: { kind: 'none' },
  details: null,
  code: null,
});

export const good = (message: string): Finding => plain('good', message);
export const skipped = (message: string): Finding => plain('skipped', message);
export const attention = (message: string, action: ErrorAction): Finding => ({
  ...plain('attention', message),
  action,
});
export const bad = (message: string, action: ErrorAction): Finding => ({ ...plain('bad', message), action });
