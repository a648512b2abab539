/** The window in the Chromium shell: an app window of an installed browser, driven over a pipe. */
import { randomBytes } from 'node:crypto';
import { type BrowserContext, chromium, type Frame, type Request, type Route } from 'playwright-core';
import type { MenuCommand } from '../../contract/calls.ts';
import type { Sender } from '../../contract/dispatch.ts';
import type { ThemeChoice } from '../../contract/views/app.ts';
import { applicationMenu, menuShortcuts } from '../menu.ts';
import type { AppWindow, SecurityRules, ShellProblem, WindowOptions } from '../shell.ts';
import { bindings } from './bindings.ts';

export interface ChromiumWindowOptions extends WindowOptions {
  rules: SecurityRules;
  pageOrigin: string;
  mediaOrigin: string;
  /** Folder of the built page. */
  pageRoot: string;
  /** The built page-side script. */
  bridgeScript: string;
  browser: string;
  /** An empty folder for the browser's profile. */
  profile: string;
  theme: ThemeChoice;
  devtoolsPort: number | undefined;
}

export interface ChromiumWindow extends AppWindow {
  setTheme(choice: ThemeChoice): Promise<void>;
  copyText(text: string): Promise<void>;
  close(): Promise<void>;
}

const colorSchemeOf = (choice: ThemeChoice): 'light' | 'dark' | null => (choice === 'system' ? null : choice);

/** The window shows our page only, so everything that a browser does on its own account is off. */
const browserArguments = [
  '--app=data:text/html,<title>Pinion</title>',
  '--window-size=1100,820',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const senderOf = ({ frame }: { frame: Frame }): Sender => {
  const url = URL.canParse(frame.url()) ? new URL(frame.url()) : null;
  return { origin: url?.origin ?? '', isMainFrame: frame.parentFrame() === null };
};

/** @returns null for the first request of a window that is only being made */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

async function fulfill(route: Route, response: Response): Promise<void> {
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** Starts the browser, shuts everything that does not belong to the page, and shows the page. */
export async function openWindow(options: ChromiumWindowOptions): Promise<ChromiumWindow> {
  const { rules, pageOrigin, mediaOrigin } = options;
  const problem = (kind: ShellProblem['kind'], detail: string): void => options.onProblem?.({ kind, detail });
  const isRoot = process.getuid?.() === 0;

  const context: BrowserContext = await chromium.launchPersistentContext(options.profile, {
    executablePath: options.browser,
    headless: false,
    // Chromium refuses to run sandboxed as root.
    chromiumSandbox: !isRoot,
    viewport: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    colorScheme: colorSchemeOf(options.theme),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      ...browserArguments,
      `--proxy-server=${rules.networkBarrier.proxy}`,
      `--proxy-bypass-list=${rules.networkBarrier.bypass}`,
      `--webrtc-ip-handling-policy=${rules.networkBarrier.peerConnections}`,
      ...(options.devtoolsPort === undefined
        ? []
        : [`--remote-debugging-port=${options.devtoolsPort}`, '--remote-debugging-address=127.0.0.1']),
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());

  const servePage = rules.servePage({
    root: options.pageRoot,
    pageOrigin,
    mediaOrigin,
    makeNonce: () => randomBytes(16).toString('base64'),
  });
  const answer = async (route: Route, request: Request): Promise<void> => {
    const url = request.url();
    const { origin } = new URL(url);
    if (request.isNavigationRequest()) {
      const frame = frameOf(request);
      if (frame === page.mainFrame() && rules.isOwnDocument(url, pageOrigin)) {
        return fulfill(route, await servePage({ url, method: request.method() }));
      }
      problem('request-refused', origin);
      // A new window is told to us, and then closed, only after something was loaded into it. Everywhere else the
      // present document stays: this error, unlike others, does not replace it by an error page.
      return frame === null ? route.fulfill({ status: 200, body: '' }) : route.abort('aborted');
    }
    if (origin === pageOrigin) return fulfill(route, await servePage({ url, method: request.method() }));
    if (origin === mediaOrigin) {
      const range = request.headers()['range'] ?? null;
      return fulfill(route, await options.media({ url, range, signal: new AbortController().signal }));
    }
    problem('request-refused', origin);
    return route.abort('blockedbyclient');
  };
  // A request whose page has gone cannot be answered any more.
  await context.route('**/*', (route, request) => answer(route, request).catch(() => undefined));
  // An empty grant refuses every other permission.
  await context.grantPermissions([], { origin: pageOrigin });
  context.on('page', (other) => {
    if (other !== page) void other.close().catch(() => undefined);
  });

  const commands = new Set<string>(
    menuShortcuts(applicationMenu({ mac: process.platform === 'darwin', developer: false })).map(
      ({ command }) => command,
    ),
  );
  await page.exposeBinding(bindings.call, (source, name: unknown, argument: unknown) =>
    options.dispatch(senderOf(source), name, argument),
  );
  await page.exposeBinding(bindings.menu, (source, command: unknown) => {
    const sender = senderOf(source);
    if (sender.isMainFrame && sender.origin === pageOrigin && typeof command === 'string' && commands.has(command)) {
      options.onMenu(command as MenuCommand);
    }
  });
  await page.addInitScript({ path: options.bridgeScript });

  /** A navigation that a page begins meanwhile ends this one, and is then refused itself: so it is tried again. */
  const load = (tries = 3): Promise<unknown> =>
    page.goto(`${pageOrigin}/`, { waitUntil: 'commit' }).catch((cause: unknown) => {
      problem('page-not-loaded', String(cause));
      return tries > 1 && !page.isClosed() && !rules.isOwnDocument(page.url(), pageOrigin) ? load(tries - 1) : null;
    });
  page.on('framenavigated', (frame) => {
    // Addresses without a request (about:, data:, history) do not pass the route.
    if (frame === page.mainFrame() && !rules.isOwnDocument(frame.url(), pageOrigin)) void load();
  });
  page.on('crash', () => {
    problem('page-crashed', '');
    void context.close().catch(() => undefined);
  });
  await load();

  const quietly = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      () => undefined,
    );
  return {
    send: (name, payload) => {
      const deliver = ([receive, sentName, sentPayload]: readonly [string, string, unknown]): void => {
        (globalThis as unknown as Record<string, ((name: string, payload: unknown) => void) | undefined>)[receive]?.(
          sentName,
          sentPayload,
        );
      };
      void quietly(page.evaluate(deliver, [bindings.receive, name, payload] as const));
    },
    focus: () => void quietly(page.bringToFront()),
    onClosed: (listener) => {
      page.once('close', () => listener());
    },
    setTheme: (choice) => quietly(page.emulateMedia({ colorScheme: colorSchemeOf(choice) })),
    copyText: async (text) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: pageOrigin });
      try {
        await page.evaluate(
          (value) =>
            (
              globalThis as unknown as { navigator: { clipboard: { writeText(text: string): Promise<void> } } }
            ).navigator.clipboard.writeText(value),
          text,
        );
      } finally {
        await context.grantPermissions([], { origin: pageOrigin });
      }
    },
    close: () => quietly(context.close()),
  };
}
