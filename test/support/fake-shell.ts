/**
 * A desktop without a window: the whole app runs on it in Node, over real HTTP, while a test plays the page. Everything
 * that crosses between page and main is kept, so that it can be searched for secrets.
 */

import { type Bridge, makeBridge } from '../../electron/contract/bridge.ts';
import type { EventName, Events, MenuCommand } from '../../electron/contract/calls.ts';
import type { Dispatch } from '../../electron/contract/dispatch.ts';
import type { ProxyChoice } from '../../electron/contract/views/app.ts';
import type {
  AppWindow,
  Fetch,
  MediaHandler,
  SaveDialogOptions,
  Shell,
  SystemKeychain,
  WindowOptions,
} from '../../electron/shell/shell.ts';

export interface FakeShell {
  shell: Shell;
  /** The page's side of the contract, once the window is open. */
  bridge(): Bridge;
  dispatch(): Dispatch;
  media(): MediaHandler;
  chooseMenu(command: MenuCommand): void;
  /** Answers and events that reached the page, as JSON, oldest first. */
  toPage: string[];
  openedAddresses: string[];
  copied: string[];
  /** What the dialog for saving a file was asked with, oldest first. */
  saveDialogs: SaveDialogOptions[];
  /** Absolute path that the person chooses in that dialog; null when they close it. */
  saveTo: string | null;
  /** Absolute path of the file that the person chooses; null when they choose none. */
  openFile: string | null;
  /** What the app set last, and every address that was tried through another proxy. */
  proxy: ProxyChoice;
  triedProxies: ProxyChoice[];
  /** Tells the app that the computer goes to sleep, or has woken up. */
  power(state: 'asleep' | 'awake'): void;
  /** Runs the quit listeners, as the desktop does. */
  quit(): Promise<void>;
  online: boolean;
}

export interface FakeShellOptions {
  userData: string;
  xOrigin?: string;
  fetch?: Fetch;
  keychain?: SystemKeychain;
  openInBrowser?: (url: string) => Promise<boolean>;
  environment?: Readonly<Record<string, string | undefined>>;
}

const noKeychain: SystemKeychain = {
  backend: async () => ({ strength: 'none', name: 'none' }),
  encrypt: async () => {
    throw new Error('there is no keychain');
  },
  decrypt: async () => {
    throw new Error('there is no keychain');
  },
};

export function makeFakeShell(options: FakeShellOptions): FakeShell {
  const pageOrigin = 'pinion://app';
  const quitListeners: (() => Promise<void>)[] = [];
  const powerListeners: ((state: 'asleep' | 'awake') => void)[] = [];
  const network: Fetch = options.fetch ?? ((url, init) => fetch(url, init as RequestInit));
  const listeners = new Map<EventName, Set<(payload: unknown) => void>>();
  let window: WindowOptions | undefined;
  const opened = () => {
    if (!window) throw new Error('the window is not open yet');
    return window;
  };

  const fake: FakeShell = {
    toPage: [],
    openedAddresses: [],
    copied: [],
    saveDialogs: [],
    saveTo: null,
    openFile: null,
    proxy: { mode: 'system' },
    triedProxies: [],
    power(state) {
      for (const listener of powerListeners) listener(state);
    },
    online: true,
    dispatch: () => opened().dispatch,
    media: () => opened().media,
    chooseMenu: (command) => opened().onMenu(command),
    bridge: () =>
      makeBridge({
        async call(name, argument) {
          const answer = await opened().dispatch({ origin: pageOrigin, isMainFrame: true }, name, argument);
          fake.toPage.push(JSON.stringify(answer));
          return structuredClone(answer);
        },
        listen(name, listener) {
          const set = listeners.get(name) ?? new Set();
          listeners.set(name, set.add(listener));
          return () => set.delete(listener);
        },
      }),
    async quit() {
      for (const listener of quitListeners) await listener();
    },
    shell: {
      kind: 'chromium',
      packaged: false,
      version: '0.0.0-test',
      switches: options.xOrigin ? { xOrigin: options.xOrigin } : {},
      userData: options.userData,
      environment: options.environment ?? {},
      fetch: network,
      async setProxy(choice) {
        fake.proxy = choice;
        return true;
      },
      fetchThrough(choice, url, init) {
        fake.triedProxies.push(choice);
        return network(url, init);
      },
      proxyFor: async () => (fake.proxy.mode === 'manual' ? fake.proxy.address : null),
      keychain: options.keychain ?? noKeychain,
      pageOrigin,
      mediaOrigin: 'media://remote',
      async openWindow(windowOptions): Promise<AppWindow> {
        window = windowOptions;
        return {
          send<Name extends EventName>(name: Name, payload: Events[Name]) {
            fake.toPage.push(JSON.stringify(payload));
            for (const listener of listeners.get(name) ?? []) listener(structuredClone(payload));
          },
          focus() {},
          onClosed() {},
        };
      },
      async openInBrowser(url) {
        fake.openedAddresses.push(url);
        return options.openInBrowser ? options.openInBrowser(url) : true;
      },
      async copyText(text) {
        fake.copied.push(text);
      },
      async saveDialog(asked) {
        fake.saveDialogs.push(asked);
        return fake.saveTo;
      },
      openDialog: async () => fake.openFile,
      setTheme() {},
      onPower: (listener) => {
        powerListeners.push(listener);
      },
      isOnline: () => fake.online,
      onSecondStart() {},
      onQuit: (listener) => quitListeners.push(listener),
      onUnexpected() {},
      quit() {},
    },
  };
  return fake;
}
