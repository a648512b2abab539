/**
 * The control endpoint: `POST` of one command as JSON, such as `{"command":"newPosts","count":5}`, guarded by a token,
 * for tests that drive the service from another process. What each command does is said at `Control`.
 */
import { z } from 'zod';
import { codes } from './codes.ts';
import type { Control } from './control/commands.ts';
import { alterations } from './control/faults/alterations.ts';
import { canned } from './control/faults/canned.ts';
import { problems, typeBases } from './control/faults/problems.ts';
import { endpoints } from './endpoints.ts';
import { type Answer, json, plain, type Received } from './http/messages.ts';
import { sameText } from './oauth/keys.ts';

export const CONTROL_PATH = '/control';

const count = z.number().int().min(0).max(1_000_000);
const endpoint = z.enum(endpoints);
const keyOf = <T extends object>(table: T) => z.enum(Object.keys(table) as (keyof T & string)[]);
const code = z
  .number()
  .refine((number): number is keyof typeof codes => number in codes, { error: 'is not on the list of codes' });
const perEndpoint = z.partialRecord(endpoint, count).optional();
const milliseconds = z.number().min(0).max(86_400_000);
const named = <Name extends keyof Control>(command: Name) => z.literal(command);

const commandSchema = z.discriminatedUnion('command', [
  z.strictObject({ command: named('reset') }),
  z.strictObject({ command: named('newPosts'), count, username: z.string().optional() }),
  z.strictObject({
    command: named('absence'),
    hours: z
      .number()
      .min(0)
      .max(24 * 365),
  }),
  z.strictObject({
    command: named('like'),
    username: z.string().optional(),
    ids: z.array(z.string()).max(200).optional(),
    count: z.number().int().min(0).max(200).optional(),
  }),
  z.strictObject({ command: named('plan'), refused: z.array(endpoint) }),
  z.strictObject({ command: named('enrolled'), v2: z.boolean() }),
  z.strictObject({ command: named('v1'), open: z.boolean() }),
  z.strictObject({ command: named('dialect'), only: z.enum(['legacy', 'new']).nullable() }),
  z.strictObject({ command: named('quiet'), quiet: z.boolean() }),
  z.strictObject({ command: named('accessLevel'), level: z.enum(['read', 'read-write', 'read-write-directmessages']) }),
  z.strictObject({ command: named('bookmarks'), open: z.boolean() }),
  z.strictObject({ command: named('homeDepth'), posts: count.nullable() }),
  z.strictObject({ command: named('clock'), offsetSeconds: z.number() }),
  z.strictObject({ command: named('down'), down: z.boolean() }),
  z.strictObject({
    command: named('fault'),
    path: z.string().optional(),
    method: z.string().optional(),
    user: z.string().optional(),
    skip: count.optional(),
    times: count.optional(),
    canned: keyOf(canned).optional(),
    problem: keyOf(problems).optional(),
    typeBase: keyOf(typeBases).optional(),
    beside: z.boolean().optional(),
    code: code.optional(),
    format: z.enum(['auto', 'json', 'xml', 'xml-old', 'plain', 'single']).optional(),
    redirect: z.strictObject({ status: z.literal([301, 302, 303, 307, 308]).optional(), to: z.string() }).optional(),
    status: z.number().int().min(200).max(599).optional(),
    contentType: z.string().optional(),
    body: z.string().optional(),
    delayMs: milliseconds.optional(),
    headers: z.record(z.string(), z.string().nullable()).optional(),
    alter: keyOf(alterations).optional(),
    page: z.enum(['empty', 'echo']).optional(),
    date: z.union([z.enum(['utc', 'none']), z.strictObject({ offsetSeconds: z.number() })]).optional(),
    encoding: z.enum(['gzip', 'br', 'deflate', 'false-gzip']).optional(),
    drip: z.strictObject({ bytes: z.number().int().min(1), everyMs: milliseconds }).optional(),
    lengthOff: z.number().int().optional(),
  }),
  z.strictObject({ command: named('faultsLeft') }),
  z.strictObject({
    command: named('lifetimes'),
    pinMs: milliseconds.optional(),
    requestTokenMs: milliseconds.optional(),
  }),
  z.strictObject({ command: named('expirePins') }),
  z.strictObject({ command: named('spendPin'), pin: z.string() }),
  z.strictObject({ command: named('authorize'), oauthToken: z.string(), username: z.string() }),
  z.strictObject({
    command: named('limits'),
    all: count.optional(),
    perWindow: perEndpoint,
    perAppWindow: perEndpoint,
    perUserDay: perEndpoint,
    perAppDay: perEndpoint,
    headers: z.boolean().optional(),
    windowSeconds: z.number().min(0).optional(),
    body: z.enum(['problem', 'codes', 'usage-cap']).optional(),
  }),
  z.strictObject({ command: named('format'), format: z.enum(['auto', 'json', 'xml', 'xml-old', 'plain']) }),
  z.strictObject({ command: named('deletePosts'), ids: z.array(z.string()) }),
  z.strictObject({ command: named('revoke'), userId: z.string() }),
  z.strictObject({ command: named('endBearer') }),
  z.strictObject({ command: named('ownToken'), username: z.string() }),
  z.strictObject({
    command: named('rename'),
    userId: z.string(),
    username: z.string().regex(/^[A-Za-z0-9_]{1,15}$/),
  }),
  z.strictObject({ command: named('issuedSecrets') }),
  z.strictObject({ command: named('log') }),
]);

type Command = z.infer<typeof commandSchema>;

function carryOut(control: Control, { command, ...options }: Command): unknown {
  // The schema has matched the options to the command.
  const run = control[command] as (given: typeof options) => unknown;
  return run(options) ?? {};
}

/** @param token what `Authorization: Bearer ...` must carry */
export function makeControlRoute(control: Control, token: string): (request: Received) => Answer {
  return ({ method, headers, body }) => {
    if (method !== 'POST') {
      return plain(405, 'Commands are sent with POST.');
    }
    if (!sameText(token, headers['authorization'] ?? '', `Bearer ${token}`)) {
      return plain(401, 'The token of the control endpoint is missing or wrong.');
    }
    let command: unknown;
    try {
      command = JSON.parse(body);
    } catch {
      return plain(400, 'A command is one JSON object.');
    }
    const parsed = commandSchema.safeParse(command);
    if (!parsed.success) {
      return plain(400, z.prettifyError(parsed.error));
    }
    try {
      return json(200, carryOut(control, parsed.data));
    } catch (error) {
      if (error instanceof RangeError) {
        return plain(400, error.message);
      }
      throw error;
    }
  };
}
