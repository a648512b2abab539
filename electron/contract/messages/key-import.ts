/**
 * What could not be used of a text, a file or the environment with keys. `label` is a name as it stands there, never a
 * value. The line is shown beside the sentence.
 */
import { countText } from './format.ts';

/** About one value. */
export const valueProblems = {
  empty: (label: string) => `There is no value behind ${label}.`,
  placeholder: (label: string) => `What stands behind ${label} is only a placeholder. Put the real value in its place.`,
  reference: (label: string) => `${label} only points to where its value is kept. The value itself is not in it.`,
  shortened: (label: string) => `The value of ${label} was shortened where it was copied. The whole value is needed.`,
  blank: (label: string) => `The value of ${label} has a blank in it. Perhaps something else was pasted with it.`,
  characters: (label: string) => `The value of ${label} has a character that does not belong in it.`,
  notToken: (label: string) => `The value of ${label} is no access token of X: one begins with a number and a hyphen.`,
  isToken: (label: string) =>
    `What stands behind ${label} is an access token: it begins with a number and a hyphen. Something else belongs there.`,
  tooShort: (label: string) => `The value of ${label} is too short. Perhaps it was not copied completely.`,
  sameAs: (label: string, other: string) => `${label} has the same value as ${other}. One of them was not pasted.`,
  twice: (label: string, line: number) =>
    `${label} has another value than line ${countText(line)}. Pinion takes the one in line ${countText(line)}.`,
  twiceElsewhere: (label: string, other: string) => `${label} has another value than ${other}. Pinion takes ${other}.`,
  oauth2: (label: string) =>
    `${label} belongs to OAuth 2.0, which Pinion cannot use. It needs the API key and its secret, which the X console also calls consumer key and secret.`,
} as const;

/** About what is missing, as a whole. */
export const missingProblems = {
  'api-key': 'The API key that belongs to this secret was not found.',
  'api-key-secret': 'The secret of the API key was not found.',
  'access-token': 'The access token that belongs to this secret was not found.',
  'access-token-secret': 'The secret of the access token was not found.',
  'bearer-alone':
    'A bearer token alone is not enough. Pinion needs the API key and its secret, with which it asks X for a bearer token of its own.',
  nameless: 'There are values without names in it, and which is which cannot be told. Put a name before each.',
} as const;

/** About how it is written. */
export const syntaxProblems = {
  quote: 'A quotation mark is opened here and not closed.',
  equals: 'Between a name and its value there has to be an equals sign.',
  section: 'The name of a section is not closed with a square bracket.',
  json: 'This is not valid JSON. Often a comma, a colon or a bracket is missing or too much, here or at the end of the line above.',
  yaml: 'This is not valid YAML. Often a colon, a blank behind it or a quotation mark is missing.',
  yamlTab: 'In YAML, lines begin with blanks and not with tabs.',
  yamlIndent: 'This line is indented differently from what it belongs to.',
  yamlColon: 'Behind the colon there has to be a blank.',
  yamlQuote: 'A value that begins with this character has to stand in quotation marks.',
  python: 'This is not valid Python.',
  whole: 'It could not be understood as a whole. Perhaps it is a file of another kind.',
} as const;

/** How a value is called that has no name where it stands. */
export const namelessLabel = 'a value without a name';
