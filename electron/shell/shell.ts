/**
 * The port to the desktop. `app.ts` is written against this interface only; `electron/` is the product's adapter,
 * `chromium/` the one for development and tests on machines without an Electron binary.
 * The second half declares what a shell needs from `security/`: the entries hand the rules in, so that a shell
 * enforces rules that it does not make.
 */
import type { EventName, Events, MenuCommand } from '../contract/calls.ts';
import type { Dispatch } from '../contract/dispatch.ts';
import type { ProxyChoice, ThemeChoice } from '../contract/views/app.ts';

/**
 * The WHATWG fetch, as far as Pinion uses it. Proxies and certificates are the shell's. A redirect is a failure, whether
 * or not the caller says so: nothing that is signed, and no token, goes where an answer points.
 */
export type Fetch = (url: string, init?: FetchInit) => Promise<Response>;

export interface FetchInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  redirect?: 'error';
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

/** Something that a shell noticed and dealt with; worth a line in the log, never shown. */
export interface ShellProblem {
  kind: 'page-crashed' | 'page-not-loaded' | 'page-unresponsive' | 'request-refused';
  detail: string;
}

export interface WindowOptions {
  title: string;
  /** Called for every call of the page. */
  dispatch: Dispatch;
  media: MediaHandler;
  /** Chosen menu items and their shortcuts. */
  onMenu(command: MenuCommand): void;
  onProblem?(problem: ShellProblem): void;
}

/** The one window. */
export interface AppWindow {
  /** Sends an event to the page; events sent before the page listens are dropped, as the page asks for all at start. */
  send<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Brings the window to the front. */
  focus(): void;
  onClosed(listener: () => void): void;
}

/** What the system's dialog for saving a file begins with. */
export interface SaveDialogOptions {
  /** With its extension, without a folder. */
  suggestedName: string;
  /** Kinds of file, the one that is meant first; extensions without the dot. */
  filters: readonly { name: string; extensions: readonly string[] }[];
}

/** What the system's dialog for choosing a file begins with. */
export interface OpenDialogOptions {
  title: string;
  /** Kinds of file, the one that is meant first; extensions without the dot, `*` for all. */
  filters: readonly { name: string; extensions: readonly string[] }[];
}

/** Environment variables that a person or test may set; always empty in a packaged app. */
export interface DevelopmentSwitches {
  xOrigin?: string;
  browser?: string;
  userData?: string;
  devtoolsPort?: number;
  /** Files that a person saves go into this folder, under a free name and without a dialog. */
  saveFolder?: string;
  /** The file that a person chooses whenever they are asked for one, without a dialog. */
  openFile?: string;
}

export interface Shell {
  kind: 'electron' | 'chromium';
  packaged: boolean;
  version: string;
  switches: DevelopmentSwitches;
  /** Folder for everything that Pinion keeps. */
  userData: string;
  /** Goes through the proxy that was set last; the system's, before any was. */
  fetch: Fetch;
  /** From now on, `fetch` goes this way. @returns false for an address that names no proxy; nothing has changed then */
  setProxy(choice: ProxyChoice): Promise<boolean>;
  /** One request through another proxy than the one that is set, to try it out. Rejects for an unusable address. */
  fetchThrough(choice: ProxyChoice, url: string, init?: FetchInit): Promise<Response>;
  /** @returns `host:port` of the proxy that `fetch` would use for this address; null when it goes there directly */
  proxyFor(url: string): Promise<string | null>;
  /** Environment variables of this process, in packaged apps too: keys can be found in them. */
  environment: Readonly<Record<string, string | undefined>>;
  keychain: SystemKeychain;
  /** Origin of the page, for example `pinion://app`: what the sender guard compares with. */
  pageOrigin: string;
  /** Origin under which the page loads media, for example `media://remote`. */
  mediaOrigin: string;
  openWindow(options: WindowOptions): Promise<AppWindow>;
  /** Hands an address to the system browser. @returns false when it could not be started */
  openInBrowser(url: string): Promise<boolean>;
  copyText(text: string): Promise<void>;
  /**
   * Asks the person where to save a file. @returns the absolute path, which may name a file that is to be replaced; null
   * when they decided against it
   */
  saveDialog(options: SaveDialogOptions): Promise<string | null>;
  /** Asks the person to choose a file. @returns its absolute path; null when they chose none */
  openDialog(options: OpenDialogOptions): Promise<string | null>;
  setTheme(choice: ThemeChoice): void;
  /** Told when the computer goes to sleep, and when it has woken up. */
  onPower(listener: (state: 'asleep' | 'awake') => void): void;
  isOnline(): boolean;
  /** Someone started Pinion again: the window comes to the front. */
  onSecondStart(listener: () => void): void;
  /** Runs before the process ends; what it returns is waited for, up to two seconds. */
  onQuit(listener: () => Promise<void>): void;
  /** Told of failures that nobody caught; they are for the log. */
  onUnexpected(listener: (cause: unknown) => void): void;
  quit(): void;
}

// ---------------------------------------------------------------- what shells need from security/

/** A request of the page for one of its own files. */
export type PageHandler = (request: { url: string; method: string }) => Promise<Response>;

export interface PageFilesOptions {
  /** Folder of the built page. */
  root: string;
  pageOrigin: string;
  mediaOrigin: string;
  /** A fresh, unguessable value for every load of the document. */
  makeNonce(): string;
}

interface Preventable {
  preventDefault(): void;
}

/** The part of Electron's `WebContents` that the navigation lock needs. */
export interface LockableContents {
  on(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', listener: (event: Preventable) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/** The part of Electron's `Session` that the permission rule needs. */
export interface PermissionSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: () => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
}

/** The part of Electron's `Session` that the rule about downloads needs. */
export interface DownloadSession {
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
}

/** The part of Electron's `App` that single instance needs. */
export interface InstanceApp {
  requestSingleInstanceLock(): boolean;
  on(event: 'second-instance', listener: () => void): unknown;
}

/** Facts about this process that decide whether Chromium's sandbox can be forced on for every child process. */
export interface ProcessFacts {
  platform: string;
  /** Numeric user id; null where the system has none. */
  uid: number | null;
  noSandboxSwitch: boolean;
}

/**
 * Where everything goes that a page sends past its own protocol: a proxy that nobody runs, on a port that only an
 * administrator could open. The content policy does not cover hints (preconnect) nor peer connections; this does.
 */
export interface NetworkBarrier {
  proxy: string;
  /** Addresses of this computer must not bypass the proxy either. */
  bypass: string;
  /** Peer connections may use UDP only through that proxy. */
  peerConnections: 'disable_non_proxied_udp';
}

/** The rules of `security/`, as the shells use them. */
export interface SecurityRules {
  servePage(options: PageFilesOptions): PageHandler;
  /** May this address be loaded as the document of the window? Nothing else ever is. */
  isOwnDocument(url: string, pageOrigin: string): boolean;
  lockNavigation(contents: LockableContents): void;
  denyPermissions(session: PermissionSession): void;
  refuseDownloads(session: DownloadSession): void;
  /** @returns the address in normal form when a browser may be started with it, otherwise null */
  browserAddress(url: unknown): string | null;
  networkBarrier: NetworkBarrier;
  mayForceSandbox(facts: ProcessFacts): boolean;
  /** @returns false when another Pinion already runs with the same data */
  takeSingleInstance(app: InstanceApp, onSecondStart: () => void): boolean;
}
