/** Refusals of API v1.1. */
import { type Code, failureOf } from '../../codes.ts';
import { type Answer, json } from '../../http/messages.ts';

/** A code of the public list and its sentence. */
export function refusal(code: Code): Answer {
  const { status, message } = failureOf(code);
  return json(status, { errors: [{ code, message }] });
}

/** For timelines of protected and suspended people there is no code. */
export const notAuthorized = (path: string): Answer => json(401, { request: path, error: 'Not authorized.' });
