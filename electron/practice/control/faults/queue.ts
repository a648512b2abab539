/** Answers that go wrong on purpose, for tests of a client's patience. */
import type { PageQuirk } from '../../api/context.ts';
import type { Caller } from '../../api/limits.ts';
import { type Code, type Failure, failureOf } from '../../codes.ts';
import { type Answer, empty, type Outcome, type Received, type Wire, withHeaders } from '../../http/messages.ts';
import { failureAnswer } from '../../oauth/failures.ts';
import type { FailureFormat } from '../../settings.ts';
import { type Alteration, alterations } from './alterations.ts';
import { type Canned, canned } from './canned.ts';
import { type ProblemName, problemAnswer, problemObject, type TypeBase } from './problems.ts';

/** `single`: one object with `error` and `request`, as v1.1 has for some refusals. */
export type CodeFormat = FailureFormat | 'single';

/**
 * What goes wrong, and for whom. Of `canned`, `problem`, `code`, `redirect` and `status` one at most: that is the answer
 * then. Without any of them it is the right answer that is delayed, changed or sent badly. Everything below
 * `delayMs` goes with either.
 */
export interface Fault {
  /** The paths it is for; `*` stands for any characters. Without it: every path. */
  path?: string | undefined;
  method?: string | undefined;
  /** Only for requests with this user's token, or `app` for those with the app's own. */
  user?: Caller | undefined;
  /** So many requests are let through before. */
  skip?: number | undefined;
  /** How many requests it is for; 1 unless given. */
  times?: number | undefined;

  /** A ready-made answer. */
  canned?: Canned | undefined;
  /** A problem of API v2. */
  problem?: ProblemName | undefined;
  /** What the types of problems begin with; `api.twitter.com` unless given. */
  typeBase?: TypeBase | undefined;
  /** A partial problem joins the right answer instead of taking its place. */
  beside?: boolean | undefined;
  /** A code of the public list, */
  code?: Code | undefined;
  /** and how it is written; `json` unless given. */
  format?: CodeFormat | undefined;
  redirect?: { status?: 301 | 302 | 303 | 307 | 308 | undefined; to: string } | undefined;
  /** An answer of one's own; with `problem` or `code`, another status than theirs. */
  status?: number | undefined;
  contentType?: string | undefined;
  body?: string | undefined;

  /** Waits before answering. */
  delayMs?: number | undefined;
  /** Headers besides or instead of the answer's; null leaves one out. */
  headers?: Record<string, string | null> | undefined;
  /** What becomes of the body. */
  alter?: Alteration | undefined;
  /** For pages of posts of API v2; with many `times`, `empty` pages never end. */
  page?: PageQuirk | undefined;
  /** The Date header: with `UTC` at its end, left out, or wrong by so many seconds. */
  date?: 'utc' | 'none' | { offsetSeconds: number } | undefined;
  encoding?: Wire['encoding'] | undefined;
  drip?: Wire['drip'] | undefined;
  lengthOff?: number | undefined;
}

/** A fault as it meets one request. */
export interface MetFault {
  delayMs: number;
  quirk: PageQuirk | null;
  /** The answer in the right one's place; null when the right one is wanted. */
  instead(request: Received): Outcome | null;
  /** What an answer becomes. @param now milliseconds since 1970 */
  finish(outcome: Outcome, now: number): Outcome;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** How many requests the waiting faults are still for. */
  left(): number;
  /** The next fault for this request, used up by this. */
  next(request: Received, user: Caller | null): MetFault | null;
}

const matchesPath = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(path);

const withStatus = (answer: Answer, status: number | undefined): Answer =>
  status === undefined ? answer : { ...answer, status };

function codeAnswer(code: Code, format: CodeFormat, { path, headers }: Received): Answer {
  const failure = failureOf(code);
  if (format === 'single') {
    const { status, message }: Failure = failure;
    return failureAnswer({ status, message }, path, 'json', undefined);
  }
  return failureAnswer(failure, path, format, headers['accept']);
}

function replacement(fault: Fault, request: Received): Outcome | null {
  const { status, redirect } = fault;
  if (fault.canned) {
    return canned[fault.canned]();
  }
  if (fault.problem && !fault.beside) {
    return withStatus(problemAnswer(fault.problem, fault.typeBase ?? 'api.twitter.com'), status);
  }
  if (fault.code !== undefined) {
    return withStatus(codeAnswer(fault.code, fault.format ?? 'json', request), status);
  }
  if (redirect) {
    return withHeaders(empty(redirect.status ?? 302), { location: redirect.to });
  }
  if (status === undefined) {
    return null;
  }
  const contentType = fault.contentType ?? 'application/json; charset=utf-8';
  return { status, headers: { 'content-type': contentType }, body: fault.body ?? '' };
}

function dateOf({ date }: Fault, now: number): Wire['date'] {
  if (date === undefined) {
    return undefined;
  }
  if (date === 'none') {
    return null;
  }
  return date === 'utc'
    ? new Date(now).toUTCString().replace(/GMT$/, 'UTC')
    : new Date(now + date.offsetSeconds * 1000).toUTCString();
}

/** Puts a partial problem beside what else the answer holds. */
function withProblem(text: string, fault: Fault): string {
  if (!fault.problem || !fault.beside) {
    return text;
  }
  const body = JSON.parse(text) as { errors?: unknown[] };
  const added = problemObject(fault.problem, fault.typeBase ?? 'api.twitter.com');
  return JSON.stringify({ ...body, errors: [...(body.errors ?? []), added] });
}

function changed(answer: Answer, fault: Fault, now: number): Answer {
  const text = typeof answer.body === 'string' ? withProblem(answer.body, fault) : answer.body;
  const body = fault.alter && typeof text === 'string' ? alterations[fault.alter](text) : text;
  const given = { ...answer.headers, ...fault.headers };
  const headers = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  );
  const date = dateOf(fault, now);
  const wire: Wire = {
    ...answer.wire,
    ...(date === undefined ? {} : { date }),
    ...(fault.encoding ? { encoding: fault.encoding } : {}),
    ...(fault.drip ? { drip: fault.drip } : {}),
    ...(fault.lengthOff === undefined ? {} : { lengthOff: fault.lengthOff }),
  };
  return { ...answer, headers, body, wire };
}

export function makeFaults(): Faults {
  let queue: { fault: Fault; left: number; skip: number }[] = [];

  const isFor = ({ path, method, user }: Fault, request: Received, caller: Caller | null): boolean =>
    matchesPath(path ?? '*', request.path) &&
    (method === undefined || method === request.method) &&
    (user === undefined || user === caller);

  return {
    add: (fault) => void queue.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 }),
    clear() {
      queue = [];
    },
    left: () => queue.reduce((sum, { left }) => sum + left, 0),
    next(request, user) {
      for (const waiting of queue.filter(({ fault }) => isFor(fault, request, user))) {
        if (waiting.skip > 0) {
          waiting.skip -= 1;
          continue;
        }
        waiting.left -= 1;
        queue = queue.filter(({ left }) => left > 0);
        const { fault } = waiting;
        return {
          delayMs: fault.delayMs ?? 0,
          quirk: fault.page ?? null,
          instead: (received) => replacement(fault, received),
          finish: (outcome, now) => (typeof outcome === 'string' ? outcome : changed(outcome, fault, now)),
        };
      }
      return null;
    },
  };
}
