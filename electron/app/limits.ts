/** What the page is told of limits and waiting, and asking the service for all of its limits at once. */
import type { Accounts } from '../accounts/accounts.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { type AppError, errorAtPractice, fail, ok } from '../contract/errors.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { Requests } from '../requests/ports.ts';
import type { Ambient } from './ambient.ts';
import type { Asking } from './asking.ts';
import type { Known } from './library.ts';
import type { Services } from './services.ts';

type Answered = 'limits.open' | 'limits.read' | 'limits.stopWaiting';

export interface LimitsPorts {
  accounts: Accounts;
  services: Services;
  requests: Requests;
  asking: Pick<Asking, 'signal'>;
  ambient: Pick<Ambient, 'now'>;
  known: Known;
}

export function createLimits(ports: LimitsPorts): Pick<Handlers, Answered> {
  const { accounts, services, requests, asking, ambient, known } = ports;
  /** Where asking for the limits has met its own limit: that refusal holds until then. */
  const refusals = new Map<AccountId, AppError>();

  function standing(accountId: AccountId): AppError | null {
    const error = refusals.get(accountId) ?? null;
    return error?.action.kind === 'wait' && Date.parse(error.action.until) > ambient.now() ? error : null;
  }

  return {
    'limits.open': ({ accountId }) => known(accountId, () => ok(requests.view(accountId))),
    'limits.read': ({ accountId }) =>
      known(accountId, async ({ service: id, keyId }) => {
        const refused = standing(accountId);
        if (refused !== null) return fail(refused);
        const service = await services.get(id);
        if (!service.ok) return service;
        const credentials = accounts.book.credentials(accountId);
        if (!credentials.ok) return credentials;
        // Not one of the requests that take turns: it asks about them, and has a generous limit of its own.
        const told = await service.value.xFor(keyId).limitStatus(credentials.value, asking.signal(accountId));
        if (!told.ok) {
          const error = id === 'practice' ? errorAtPractice(told.error) : told.error;
          refusals.set(accountId, error);
          return fail(error);
        }
        for (const { asked, ...window } of told.value.windows) requests.note(accountId, keyId, asked, [window]);
        return ok(requests.view(accountId));
      }),
    'limits.stopWaiting': ({ accountId, asked }) =>
      known(accountId, () => {
        requests.stopWaiting(accountId, asked);
        return ok(null);
      }),
  };
}
