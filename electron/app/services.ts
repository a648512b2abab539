/**
 * The services that accounts belong to. X is always there; the practice service starts when it is first needed and at
 * a port of its own, so its address can differ from one start of Pinion to the next.
 */
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { ServiceId } from '../contract/views/ids.ts';
import type { Dialect, DialectChoice } from '../contract/views/keys.ts';
import type { OAuthHttpAnswer } from '../oauth1/answers.ts';
import type { OAuthFailure } from '../oauth1/failure.ts';
import { type OAuthEndpoints, type OAuthHttpRequest, X_ENDPOINTS } from '../oauth1/requests.ts';
import { createServerClock, type ServerClock } from '../oauth1/server-clock.ts';
import type { SignedCallPorts } from '../oauth1/signed-call.ts';
import type { PracticeService } from '../practice/service.ts';
import type { Shell } from '../shell/shell.ts';
import { createX, type X } from '../x/api.ts';
import { readBodyText } from '../x/body-text.ts';
import { createXClient } from '../x/client.ts';
import { failedFetch, offlineOr } from '../x/connection.ts';
import { type Ambient, timeLimit } from './ambient.ts';

/** One service, ready to be asked. */
export interface Service {
  id: ServiceId;
  endpoints: OAuthEndpoints;
  /** The API as it is asked with this app key, whose dialect is remembered. */
  xFor(keyId: string): X;
  /** The dialect of this key is found out anew: it was chosen by the person, or the key was replaced. */
  forgetKey(keyId: string): void;
  /** For the requests of the sign-in; they share the clock's correction with the API. */
  calls: SignedCallPorts;
}

export interface Services {
  /** @returns the service; `practice-not-started` or why its secret is out of reach */
  get(id: ServiceId): Promise<Result<Service>>;
  /** The practice service, when it runs. */
  practice(): PracticeService | null;
  /** By how much this computer's clock is known to be slow, in seconds; 0 before a service was asked. */
  correctedBySeconds(id: ServiceId): number;
  /** Exact origins besides X's that pictures and authorize pages may come from. */
  extraOrigins(): readonly string[];
  /** An address that an answer of the practice service once carried, as it is in this run; null when it does not run. */
  currentAddress(id: ServiceId, address: string): string | null;
  /** Ends the practice service, for quitting or because its secret has changed. */
  stopPractice(): Promise<void>;
}

export interface ServicesOptions {
  shell: Shell;
  ambient: Ambient;
  /** What the person wants for an app key. */
  dialectOf(keyId: string): DialectChoice;
  /** Told which dialect an app key turned out to speak. */
  onSpeaks(keyId: string, dialect: Dialect): void;
  practiceSecret(): Result<Uint8Array>;
  /** Told when the practice service has started: addresses of its pictures are known from now on. */
  onPracticeStarted(): void;
  report(event: string, cause: unknown): void;
}

interface StartedPractice {
  practice: PracticeService;
  service: Service;
}

const TIME_OUT = 30_000;

type Ports = Pick<ServicesOptions, 'shell' | 'ambient' | 'dialectOf' | 'onSpeaks'>;

function makeCalls({ shell, ambient }: Ports, clock: ServerClock): SignedCallPorts {
  return {
    clock,
    random: ambient.random,
    now: ambient.now,
    async send(request: OAuthHttpRequest, signal: AbortSignal): Promise<OAuthHttpAnswer | { failure: OAuthFailure }> {
      const limit = timeLimit(ambient, TIME_OUT);
      try {
        const response = await shell.fetch(request.url, {
          method: request.method,
          headers: request.headers,
          redirect: 'error',
          signal: AbortSignal.any([signal, limit.signal]),
        });
        const body = await readBodyText(response);
        if (body === null) return { failure: { kind: 'unreadable-answer' } };
        return { status: response.status, headers: Object.fromEntries(response.headers), body };
      } catch (cause) {
        if (signal.aborted) return { failure: { kind: 'cancelled' } };
        if (limit.signal.aborted) return { failure: { kind: 'timeout' } };
        const { obstacle } = failedFetch(cause, request.url);
        return { failure: { kind: offlineOr(obstacle, shell.isOnline()) } };
      } finally {
        limit.clear();
      }
    },
  };
}

function makeService(ports: Ports, id: ServiceId, endpoints: OAuthEndpoints): Service {
  const { shell, ambient, dialectOf, onSpeaks } = ports;
  const clock = createServerClock(ambient.now);
  const client = createXClient({
    fetch: shell.fetch,
    now: ambient.now,
    random: ambient.random,
    setTimer: ambient.setTimer,
    clock,
    isOnline: () => shell.isOnline(),
    apiOrigin: endpoints.api,
  });
  const byKey = new Map<string, X>();
  return {
    id,
    endpoints,
    xFor(keyId) {
      const x =
        byKey.get(keyId) ??
        createX({ client, dialect: dialectOf(keyId), onSpeaks: (dialect) => onSpeaks(keyId, dialect) });
      byKey.set(keyId, x);
      return x;
    },
    forgetKey: (keyId) => byKey.delete(keyId),
    calls: makeCalls(ports, clock),
  };
}

export function createServices(options: ServicesOptions): Services {
  const { shell, practiceSecret, onPracticeStarted, report } = options;
  const { xOrigin } = shell.switches;
  const x = makeService(options, 'x', xOrigin ? { api: xOrigin, page: xOrigin } : X_ENDPOINTS);
  let running: StartedPractice | null = null;
  let starting: Promise<Result<StartedPractice>> | null = null;

  async function startPractice(): Promise<Result<StartedPractice>> {
    const secret = practiceSecret();
    if (!secret.ok) return secret;
    try {
      // Loaded only now: most people never need it.
      const { startPracticeService } = await import('../practice/service.ts');
      const practice = await startPracticeService({
        secret: Buffer.from(secret.value).toString('hex'),
        trickle: true,
      });
      const service = makeService(options, 'practice', { api: practice.origin, page: practice.origin });
      return ok({ practice, service });
    } catch (cause) {
      report('practice-not-started', cause);
      return fail(appError('practice-not-started', { kind: 'retry' }));
    }
  }

  async function getPractice(): Promise<Result<Service>> {
    const first = starting === null;
    const own = starting ?? startPractice();
    starting = own;
    const started = await own;
    if (first && starting === own) {
      if (started.ok) {
        running = started.value;
        onPracticeStarted();
      } else starting = null;
    }
    return started.ok ? ok(started.value.service) : started;
  }

  return {
    get: async (id) => (id === 'x' ? ok(x) : getPractice()),
    practice: () => running?.practice ?? null,
    correctedBySeconds: (id) => (id === 'x' ? x : running?.service)?.calls.clock.correctedBySeconds() ?? 0,
    extraOrigins: () => [...(xOrigin ? [xOrigin] : []), ...(running ? [running.practice.origin] : [])],
    currentAddress(id, address) {
      if (id === 'x') return address;
      if (!running || !URL.canParse(address)) return null;
      const { pathname, search } = new URL(address);
      return `${running.practice.origin}${pathname}${search}`;
    },
    async stopPractice() {
      const ending = starting;
      running = null;
      starting = null;
      // One that is only starting would otherwise go on without anybody knowing of it.
      const started = await ending;
      if (started?.ok) await started.value.practice.close();
    },
  };
}
