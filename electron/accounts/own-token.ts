/** The access token that the owner of an app made for their own account, as it comes out of a form or a file. */

import { appError, fail, ok, type Result } from '../contract/errors.ts';
import { areExchangedTokens, isAccessToken, isPlainValue } from '../contract/key-shapes.ts';
import { meant } from './entered.ts';

export interface OwnToken {
  accessToken: string;
  accessTokenSecret: string;
}

/**
 * Only the shape is looked at; whose token it is, the service has to tell. X's are `<numeric user id>-<random>`.
 * @returns both values as they were meant: without blanks and quotes around them, and in the right order;
 * `token-missing` or `token-malformed`
 */
export function checkToken(entered: OwnToken): Result<OwnToken> {
  const accessToken = meant(entered.accessToken);
  const accessTokenSecret = meant(entered.accessTokenSecret);
  // The same value twice means that one of the two was never pasted.
  if (accessToken === '' || accessTokenSecret === '' || accessToken === accessTokenSecret) {
    return fail(appError('token-missing'));
  }
  if (isAccessToken(accessToken) && isPlainValue(accessTokenSecret)) return ok({ accessToken, accessTokenSecret });
  if (areExchangedTokens(accessToken, accessTokenSecret)) {
    return ok({ accessToken: accessTokenSecret, accessTokenSecret: accessToken });
  }
  return fail(appError('token-malformed'));
}
