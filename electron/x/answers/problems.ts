/**
 * Partial errors: an answer with status 200 lists what it could not include. See
 * https://docs.x.com/x-api/fundamentals/response-codes-and-errors.
 */
import type { PostId } from '../../contract/views/ids.ts';
import type { UnavailableReason } from '../../contract/views/posts.ts';
import { idOf, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';

/**
 * The last part of a problem's type address. Its host has changed several times, the last part has not.
 * @returns null for `about:blank`, which says nothing, and for anything that is no type
 */
export function problemType(type: unknown): string | null {
  const segment = /(?:^|[/#])([A-Za-z0-9-]{1,60})$/.exec(textOf(type) ?? '')?.[1];
  return segment ?? null;
}

/** A post that an answer refers to but does not hold. */
export interface MissingPost {
  id: PostId;
  reason: UnavailableReason;
}

/** Problems with single fields of a post that is there, such as private metrics. */
const FIELD_PROBLEMS = new Set(['not-authorized-for-field', 'field-unauthorized', 'field-hydration-failure']);

function reasonOf(problem: JsonObject): UnavailableReason {
  switch (problemType(problem['type'])) {
    case 'not-authorized-for-resource':
      return 'protected';
    case 'resource-not-found':
      // Suspended users share the type of deleted posts; only the title tells them apart.
      return problem['title'] === 'Forbidden' ? 'suspended' : 'deleted';
    default:
      return 'unknown';
  }
}

function isAboutPost(problem: JsonObject): boolean {
  const resource = problem['resource_type'];
  if (resource !== undefined) return resource === 'tweet' || resource === 'post';
  const parameter = textOf(problem['parameter']);
  return parameter === null || /^ids?$|tweet|post/.test(parameter);
}

/** The posts that partial errors name, each once. */
export function missingPosts(answer: unknown): MissingPost[] {
  const missing = new Map<PostId, MissingPost>();
  for (const problem of objectsOf(objectOf(answer)?.['errors'])) {
    const id = idOf(problem['resource_id']) ?? idOf(problem['value']);
    if (id === null || !isAboutPost(problem) || FIELD_PROBLEMS.has(problemType(problem['type']) ?? '')) continue;
    const reason = reasonOf(problem);
    // The same post may be named once for each place that refers to it; a known reason wins.
    if ((missing.get(id)?.reason ?? 'unknown') === 'unknown') missing.set(id, { id, reason });
  }
  return [...missing.values()];
}
