/**
 * What the frame of the window shows, and the settings. Like all views it is ready to show: the page never parses API
 * data, and what belongs to an account carries that account's id, so that a late answer for another one can be recognised
 * and dropped.
 */
import type { AppError } from '../errors.ts';
import type { AccountView } from './accounts.ts';
import type { AccountId } from './ids.ts';
import type { AppKeyView } from './keys.ts';
import type { SignInView } from './sign-in.ts';

/** How secrets are protected, and whether they can be used now. */
export type VaultView =
  /** Nothing is stored yet and there is no system keychain: the person chooses. */
  | { state: 'undecided'; keychain: 'unavailable' | 'weak' }
  | { state: 'ready'; mode: 'keychain' | 'passphrase' | 'session' }
  /** Sealed with a passphrase that has not been entered yet. */
  | { state: 'locked'; mode: 'passphrase' }
  /** Sealed by a keychain that is locked, changed or missing now. */
  | { state: 'unavailable'; mode: 'keychain'; error: AppError };

export type ThemeChoice = 'system' | 'light' | 'dark';

export interface SettingsView {
  theme: ThemeChoice;
  /** Posts per UTC day that may be read without the person asking (0 = never by itself). */
  dailyCap: number;
  /** Size of all text in percent: 80 to 200. */
  textScale: number;
  /** How often a failed reading is tried again (0 to 4), and how long the first pause is (1 to 10 s). */
  retries: { times: number; delaySeconds: number };
  /** Minutes between automatic refreshes of what is on show; 0 = only by hand. */
  refreshMinutes: number;
  proxy: ProxyChoice;
}

/** How requests leave this computer. `address` is `host:port`, or a URL with http, https or socks5 before it. */
export type ProxyChoice = { mode: 'system' } | { mode: 'manual'; address: string };

/** A calm message about something that happened outside of a call, for example a file that was set aside. */
export interface NoticeView {
  id: string;
  error: AppError;
}

/** Everything the frame of the window needs. */
export interface AppView {
  version: string;
  /** The development shell says so. */
  developmentShell: boolean;
  vault: VaultView;
  accounts: AccountView[];
  currentAccountId: AccountId | null;
  keys: AppKeyView[];
  settings: SettingsView;
  notices: NoticeView[];
  signIn: SignInView | null;
}
