/** API keys, the versions of the API they are used with, and what was found when keys are brought in. */
import type { Access } from './accounts.ts';
import type { ServiceId } from './ids.ts';

/** A stored API key pair. Only a hint of it ever reaches the page. */
export interface AppKeyView {
  id: string;
  service: ServiceId;
  name: string;
  /** The last four characters of the API key, to tell keys apart. */
  hint: string;
  /** Which version of X's API the person wants for it. */
  dialect: DialectChoice;
  /** Which version is in use; `automatic` begins with v2. */
  speaks: Dialect;
}

/** The versions of X's API. */
export type Dialect = 'v2' | 'v1.1';

/** `automatic`: v2, and v1.1 only once v2 says that the app is not enrolled. */
export type DialectChoice = 'automatic' | Dialect;

export type KeyField = 'api-key' | 'api-key-secret' | 'access-token' | 'access-token-secret' | 'bearer-token';

/** What was found in a text, a file or the environment. The values stay in main; the page sees hints. */
export interface KeyImportView {
  importId: string;
  source: { kind: 'text' } | { kind: 'file'; name: string } | { kind: 'environment' };
  format: 'env' | 'ini' | 'yaml' | 'json' | 'python' | 'text' | 'environment';
  found: {
    field: KeyField;
    /** The name that it has there. */
    label: string;
    /** The last four characters. */
    hint: string;
    /** Line in the text, from 1; null in the environment. */
    line: number | null;
  }[];
  /** What could not be understood, in order of lines; `line` is null for the whole. Sentences for the person. */
  problems: { line: number | null; message: string }[];
  /** What can be done with it. */
  ways: Access[];
  /** `known`: Pinion can delete the file; `elsewhere`: a file whose place Pinion does not know; `none`: no file. */
  plainFile: 'known' | 'elsewhere' | 'none';
}
