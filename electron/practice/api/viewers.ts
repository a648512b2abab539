/** Who stands behind a token. */

import { parseAuthorizationHeader } from '../../oauth1/verification.ts';
import type { Received } from '../http/messages.ts';
import type { FindToken } from '../oauth/authentication.ts';
import type { Keys } from '../oauth/keys.ts';
import { type SampleAccount, sampleAccounts } from '../world/people.ts';
import { APP, type Caller } from './limits.ts';

/** Finds the account of a user's access token. */
export const makeFindViewer =
  (keys: Keys): FindToken<SampleAccount> =>
  (token) => {
    const access = token === undefined ? null : keys.findAccess(token);
    const account = sampleAccounts.find(({ person }) => person.id === access?.userId);
    return access && account ? { value: account, secret: access.secret } : null;
  };

/** Who a request claims to come from, unchecked, for the log and for faults; null when it does not say. */
export function claimedCaller({ headers }: Received): Caller | null {
  const header = headers['authorization'] ?? '';
  if (/^Bearer\s/i.test(header)) {
    return APP;
  }
  const token = parseAuthorizationHeader(header)?.get('oauth_token') ?? '';
  return /^([0-9]{1,19})-/.exec(token)?.[1] ?? null;
}
