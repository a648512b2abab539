/** Any values, under any of the usual names, in any format, with anything around them: found again on the right lines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyImports } from '../../../electron/accounts/import/imports.ts';
import { type KeysRead, readEnvironment, readKeys } from '../../../electron/accounts/import/read-keys.ts';
import type { KeyField } from '../../../electron/contract/views/keys.ts';
import { countingRandom, NOON } from '../support.ts';
import { expectNoValues, fields } from './support.ts';

type Values = Readonly<Record<KeyField, string>>;

const alphabet = (letters: string, min: number, max = min) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: min, maxLength: max })
    .map((all) => all.join(''))
    // Made of letters and digits, as every real one is.
    .map((text) => `k${text.slice(2)}7`);
const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const values: fc.Arbitrary<Values> = fc
  .record({
    'api-key': alphabet(plain, 21, 26),
    'api-key-secret': alphabet(plain, 41, 50),
    'access-token': fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** 19n - 1n }), alphabet(plain, 20, 40))
      .map(([id, rest]) => `${id}-${rest}`),
    'access-token-secret': alphabet(plain, 42, 45),
    'bearer-token': alphabet(`${plain}%`, 70, 110).map((rest) => `AAAAAAAAAAAA${rest}`),
  })
  .filter((all) => new Set(Object.values(all)).size === fields.length);

const usualNames: Readonly<Record<KeyField, readonly string[]>> = {
  'api-key': ['CONSUMER_KEY', 'CONSUMER_API_KEY', 'API_KEY', 'APP_KEY', 'KEY'],
  'api-key-secret': ['CONSUMER_SECRET', 'API_KEY_SECRET', 'API_SECRET', 'API_SECRET_KEY', 'APP_SECRET', 'SECRET'],
  'access-token': ['ACCESS_KEY', 'ACCESS_TOKEN', 'ACCESS_TOKEN_KEY', 'OAUTH_TOKEN', 'TOKEN'],
  'access-token-secret': ['ACCESS_SECRET', 'ACCESS_TOKEN_SECRET', 'OAUTH_TOKEN_SECRET', 'TOKEN_SECRET'],
  'bearer-token': ['BEARER_TOKEN', 'BEARER'],
};

const camel = (name: string): string => name.toLowerCase().replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
const spellings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  camel,
  (name) => camel(`_${name}`),
  (name) => name.toLowerCase().replaceAll('_', ''),
];
const dashed = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** One name for each field. */
const names = (spelled: readonly ((name: string) => string)[]): fc.Arbitrary<Values> =>
  fc
    .tuple(
      fc.record({
        'api-key': fc.constantFrom(...usualNames['api-key']),
        'api-key-secret': fc.constantFrom(...usualNames['api-key-secret']),
        'access-token': fc.constantFrom(...usualNames['access-token']),
        'access-token-secret': fc.constantFrom(...usualNames['access-token-secret']),
        'bearer-token': fc.constantFrom(...usualNames['bearer-token']),
      }),
      fc.constantFrom('', 'TWITTER_', 'X_', 'TW_', 'MY_'),
      fc.constantFrom('', '_1', '_PROD'),
      fc.constantFrom(...spelled),
    )
    .map(([all, before, after, spell]) => {
      const whole = (field: KeyField): string => spell(before + all[field] + after);
      return Object.fromEntries(fields.map((field) => [field, whole(field)])) as Values;
    });

const order = fc.shuffledSubarray(fields, { minLength: fields.length });

/** Names and values of other things, and their line. */
const others = [
  'DATABASE_URL',
  'LANG',
  'OPENAI_API_KEY',
  'AWS_SECRET_ACCESS_KEY',
  'PORT',
  'GREETING',
  'DJANGO_SECRET_KEY',
];
const noise = fc.array(
  fc.tuple(fc.constantFrom(...others), fc.stringMatching(/^[A-Za-z0-9 _.]{0,60}$/), fc.nat({ max: 2 })),
  { minLength: 5, maxLength: 5 },
);

interface Written {
  text: string;
  lines: Values | Record<KeyField, number>;
}

/** Writes line by line, noise between, and notes where each value is. */
function write(
  fieldsInOrder: readonly KeyField[],
  noises: readonly (readonly [string, string, number])[],
  lineOf: (field: KeyField) => string,
  noiseOf: (name: string, value: string, kind: number) => string,
  [first = [], last = []]: readonly (readonly string[])[] = [],
): Written {
  const lines = [...first];
  const at: Partial<Record<KeyField, number>> = {};
  for (const [index, field] of fieldsInOrder.entries()) {
    const [name = 'LANG', value = '', kind = 0] = noises[index] ?? [];
    lines.push(noiseOf(`${name}_${index}`, value, kind), lineOf(field));
    at[field] = lines.length;
  }
  return { text: [...lines, ...last].join('\n'), lines: at as Record<KeyField, number> };
}

type Format = [
  format: string,
  name: string | undefined,
  written: (
    values: Values,
    names: Values,
    order: readonly KeyField[],
    noises: [string, string, number][],
    quote: number,
  ) => Written,
];

const quotes = ['"', "'", ''];
const comment = (text: string): string => `# ${text.replace(/[^A-Za-z ]/g, '')}`;

const formats: Format[] = [
  [
    'env',
    '.env',
    (value, name, sorted, noises, quote) =>
      write(
        sorted,
        noises,
        (field) => `${quote === 1 ? 'export ' : ''}${name[field]}=${quotes[quote]}${value[field]}${quotes[quote]}`,
        (other, text, kind) => ['', comment(text), `${other}="${text}"`][kind] ?? '',
      ),
  ],
  [
    'ini',
    'keys.ini',
    (value, name, sorted, noises, quote) =>
      write(
        sorted,
        noises,
        (field) => `${name[field]} ${quote === 1 ? ':' : '='} ${quotes[quote]}${value[field]}${quotes[quote]}`,
        (other, text, kind) => ['', `; ${text}`, `${other} = ${text}`][kind] ?? '',
        [['[twitter]']],
      ),
  ],
  [
    'yaml',
    'keys.yml',
    (value, name, sorted, noises, quote) =>
      write(
        sorted,
        noises,
        (field) => `  ${name[field]}: ${quotes[quote]}${value[field]}${quotes[quote]}`,
        (other, text, kind) => ['', `  ${comment(text)}`, `  ${other}: "${text}"`][kind] ?? '',
        [['twitter:']],
      ),
  ],
  [
    'json',
    'keys.json',
    (value, name, sorted, noises) =>
      write(
        sorted,
        noises,
        (field) => `  ${JSON.stringify(name[field])}: ${JSON.stringify(value[field])},`,
        (other, text, kind) => ['', `  // ${text}`, `  ${JSON.stringify(other)}: ${JSON.stringify(text)},`][kind] ?? '',
        [['{'], ['  "end": 1', '}']],
      ),
  ],
  [
    'python',
    'keys.py',
    (value, name, sorted, noises, quote) =>
      write(
        sorted,
        noises,
        (field) => `${name[field]} = ${quotes[quote % 2]}${value[field]}${quotes[quote % 2]}`,
        (other, text, kind) => [`print(len("${text}"))`, comment(text), `${other} = "${text}"`][kind] ?? '',
        [['import tweepy']],
      ),
  ],
  [
    'python',
    'keys.py',
    (value, name, sorted, noises, quote) =>
      write(
        sorted,
        noises,
        (field) => `    ${quote === 1 ? `"${name[field]}": ` : `${name[field]}=`}"${value[field]}",`,
        (_, text, kind) => ['', `    ${comment(text)}`, ''][kind] ?? '',
        quote === 1 ? [['auth = {'], ['}']] : [['auth = dict('], [')']],
      ),
  ],
  [
    'text',
    'keys.txt',
    (value, name, sorted, noises, quote) =>
      write(
        sorted,
        noises,
        (field) => `${name[field].replaceAll('_', ' ')}: ${quotes[quote]}${value[field]}${quotes[quote]}`,
        (_, text, kind) => ['', 'So:', `Read this ${text.slice(0, 8)}`][kind] ?? '',
      ),
  ],
];

function expectFound(read: KeysRead, value: Values, lines: Values | Record<KeyField, number | null>): void {
  const sorted = [...read.found].sort((one, other) => fields.indexOf(one.field) - fields.indexOf(other.field));
  expect(sorted.map(({ field, value: found, line }) => [field, found, line])).toEqual(
    fields.map((field) => [field, value[field], lines[field]]),
  );
  expect(read.problems).toEqual([]);
}

describe('five values are found again', () => {
  it.each(formats)('in %s (%s)', (format, file, written) => {
    const spelled = format === 'python' ? spellings : [...spellings, dashed];
    const anything = fc.tuple(
      values,
      names(format === 'env' ? spellings : spelled),
      order,
      noise,
      fc.nat({ max: 2 }),
      fc.constantFrom('\n', '\r\n'),
    );
    fc.assert(
      fc.property(anything, ([value, name, sorted, noises, quote, end]) => {
        const { text, lines } = written(value, name, sorted, noises, quote);
        const read = readKeys(text.replaceAll('\n', end), file);
        // Single words with colons behind them are as good as YAML.
        if (format !== 'text') expect(read.format).toBe(format);
        expectFound(read, value, lines);
      }),
      { numRuns: 150 },
    );
  });

  it('whatever the file is called', () => {
    const anything = fc.tuple(fc.constantFrom(...formats), values, names(spellings), order, noise, fc.nat({ max: 2 }));
    fc.assert(
      fc.property(anything, ([[, , written], value, name, sorted, noises, quote]) => {
        const { text, lines } = written(value, name, sorted, noises, quote);
        expectFound(readKeys(text), value, lines);
      }),
      { numRuns: 300 },
    );
  });

  it('in sections of YAML and JSON', () => {
    const section = fc.constantFrom('twitter', 'x', 'X', 'Twitter API', 'tweepy');
    fc.assert(
      fc.property(values, section, fc.boolean(), (value, name, json) => {
        const tree = {
          [name]: {
            consumer: { key: value['api-key'], secret: value['api-key-secret'] },
            access: { token: value['access-token'], secret: value['access-token-secret'] },
            bearer: value['bearer-token'],
          },
        };
        const lines = { 'api-key': 3, 'api-key-secret': 4, 'access-token': 6, 'access-token-secret': 7 };
        const text = JSON.stringify(tree, null, 2);
        const nested = text.split('\n').map((line) => line.slice(2).replace(/[{},]/g, ''));
        if (json)
          expectFound(readKeys(text), value, {
            ...lines,
            'api-key': 4,
            'api-key-secret': 5,
            'access-token': 8,
            'access-token-secret': 9,
            'bearer-token': 11,
          });
        else
          expect(
            readKeys(nested.join('\n'), 'a.yaml')
              .found.map((one) => one.value)
              .sort(),
          ).toEqual(Object.values(value).sort());
      }),
      { numRuns: 100 },
    );
  });

  it('in the environment', () => {
    const prefixed = names(spellings.slice(0, 1)).filter((name) => /^(?:TWITTER|X|TW)_/.test(name['api-key']));
    fc.assert(
      fc.property(values, prefixed, (value, name) => {
        const env = Object.fromEntries(fields.map((field) => [name[field], value[field]]));
        const none = Object.fromEntries(fields.map((field) => [field, null])) as Record<KeyField, null>;
        expectFound(readEnvironment({ ...env, HOME: '/home/ada', OPENAI_API_KEY: 'sk-other' }), value, none);
      }),
      { numRuns: 100 },
    );
  });

  it('as four values without names, in any order that can be told', () => {
    const four = fields.filter((field) => field !== 'bearer-token');
    const exact = values.filter(
      (all) => all['api-key-secret'].length === 50 && all['access-token-secret'].length === 45,
    );
    fc.assert(
      fc.property(exact, fc.shuffledSubarray(four, { minLength: 4 }), (value, sorted) => {
        const read = readKeys(sorted.map((field) => value[field]).join('\n'));
        expect(read.found.map(({ field, value: found }) => [field, found])).toEqual(
          sorted.map((field) => [field, value[field]]),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('no value is told', () => {
  /** Files that are wrong in some way: pieces left out, doubled, and put in wrong places. */
  const broken = fc.tuple(
    fc.constantFrom(...formats),
    values,
    names(spellings),
    order,
    noise,
    fc.nat({ max: 2 }),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('"', "'", '', '\n', '{', ']', ':', ' ', '\t', '=', '…', '('),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  );

  it('in problems and views, however broken the file is', () => {
    const env = {
      random: countingRandom(),
      now: () => NOON,
      readFile: async () => null,
      deleteFile: async () => false,
    };
    const imports = createKeyImports(env);
    fc.assert(
      fc.property(broken, fc.constantFrom('.env', 'a.ini', 'a.yaml', 'a.json', 'a.py', undefined), (made, file) => {
        const [[, , written], value, name, sorted, noises, quote, breaks] = made;
        let { text } = written(value, name, sorted, noises, quote);
        for (const [where, piece] of breaks) {
          const at = Math.floor(where * text.length);
          text = text.slice(0, at) + piece + text.slice(piece === '' ? at + 3 : at);
        }
        const given = Object.values(value);
        expectNoValues(readKeys(text, file).problems, given);
        const view = imports.fromText(text, file);
        expectNoValues(view, given);
        if (view.ok) {
          const { importId } = view.value;
          for (const result of [imports.pair(importId), imports.token(importId)]) {
            if (!result.ok) expectNoValues(result.error, given);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('and nothing that is thrown at it makes it throw', () => {
    const file = fc.constantFrom('.env', 'a.ini', 'a.yaml', 'a.json', 'a.py', 'a.txt', undefined);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'api_key',
            ':',
            '=',
            '"',
            "'",
            '\n',
            ' ',
            '- ',
            '&a',
            '*a',
            '{',
            '}',
            '[',
            ']',
            '#',
            '!',
            '|',
            'x',
            '%',
            '\t',
            '\\',
          ),
        )
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, file, (any, name) => {
        const { found } = readKeys(any, name);
        for (const { value } of found) expect(any).toContain(value);
      }),
      { numRuns: 500 },
    );
  });
});
