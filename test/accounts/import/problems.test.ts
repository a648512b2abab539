import { describe, expect, it } from 'vitest';
import { readEnvironment, readKeys } from '../../../electron/accounts/import/read-keys.ts';
import { missingProblems, syntaxProblems, valueProblems } from '../../../electron/contract/messages/key-import.ts';
import { BEARER, expectNoValues, KEY, linesOf, problemsIn, SECRET, TOKEN, TOKEN_SECRET } from './support.ts';

describe('what is wrong with a value is said with its line', () => {
  it.each([
    ['empty', '', valueProblems.empty],
    ['empty quotation marks', '""', valueProblems.empty],
    ['null', 'null', valueProblems.empty],
    ['a placeholder', 'your-api-key-here', valueProblems.placeholder],
    ['a placeholder in capitals', 'YOUR_API_KEY', valueProblems.placeholder],
    ['a placeholder in one word', 'yourConsumerKeyHere', valueProblems.placeholder],
    ['a placeholder in words', '"Enter your key here"', valueProblems.placeholder],
    ['a placeholder in brackets', '<API key>', valueProblems.placeholder],
    ['one letter again and again', 'xxxxxxxxxxxxxxxxxxxxxxxxx', valueProblems.placeholder],
    ['a few of them', 'xxxx', valueProblems.placeholder],
    ['stars', '********', valueProblems.placeholder],
    ['dots', '...', valueProblems.placeholder],
    ['a reference', '$OTHER_NAME', valueProblems.reference],
    ['a reference in braces', `$${'{OTHER_NAME}'}`, valueProblems.reference],
    ['another reference', '%OTHER_NAME%', valueProblems.reference],
    ['a shortened value', `${KEY.slice(0, 8)}...`, valueProblems.shortened],
    ['a blank', `${KEY} ${SECRET}`, valueProblems.blank],
    ['a hyphen', `sk-${KEY}`, valueProblems.characters],
    ['an access token', TOKEN, valueProblems.isToken],
    ['half a value', KEY.slice(0, 6), valueProblems.tooShort],
    ['the beginning of a value', KEY.slice(0, 14), valueProblems.tooShort],
  ])('%s', (_, written, sentence) => {
    const text = `# keys\nAPI_KEY=${written}\nAPI_KEY_SECRET=${SECRET}\n`;
    expect(problemsIn(text, '.env')).toEqual([[2, sentence('API_KEY')]]);
    expect(linesOf(readKeys(text, '.env'))).toEqual({ 'api-key-secret': 3 });
  });

  it.each([
    ['ini', `[x]\napi_key = <your key>\napi_secret =\n`],
    ['yaml', `x:\n  api_key: <your key>\n  api_secret:\n`],
    ['json', `{"x": {\n"api_key": "<your key>",\n"api_secret": null}}`],
    ['py', `# x\nx_api_key = "<your key>"\nx_api_secret = ""\n`],
    ['txt', `X\nAPI key: <your key>\nx_api_secret = ''\n`],
  ])('in every format: %s', (ending, text) => {
    const read = readKeys(text, `keys.${ending}`);
    expect(read.problems.map(({ line }) => line)).toEqual([2, 3]);
    expect(read.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('placeholder'),
      expect.stringContaining('no value'),
    ]);
  });

  it('an access token that is none', () => {
    expect(problemsIn(`ACCESS_TOKEN=${SECRET}\nACCESS_TOKEN_SECRET=${TOKEN_SECRET}`)).toEqual([
      [1, valueProblems.notToken('ACCESS_TOKEN')],
    ]);
  });

  it('the same field twice with different values: the first one counts', () => {
    const text = `API_KEY=${KEY}\nAPI_SECRET=${SECRET}\nCONSUMER_KEY=${KEY.toLowerCase()}\nAPI_KEY=${KEY}`;
    expect(problemsIn(text)).toEqual([[3, valueProblems.twice('CONSUMER_KEY', 1)]]);
    expect(linesOf(readKeys(text))).toEqual({ 'api-key': 1, 'api-key-secret': 2 });
  });

  it('a key is never taken with the secret of another app', () => {
    const other = KEY.toLowerCase();
    for (const [name, text] of [
      ['a.ini', `[first]\napi_key=${other}\napi_secret=\n[second]\napi_key=${KEY}\napi_secret=${SECRET}\n`],
      ['.env', `API_KEY=${other}\n# API_SECRET=gone\n\n\nAPI_KEY=${KEY}\nAPI_SECRET=${SECRET}\n`],
    ] as const) {
      expect(linesOf(readKeys(text, name))).toEqual({ 'api-key': 5, 'api-key-secret': 6 });
      expect(problemsIn(text, name)).toEqual([
        [name === 'a.ini' ? 2 : 1, valueProblems.twice(name === 'a.ini' ? 'api_key' : 'API_KEY', 5)],
      ]);
    }
    const before = `API_KEY=${KEY}\nAPI_SECRET=${SECRET}\n\n\nAPI_SECRET=${SECRET.toLowerCase()}\n`;
    expect(linesOf(readKeys(before))).toEqual({ 'api-key': 1, 'api-key-secret': 2 });
  });

  it('but a name that says whose it is counts more than one that does not', () => {
    const text = `API_KEY=weather-0123456789\nAPI_KEY=${'w'.repeat(12)}W\nTWITTER_API_KEY=${KEY}`;
    expect(problemsIn(text)).toEqual([]);
    expect(linesOf(readKeys(text))).toEqual({ 'api-key': 3 });
  });

  it('the same value under two names', () => {
    expect(problemsIn(`API_KEY=${KEY}\nAPI_SECRET=${KEY}`)).toEqual([
      [2, valueProblems.sameAs('API_SECRET', 'API_KEY')],
    ]);
  });

  it('client id and secret, which are of OAuth 2.0', () => {
    const text = `CLIENT_ID=${KEY}1\nCLIENT_SECRET=${SECRET}1\nOAUTH2_ACCESS_TOKEN=${BEARER}\nAPI_KEY=${KEY}\nAPI_SECRET=${SECRET}`;
    expect(problemsIn(text)).toEqual([
      [1, valueProblems.oauth2('CLIENT_ID')],
      [2, valueProblems.oauth2('CLIENT_SECRET')],
      [3, valueProblems.oauth2('OAUTH2_ACCESS_TOKEN')],
    ]);
    expect(linesOf(readKeys(text))).toEqual({ 'api-key': 4, 'api-key-secret': 5 });
  });

  it.each([
    'os.environ["CONSUMER_KEY"]',
    'os.getenv("CONSUMER_KEY")',
    'os.getenv("CONSUMER_KEY", default=None)',
    "userdata.get('CONSUMER_KEY')",
    'st.secrets["x"]["consumer_key"]',
    'config.CONSUMER_KEY',
    "config['twitter']['consumer_key']",
    "env.str('CONSUMER_KEY')",
    `f"{prefix}-${KEY}"`,
  ])('a value that a program looks up elsewhere: %s', (lookup) => {
    const text = `import os\nkey = 1\nconsumer_key = ${lookup}\nconsumer_secret = "${SECRET}"\n`;
    expect(problemsIn(text)).toEqual([[3, valueProblems.reference('consumer_key')]]);
    expect(linesOf(readKeys(text))).toEqual({ 'api-key-secret': 4 });
  });

  it('but not where a program only uses what it has', () => {
    const text = `k = {"consumer_key": "${KEY}", "consumer_secret": "${SECRET}"}\nauth = OAuthHandler(k["consumer_key"], k["consumer_secret"])\nconsumer_key = k["consumer_key"]\n`;
    expect(problemsIn(text, 'a.py')).toEqual([]);
    expect(linesOf(readKeys(text, 'a.py'))).toEqual({ 'api-key': 1, 'api-key-secret': 1 });
  });

  it('a value of which YAML says that it is elsewhere', () => {
    expect(problemsIn(`x:\n  api_key: !vault x-key\n`)).toEqual([[2, valueProblems.reference('api_key')]]);
  });

  it('values without names in an order that tells nothing', () => {
    expect(problemsIn(`${KEY}\n${SECRET}\n${TOKEN_SECRET}`)).toEqual([[null, missingProblems.nameless]]);
  });
});

it('a value that is nearly a placeholder takes no time', () => {
  for (const piece of ['1', 'x', 'changeme', 'a', 'key']) {
    const value = `${piece.repeat(60).slice(0, 58)}q`;
    expect(problemsIn(`API_KEY=${value}`, '.env')).toEqual([]);
  }
});

describe('what is wrong with how it is written is said with its line', () => {
  const { quote, equals, section, json, yaml, yamlTab, yamlIndent, yamlColon, yamlQuote, python } = syntaxProblems;
  it.each([
    ['an open quotation mark', '.env', `API_SECRET=${SECRET}\nAPI_KEY="${KEY}\nTOKEN=${TOKEN}`, 2, quote],
    ['a colon for an equals sign', '.env', `API_SECRET=${SECRET}\nAPI_KEY: ${KEY}`, 2, equals],
    ['nothing between name and value', '.env', `# my key\nAPI_KEY ${KEY}\nA=b`, 2, equals],
    ['an open quotation mark', 'a.ini', `[x]\napi_key="${KEY}\napi_secret=${SECRET}`, 2, quote],
    ['an open section', 'a.ini', `[other]\n[x\napi_key=${KEY}`, 2, section],
    ['no equals sign', 'a.ini', `[x]\napi_key ${KEY}\napi_secret=${SECRET}`, 2, equals],
    ['an open quotation mark', 'a.yaml', `x:\n  api_key: "${KEY}\n  api_secret: ${SECRET}\n`, 2, quote],
    ['an open single quotation mark', 'a.yaml', `api_secret: ${SECRET}\napi_key: '${KEY}\n`, 2, quote],
    ['a tab', 'a.yaml', `x:\n\tapi_key: ${KEY}\n`, 2, yamlTab],
    ['another indentation', 'a.yaml', `api_key: ${KEY}\n  api_secret: ${SECRET}\n`, 2, yamlIndent],
    ['no blank', 'a.yaml', `a: b\napi_key:${KEY}\nc: d\n`, 2, yamlColon],
    ['a character with a meaning', 'a.yaml', `a: b\napi_key: @${KEY}\n`, 2, yamlQuote],
    ['something behind the value', 'a.yaml', `a: b\napi_key: "${KEY}" mine\nc: d\n`, 2, yaml],
    ['an open quotation mark', 'a.json', `{\n"api_key": "${KEY},\n"api_secret": "${SECRET}"\n}`, 2, quote],
    ['no comma', 'a.json', `{"api_key": "${KEY}"\n"api_secret": "${SECRET}"}`, 2, json],
    ['no brace at the end', 'a.json', `{"api_secret": "${SECRET}",\n"api_key": "${KEY}"`, 2, json],
    ['an open quotation mark', 'a.py', `api_secret = "${SECRET}"\napi_key = "${KEY}\n`, 2, quote],
    [
      'an open quotation mark in a dictionary',
      'a.py',
      `d = {"api_secret": "${SECRET}",\n"api_key": "${KEY}}\n`,
      2,
      quote,
    ],
    ['two equals signs', 'a.py', `api_secret = "${SECRET}"\napi_key = = "${KEY}"\n`, 2, python],
    ['an open bracket', 'a.py', `import tweepy\nc = Client(api_key="${KEY}"`, 2, python],
    ['an open quotation mark', 'a.js', `const a = {\n  api_key: '${KEY},\n  api_secret: '${SECRET}',\n};`, 2, quote],
  ])('%s in %s', (_, name, text, line, sentence) => {
    expect(problemsIn(text, name)).toContainEqual([line, sentence]);
    expect(readKeys(text, name).found.filter((one) => one.line === line)).toEqual([]);
  });

  it('and the lines around it are read', () => {
    const text = `{\n"api_key": "${KEY}",\n"other": "open,\n"api_secret": "${SECRET}",\n"token": "${TOKEN}\n}`;
    expect(linesOf(readKeys(text, 'a.json'))).toEqual({ 'api-key': 2, 'api-key-secret': 4 });
    const ini = `[x\napi_key = ${KEY}\napi_secret = ${SECRET}`;
    expect(linesOf(readKeys(ini, 'a.ini'))).toEqual({ 'api-key': 2, 'api-key-secret': 3 });
  });

  it('lines that are meant for a notebook are none of it', () => {
    expect(problemsIn(`%matplotlib inline\n!pip install tweepy\nconsumer_key = "${KEY}"\n`, 'a.py')).toEqual([]);
  });

  it('nonsense is only said to be that', () => {
    const deep = `${'['.repeat(60_000)}"${KEY}"`;
    for (const ending of ['yaml', 'json', 'py']) {
      expect(problemsIn(deep, `a.${ending}`).length).toBeGreaterThan(0);
      expect(readKeys(deep, `a.${ending}`).found).toEqual([]);
    }
    const all = `api_key: &a [*a, *a]\nb: &b [*a, *a, *a]\n`;
    expect(linesOf(readKeys(all, 'a.yaml'))).toEqual({});
  });
});

describe('the environment', () => {
  it('is read without lines', () => {
    const read = readEnvironment({ HOME: '/home/ada', X_API_KEY: KEY, X_API_KEY_SECRET: SECRET, X_TOKEN: TOKEN });
    expect(linesOf(read)).toEqual({ 'api-key': null, 'api-key-secret': null, 'access-token': null });
    expect(read).toMatchObject({ format: 'environment', problems: [] });
  });

  it('holds keys of other programs, which are not complained about', () => {
    const others = { API_KEY: 'sk-other', SECRET, KEY, TOKEN: 'ghp_other', CLIENT_ID: 'other', AUTH_TOKEN: undefined };
    expect(readEnvironment(others)).toMatchObject({ found: [], problems: [] });
  });

  it('may have placeholders, and a value twice', () => {
    const read = readEnvironment({
      TWITTER_API_SECRET: 'changeme',
      TWITTER_CONSUMER_KEY: KEY,
      TWITTER_API_KEY: KEY.toLowerCase(),
      TOKEN,
    });
    expect(read.problems).toEqual([
      { line: null, message: valueProblems.twiceElsewhere('TWITTER_CONSUMER_KEY', 'TWITTER_API_KEY') },
      { line: null, message: valueProblems.placeholder('TWITTER_API_SECRET') },
    ]);
    expect(read.found.map(({ label }) => label)).toEqual(['TWITTER_API_KEY', 'TOKEN']);
    expectNoValues(read.problems);
  });
});
