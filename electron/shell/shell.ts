/**
 * The port to the desktop. `app.ts` is written against this interface only; `electron/` is the product's adapter,
 * `chromium/` the one for development and tests on machines without an Electron binary (design: section 3).
 */
import type { EventName, Events, MenuCommand } from '../contract/calls.ts';
import type { Dispatch } from '../contract/dispatch.ts';
import type { ThemeChoice } from '../contract/views.ts';

/** The WHATWG fetch, as far as Pinion uses it. Redirects, proxies and certificates are the shell's. */
export type Fetch = (url: string, init?: FetchInit) => Promise<Response>;

export interface FetchInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  redirect?: 'error' | 'follow';
}

/** The system's own protection of secrets. */
export interface SystemKeychain {
  /**
   * `strong`: a real keychain. `weak`: something that is there but protects nothing (Linux `basic_text`).
   * `none`: nothing. `name` identifies the backend, so that a change of it can be noticed later.
   */
  backend(): Promise<{ strength: 'strong' | 'weak' | 'none'; name: string }>;
  /** @throws when the keychain is locked or missing */
  encrypt(text: string): Promise<Uint8Array>;
  /** @throws when the keychain is locked, missing, or not the one that encrypted */
  decrypt(bytes: Uint8Array): Promise<string>;
}

/** Answers a request for a picture or video; the rule is `security/media-proxy.ts`. */
export type MediaHandler = (request: { url: string; range: string | null; signal: AbortSignal }) => Promise<Response>;

export interface WindowOptions {
  title: string;
  /** Called for every call of the page. */
  dispatch: Dispatch;
  media: MediaHandler;
  /** Chosen menu items and their shortcuts. */
  onMenu(command: MenuCommand): void;
}

/** The one window. */
export interface AppWindow {
  /** Sends an event to the page; events sent before the page listens are dropped, as the page asks for all at start. */
  send<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Brings the window to the front. */
  focus(): void;
  onClosed(listener: () => void): void;
}

/** Environment variables that a person or test may set; always empty in a packaged app (design: section 9). */
export interface DevelopmentSwitches {
  xOrigin?: string;
  browser?: string;
  userData?: string;
  devtoolsPort?: number;
}

export interface Shell {
  kind: 'electron' | 'chromium';
  packaged: boolean;
  version: string;
  switches: DevelopmentSwitches;
  /** Folder for everything that Pinion keeps. */
  userData: string;
  fetch: Fetch;
  keychain: SystemKeychain;
  /** Origin under which the page loads media, for example `media://remote`. */
  mediaOrigin: string;
  openWindow(options: WindowOptions): Promise<AppWindow>;
  /** Hands an address to the system browser. @returns false when it could not be started */
  openInBrowser(url: string): Promise<boolean>;
  copyText(text: string): Promise<void>;
  setTheme(choice: ThemeChoice): void;
  isOnline(): boolean;
  /** Someone started Pinion again: the window comes to the front. */
  onSecondStart(listener: () => void): void;
  /** Runs before the process ends; what it returns is waited for, up to two seconds. */
  onQuit(listener: () => Promise<void>): void;
  quit(): void;
}
