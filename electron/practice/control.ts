/**
 * The control endpoint: `POST` of one command as JSON, such as `{"command":"newPosts","count":5}`, guarded by a token,
 * for tests that drive the service from another process. What each command does is said at `Control`.
 */
import { z } from 'zod';
import type { Control } from './control/commands.ts';
import { canned } from './control/faults.ts';
import { type Answer, json, plain, type Received } from './http/messages.ts';
import { sameText } from './oauth/keys.ts';
import { defaultLimits } from './settings.ts';

export const CONTROL_PATH = '/control';

const count = z.number().int().min(0).max(1_000_000);
const endpoint = z.enum(Object.keys(defaultLimits) as [keyof typeof defaultLimits]);
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
  z.strictObject({ command: named('accessLevel'), level: z.enum(['read', 'read-write']) }),
  z.strictObject({ command: named('bookmarks'), open: z.boolean() }),
  z.strictObject({ command: named('homeDepth'), posts: count.nullable() }),
  z.strictObject({ command: named('clock'), offsetSeconds: z.number() }),
  z.strictObject({ command: named('down'), down: z.boolean() }),
  z.strictObject({
    command: named('fault'),
    path: z.string().optional(),
    canned: z.enum(Object.keys(canned) as [keyof typeof canned]).optional(),
    status: z.number().int().min(200).max(599).optional(),
    contentType: z.string().optional(),
    body: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    delayMs: milliseconds.optional(),
    times: count.optional(),
  }),
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
    perWindow: z.partialRecord(endpoint, count).optional(),
    windowSeconds: z.number().min(0).optional(),
    body: z.enum(['problem', 'codes', 'usage-cap']).optional(),
  }),
  z.strictObject({ command: named('format'), format: z.enum(['auto', 'json', 'xml', 'plain']) }),
  z.strictObject({ command: named('deletePosts'), ids: z.array(z.string()) }),
  z.strictObject({ command: named('revoke'), userId: z.string() }),
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
    return parsed.success ? json(200, carryOut(control, parsed.data)) : plain(400, z.prettifyError(parsed.error));
  };
}
