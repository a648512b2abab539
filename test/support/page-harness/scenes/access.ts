/** The ways in, bringing keys in, looking around without signing in, and saved keys. */
import { appError } from '../../../../electron/contract/errors.ts';
import type { AccountView } from '../../../../electron/contract/views/accounts.ts';
import type { AppView } from '../../../../electron/contract/views/app.ts';
import type { KeyImportView } from '../../../../electron/contract/views/keys.ts';
import { FakeBridge, fakeAccount, fakeKey, freshApp } from '../../fake-bridge.ts';
import { fakeImport } from '../../fake-setup.ts';
import type { Act, Scene } from './scene.ts';

const longName = 'Donaudampfschifffahrtsgesellschaft, Abteilung für Öffentlichkeit';

const appOnly = (change: Partial<AccountView> = {}): AccountView => {
  const plain = fakeAccount(3);
  return {
    ...plain,
    id: 'x:app-1',
    access: 'app-only',
    userId: null,
    username: '',
    name: '',
    avatar: null,
    reading: { ...plain.reading, columns: [] },
    ...change,
  };
};

const around = (change: Partial<AccountView> = {}, app: Partial<AppView> = {}): FakeBridge =>
  new FakeBridge({ app: { accounts: [appOnly(change), fakeAccount(0), fakeAccount(2)], ...app } });

const scaled = { ...freshApp().settings, textScale: 200 };

const finding = (found: Partial<KeyImportView>, app: Partial<AppView> = {}): FakeBridge => {
  const fake = new FakeBridge({ app: freshApp(app) });
  fake.setup.found = fakeImport(found);
  return fake;
};

const everything: Partial<KeyImportView> = {
  source: { kind: 'file', name: 'credentials-of-the-whole-department-2026-final-version.yaml' },
  format: 'yaml',
  found: [
    { field: 'api-key', label: 'twitter.CONSUMER_KEY', hint: 'q7Zd', line: 3 },
    { field: 'api-key-secret', label: 'twitter.CONSUMER_SECRET', hint: '9kLm', line: 4 },
    { field: 'access-token', label: 'twitter.ACCESS_TOKEN', hint: 'pP0x', line: 12 },
    { field: 'access-token-secret', label: 'twitter.ACCESS_SECRET', hint: 'Ww3r', line: 13 },
  ],
  problems: [
    { line: 7, message: 'This value is cut off: its closing quotation mark is missing.' },
    { line: null, message: 'The file holds several API keys. The first one is used.' },
  ],
  ways: ['pin', 'own-token', 'app-only'],
};

const signIn: Act[] = [{ press: 'Sign in with a PIN' }];
const other: Act[] = [{ press: 'Other ways' }];
const openFile: Act[] = [...signIn, { press: 'Open a file' }];

const savedKeys = (): FakeBridge =>
  new FakeBridge({
    app: {
      keys: [fakeKey, { ...fakeKey, id: 'key-2', name: longName, hint: 'aa01', speaks: 'v1.1', dialect: 'v1.1' }],
    },
  });

const refusing = (): FakeBridge => {
  const fake = finding({ plainFile: 'elsewhere' });
  fake.failNext('keys.deletePlainFile', appError('file-other'));
  return fake;
};

export const accessScenes: readonly Scene[] = [
  { name: 'ways', make: () => new FakeBridge({ app: freshApp() }), acts: other },
  { name: 'ways-large', make: () => new FakeBridge({ app: freshApp({ settings: scaled }) }), acts: other },
  { name: 'welcome-large', make: () => new FakeBridge({ app: freshApp({ settings: scaled }) }) },
  {
    name: 'own-token',
    make: () => new FakeBridge({ app: freshApp() }),
    acts: [...other, { press: 'Use an access token' }],
  },
  {
    name: 'own-token-saved',
    make: () => savedKeys(),
    acts: [{ press: 'Add account' }, ...other, { press: 'Use an access token' }, { press: 'Continue' }],
  },
  {
    name: 'app-only',
    make: () => new FakeBridge({ app: freshApp() }),
    acts: [...other, { press: 'Look around without signing in' }],
  },
  {
    name: 'keys-large',
    make: () => new FakeBridge({ app: freshApp({ settings: scaled }) }),
    acts: signIn,
  },
  {
    name: 'import-paste',
    make: () => new FakeBridge({ app: freshApp() }),
    acts: [...signIn, { press: 'Paste a block of text' }, { press: 'Look through this text' }],
  },
  {
    name: 'import-empty',
    make: () => {
      const fake = new FakeBridge({ app: freshApp() });
      fake.failNext('keys.read', appError('import-empty'));
      return fake;
    },
    acts: [...signIn, { press: 'Look in the environment' }],
  },
  { name: 'import-found', make: () => finding({}), acts: openFile },
  { name: 'import-everything', make: () => finding(everything), acts: openFile },
  { name: 'import-everything-large', make: () => finding(everything, { settings: scaled }), acts: openFile },
  {
    name: 'import-token-only',
    make: () => finding({ ...everything, found: everything.found?.slice(2) ?? [], ways: [] }, { keys: [fakeKey] }),
    acts: openFile,
  },
  {
    name: 'import-nothing',
    make: () => finding({ found: [{ field: 'api-key', label: 'API_KEY', hint: 'q7Zd', line: 1 }], ways: [] }),
    acts: openFile,
  },
  { name: 'import-taken', make: () => finding({}), acts: [...openFile, { press: 'Save and continue' }] },
  {
    name: 'import-delete',
    make: () => finding({}),
    acts: [...openFile, { press: 'Save and continue' }, { press: 'Delete settings.env' }],
  },
  {
    name: 'import-not-deleted',
    make: refusing,
    acts: [
      ...openFile,
      { press: 'Save and continue' },
      { press: 'Show the file and delete it' },
      { key: 'Tab' },
      { key: 'Enter' },
    ],
  },
  {
    name: 'import-environment',
    make: () => finding({ source: { kind: 'environment' }, plainFile: 'none' }),
    acts: [...openFile, { press: 'Save and continue' }],
  },
  { name: 'look-around', make: () => around() },
  { name: 'look-around-named', make: () => around({ name: longName, colour: 5 }, { settings: scaled }) },
  {
    name: 'look-around-practice',
    make: () => around({ id: 'practice:app-practice', service: 'practice' }),
  },
  { name: 'look-around-problems', make: () => around(), acts: [{ press: 'Search X' }, { press: 'Open the list' }] },
  { name: 'look-around-lists', make: () => around(), acts: [{ press: 'Lists' }] },
  { name: 'look-around-menu', make: () => around(), acts: [{ press: 'Options for Looking around' }] },
  {
    name: 'look-around-remove',
    make: () => around(),
    acts: [{ press: 'Options for Looking around' }, { press: 'Stop looking around', role: 'menuitem' }],
  },
  {
    name: 'look-around-columns',
    make: () =>
      around({
        reading: {
          columns: [
            { kind: 'search', query: 'heron weir' },
            { kind: 'list', listId: '84839422' },
          ],
          savedSearches: ['tides'],
          filters: [],
          refused: [],
        },
      }),
  },
  { name: 'look-around-add-column', make: () => around(), acts: [{ press: 'Add column' }] },
  {
    name: 'remove-own-token',
    make: () => new FakeBridge({ app: { accounts: [fakeAccount(0, { access: 'own-token' })] } }),
    acts: [{ press: 'Options for @ada_lovelace' }, { press: 'Remove account', role: 'menuitem' }],
  },
  { name: 'saved-keys', make: savedKeys, acts: [{ press: 'Settings' }, { press: 'Keys and access' }] },
  {
    name: 'saved-keys-rename',
    make: savedKeys,
    acts: [{ press: 'Settings' }, { press: `Rename ${longName}` }],
  },
  {
    name: 'saved-keys-advanced',
    make: savedKeys,
    acts: [{ press: 'Settings' }, { press: `Advanced settings of ${longName}` }],
  },
  {
    name: 'saved-keys-replace',
    make: savedKeys,
    acts: [{ press: 'Settings' }, { press: `Replace ${longName}` }],
  },
  {
    name: 'saved-keys-replace-import',
    make: () => {
      const fake = savedKeys();
      fake.setup.found = fakeImport();
      return fake;
    },
    acts: [{ press: 'Settings' }, { press: `Replace ${longName}` }, { press: 'Open a file' }],
  },
];
