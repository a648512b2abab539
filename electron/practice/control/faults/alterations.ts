/** What becomes of a right answer's body on its way. */

type Json = unknown;

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value that holds no other ones, changed. */
function leaves(value: Json, change: (leaf: Json) => Json): Json {
  if (Array.isArray(value)) {
    return value.map((item) => leaves(item, change));
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, leaves(inner, change)]))
    : change(value);
}

/** Every object, changed, from the inside outwards. */
function objects(value: Json, change: (object: Record<string, Json>) => Json): Json {
  if (Array.isArray(value)) {
    return value.map((item) => objects(item, change));
  }
  return isObject(value)
    ? change(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, objects(inner, change)])))
    : value;
}

/** Applies to what is JSON; anything else stays as it is. */
const inJson =
  (change: (value: Json) => Json) =>
  (text: string): string => {
    try {
      return JSON.stringify(change(JSON.parse(text)));
    } catch {
      return text;
    }
  };

const withData = (change: (data: Json[]) => Json[]) =>
  inJson((value) =>
    isObject(value) && Array.isArray(value['data']) ? { ...value, data: change(value['data']) } : value,
  );

const otherType = (leaf: Json): Json => (typeof leaf === 'string' ? 7 : typeof leaf === 'number' ? 'seven' : {});

/** Two bytes that stand in no UTF-8 text, in the first words of the body. */
function invalidUtf8(text: string): Uint8Array {
  const found = /"(?:text|full_text|name)":"/.exec(text);
  const at = found ? found.index + found[0].length : Math.floor(text.length / 2);
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from([0xff, 0xc3]), Buffer.from(text.slice(at))]);
}

export const alterations = {
  /** Long ids as numbers, which JavaScript rounds. */
  'numeric-ids': (text: string) => text.replace(/"([0-9]{16,19})"/g, '$1'),
  /** Texts where numbers belong, numbers where texts belong. */
  'wrong-types': inJson((value) => leaves(value, otherType)),
  'null-values': inJson((value) => leaves(value, () => null)),
  /** `data` is a text. */
  'data-text': inJson((value) => (isObject(value) ? { ...value, data: 'all of it' } : value)),
  'no-data': inJson((value) => (isObject(value) ? { ...value, data: undefined } : value)),
  /** What posts refer to is missing. */
  'no-includes': inJson((value) => (isObject(value) ? { ...value, includes: undefined } : value)),
  'no-meta': inJson((value) => (isObject(value) ? { ...value, meta: undefined } : value)),
  /** Keys that nobody has heard of, in every object. */
  'extra-keys': inJson((value) => objects(value, (object) => ({ future_key: { list: [1, null] }, ...object }))),
  /** Everything twice. */
  doubled: withData((data) => data.flatMap((item) => [item, item])),
  /** Oldest first. */
  reversed: withData((data) => data.toReversed()),
  'in-list': inJson((value) => [value]),
  /** The first half of the body, complete as far as lengths go. */
  half: (text: string) => text.slice(0, Math.floor(text.length / 2)),
  'invalid-utf8': invalidUtf8,
  'byte-order-mark': (text: string) => `\uFEFF${text}`,
  /** The service has not understood the callback. */
  unconfirmed: (text: string) => text.replace('oauth_callback_confirmed=true', 'oauth_callback_confirmed=false'),
} as const satisfies Record<string, (text: string) => string | Uint8Array>;

export type Alteration = keyof typeof alterations;
