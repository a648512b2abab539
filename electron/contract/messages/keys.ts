/** Texts about API keys: bringing them in from files and elsewhere, and the saved ones in the settings. */
import type { Dialect, DialectChoice, KeyField } from '../views/keys.ts';
import { countText, listText } from './format.ts';

/** Bringing keys in, and what was found. */
export const importTexts = {
  title: 'You have them in a file?',
  lead: 'Drop a settings file of another program here (.env, .ini, .yaml, .json, Python), or choose where Pinion should look.',
  openFile: 'Open a file',
  environment: 'Look in the environment',
  pasteBlock: 'Paste a block of text',
  pasteLabel: 'Text with the keys in it',
  pasteHint: 'Names such as API_KEY or CONSUMER_SECRET tell Pinion what is what.',
  usePasted: 'Look through this text',
  pasteMissing: 'Please paste the text first.',
  drop: 'Let go to look for keys in this file',
  reading: 'Looking for keys',

  foundTitle: 'What was found',
  foundIn: {
    text: 'In the text that you pasted',
    file: (name: string) => `In the file ${name}`,
    environment: 'In the environment variables of this computer',
  },
  masked: 'The values themselves stay out of sight. Only their last characters are shown.',
  fields: {
    'api-key': 'API key',
    'api-key-secret': 'API key secret',
    'access-token': 'Access token',
    'access-token-secret': 'Access token secret',
    'bearer-token': 'Bearer token',
  } satisfies Record<KeyField, string>,
  /** How a value is shown that nobody should see. */
  hidden: (hint: string) => `••••${hint}`,
  hiddenSpoken: (hint: string) => `ends in ${hint}`,
  named: (label: string, line: number | null) =>
    line === null ? `as ${label}` : `as ${label}, line ${countText(line)}`,
  problemsTitle: 'What could not be used',
  problemAt: (line: number) => `Line ${countText(line)}:`,
  nothing: 'There is nothing in it that Pinion could use by itself.',
  tokenNeedsKey: 'The API key that belongs to this access token is not in it. Choose a saved one.',
  whichKey: 'API key of the access token',
  other: 'Look somewhere else',
  name: 'Name of the API key',
  nameHint: 'So that you know it again, for example “Class of 2026”. You can leave it empty.',
  nameLong: 'A name has at most 60 characters.',
  wayLegend: 'What would you like to do with it?',
  ways: {
    pin: 'Sign in with a PIN',
    'own-token': 'Use the access token',
    'app-only': 'Look around without signing in',
  },
  wayHints: {
    pin: 'For any account, over X’s page in the browser.',
    'own-token': 'For the account that owns the X app, at once.',
    'app-only': 'Public posts, lists and search only.',
  },
  go: 'Save and continue',
  saveKey: 'Save the API key',
  replaceKey: 'Replace the API key',
} as const;

/** After keys were brought in: the plain file that they came from. */
export const plainFileTexts = {
  savedTitle: 'Saved, encrypted',
  why: 'Keys in plain files can be read by every program on this computer. They end up in backups, in mails, and in repositories that others can see.',
  known: (name: string) => `Pinion does not need ${name} any more. Delete it, unless another program uses it.`,
  elsewhere:
    'Pinion does not need the file any more, but does not know where it is. Show it to Pinion to delete it, unless another program uses it.',
  environment:
    'Pinion does not need them there any more. Take them out where they are set, unless another program uses them: on Windows under “Edit environment variables for your account”; on macOS and Linux in a file such as .profile, .zshrc or .bashrc.',
  session:
    'Pinion keeps this key only until it closes, as you have chosen. So do not delete where it came from: you will need it again.',
  delete: (name: string) => `Delete ${name}`,
  deleteElsewhere: 'Show the file and delete it',
  askTitle: (name: string) => `Delete ${name}?`,
  askTitleElsewhere: 'Delete the file?',
  askText: 'The whole file is deleted, with everything else that is in it. This cannot be undone.',
  askElsewhere: 'Pinion asks where it is, looks whether these keys are in it, and only then deletes it.',
  keep: 'Keep it',
  deleted: 'The file was deleted.',
  goOn: 'Continue',
  done: 'Done',
} as const;

/** The saved keys in the settings. */
export const savedKeyTexts = {
  none: 'No API key is saved.',
  add: 'Add an API key',
  addTitle: 'Add an API key',
  addLead: 'It is saved for later. Nobody is signed in by that.',
  save: 'Save',
  endsIn: (hint: string) => `ends in ${hint}`,
  usedBy: (accounts: readonly string[]) => `Used by ${listText(accounts)}`,
  unused: 'Not used by any account',
  /** How a key is called inside a sentence. */
  called: (name: string, hint: string) => (name === '' ? `the API key that ends in ${hint}` : name),
  rename: (key: string) => `Rename ${key}`,
  nameBox: (key: string) => `New name for ${key}`,
  replace: (key: string) => `Replace ${key}`,
  replaceLead: 'Give the new API key and secret. Its accounts and everything that they have read stay.',
  replaceApp:
    'If they belong to another X app, the sign-ins of its accounts no longer fit. X then refuses them, and you sign in again.',
  replaceButton: 'Replace',
  replaced: (key: string) => `The values of ${key} were replaced.`,
  advanced: 'Advanced',
  advancedOf: (key: string) => `Advanced settings of ${key}`,
  dialect: {
    legend: 'Version of X’s API',
    lead: 'X answers programs in two ways, a new one and an old one. “Automatic” is right for nearly everybody.',
    choices: {
      automatic: 'Automatic',
      v2: 'Version 2',
      'v1.1': 'Version 1.1',
    } satisfies Record<DialectChoice, string>,
    hints: {
      automatic: 'Version 2. Only if X says that this key may not use it, version 1.1.',
      v2: 'Only the new one. Every API key that X gives out today can use it.',
      'v1.1': 'Only the old one, for keys that X lets in nowhere else.',
    } satisfies Record<DialectChoice, string>,
    now: { v2: 'In use now: version 2.', 'v1.1': 'In use now: version 1.1.' } satisfies Record<Dialect, string>,
  },
} as const;

/** The system's dialog in which a file with keys is chosen, to look into it or to delete it. */
export const keyFileDialog = {
  title: 'Choose the file with the keys',
  filters: [
    // Files that are called only `.env` have no extension for the system.
    { name: 'All files', extensions: ['*'] },
    { name: 'Settings', extensions: ['env', 'ini', 'cfg', 'conf', 'toml', 'yaml', 'yml', 'json', 'py', 'txt'] },
  ],
} as const;
