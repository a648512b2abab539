/**
 * Main's side of every call: sender, name and argument are checked before a handler sees anything, and every outcome,
 * a thrown one too, is a typed answer.
 */
import { type CallAnswers, type CallName, callSchemas, type ParsedArgument } from './calls.ts';
import { appError, fail, type Result } from './errors.ts';

export type Handlers = {
  [Name in CallName]: (
    argument: ParsedArgument<Name>,
  ) => Promise<Result<CallAnswers[Name]>> | Result<CallAnswers[Name]>;
};

/** Who sent a call, as the shell knows it (never as the page says it). */
export interface Sender {
  /** Origin of the calling frame, for example `pinion://app`. */
  origin: string;
  isMainFrame: boolean;
}

export interface DispatchOptions {
  handlers: Handlers;
  /** The rule of `security/sender-guard.ts`. */
  isTrusted(sender: Sender): boolean;
  /** Told of refusals and unexpected failures. Must not receive arguments: they may hold secrets. */
  report(event: { kind: 'refused' | 'unknown' | 'invalid' | 'failed'; name: string; cause?: unknown }): void;
}

export type Dispatch = (sender: Sender, name: unknown, argument: unknown) => Promise<Result<unknown>>;

/** @returns the one function that a shell hands every call to */
export function makeDispatch({ handlers, isTrusted, report }: DispatchOptions): Dispatch {
  return async (sender, name, argument) => {
    const shownName = typeof name === 'string' ? name.slice(0, 40) : typeof name;
    if (!isTrusted(sender)) {
      report({ kind: 'refused', name: shownName });
      return fail(appError('call-refused'));
    }
    if (typeof name !== 'string' || !Object.hasOwn(callSchemas, name)) {
      report({ kind: 'unknown', name: shownName });
      return fail(appError('call-unknown'));
    }
    const call = name as CallName;
    const parsed = callSchemas[call].safeParse(argument);
    if (!parsed.success) {
      report({ kind: 'invalid', name: call });
      return fail(appError('call-invalid'));
    }
    try {
      const handler = handlers[call] as (value: unknown) => Promise<Result<unknown>> | Result<unknown>;
      return await handler(parsed.data);
    } catch (cause) {
      report({ kind: 'failed', name: call, cause });
      return fail(appError('unexpected', { kind: 'retry' }));
    }
  };
}
