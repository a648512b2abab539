/**
 * The practice service: a local stand-in for X with sample accounts, over real HTTP on 127.0.0.1. People can try
 * Pinion with it, classes can learn the sign-in with it, and tests meet the real service's manners in it.
 *
 * It needs no files and stores nothing: keys and tokens are derived from a secret, posts from a seed and the time.
 */
import { randomBytes } from 'node:crypto';
import { makeLimits } from './api/limits.ts';
import { serviceUnavailable } from './api/problems.ts';
import { makeApi } from './api/routes.ts';
import { type Control, makeControl } from './control/commands.ts';
import { makeFaults } from './control/faults.ts';
import { makeRequestLog } from './control/request-log.ts';
import { empty, type Outcome, type Received } from './http/messages.ts';
import { startServer } from './http/server.ts';
import { makeMediaRoutes } from './media/routes.ts';
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
  /** Home timelines end after so many posts or seven days, whichever is more, as at X. Left out: after `posts`. */
  homeDepth?: number;
  /** New posts appear as time passes. Otherwise the newest post stays the newest, two hours old at the start. */
  trickle?: boolean;
  /** Opens the control endpoint for whoever knows the token. */
  control?: { token: string };
  /** Milliseconds since 1970. */
  now?(): number;
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

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** @throws when the port cannot be had */
export async function startPracticeService(options: PracticeServiceOptions): Promise<PracticeService> {
  const { secret, port = 0, seed = 7, posts = 5000, trickle = false, now: systemNow = Date.now } = options;
  const random = options.random ?? ((bytes: number): Uint8Array => randomBytes(bytes));
  const settings = makeSettings(options);
  const initial: InitialSettings = {
    pinLifetimeMs: settings.pinLifetimeMs,
    requestTokenLifetimeMs: settings.requestTokenLifetimeMs,
    homeDepth: settings.homeDepth,
  };
  const now = (): number => systemNow() + settings.clockOffsetMs;

  // The slot that is under way may hold a post of the next seconds.
  const lastWholeSlot = (): number => slotAt(systemNow()) - 1;
  const startSlot = trickle ? lastWholeSlot() : slotAt(systemNow() - (options.ageHours ?? FROZEN_AGE_HOURS) * HOUR_MS);
  const world = makeWorld({
    seed,
    posts,
    startSlot,
    newestSlot: () => (trickle ? lastWholeSlot() : startSlot) + settings.extraSlots,
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

  const oauth = makeOAuthRoutes({
    authenticator,
    keys,
    requestTokens,
    settings,
    usernameOf: (userId) => personById(userId)?.username ?? null,
    onIssued(issuedSecret) {
      if (options.control) {
        issued.push(issuedSecret);
      }
    },
  });
  const pages = makePageRoutes({ secret, requestTokens, accounts: people });
  const media = makeMediaRoutes({ picture: world.picture });
  const api = makeApi({ world, settings, limits, authenticator, keys, secret, now, origin: () => origin, random });
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
  });
  // Loaded for tests only: its schemas would cost the app some start-up time.
  const controlModule = options.control ? await import('./control.ts') : null;
  const controlRoute = options.control && controlModule?.makeControlRoute(control, options.control.token);

  async function route(request: Received): Promise<Outcome> {
    if (settings.down) {
      return serviceUnavailable();
    }
    const fault = faults.next(request.path);
    if (fault) {
      await wait(fault.delayMs);
      if (fault.outcome) {
        return fault.outcome;
      }
    }
    if (request.path === '/oauth/authorize' || request.path === '/oauth/authenticate') {
      return pages(request);
    }
    if (request.path.startsWith('/oauth/') || request.path.startsWith('/1.1/oauth/')) {
      return oauth(request);
    }
    if (request.path.startsWith('/media/')) {
      return media(request);
    }
    return request.path.startsWith('/2/') || request.path.startsWith('/1.1/') ? api(request) : empty(404);
  }

  const server = await startServer({
    port,
    now,
    async respond(request) {
      if (controlRoute && request.path === controlModule?.CONTROL_PATH) {
        return controlRoute(request);
      }
      const outcome = await route(request);
      if (controlRoute) {
        log.add(request, outcome, now());
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
