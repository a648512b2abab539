/** Code that most runs never need, loaded when it is first called for: starting is faster without it. */
import type { CallName } from '../contract/calls.ts';
import type { Handlers } from '../contract/dispatch.ts';

/** @returns a function that loads once; a failure to load is met again at the next call */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = null;
      throw cause;
    });
    return loading;
  };
}

/** Handlers of these calls, from code that is loaded at the first of them. */
export function lazily<Name extends CallName>(
  names: readonly Name[],
  load: () => Promise<Pick<Handlers, Name>>,
): Pick<Handlers, Name> {
  const loaded = once(load);
  const handlers = names.map((name) => [
    name,
    async (argument: unknown) => {
      const handler = (await loaded())[name] as (value: unknown) => unknown;
      return handler(argument);
    },
  ]);
  return Object.fromEntries(handlers) as Pick<Handlers, Name>;
}
