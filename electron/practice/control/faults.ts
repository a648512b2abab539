/** Answers that go wrong on purpose, for tests of a client's patience. */
import { type Answer, empty, html, json, type Outcome, plain, problem, xml } from '../http/messages.ts';

/** A canned body, as faults of networks and proxies look. */
export const canned = {
  /** The login page of a hotel network. */
  html: () =>
    html(
      200,
      '<!doctype html><html><head><title>Welcome</title></head><body><p>Please log in to this network.</p></body></html>',
    ),
  xml: () =>
    xml(
      401,
      '<?xml version="1.0" encoding="UTF-8"?><errors><error code="32">Could not authenticate you.</error></errors>',
    ),
  plain: () => plain(401, 'Invalid request token'),
  /** The prepaid credits are used up, as reported until June 2026. */
  credits: () =>
    problem(402, {
      account_id: 1_234_567_890,
      title: 'CreditsDepleted',
      detail: 'Your enrolled account [1234567890] does not have any credits to fulfill this request.',
      type: 'https://api.twitter.com/2/problems/credits',
    }),
  /** The same, as reported from July 2026. */
  'credits-depleted': () =>
    problem(402, {
      title: 'Payment Required',
      detail: 'credits depleted',
      type: 'https://api.x.com/2/problems/credits-depleted',
      status: 402,
    }),
  /** The limit that the owner of the key has set for a billing cycle is reached. */
  'spend-cap': () =>
    problem(403, {
      account_id: 1_234_567_890,
      title: 'SpendCapReached',
      detail: 'Your enrolled account [1234567890] has reached its billing cycle spend cap.',
      type: 'https://api.twitter.com/2/problems/spend-cap-reached',
    }),
  /** 200 with nothing in it. */
  empty: () => empty(200),
  /** The connection ends in the middle of the body. */
  truncated: (): Answer => ({
    ...json(200, { data: [{ id: '1', text: 'This sentence is never finished.' }] }),
    truncated: true,
  }),
  /** The connection ends before any answer. */
  drop: (): Outcome => 'drop',
} as const satisfies Record<string, () => Outcome>;

export interface Fault {
  /** The paths it is for; `*` stands for any characters. Without it: every path. */
  path?: string | undefined;
  canned?: keyof typeof canned | undefined;
  /** Without `canned`: an answer of one's own. Without both `canned` and `status` the right answer is only delayed. */
  status?: number | undefined;
  contentType?: string | undefined;
  body?: string | undefined;
  headers?: Record<string, string> | undefined;
  /** Waits before answering. */
  delayMs?: number | undefined;
  /** How many requests it is for; 1 unless given. */
  times?: number | undefined;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The next fault for this path, used up by this. */
  next(path: string): { outcome: Outcome | null; delayMs: number } | null;
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(path);

function outcomeOf(fault: Fault): Outcome | null {
  if (fault.canned) {
    return canned[fault.canned]();
  }
  if (fault.status === undefined) {
    return null;
  }
  const headers = { 'content-type': fault.contentType ?? 'application/json; charset=utf-8', ...fault.headers };
  return { status: fault.status, headers, body: fault.body ?? '' };
}

export function makeFaults(): Faults {
  let queue: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void queue.push({ fault, left: fault.times ?? 1 }),
    clear() {
      queue = [];
    },
    next(path) {
      const found = queue.find(({ fault }) => matches(fault.path ?? '*', path));
      if (!found) {
        return null;
      }
      found.left -= 1;
      queue = queue.filter(({ left }) => left > 0);
      return { outcome: outcomeOf(found.fault), delayMs: found.fault.delayMs ?? 0 };
    },
  };
}
