/** Finds the answers in a recorded file, however they were wrapped. */
import { constants } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { isRaw, type Raw, raw } from './raw.ts';

/** One answer of a file, or why there is none. */
export type RecordedBody = { url: string; body: unknown } | { skipped: string };

/** How often text is looked into: JSON in a string, in base64, in gzip. */
const DEEPEST = 4;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** One JSON value on each line, as streams are recorded. */
function parsedLines(text: string): unknown[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const values = lines.map(parsed);
  return lines.length > 1 && values.every(isRaw) ? values : undefined;
}

/** What packed bytes may stand for: themselves, or what any known way of packing makes of them. */
function readings(bytes: Buffer): string[] {
  return [(plain: Buffer) => plain, gunzipSync, inflateSync, brotliDecompressSync].flatMap((unpack) => {
    try {
      return [unpack(bytes).toString('utf8')];
    } catch {
      return [];
    }
  });
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The JSON that a body's text stands for; undefined when it is none. */
function textBody(text: string, depth: number): unknown {
  if (depth > DEEPEST) return undefined;
  const value = parsed(text);
  if (typeof value === 'string') return textBody(value, depth + 1);
  if (value !== undefined) return value;
  const packed = text.replace(/\s/g, '');
  const isBase64 = packed.length >= 8 && packed.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(packed);
  // Bytes may also have been written as one character each.
  const bytes = Buffer.from(isBase64 ? packed : text, isBase64 ? 'base64' : 'latin1');
  if (!isBase64 && !isGzip(bytes)) return parsedLines(text);
  return readings(bytes)
    .map((reading) => textBody(reading, depth + 1))
    .find((found) => found !== undefined);
}

/** A body as recorders write it: the JSON itself, text, bytes in base64, or one of these under a name. */
function bodyOf(body: unknown): unknown {
  if (typeof body === 'string') return textBody(body, 0);
  if (!isRaw(body)) return body;
  const inner = body['string'] ?? body['base64_string'] ?? body['text'];
  const isWrapper = Object.keys(body).every((key) =>
    ['string', 'base64_string', 'encoding', 'text', 'mimeType', 'size', 'compression'].includes(key),
  );
  return isWrapper && typeof inner === 'string' ? textBody(inner, 0) : body;
}

function exchangeBody(exchange: Raw): RecordedBody {
  const response = raw(exchange['response']);
  const request = raw(exchange['request']);
  const { status } = response;
  // Some write the reason behind it: `404 Not Found`.
  const code = Number.parseInt(String(isRaw(status) ? status['code'] : (status ?? response['status_code'])), 10);
  if (code >= 400) return { skipped: `an error answer (${code})` };
  const content = response['body'] ?? response['content'];
  if (content === undefined || content === null || content === '') return { skipped: 'an answer without body' };
  const body = bodyOf(content);
  if (body === undefined) return { skipped: 'a body that is not JSON' };
  return { url: String(request['url'] ?? request['uri'] ?? ''), body };
}

const isExchange = (value: unknown): value is Raw => isRaw(value) && isRaw(value['response']);

/** The answers in a parsed file: a list of exchanges, a recorder's own wrapper around one, one exchange, or an answer. */
function answersIn(value: unknown): RecordedBody[] {
  const exchanges = (list: unknown[]): RecordedBody[] =>
    list.map((each) => (isExchange(each) ? exchangeBody(each) : { skipped: 'a request without answer' }));
  if (Array.isArray(value) && value.some(isExchange)) return exchanges(value);
  if (isRaw(value)) {
    const wrapped = value['interactions'] ?? value['http_interactions'] ?? raw(value['log'])['entries'];
    if (Array.isArray(wrapped) && wrapped.some(isExchange)) return exchanges(wrapped);
    if (isExchange(value)) return [exchangeBody(value)];
  }
  return [{ url: '', body: value }];
}

/** Some programs on Windows write UTF-16, with a mark in front. */
const textOf = (bytes: Buffer): string => bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');

/**
 * The answers that a file holds.
 * @param name only tells what to say of a file that is no JSON
 */
export function bodiesIn(name: string, content: Uint8Array): RecordedBody[] {
  const bytes = Buffer.from(content);
  if (bytes.length > constants.MAX_STRING_LENGTH) return [{ skipped: 'too large' }];
  const text = (isGzip(bytes) ? readings(bytes).at(-1) : textOf(bytes))?.replace(/^\uFEFF/, '') ?? '';
  if (text.trim() === '') return [{ skipped: 'empty' }];
  const value = textBody(text, 0);
  if (Array.isArray(value) && parsed(text) === undefined && value.length > 1 && !value.some(isExchange)) {
    return value.map((body) => ({ url: '', body }));
  }
  if (value !== undefined) return answersIn(value);
  return [{ skipped: /\.json/i.test(name) || /^[{[]/.test(text.trim()) ? 'broken JSON' : 'not JSON' }];
}
