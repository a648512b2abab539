/** What every endpoint of API v1.1 works with. */
import { type Answer, type BilledKind, jsonText } from '../../http/messages.ts';
import type { Settings } from '../../settings.ts';
import type { SampleAccount } from '../../world/people.ts';
import type { PostRef } from '../../world/slots.ts';
import type { World } from '../../world/world.ts';
import type { Limits } from '../limits.ts';
import { look, type Sight } from '../visibility.ts';

export interface Call {
  world: World;
  settings: Settings;
  limits: Limits;
  /** `nobody` for the app's own token. */
  viewer: SampleAccount;
  origin: string;
  /** Milliseconds since 1970. */
  now: number;
  path: string;
  /** The parts of the path that stand for ids. */
  named: readonly string[];
  /** Of query and form body. */
  parameters: ReadonlyMap<string, string>;
}

export const lookFor = ({ world, settings, viewer }: Call, ref: PostRef): Sight => look(world, settings, viewer, ref);

/** Ids are written as numbers, in full: no control character begins a text of the sample world. */
const MARK = '\u0000';
const MARKED = /"\\u0000([0-9]+)"/g;

/** A 200. Whole numbers that JavaScript cannot hold are given as `bigint`. */
export function answer(value: unknown, read?: { kind: BilledKind; ids: readonly string[] }): Answer {
  const text = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${MARK}${inner}` : inner));
  return { ...jsonText(200, text.replace(MARKED, '$1')), ...(read ? { read } : {}) };
}

/** `true`, `t` and `1` are yes, anything else is no. @param otherwise without the parameter */
export function flag({ parameters }: Call, name: string, otherwise: boolean): boolean {
  const value = parameters.get(name);
  return value === undefined ? otherwise : ['true', 't', '1'].includes(value.toLowerCase());
}

/** A count is an upper bound: what is too much becomes the most there is, what is no number the default. */
export function count({ parameters }: Call, { otherwise, most }: { otherwise: number; most: number }): number {
  const value = parameters.get('count') ?? '';
  return /^[0-9]{1,9}$/.test(value) && Number(value) > 0 ? Math.min(Number(value), most) : otherwise;
}

/** @returns null without the parameter, and for what is no id */
export function id({ parameters }: Call, name: string): bigint | null {
  const value = parameters.get(name) ?? '';
  return /^[0-9]{1,19}$/.test(value) ? BigInt(value) : null;
}
