/** The page token of a request: reads it, and writes those of the answer. */
import type { Call } from './context.ts';
import type { Cursor } from './paging.ts';

export interface PageToken {
  /** Null for the first page, and for a token that cannot be used, which is reported. */
  cursor: Cursor | null;
  encode(cursor: Cursor): string;
}

/** @param names of the parameter that carries the token; any of them will do */
export function readPageToken({ viewer, path, checked, tokens }: Call, names: readonly string[]): PageToken {
  // Repeating everything else on every page is part of the deal.
  const repeated = [...checked.parameters].filter(([name]) => !names.includes(name) && name !== 'max_results');
  const query = JSON.stringify([viewer.person.id, path, repeated.sort(([a], [b]) => (a < b ? -1 : 1))]);
  const name = names.find((candidate) => checked.parameters.has(candidate));
  const token = name === undefined ? undefined : checked.parameters.get(name);
  const cursor = token === undefined ? null : tokens.decode(token, query);
  if (name !== undefined && token !== undefined && !cursor) {
    checked.bad.push({
      name,
      values: [token],
      message: `The \`${name}\` query parameter value [${token}] is not valid`,
    });
  }
  return { cursor, encode: (next) => tokens.encode(next, query) };
}

/** The part of a counted list that a request asks for, and where its tokens lead. Places are counted from 0. */
export function pageOfCounted(
  token: PageToken,
  total: number,
  size: number,
): { from: number; to: number; meta: { next_token?: string; previous_token?: string } } {
  const from = Math.min(total, token.cursor?.slot ?? 0);
  const to = Math.min(total, from + size);
  return {
    from,
    to,
    meta: {
      ...(to < total ? { next_token: token.encode({ direction: 'older', slot: to }) } : {}),
      ...(from > 0 ? { previous_token: token.encode({ direction: 'newer', slot: Math.max(0, from - size) }) } : {}),
    },
  };
}
