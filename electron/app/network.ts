/** The way to the network: the proxy that the person wants, trying one out, and whether a service can be reached. */
import type { Accounts } from '../accounts/accounts.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { appError, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import type { ProxyChoice } from '../contract/views/app.ts';
import { readProxyAddress } from '../shell/proxy.ts';
import type { Fetch, Shell } from '../shell/shell.ts';
import { type Reached, reach } from '../x/reach.ts';
import { type Ambient, timeLimit } from './ambient.ts';
import type { Service, Services } from './services.ts';

type Answered = 'network.setProxy' | 'network.testProxy';

export interface NetworkPorts {
  accounts: Accounts;
  services: Services;
  shell: Pick<Shell, 'setProxy' | 'fetch' | 'fetchThrough' | 'isOnline'>;
  ambient: Ambient;
  /** Told at start when what was kept cannot be used: requests go the system's way then. */
  onProxyUnusable(): void;
}

export interface Network {
  handlers: Pick<Handlers, Answered>;
  /** Whether a service can be reached the way that is set. */
  reach(service: Service, signal: AbortSignal): Promise<Result<Reached>>;
  /** Goes the way that was chosen last; to be called at start. */
  start(): Promise<void>;
}

/** Whoever looks on while a proxy is tried out does not wait for long. */
const TIME_OUT = 15_000;

const isUsable = (proxy: ProxyChoice): boolean => proxy.mode === 'system' || readProxyAddress(proxy.address) !== null;

export function createNetwork({ accounts, services, shell, ambient, onProxyUnusable }: NetworkPorts): Network {
  async function reachWith(fetch: Fetch, { id, endpoints }: Service, signal: AbortSignal): Promise<Result<Reached>> {
    const limit = timeLimit(ambient, TIME_OUT);
    const { now } = ambient;
    const { isOnline } = shell;
    const reached = await reach({ fetch, now, isOnline, apiOrigin: endpoints.api, timeUp: limit.signal }, signal);
    limit.clear();
    return reached.ok || id === 'x' ? reached : fail(errorAtPractice(reached.error));
  }

  return {
    handlers: {
      async 'network.setProxy'({ proxy }) {
        if (!isUsable(proxy)) return fail(appError('proxy-address'));
        // Kept first: what cannot be kept must not count until the next start only.
        const kept = accounts.settings.update({ proxy });
        if (!kept.ok) return kept;
        return (await shell.setProxy(proxy)) ? kept : fail(appError('proxy-address'));
      },
      async 'network.testProxy'({ proxy }) {
        const x = await services.get('x');
        if (!x.ok) return x;
        if (!isUsable(proxy)) return fail(appError('proxy-address'));
        const { signal } = new AbortController();
        const reached = await reachWith((url, init) => shell.fetchThrough(proxy, url, init), x.value, signal);
        return reached.ok ? ok({ milliseconds: reached.value.milliseconds }) : reached;
      },
    },
    reach: (service, signal) => reachWith(shell.fetch, service, signal),
    async start() {
      // The window opens in any case: it is where the proxy can be put right.
      const set = await shell.setProxy(accounts.settings.view().proxy).catch(() => false);
      if (!set) onProxyUnusable();
    },
  };
}
