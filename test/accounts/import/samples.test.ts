/** Files as tutorials and programs have them, with made-up values. */
import { describe, expect, it } from 'vitest';
import { readKeys } from '../../../electron/accounts/import/read-keys.ts';
import type { KeyField } from '../../../electron/contract/views/keys.ts';
import { BEARER, KEY, linesOf, SECRET, TOKEN, TOKEN_SECRET } from './support.ts';

const keys = (first: number, second = first + 1) => ({ 'api-key': first, 'api-key-secret': second });
const tokens = (first: number, second = first + 1) => ({ 'access-token': first, 'access-token-secret': second });

type Sample = [what: string, name: string | undefined, text: string, format: string, Partial<Record<KeyField, number>>];

const samples: Sample[] = [
  [
    'python-dotenv',
    '.env',
    `# Keys of my app\n\nAPI_KEY=${KEY}\nAPI_KEY_SECRET=${SECRET}\nACCESS_TOKEN=${TOKEN}\nACCESS_TOKEN_SECRET=${TOKEN_SECRET}\nBEARER_TOKEN=${BEARER}\n`,
    'env',
    { ...keys(3), ...tokens(5), 'bearer-token': 7 },
  ],
  [
    'a shell profile',
    '.bashrc',
    `alias ll='ls -l'\nexport TWITTER_CONSUMER_KEY="${KEY}"\nexport TWITTER_CONSUMER_SECRET='${SECRET}'  # mine\nexport PATH="$PATH:~/bin"`,
    'env',
    keys(2),
  ],
  [
    'an env file of a bot beside other services',
    'prod.env',
    `OPENAI_API_KEY=sk-${'p'.repeat(40)}\nDATABASE_URL=postgres://a:b@host/db\nTWITTER_API_KEY=${KEY}\nTWITTER_API_SECRET=${SECRET}\nAWS_SECRET_ACCESS_KEY=${SECRET.slice(0, 40)}\nAWS_ACCESS_KEY_ID=AKIA${'I'.repeat(16)}\n`,
    'env',
    keys(3),
  ],
  [
    'an env file with a value over lines',
    '.env',
    `CERT="-----BEGIN-----\nAPI_KEY=no\n-----END-----"\nX_API_KEY=${KEY}\nX_API_SECRET=${SECRET}\n`,
    'env',
    keys(4),
  ],
  [
    'configparser',
    'config.ini',
    `[twitter]\napi_key = ${KEY}\napi_key_secret = ${SECRET}\n\naccess_token = ${TOKEN}\naccess_token_secret = ${TOKEN_SECRET}\n`,
    'ini',
    { ...keys(2), ...tokens(5) },
  ],
  [
    'configparser with short names',
    'settings.cfg',
    `; keys\n[consumer]\nkey: ${KEY}\nsecret: ${SECRET}\n[access]\ntoken = "${TOKEN}"\nsecret = '${TOKEN_SECRET}'\n`,
    'ini',
    { ...keys(3), ...tokens(6) },
  ],
  [
    'a section for each service',
    undefined,
    `[weather]\napi_key = 0123456789abcdef-weather\n[twitter]\nconsumer_key = ${KEY}\nconsumer_secret = ${SECRET}\n`,
    'ini',
    keys(4),
  ],
  [
    'a secrets file in TOML',
    'secrets.toml',
    `[x]\napi_key = "${KEY}"\napi_secret = "${SECRET}"\nbearer_token = "${BEARER}"\n`,
    'ini',
    { ...keys(2), 'bearer-token': 4 },
  ],
  [
    'YAML with sections',
    'keys.yaml',
    `---\ntwitter:\n  consumer:\n    key: ${KEY}\n    secret: ${SECRET}\n  access: {token: "${TOKEN}", secret: "${TOKEN_SECRET}"}\n`,
    'yaml',
    { ...keys(4), ...tokens(6, 6) },
  ],
  [
    'YAML of a search tool',
    'credentials.yml',
    `search_tweets_v2:\n  endpoint: https://api.x.com/2/tweets/search/recent\n  consumer_key: ${KEY}\n  consumer_secret: ${SECRET}\n  bearer_token: ${BEARER}\n`,
    'yaml',
    { ...keys(3), 'bearer-token': 5 },
  ],
  [
    'an anchor in YAML',
    undefined,
    `base: &key ${KEY}\nx:\n  api_key: *key\n  api_secret: ${SECRET}\n`,
    'yaml',
    keys(3),
  ],
  [
    'a compose file',
    'docker-compose.yml',
    `services:\n  bot:\n    environment:\n      - CONSUMER_KEY=${KEY}\n      - CONSUMER_SECRET=${SECRET}\n      - TZ=UTC\n`,
    'yaml',
    keys(4),
  ],
  [
    'JSON, nested',
    'credentials.json',
    JSON.stringify(
      { twitter: { apiKey: KEY, apiKeySecret: SECRET, accessToken: TOKEN, accessTokenSecret: TOKEN_SECRET } },
      null,
      2,
    ),
    'json',
    { ...keys(3), ...tokens(5) },
  ],
  [
    'JSON of an old bot',
    undefined,
    `{\n  "consumer_key":        "${KEY}",\n  "consumer_secret":     "${SECRET}",\n  "access_token":        "${TOKEN}",\n  "access_token_secret": "${TOKEN_SECRET}"\n}`,
    'json',
    { ...keys(2), ...tokens(4) },
  ],
  [
    'JSON with comments and a comma too much',
    'config.json',
    `{\n  // from the console\n  "CONSUMER_KEY": "${KEY}", // mine\n  "CONSUMER_SECRET": "${SECRET}",\n}`,
    'json',
    keys(3),
  ],
  [
    'a Python module of constants',
    'credentials.py',
    `# -*- coding: utf-8 -*-\nCONSUMER_KEY    = '${KEY}'\nCONSUMER_SECRET = "${SECRET}"\nACCESS_KEY, ACCESS_SECRET = '${TOKEN}', '${TOKEN_SECRET}'\n`,
    'python',
    { ...keys(2), ...tokens(4, 4) },
  ],
  [
    'Tweepy, version 1.1',
    undefined,
    `import tweepy\n\nauth = tweepy.OAuthHandler("${KEY}", "${SECRET}")\nauth.set_access_token("${TOKEN}", "${TOKEN_SECRET}")\napi = tweepy.API(auth)\n`,
    'python',
    { ...keys(3, 3), ...tokens(4, 4) },
  ],
  [
    'Tweepy, version 2',
    'bot.py',
    `import tweepy\nclient = tweepy.Client(\n    bearer_token="${BEARER}",\n    consumer_key="${KEY}",\n    consumer_secret="${SECRET}",\n    access_token="${TOKEN}",\n    access_token_secret="${TOKEN_SECRET}",\n    wait_on_rate_limit=True,\n)\n`,
    'python',
    { 'bearer-token': 3, ...keys(4), ...tokens(6) },
  ],
  [
    'a dictionary in Python',
    undefined,
    `auth = {\n    "consumer_key": "${KEY}",\n    "consumer_secret": "${SECRET}",\n    "tokens": dict(access_token='${TOKEN}', access_token_secret='${TOKEN_SECRET}'),\n}\n`,
    'python',
    { ...keys(2), ...tokens(4, 4) },
  ],
  [
    'a class in Python, beside another service',
    'bot.py',
    `import openai\nfrom twitter import Api\nopenai.api_key = "sk-${'p'.repeat(40)}"\n\nclass Bot:\n    def __init__(self, consumer_key="${KEY}"):\n        self.consumer_secret: str = ("${SECRET.slice(0, 20)}"\n                                     "${SECRET.slice(20)}")\n        os.environ["ACCESS_TOKEN"] = '${TOKEN}'\n        self.api = Api(access_token_secret="${TOKEN_SECRET}")\n`,
    'python',
    { ...keys(6, 7), ...tokens(9) },
  ],
  [
    'OAuth 1.0a with requests',
    undefined,
    `from requests_oauthlib import OAuth1Session\nx = OAuth1Session(client_key="${KEY}", client_secret="${SECRET}", resource_owner_key="${TOKEN}", resource_owner_secret="${TOKEN_SECRET}")\n`,
    'python',
    { ...keys(2, 2), ...tokens(2, 2) },
  ],
  [
    'an old Python with print',
    'old.py',
    `print "Hello"\nconsumer_key = u'${KEY}'\nconsumer_secret = u'${SECRET}'\n`,
    'python',
    keys(2),
  ],
  [
    'JavaScript',
    'config.js',
    `module.exports = {\n  consumer_key: '${KEY}', // Twit\n  consumer_secret: '${SECRET}',\n  access_token: '${TOKEN}',\n  access_token_secret: '${TOKEN_SECRET}',\n};\n`,
    'text',
    { ...keys(2), ...tokens(4) },
  ],
  [
    'R',
    'keys.R',
    `library(rtweet)\ntoken <- create_token(\n  app = "class",\n  consumer_key <- "${KEY}",\n  consumer_secret <- "${SECRET}"\n)\n`,
    'text',
    keys(4),
  ],
  [
    'PHP',
    'config.php',
    `<?php\ndefine('CONSUMER_KEY', '${KEY}');\ndefine('CONSUMER_SECRET', '${SECRET}');\n`,
    'text',
    keys(2),
  ],
  ['the Windows shell', undefined, `setx API_KEY "${KEY}"\r\nsetx API_SECRET "${SECRET}"\r\n`, 'text', keys(1)],
  ['PowerShell', 'keys.ps1', `$env:API_KEY = "${KEY}"\r\n$env:API_SECRET = "${SECRET}"\r\n`, 'env', keys(1)],
  [
    'the page of the console',
    undefined,
    `Consumer Keys\n\nAPI Key\n${KEY}\n\nAPI Key Secret\n${SECRET}\n\nAuthentication Tokens\n\nBearer Token\n${BEARER}\n\nAccess Token and Secret\nAccess Token\n${TOKEN}\nAccess Token Secret\n${TOKEN_SECRET}\n`,
    'text',
    { ...keys(4, 7), 'bearer-token': 12, ...tokens(16, 18) },
  ],
  [
    'an e-mail',
    undefined,
    `Dear class,\n\nour API key is ${KEY} and the API key secret is ${SECRET}. Do not share them.\n`,
    'text',
    keys(3, 3),
  ],
  ['two values', undefined, `${KEY}\n${SECRET}`, 'text', keys(1)],
  [
    'four values in another order',
    undefined,
    `${TOKEN} ${TOKEN_SECRET}\n\n${SECRET}\n${KEY}`,
    'text',
    { ...keys(4, 3), ...tokens(1, 1) },
  ],
  [
    'a header',
    undefined,
    `API Key: ${KEY}\nAPI Secret: ${SECRET}\nAuthorization: Bearer ${BEARER}`,
    'text',
    { ...keys(1), 'bearer-token': 3 },
  ],
  ['printed quotation marks', undefined, `api_key = “${KEY}”\napi_secret = “${SECRET}”`, 'env', keys(1)],
  [
    'values under each other’s names',
    '.env',
    `API_KEY=${SECRET}\nAPI_SECRET=${KEY}\nACCESS_TOKEN=${TOKEN_SECRET}\nACCESS_SECRET=${TOKEN}`,
    'env',
    { ...keys(2, 1), ...tokens(4, 3) },
  ],
  [
    'values behind lookups, for when nothing is found there',
    'config.py',
    `CONSUMER_KEY = os.environ.get('CONSUMER_KEY', '${KEY}')\nCONSUMER_SECRET = os.getenv("CONSUMER_SECRET", default="${SECRET}")\nACCESS_TOKEN = os.getenv('T') or '${TOKEN}'\nACCESS_TOKEN_SECRET = config('ACCESS_TOKEN_SECRET', default='${TOKEN_SECRET}')\n`,
    'python',
    { ...keys(1), ...tokens(3) },
  ],
  [
    'arguments with comments between them',
    'tweet.py',
    `auth = OAuthHandler(\n  "${KEY}",  # consumer key\n  "${SECRET}"\n)\n`,
    'python',
    keys(2),
  ],
  [
    'a tuple over lines, and a list',
    'tweet.py',
    `API_KEY, API_SECRET = (\n  "${KEY}",\n  "${SECRET}",\n)\n[access_token, access_token_secret] = ["${TOKEN}",\n  '${TOKEN_SECRET}']\n`,
    'python',
    { ...keys(2), ...tokens(5) },
  ],
  [
    'a class of settings, with values in wrappers',
    'settings.py',
    `class Settings(BaseSettings):\n    api_key: str = Field(default="${KEY}")\n    api_secret: SecretStr = SecretStr("${SECRET}")\n    access_token = str('${TOKEN}')\n    access_token_secret = "${TOKEN_SECRET}".strip()\n`,
    'python',
    { ...keys(2), ...tokens(4) },
  ],
  [
    'initials',
    'config.py',
    `CK = '${KEY}'\nCS = '${SECRET}'\nAT = '${TOKEN}'\nAS = '${TOKEN_SECRET}'\n`,
    'python',
    { ...keys(1), ...tokens(3) },
  ],
  [
    'a notebook',
    'tutorial.ipynb',
    `{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": [\n    "consumer_key = \\"${KEY}\\"\\n",\n    "consumer_secret = '${SECRET}'"\n   ],\n   "outputs": [{"text": [\n     "access_token = ?"\n   ]}]\n  }\n ],\n "nbformat": 4\n}\n`,
    'python',
    keys(6),
  ],
  [
    'twurl',
    '.twurlrc',
    `profiles:\n  marisol:\n    ${KEY}:\n      username: marisol\n      consumer_key: ${KEY}\n      consumer_secret: ${SECRET}\n      token: ${TOKEN}\n      secret: ${TOKEN_SECRET}\n`,
    'yaml',
    { ...keys(5), ...tokens(7) },
  ],
  [
    'the older page of X',
    undefined,
    `Consumer Key (API Key)\t${KEY}\nConsumer Secret (API Secret)\t${SECRET}\nAccess Token\t${TOKEN}\nAccess Token Secret\t${TOKEN_SECRET}\n`,
    'text',
    { ...keys(1), ...tokens(3) },
  ],
  [
    'a table with the names in its first row',
    'keys.csv',
    `API Key,API Key Secret,Bearer Token,Access Token,Access Token Secret\n${KEY},${SECRET},${BEARER},${TOKEN},${TOKEN_SECRET}\n`,
    'text',
    { ...keys(2, 2), 'bearer-token': 2, ...tokens(2, 2) },
  ],
  [
    'characters that nobody sees',
    '.env',
    `API_KEY=${KEY.slice(0, 9)}\u200B${KEY.slice(9)}\nAPI_SECRET=\u2060${SECRET}\u200D\n`,
    'env',
    keys(1),
  ],
  ['a byte order mark', '.env', `\uFEFFAPI_KEY=${KEY}\r\nAPI_SECRET=${SECRET}\r\n`, 'env', keys(1)],
  ['a wrong ending', 'keys.ini', `{"api_key": "${KEY}",\n"api_secret": "${SECRET}"}`, 'json', keys(1)],
];

describe('keys are found in', () => {
  it.each(samples)('%s', (_, name, text, format, lines) => {
    const read = readKeys(text, name);
    expect(linesOf(read)).toEqual(lines);
    expect(read).toMatchObject({ format, problems: [] });
    expect(read.found).toHaveLength(Object.keys(lines).length);
  });
});

describe('nothing is found in', () => {
  it.each([
    ['prose', undefined, 'Please paste the API key and the API key secret here. Internationalization is hard.'],
    ['nothing', undefined, ''],
    [
      'keys of others',
      '.env',
      `OPENAI_API_KEY=sk-${'p'.repeat(40)}\nSECRET_KEY=${SECRET}\nGOOGLE_CLIENT_ID=12\nTOKEN=ghp_0123456789\n`,
    ],
    [
      'a section of another service',
      'a.yaml',
      'openai:\n  api_key: sk-proj-0123456789\nfacebook:\n  access_token: EAAB0123456789\n',
    ],
    ['words that are initials too', 'a.yaml', 'at: ""\nas: user\ncs: Czech\nck:\n'],
    [
      'a program without values',
      'a.py',
      'import tweepy\nclient = tweepy.Client(bearer_token=token)\nconsumer_key = input("Consumer key: ")\n',
    ],
  ])('%s', (_, name, text) => {
    expect(readKeys(text, name)).toMatchObject({ found: [], problems: [] });
  });
});
