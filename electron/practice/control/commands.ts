/**
 * What can be done to a running practice service: one function per command. `control.ts` offers the same over HTTP.
 */
import type { Limits } from '../api/limits.ts';
import { personNamed } from '../api/names.ts';
import { isDeleted } from '../api/visibility.ts';
import { type Endpoint, endpoints } from '../endpoints.ts';
import type { Keys } from '../oauth/keys.ts';
import type { RequestTokens } from '../oauth/request-tokens.ts';
import {
  type AccessLevel,
  type Dialect,
  type FailureFormat,
  type InitialSettings,
  type LimitBody,
  makeSettings,
  type Settings,
} from '../settings.ts';
import { type SampleAccount, sampleAccounts } from '../world/people.ts';
import { SLOT_MS } from '../world/slots.ts';
import { newestFirst } from '../world/timelines.ts';
import type { World } from '../world/world.ts';
import type { Fault, Faults } from './faults/queue.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';

export interface Control {
  /**
   * Takes back everything that commands have changed, new posts and silence apart, and empties the log. What was sent
   * stays.
   */
  reset(): void;
  /**
   * The home timeline of an account (the first one unless named) gets exactly this many more posts. Under `quiet` they
   * were written just now; otherwise time passes for the posts until there are so many. Without trickle the newest posts
   * are two hours old, so about 150 new ones still lie in the past.
   * @returns the id of the newest post of the whole service
   */
  newPosts(options: { count: number; username?: string | undefined }): { newestId: string };
  /**
   * Lets time pass for the posts, not for the clock: everything that people write within so many hours is new. For a
   * service that was started with old posts, so that the new ones do not lie in the future. Under `quiet` nobody writes.
   * @returns the id of the newest post of the whole service
   */
  absence(options: { hours: number }): { newestId: string };
  /**
   * Nobody posts by themselves any more, trickle or not: what is new comes by `newPosts` alone, dated by the time
   * at which it comes, so that the posts of a day can be counted. `false` lets everybody's posts appear that were held back.
   */
  quiet(options: { quiet: boolean }): void;
  /**
   * An account (the first one unless named) likes these posts, the last one last, or as many of the newest posts of
   * its home timeline that it has not liked by command. @returns the ids of the posts liked, the latest like first
   */
  like(options: { username?: string | undefined; ids?: string[] | undefined; count?: number | undefined }): {
    ids: string[];
  };
  /** These endpoints, and no others, answer that the plan of the app does not include them. */
  plan(options: { refused: Endpoint[] }): void;
  /** Whether the app's plan includes API v2. Without it, every endpoint of v2 answers `client-not-enrolled`. */
  enrolled(options: { v2: boolean }): void;
  /** Whether the app's plan includes API v1.1; if not, as at the start, all of it answers with code 453. */
  v1(options: { open: boolean }): void;
  /** The only vocabulary that API v2 understands: 400 for `tweet.fields` or `post.fields`. Null, as at the start: both. */
  dialect(options: { only: Dialect | null }): void;
  /** What the app may do. Without `read-write`, whatever writes is refused. */
  accessLevel(options: { level: AccessLevel }): void;
  /** Whether bookmarks can be read; otherwise they need OAuth 2.0, as is reported of X. */
  bookmarks(options: { open: boolean }): void;
  /** Home timelines end after so many posts or seven days, whichever is more; null: where the sample world ends. */
  homeDepth(options: { posts: number | null }): void;
  /** How far the service's clock, and with it the Date header, is ahead (or, negative, behind). */
  clock(options: { offsetSeconds: number }): void;
  /** Every answer but those to commands is 503. */
  down(options: { down: boolean }): void;
  /** Adds to the queue of faults; each request takes the first that is for it. See `Fault`. */
  fault(fault: Fault): void;
  /** How many requests the faults in the queue are still for: 0 when all were met. */
  faultsLeft(): { left: number };
  /** For requests from now on, also with tokens and PINs that were given out before. */
  lifetimes(options: { pinMs?: number | undefined; requestTokenMs?: number | undefined }): void;
  /** PINs that were shown so far are too old from now on. */
  expirePins(): void;
  /** Somebody else exchanges this PIN. @returns whether there was such a PIN to exchange */
  spendPin(options: { pin: string }): { spent: boolean };
  /** Agrees in a person's stead. @returns the PIN, or null when the request token cannot be used */
  authorize(options: { oauthToken: string; username: string }): { pin: string | null };
  /**
   * What may be asked how often; all windows start anew. `all` is for every endpoint and kind of caller, the others for
   * the endpoints that they name: per window of a user, per window of the app's own token, and per 24 hours of a user and
   * of the app with all its users. `headers`: whether answers tell of limits. `body`: of status 429 in API v2.
   */
  limits(options: {
    all?: number | undefined;
    perWindow?: Partial<Record<Endpoint, number>> | undefined;
    perAppWindow?: Partial<Record<Endpoint, number>> | undefined;
    perUserDay?: Partial<Record<Endpoint, number>> | undefined;
    perAppDay?: Partial<Record<Endpoint, number>> | undefined;
    headers?: boolean | undefined;
    windowSeconds?: number | undefined;
    body?: LimitBody | undefined;
  }): void;
  /** How failures of `/oauth/*` are written. */
  format(options: { format: FailureFormat }): void;
  /** These posts are gone from now on. */
  deletePosts(options: { ids: string[] }): void;
  /** Ends the user's access tokens. */
  revoke(options: { userId: string }): void;
  /** Ends the app's own token; the next one that is asked for is another. */
  endBearer(): void;
  /**
   * The access token that the developer console would show to an owner of the app, for signing in without a PIN.
   * @throws RangeError when nobody of this name can sign in
   */
  ownToken(options: { username: string }): { accessToken: string; accessTokenSecret: string };
  /** Changes somebody's handle: the person and the posts stay who and where they are. */
  rename(options: { userId: string; username: string }): void;
  /** Secrets that the service has given out so far, for a search of where they must not be. */
  issuedSecrets(): { secrets: string[] };
  /** What was asked of the service so far; kept only when the control endpoint is open. */
  log(): { requests: LoggedRequest[] };
}

const HOUR_MS = 60 * 60_000;

export interface ControlOptions {
  settings: Settings;
  /** What `reset` goes back to. */
  initial: InitialSettings;
  world: World;
  keys: Keys;
  requestTokens: RequestTokens;
  limits: Limits;
  faults: Faults;
  log: RequestLog;
  issuedSecrets(): readonly string[];
  /** Told of every secret that is given out. */
  onIssued(secret: string): void;
  /** The time of the posts, which `clock` does not change. Milliseconds since 1970. */
  worldNow(): number;
}

export function makeControl(options: ControlOptions): Control {
  const { settings, initial, world, keys, requestTokens, limits, faults, log, issuedSecrets, onIssued, worldNow } =
    options;

  const accountNamed = (username: string | undefined): SampleAccount | undefined => {
    const person = username === undefined ? null : personNamed(settings, username.replace(/^@/, ''));
    return username === undefined ? sampleAccounts[0] : sampleAccounts.find((account) => account.person === person);
  };

  const newestId = (): string => world.slots.idOf({ slot: world.newestSlot(), variant: 'post' });

  /** Posts that the account did not write, newest first; no reposts, which are liked as what they repost. */
  const newestOfHome = (account: SampleAccount, count: number, accept: (id: string) => boolean): string[] => {
    const found: string[] = [];
    const { timeline, range } = world.home(account);
    for (const slot of newestFirst(timeline, range)) {
      const { id, author, reposts } = world.post({ slot, variant: 'post' });
      if (found.length >= count) {
        break;
      }
      if (author !== account.person && !reposts && accept(id) && !isDeleted(settings, id)) {
        found.push(id);
      }
    }
    return found;
  };

  return {
    reset() {
      const { extraSlots, quiet, withdrawn } = settings;
      Object.assign(settings, { ...makeSettings(initial), extraSlots, quiet, withdrawn });
      keys.reset();
      limits.reset();
      faults.clear();
      log.clear();
    },
    newPosts({ count, username }) {
      const account = accountNamed(username);
      if (settings.quiet && account) {
        // The slot that is under way may hold a post of the next seconds.
        for (const slot of world.slotsToCome(account, count, world.slots.at(worldNow()) - 1)) {
          settings.quiet.come.push(slot);
          settings.quiet.has.add(slot);
        }
        return { newestId: newestId() };
      }
      settings.extraSlots += account ? world.slotsUntil(account, count) : 0;
      return { newestId: newestId() };
    },
    absence({ hours }) {
      settings.extraSlots += Math.round((hours * HOUR_MS) / SLOT_MS);
      return { newestId: newestId() };
    },
    quiet({ quiet }) {
      settings.quiet = quiet ? (settings.quiet ?? { from: world.newestSlot(), come: [], has: new Set() }) : null;
    },
    like({ username, ids, count }) {
      const account = accountNamed(username);
      if (!account) {
        return { ids: [] };
      }
      const { id } = account.person;
      const likes = settings.likes.get(id) ?? [];
      const liked = new Set(likes.map((like) => like.id));
      const chosen = ids ?? newestOfHome(account, count ?? 1, (candidate) => !liked.has(candidate)).reverse();
      const after = world.likes.likesOf(account.person, world.newestSlot()).newest;
      const kept = likes.filter((like) => !chosen.includes(like.id));
      settings.likes.set(id, [...kept, ...chosen.map((post) => ({ id: post, after }))]);
      return { ids: chosen.toReversed() };
    },
    plan({ refused }) {
      settings.outsidePlan = new Set(refused);
    },
    enrolled({ v2 }) {
      settings.v2Enrolled = v2;
    },
    v1({ open }) {
      settings.v1Open = open;
    },
    dialect({ only }) {
      settings.dialect = only;
    },
    accessLevel({ level }) {
      settings.accessLevel = level;
    },
    bookmarks({ open }) {
      settings.bookmarks = open;
    },
    homeDepth({ posts }) {
      settings.homeDepth = posts;
    },
    clock({ offsetSeconds }) {
      settings.clockOffsetMs = offsetSeconds * 1000;
    },
    down({ down }) {
      settings.down = down;
    },
    fault: faults.add,
    faultsLeft: () => ({ left: faults.left() }),
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
    limits({ all, perWindow, perAppWindow, perUserDay, perAppDay, headers, windowSeconds, body }) {
      const everywhere = all === undefined ? {} : Object.fromEntries(endpoints.map((endpoint) => [endpoint, all]));
      Object.assign(settings.limits, everywhere, perWindow);
      Object.assign(settings.appLimits, everywhere, perAppWindow);
      Object.assign(settings.userDayLimits, perUserDay);
      Object.assign(settings.appDayLimits, perAppDay);
      settings.limitHeaders = headers ?? settings.limitHeaders;
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
    endBearer: keys.endBearer,
    ownToken({ username }) {
      const account = accountNamed(username);
      if (!account) {
        throw new RangeError('There is no such account.');
      }
      const { token, secret } = keys.accessToken(account.person.id);
      onIssued(token);
      onIssued(secret);
      return { accessToken: token, accessTokenSecret: secret };
    },
    rename({ userId, username }) {
      settings.renamed.set(userId, username);
    },
    issuedSecrets: () => ({ secrets: [...new Set(issuedSecrets())] }),
    log: () => ({ requests: log.read() }),
  };
}
