/**
 * What the body of a refusal says. X answers with JSON problems (RFC 9457), lists of numbered errors, two kinds of XML,
 * plain text, web pages of its edge, or nothing at all.
 */
import { readBody } from '../oauth1/body.ts';
import { either, type JsonObject, objectOf, objectsOf, textOf } from './answers/json.ts';
import { problemType } from './answers/problems.ts';

export interface ErrorFacts {
  /** False for a web page or anything else that is no answer of the API. An empty body is readable. */
  readable: boolean;
  /** Last part of the problem's type. */
  type: string | null;
  title: string | null;
  /** Why an app is refused as a whole, such as `client-not-enrolled`. */
  reason: string | null;
  /** What the problem is about: `tweet`, `post`, `user` or `list`. */
  resource: string | null;
  /** What the problem of a bearer token is called, such as `authenticity_token_error`. */
  labels: readonly string[];
  codes: readonly number[];
  /** Everything that is written, to be searched for known phrases. Never to be shown, as it may repeat anything. */
  text: string;
  /** Parameters of the request that X names in its complaint. */
  parameters: readonly string[];
}

function jsonOf(body: string): JsonObject | null {
  try {
    return objectOf(JSON.parse(body));
  } catch {
    return null;
  }
}

/** Names of parameters: as keys, as a value, or mentioned in a sentence. */
function parametersOf(problems: readonly JsonObject[], text: string): string[] {
  const stated = problems.flatMap((problem) => [
    ...Object.keys(objectOf(problem['parameters']) ?? {}),
    textOf(problem['parameter']) ?? '',
  ]);
  const mentioned = text.match(/\b[a-z]+\.fields\b/g) ?? [];
  return [...new Set([...stated, ...mentioned])].filter((name) => name !== '');
}

/** A list of errors without anything around it reads like one with its name. */
const named = (body: string): string => (/^\s*\[/.test(body) ? `{"errors":${body}}` : body);

/** Reads the body of a refusal in any format. */
export function errorFacts(body: string): ErrorFacts {
  const reading = readBody(named(body));
  const problem = jsonOf(named(body));
  const errors = objectsOf(problem?.['errors']);
  // The body itself is the problem, or it lists problems: then the first one speaks for all.
  const about = problem !== null && either(problem, 'type', 'title') !== undefined ? problem : (errors[0] ?? null);
  const problems = problem === null ? [] : [problem, ...errors];
  const text = reading?.errorText ?? '';
  return {
    readable: reading !== null,
    type: problemType(about?.['type']),
    title: textOf(about?.['title']),
    reason: textOf(about?.['reason']),
    resource: textOf(about?.['resource_type']),
    labels: problems.flatMap((each) => textOf(each['label']) ?? []),
    codes: reading?.codes ?? [],
    text,
    parameters: parametersOf(problems, text),
  };
}
