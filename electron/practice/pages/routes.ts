/** What the browser asks of the service: the authorize page, and the form on it. */

import { type Answer, empty, type Received } from '../http/messages.ts';
import { derive, sameText } from '../oauth/keys.ts';
import type { RequestTokens } from '../oauth/request-tokens.ts';
import type { Person } from '../world/people.ts';
import { authorizePage, deniedPage, invalidPage, pinPage } from './pages.ts';

export interface PageRoutesOptions {
  secret: string;
  requestTokens: RequestTokens;
  accounts: readonly Person[];
  /** The handle that a person has now. */
  usernameOf(person: Person): string;
}

const FORM_TOKEN_LENGTH = 32;

/** A form may only come from a page of the same origin; browsers say where it comes from. */
function isSameOrigin({ headers, url }: Received): boolean {
  const site = headers['sec-fetch-site'];
  const origin = headers['origin'];
  return (site === undefined || site === 'same-origin') && (origin === undefined || origin === new URL(url).origin);
}

export function makePageRoutes({
  secret,
  requestTokens,
  accounts,
  usernameOf,
}: PageRoutesOptions): (request: Received) => Answer {
  const formTokenOf = (oauthToken: string): string => derive(secret, `form ${oauthToken}`, FORM_TOKEN_LENGTH);

  function show(request: Received): Answer {
    const query = new URLSearchParams(request.search);
    const oauthToken = query.get('oauth_token');
    if (!oauthToken) {
      return invalidPage(400, 'missing');
    }
    if (!requestTokens.isOpen(oauthToken)) {
      return invalidPage(403, 'used');
    }
    const named = query.get('screen_name')?.toLowerCase();
    return authorizePage({
      accounts,
      usernameOf,
      oauthToken,
      formToken: formTokenOf(oauthToken),
      suggested: accounts.find((person) => usernameOf(person).toLowerCase() === named)?.id ?? null,
      forceLogin: query.get('force_login') === 'true',
      choiceMissing: false,
    });
  }

  function decide(request: Received): Answer {
    const form = new URLSearchParams(request.body);
    const oauthToken = form.get('oauth_token');
    if (!oauthToken) {
      return invalidPage(400, 'missing');
    }
    const formToken = formTokenOf(oauthToken);
    if (!isSameOrigin(request) || !sameText(secret, formToken, form.get('form_token') ?? '')) {
      return invalidPage(403, 'foreign');
    }
    if (!requestTokens.isOpen(oauthToken)) {
      return invalidPage(403, 'used');
    }
    if (form.get('decision') !== 'authorize') {
      requestTokens.deny(oauthToken);
      return deniedPage();
    }
    const person = accounts.find(({ id }) => id === form.get('user_id'));
    if (!person) {
      return authorizePage({
        accounts,
        usernameOf,
        oauthToken,
        formToken,
        suggested: null,
        forceLogin: false,
        choiceMissing: true,
      });
    }
    const pin = requestTokens.authorize(oauthToken, person.id);
    return pin === null ? invalidPage(403, 'used') : pinPage(usernameOf(person), pin);
  }

  return (request) => {
    if (request.method === 'GET') {
      return show(request);
    }
    return request.method === 'POST' ? decide(request) : empty(405);
  };
}
