/** Reads and checks query parameters. Everything that is wrong is collected, as the service reports all at once. */
import { EncodingError, parseQuery } from '../../oauth1/signature.ts';
import type { BadParameter } from './problems.ts';

/** Every parameter has at most one value: the service refuses repeated names. */
export type Parameters = ReadonlyMap<string, string>;

export interface Checked {
  parameters: Parameters;
  bad: BadParameter[];
}

export function readParameters(search: string, allowed: readonly string[]): Checked {
  const parameters = new Map<string, string>();
  const bad: BadParameter[] = [];
  let pairs: [string, string][];
  try {
    pairs = parseQuery(search);
  } catch (error) {
    if (error instanceof EncodingError) {
      return { parameters, bad: [{ name: 'query', values: [], message: 'The query string cannot be decoded' }] };
    }
    throw error;
  }
  for (const [name, value] of pairs) {
    if (parameters.has(name)) {
      bad.push({ name, values: [value], message: 'Duplicate parameters are not allowed' });
    } else if (!allowed.includes(name)) {
      bad.push({
        name,
        values: [value],
        message: `The query parameter [${name}] is not one of [${allowed.join(',')}]`,
      });
    } else {
      parameters.set(name, value);
    }
  }
  return { parameters, bad };
}

const invalid = (name: string, value: string, why: string): BadParameter => ({
  name,
  values: [value],
  message: `The \`${name}\` query parameter value [${value}] ${why}`,
});

/** Reads one parameter after the other; the first value of a pair of calls that fails is reported by `bad`. */
export interface Reader {
  number(name: string, range: { least: number; most: number; otherwise: number }): number;
  id(name: string): bigint | null;
  /** ISO 8601 with seconds, in UTC. @returns milliseconds since 1970 */
  time(name: string): number | null;
  list(name: string): readonly string[];
  /** A list whose items must match, with 1 to 100 of them. */
  required(name: string, pattern: RegExp): readonly string[];
}

const MAX_ITEMS = 100;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;
/** The service knows nothing before this. */
const EARLIEST_MS = Date.UTC(2010, 10, 6);

export const ID_PATTERN = /^[0-9]{1,19}$/;
export const USERNAME_PATTERN = /^[A-Za-z0-9_]{1,15}$/;

export function makeReader({ parameters, bad }: Checked): Reader {
  const list = (name: string): readonly string[] => parameters.get(name)?.split(',') ?? [];
  return {
    list,
    number(name, { least, most, otherwise }) {
      const value = parameters.get(name);
      if (value === undefined) {
        return otherwise;
      }
      const number = /^[0-9]{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (!(number >= least && number <= most)) {
        bad.push(invalid(name, value, `is not between ${least} and ${most}`));
        return otherwise;
      }
      return number;
    },
    id(name) {
      const value = parameters.get(name);
      if (value === undefined) {
        return null;
      }
      if (!ID_PATTERN.test(value)) {
        bad.push(invalid(name, value, `does not match ${ID_PATTERN.source}`));
        return null;
      }
      return BigInt(value);
    },
    time(name) {
      const value = parameters.get(name);
      if (value === undefined) {
        return null;
      }
      const ms = TIME.test(value) ? Date.parse(value) : Number.NaN;
      if (!(ms >= EARLIEST_MS)) {
        bad.push(invalid(name, value, 'is not a time of the form YYYY-MM-DDTHH:mm:ssZ after 2010-11-06T00:00:00Z'));
        return null;
      }
      return ms;
    },
    required(name, pattern) {
      const value = parameters.get(name);
      const items = list(name);
      if (value === undefined || value === '') {
        bad.push({ name, values: [], message: `The \`${name}\` query parameter can not be empty` });
      } else if (items.length > MAX_ITEMS) {
        bad.push({
          name,
          values: items,
          message: `The number of values in the \`${name}\` query parameter list [${items.length}] is not between 1 and ${MAX_ITEMS}`,
        });
      }
      for (const item of items) {
        if (item !== '' && !pattern.test(item)) {
          bad.push(invalid(name, item, `does not match ${pattern.source}`));
        }
      }
      return items;
    },
  };
}
