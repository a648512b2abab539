/** Requests as received and answers as sent, as plain values: routes are functions from one to the other. */
import { createHash } from 'node:crypto';

export interface Received {
  method: string;
  /** As sent, for signatures: scheme, received host with port, path and query. */
  url: string;
  path: string;
  /** Without `?`. */
  search: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

/** What reading costs money for. */
export type BilledKind = 'posts' | 'users' | 'lists';

/** How an answer goes over the wire when it should not go as usual. */
export interface Wire {
  /** Announce the whole body, send a part of it, and end the connection. */
  truncated?: boolean;
  /** Send so many bytes, wait, and go on. */
  drip?: { bytes: number; everyMs: number };
  /** The length that is announced is off by this many bytes. */
  lengthOff?: number;
  /** Compressed in this way whatever the request accepts; `false-gzip` says gzip and is not. */
  encoding?: 'gzip' | 'br' | 'deflate' | 'false-gzip';
  /** A Date header other than the right one; null for none. */
  date?: string | null;
}

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
  /** The resources that reading this answer is charged for. */
  read?: { kind: BilledKind; ids: readonly string[] };
  /** The window of requests that counted this one, or refused it. Seconds since 1970. */
  limit?: { refusedBy: string | null; resetAt: number };
  wire?: Wire;
}

/** An answer, or the wish to end the connection without one, or to leave it open without one. */
export type Outcome = Answer | 'drop' | 'hang';

const typed =
  (type: string) =>
  (status: number, body: string, headers: Record<string, string> = {}): Answer => ({
    status,
    headers: { 'content-type': type, ...headers },
    body,
  });

export const html = typed('text/html; charset=utf-8');
export const plain = typed('text/plain; charset=utf-8');
export const xml = typed('application/xml; charset=utf-8');
/** JSON that is text already. */
export const jsonText = typed('application/json; charset=utf-8');
const problemText = typed('application/problem+json; charset=utf-8');

export const json = (status: number, value: unknown, headers?: Record<string, string>): Answer =>
  jsonText(status, JSON.stringify(value), headers);

/** A problem as the whole answer (RFC 9457). */
export const problem = (status: number, value: unknown, headers?: Record<string, string>): Answer =>
  problemText(status, JSON.stringify(value), headers);

export const empty = (status: number): Answer => ({ status, headers: {}, body: '' });

export const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});

/** A source expression of a content security policy that allows exactly this inline script or style. */
export const policyHash = (inline: string): string =>
  `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;
