/**
 * What can be done to a running practice service: one function per command. `control.ts` offers the same over HTTP.
 */
import type { Limits } from '../api/limits.ts';
import type { Keys } from '../oauth/keys.ts';
import type { RequestTokens } from '../oauth/request-tokens.ts';
import { type Endpoint, type FailureFormat, type LimitBody, makeSettings, type Settings } from '../settings.ts';
import { type SampleAccount, sampleAccounts } from '../world/people.ts';
import type { World } from '../world/world.ts';
import type { Fault, Faults } from './faults.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';

export interface Control {
  /** Takes back everything that commands have changed, new posts apart, and empties the log. */
  reset(): void;
  /**
   * Lets time pass until the home timeline of an account (the first one unless named) has this many more posts.
   * Without trickle the newest posts are two hours old, so about 150 new ones still lie in the past.
   * @returns the id of the newest post of the whole service
   */
  newPosts(options: { count: number; username?: string | undefined }): { newestId: string };
  /** How far the service's clock, and with it the Date header, is ahead (or, negative, behind). */
  clock(options: { offsetSeconds: number }): void;
  /** Every answer but those to commands is 503. */
  down(options: { down: boolean }): void;
  /** Adds to the queue of faults; each request takes the first that is for its path. */
  fault(fault: Fault): void;
  /** For requests from now on, also with tokens and PINs that were given out before. */
  lifetimes(options: { pinMs?: number | undefined; requestTokenMs?: number | undefined }): void;
  /** PINs that were shown so far are too old from now on. */
  expirePins(): void;
  /** Somebody else exchanges this PIN. @returns whether there was such a PIN to exchange */
  spendPin(options: { pin: string }): { spent: boolean };
  /** Agrees in a person's stead. @returns the PIN, or null when the request token cannot be used */
  authorize(options: { oauthToken: string; username: string }): { pin: string | null };
  /** Requests per window and user, the length of windows, and the body of status 429. All windows start anew. */
  limits(options: {
    perWindow?: Partial<Record<Endpoint, number>> | undefined;
    windowSeconds?: number | undefined;
    body?: LimitBody | undefined;
  }): void;
  /** How failures of `/oauth/*` are written. */
  format(options: { format: FailureFormat }): void;
  /** These posts are gone from now on. */
  deletePosts(options: { ids: string[] }): void;
  /** Ends the user's access tokens. */
  revoke(options: { userId: string }): void;
  /** Secrets that the service has given out so far, for a search of where they must not be. */
  issuedSecrets(): { secrets: string[] };
  /** What was asked of the service so far; kept only when the control endpoint is open. */
  log(): { requests: LoggedRequest[] };
}

export interface ControlOptions {
  settings: Settings;
  /** What `reset` goes back to. */
  initial: Pick<Settings, 'pinLifetimeMs' | 'requestTokenLifetimeMs'>;
  world: World;
  keys: Keys;
  requestTokens: RequestTokens;
  limits: Limits;
  faults: Faults;
  log: RequestLog;
  issuedSecrets(): readonly string[];
}

function accountNamed(username: string | undefined): SampleAccount | undefined {
  return username === undefined
    ? sampleAccounts[0]
    : sampleAccounts.find(({ person }) => person.username === username.replace(/^@/, ''));
}

export function makeControl(options: ControlOptions): Control {
  const { settings, initial, world, keys, requestTokens, limits, faults, log, issuedSecrets } = options;
  return {
    reset() {
      Object.assign(settings, { ...makeSettings(initial), extraSlots: settings.extraSlots });
      keys.reset();
      limits.reset();
      faults.clear();
      log.clear();
    },
    newPosts({ count, username }) {
      const account = accountNamed(username);
      settings.extraSlots += account ? world.slotsUntil(account, count) : 0;
      return { newestId: world.slots.idOf({ slot: world.newestSlot(), variant: 'post' }) };
    },
    clock({ offsetSeconds }) {
      settings.clockOffsetMs = offsetSeconds * 1000;
    },
    down({ down }) {
      settings.down = down;
    },
    fault: faults.add,
    lifetimes({ pinMs, requestTokenMs }) {
      settings.pinLifetimeMs = pinMs ?? settings.pinLifetimeMs;
      settings.requestTokenLifetimeMs = requestTokenMs ?? settings.requestTokenLifetimeMs;
    },
    expirePins: requestTokens.expirePins,
    spendPin: ({ pin }) => ({ spent: requestTokens.spendPin(pin) }),
    authorize({ oauthToken, username }) {
      const account = accountNamed(username);
      return { pin: account ? requestTokens.authorize(oauthToken, account.person.id) : null };
    },
    limits({ perWindow, windowSeconds, body }) {
      Object.assign(settings.limits, perWindow);
      settings.limitWindowMs = windowSeconds === undefined ? settings.limitWindowMs : windowSeconds * 1000;
      settings.limitBody = body ?? settings.limitBody;
      limits.reset();
    },
    format({ format }) {
      settings.failureFormat = format;
    },
    deletePosts({ ids }) {
      for (const id of ids) {
        settings.deleted.add(id);
      }
    },
    revoke: ({ userId }) => keys.revoke(userId),
    issuedSecrets: () => ({ secrets: [...new Set(issuedSecrets())] }),
    log: () => ({ requests: log.read() }),
  };
}
