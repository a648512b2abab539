import { errorSentences, practiceErrorSentences } from './messages/errors.ts';

/** Every failure a person can meet, by a stable name. Codes never change meaning; sentences may. */
export type ErrorCode = keyof typeof errorSentences;

/** What the person can do about a failure. The page turns it into one button (or none). */
export type ErrorAction =
  | { kind: 'retry' }
  | { kind: 'sign-in-again' }
  | { kind: 'new-pin' }
  | { kind: 'enter-keys' }
  | { kind: 'wait'; until: string }
  | { kind: 'open-page'; url: string }
  /** The page that runs all checks of the setup. */
  | { kind: 'check-setup' }
  | { kind: 'none' };

/**
 * A failure as a value: what happened (code), one sentence for the person, and what they can do next.
 * `details` is safe to show and to send to a helper: never a secret, a path or a raw body.
 */
export interface AppError {
  code: ErrorCode;
  message: string;
  action: ErrorAction;
  details?: { status?: number; type?: string; transactionId?: string };
}

/** The answer of every call between page and main, and of every fallible function in main. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** A success with its value; `null` where there is nothing to tell. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failure; its type fits every `Result`. */
export const fail = (error: AppError): { ok: false; error: AppError } => ({ ok: false, error });

/**
 * Builds the error for a code with its sentence from the catalogue.
 * @param action what the person can do; defaults to nothing
 */
export function appError(
  code: ErrorCode,
  action: ErrorAction = { kind: 'none' },
  details?: AppError['details'],
): AppError {
  return { code, message: errorSentences[code], action, ...(details ? { details } : {}) };
}

/** An error as it is said about the practice service: the same code and action, in a sentence that does not blame X. */
export function errorAtPractice(error: AppError): AppError {
  const sentences: Partial<Record<ErrorCode, string>> = practiceErrorSentences;
  const message = sentences[error.code];
  return message === undefined ? error : { ...error, message };
}
