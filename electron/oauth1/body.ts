/**
 * Reads the body of an OAuth answer. X answers as form, JSON, two kinds of XML or plain text, and labels most of them
 * `text/html`, so the body itself decides and the content type is not looked at.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { EncodingError, parseQuery } from './signature.ts';

/** What every format boils down to. */
export interface OAuthBody {
  /** Named values of a success, such as `oauth_token`. */
  fields: ReadonlyMap<string, string>;
  /** The service's error codes, in their order. */
  codes: readonly number[];
  /** Text of errors, only to be searched for known phrases and never to be passed on. */
  errorText: string;
}

/** Larger bodies are no OAuth answers, and are not worth a parser's time. */
const MAX_LENGTH = 64 * 1024;

const body = (parts: Partial<OAuthBody>): OAuthBody => ({ fields: new Map(), codes: [], errorText: '', ...parts });

/** @returns null for what is none of the formats: a web page, a truncated or oversized body */
export function readBody(text: string): OAuthBody | null {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed.length > MAX_LENGTH) {
    return null;
  }
  if (/^[{["]/.test(trimmed)) {
    return readJson(trimmed);
  }
  if (trimmed.startsWith('<')) {
    return readXml(trimmed);
  }
  return /^[\w.~%-]+=/.test(trimmed) ? readForm(trimmed) : body({ errorText: trimmed });
}

function readForm(text: string): OAuthBody | null {
  try {
    const pairs = parseQuery(text);
    const fields = new Map(pairs);
    // Two values for one name: nobody can say which one is meant.
    const contradictory = pairs.some(([name, value]) => fields.get(name) !== value);
    return contradictory ? null : body({ fields });
  } catch (error) {
    if (error instanceof EncodingError) {
      return null;
    }
    throw error;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** A code as number or decimal string; everything else is no code. */
function codeOf(value: unknown): number[] {
  const digits = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d{1,6}$/.test(digits) ? [Number(digits)] : [];
}

const isText = (value: unknown): value is string => typeof value === 'string';

function readJson(text: string): OAuthBody | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value)) {
    return isText(value) ? body({ errorText: value }) : null;
  }
  const errors = asArray(value['errors']);
  const records = [value, ...errors].filter(isRecord);
  return body({
    fields: new Map(
      Object.entries(value).flatMap(([name, field]) =>
        isText(field) || typeof field === 'number' || typeof field === 'boolean' ? [[name, String(field)]] : [],
      ),
    ),
    codes: records.flatMap((record) => codeOf(record['code'])),
    errorText: [...errors, ...records.flatMap((record) => ['message', 'error', 'detail'].map((name) => record[name]))]
      .filter(isText)
      .join('\n'),
  });
}

/** Every element becomes an array or a string, so that one error and several read alike. */
const xmlParser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => name === 'error',
});

/** `<errors><error code="32">…</error></errors>` today, `<hash><error>…</error></hash>` in older answers. */
function readXml(text: string): OAuthBody | null {
  // A document type belongs to a web page, and declared entities have no place in an answer.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) {
    return null;
  }
  let document: unknown;
  try {
    document = XMLValidator.validate(text) === true ? xmlParser.parse(text) : null;
  } catch {
    return null; // The parser refuses hostile documents, such as very deep ones.
  }
  const root = isRecord(document) ? (document['errors'] ?? document['hash']) : undefined;
  if (!isRecord(root)) {
    return null;
  }
  const errors = asArray(root['error']);
  return body({
    fields: new Map(Object.entries(root).flatMap(([name, field]) => (isText(field) ? [[name, field]] : []))),
    codes: errors.filter(isRecord).flatMap((error) => codeOf(error['@code'])),
    errorText: errors
      .map((error) => (isRecord(error) ? error['#text'] : error))
      .filter(isText)
      .join('\n'),
  });
}
