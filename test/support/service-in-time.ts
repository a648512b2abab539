/** The practice service in simulated time, in X's place and commanded in process, and Pinion beside it. */
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import { createServerClock } from '../../electron/oauth1/server-clock.ts';
import {
  type PracticeService,
  type PracticeServiceOptions,
  startPracticeService,
} from '../../electron/practice/service.ts';
import { createX } from '../../electron/x/api.ts';
import { createXClient } from '../../electron/x/client.ts';
import { granted, type HeadlessApp, startHeadless, strongKeychain } from './headless-app.ts';
import type { SimulatedTime } from './simulated-time.ts';

export const startServiceIn = (
  time: SimulatedTime,
  options: Pick<PracticeServiceOptions, 'secret' | 'posts' | 'ageHours' | 'setTimer'>,
): Promise<PracticeService> =>
  startPracticeService({
    control: { token: 'unused: commands are given in process' },
    now: time.now,
    setTimer: time.setTimer,
    ...options,
  });

/** @returns a function that starts Pinion, each time on the same machine and in the same time as the service */
export function pinionBeside(
  service: PracticeService,
  time: SimulatedTime,
  userData: string,
): () => Promise<HeadlessApp> {
  const keychain = strongKeychain();
  return () =>
    startHeadless({
      userData,
      xOrigin: service.origin,
      fetch: time.watching((url, init) => fetch(url, init as RequestInit)),
      ambient: time,
      keychain,
    });
}

export interface HomePage {
  ids: string[];
  /** Null on the last page. */
  nextToken: string | null;
}

/**
 * Reads a home timeline beside the app, with an access of its own: it remembers nothing, waits for nothing and asks for
 * a hundred posts each time.
 * @returns a function that reads the newest page, or the one behind a token
 */
export function homeReader(
  service: PracticeService,
  time: SimulatedTime,
  { userId, username }: { userId: string; username: string },
): (token?: string) => Promise<HomePage> {
  const x = createX({
    client: createXClient({
      fetch: (url, init) => fetch(url, init as RequestInit),
      now: time.now,
      random: time.random,
      setTimer: time.setTimer,
      clock: createServerClock(time.now),
      isOnline: () => true,
      apiOrigin: service.origin,
    }),
    dialect: 'v2',
  });
  const own = service.control.ownToken({ username });
  const credentials = {
    kind: 'user',
    consumerKey: service.apiKey,
    consumerSecret: service.apiKeySecret,
    token: own.accessToken,
    tokenSecret: own.accessTokenSecret,
  } as const;
  const home: TimelineKey = { kind: 'home' };
  return async (token) => {
    const query = { maxResults: 100, ...(token === undefined ? {} : { paginationToken: token }) };
    const { entries, nextToken } = granted(await x.page(home, userId, credentials, query, AbortSignal.timeout(30_000)));
    return { ids: entries.map(({ id }) => id), nextToken };
  };
}
