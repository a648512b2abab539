/**
 * The practice service: a local stand-in for X with sample accounts, over real HTTP on 127.0.0.1. People can try
 * Pinion with it, classes can learn the sign-in with it, and tests meet the real service's manners in it.
 *
 * It needs no files and stores nothing: keys and tokens are derived from a secret, posts from a seed and the time.
 */
import { randomBytes } from 'node:crypto';
import type { PageQuirk } from './api/context.ts';
import { makeLimits } from './api/limits.ts';
import { usernameOf } from './api/names.ts';
import { serviceUnavailable } from './api/problems.ts';
import { makeApi } from './api/routes.ts';
import { makeClassicApi } from './api/v1/routes.ts';
import { claimedCaller, makeFindViewer } from './api/viewers.ts';
import { type Control, makeControl } from './control/commands.ts';
import { type MetFault, makeFaults } from './control/faults/queue.ts';
import { makeRequestLog } from './control/request-log.ts';
import { type Answer, empty, type Outcome, type Received } from './http/messages.ts';
import { type SetTimer, startServer } from './http/server.ts';
import { makeMediaRoutes } from './media/routes.ts';
import { makeAppTokenRoutes } from './oauth/app-token-routes.ts';
import { makeAuthenticator } from './oauth/authentication.ts';
import { makeKeys } from './oauth/keys.ts';
import { makeRequestTokens } from './oauth/request-tokens.ts';
import { makeOAuthRoutes } from './oauth/routes.ts';
import { makePageRoutes } from './pages/routes.ts';
import { type InitialSettings, type Lifetimes, makeSettings } from './settings.ts';
import { personById, sampleAccounts } from './world/people.ts';
import { slotAt } from './world/slots.ts';
import { makeWorld } from './world/world.ts';

export interface PracticeServiceOptions extends Lifetimes {
  /** Random for each installation; keys and tokens follow from it. */
  secret: string;
  /** 0, or left out: any free port. */
  port?: number;
  /** What the sample posts follow from; 7 unless given. */
  seed?: number;
  /** Depth of every home timeline at the start; 5000 unless given. */
  posts?: number;
  /** How old the newest post is at the start, in hours; 2 unless given. For `trickle` it has no meaning. */
  ageHours?: number;
  /**
   * The slot of the newest post at the start, so that the same is posted at every hour. Left out: what is posted
   * follows the clock, and a service that was restarted goes on where it was.
   */
  startSlot?: number;
  /** Home timelines end after so many posts or seven days, whichever is more, as at X. Left out: after `posts`. */
  homeDepth?: number;
  /** New posts appear as time passes. Otherwise the newest post stays the newest, two hours old at the start. */
  trickle?: boolean;
  /** Opens the control endpoint for whoever knows the token. */
  control?: { token: string };
  /** Milliseconds since 1970. */
  now?(): number;
  /** For answers that come late or slowly; the computer's own timers unless given. */
  setTimer?: SetTimer;
  random?(bytes: number): Uint8Array;
}

export interface PracticeService {
  /** For example `http://127.0.0.1:8123`. */
  origin: string;
  apiKey: string;
  apiKeySecret: string;
  /** The accounts that can be signed in to. */
  accounts: readonly { userId: string; username: string; name: string }[];
  /** The address of the control endpoint; null unless it was asked for. */
  controlUrl: string | null;
  /** Does what the control endpoint does, from within the process. */
  control: Control;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Room for some hundred new posts that do not lie in the future. */
const FROZEN_AGE_HOURS = 2;
const HOUR_MS = 60 * 60_000;

const systemTimer: SetTimer = (ms, callback) => {
  const timer = setTimeout(callback, ms).unref();
  return () => clearTimeout(timer);
};

/** @throws when the port cannot be had */
export async function startPracticeService(options: PracticeServiceOptions): Promise<PracticeService> {
  const { secret, port = 0, seed = 7, posts = 5000, trickle = false, now: systemNow = Date.now } = options;
  const { setTimer = systemTimer } = options;
  const random = options.random ?? ((bytes: number): Uint8Array => randomBytes(bytes));
  const settings = makeSettings(options);
  const initial: InitialSettings = {
    pinLifetimeMs: settings.pinLifetimeMs,
    requestTokenLifetimeMs: settings.requestTokenLifetimeMs,
    homeDepth: settings.homeDepth,
  };
  const now = (): number => systemNow() + settings.clockOffsetMs;

  const slotByClock = trickle
    ? // The slot that is under way may hold a post of the next seconds.
      slotAt(systemNow()) - 1
    : slotAt(systemNow() - (options.ageHours ?? FROZEN_AGE_HOURS) * HOUR_MS);
  const startSlot = options.startSlot ?? slotByClock;
  const lead = startSlot - slotByClock;
  const lastWholeSlot = (): number => slotAt(systemNow()) - 1 + lead;
  const world = makeWorld({
    seed,
    lead,
    posts,
    startSlot,
    newestSlot() {
      const { quiet, extraSlots } = settings;
      return quiet ? (quiet.come.at(-1) ?? quiet.from) : (trickle ? lastWholeSlot() : startSlot) + extraSlots;
    },
    fullUntil: () => settings.quiet?.from ?? Number.POSITIVE_INFINITY,
    hasCome: (slot) => settings.quiet?.has.has(slot) ?? true,
  });

  const keys = makeKeys(secret);
  const people = sampleAccounts.map(({ person }) => person);
  const requestTokens = makeRequestTokens({ secret, settings, now, random, userIds: people.map(({ id }) => id) });
  const authenticator = makeAuthenticator({ consumerKey: keys.apiKey, consumerSecret: keys.apiKeySecret, now });
  const limits = makeLimits(settings, now);
  const faults = makeFaults();
  const log = makeRequestLog();
  const issued: string[] = [];
  let origin = '';

  const onIssued = (issuedSecret: string): void => {
    if (options.control) {
      issued.push(issuedSecret);
    }
  };

  const oauth = makeOAuthRoutes({
    authenticator,
    keys,
    requestTokens,
    settings,
    usernameOf(userId) {
      const person = personById(userId);
      return person && usernameOf(settings, person);
    },
    onIssued,
  });
  const appTokens = makeAppTokenRoutes({ authenticator, keys, secret, onIssued });
  const pages = makePageRoutes({
    secret,
    requestTokens,
    accounts: people,
    usernameOf: (person) => usernameOf(settings, person),
  });
  const media = makeMediaRoutes({ picture: world.picture });
  const shared = {
    world,
    settings,
    limits,
    authenticator,
    keys,
    findViewer: makeFindViewer(keys),
    now,
    origin: () => origin,
    random,
  };
  const api = makeApi({ ...shared, secret });
  const classicApi = makeClassicApi(shared);
  const control = makeControl({
    settings,
    initial,
    world,
    keys,
    requestTokens,
    limits,
    faults,
    log,
    issuedSecrets: () => issued,
    onIssued,
    worldNow: systemNow,
  });
  // Loaded for tests only: its schemas would cost the app some start-up time.
  const controlModule = options.control ? await import('./control.ts') : null;
  const controlRoute = options.control && controlModule?.makeControlRoute(control, options.control.token);

  function rightAnswer(request: Received, quirk: PageQuirk | null): Answer | Promise<Answer> {
    const { path } = request;
    if (path === '/oauth/authorize' || path === '/oauth/authenticate') {
      return pages(request);
    }
    if (path.startsWith('/oauth/') || path.startsWith('/1.1/oauth/')) {
      return oauth(request);
    }
    if (path.startsWith('/oauth2/')) {
      return appTokens(request);
    }
    if (path.startsWith('/media/')) {
      return media(request);
    }
    if (path.startsWith('/1.1/')) {
      return classicApi.answer(request);
    }
    return path.startsWith('/2/') ? api.answer(request, quirk) : empty(404);
  }

  async function route(request: Received, fault: MetFault | null): Promise<Outcome> {
    if (settings.down) {
      return serviceUnavailable();
    }
    if (fault && fault.delayMs > 0) {
      await new Promise<void>((resolve) => setTimer(fault.delayMs, resolve));
    }
    const outcome = fault?.instead(request) ?? (await rightAnswer(request, fault?.quirk ?? null));
    return fault ? fault.finish(outcome, now()) : outcome;
  }

  const server = await startServer({
    port,
    now,
    setTimer,
    async respond(request) {
      if (controlRoute && request.path === controlModule?.CONTROL_PATH) {
        return controlRoute(request);
      }
      const user = claimedCaller(request);
      const fault = settings.down ? null : faults.next(request, user);
      const outcome = await route(request, fault);
      if (controlRoute) {
        const endpoint = api.endpointOf(request) ?? classicApi.endpointOf(request);
        log.add(request, outcome, { user, endpoint, fault: fault !== null, now: now() });
      }
      return outcome;
    },
  });
  origin = server.origin;

  return {
    origin,
    apiKey: keys.apiKey,
    apiKeySecret: keys.apiKeySecret,
    accounts: people.map(({ id, username, name }) => ({ userId: id, username, name })),
    controlUrl: controlModule ? `${origin}${controlModule.CONTROL_PATH}` : null,
    control,
    close: server.close,
  };
}
