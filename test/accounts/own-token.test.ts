import { describe, expect, it } from 'vitest';
import { checkToken } from '../../electron/accounts/own-token.ts';
import { code, value } from './support.ts';

const accessToken = '1234567890-qWeRtYuIoPaSdFgHjKlZxCvBnM1234567890';
const accessTokenSecret = 'mNbVcXzLkJhGfDsApOiUyTrEwQ0987654321mNbVcXzLk';

describe('an access token of one’s own', () => {
  it.each([
    ['as it is', accessToken, accessTokenSecret],
    ['with blanks around it', `  ${accessToken}\r\n`, `\t${accessTokenSecret} `],
    ['in quotation marks', `"${accessToken}"`, `'${accessTokenSecret}'`],
    ['in quotation marks of a printer', `“${accessToken}”`, `‘${accessTokenSecret}’`],
    [
      'with characters that nobody sees',
      `\u200B${accessToken}`,
      `${accessTokenSecret.slice(0, 7)}\u00AD${accessTokenSecret.slice(7)}`,
    ],
    ['in the wrong order', accessTokenSecret, accessToken],
    ['in the wrong order, in quotation marks', `"${accessTokenSecret}"`, ` "${accessToken}"`],
  ])('is understood %s', (_, one, other) => {
    expect(value(checkToken({ accessToken: one, accessTokenSecret: other }))).toEqual({
      accessToken,
      accessTokenSecret,
    });
  });

  it.each([
    ['no token', '', accessTokenSecret, 'token-missing'],
    ['quotation marks with nothing in them', accessToken, '""', 'token-missing'],
    ['the token twice', accessToken, accessToken, 'token-missing'],
    ['a token without a number', 'qWeRtYuIoP', accessTokenSecret, 'token-malformed'],
    ['a token with a blank in it', `${accessToken} x`, accessTokenSecret, 'token-malformed'],
    ['a secret with a hyphen in it', accessToken, `${accessTokenSecret}-x`, 'token-malformed'],
    ['two tokens', accessToken, '12-other', 'token-malformed'],
    ['a label in it', `Access Token: ${accessToken}`, accessTokenSecret, 'token-malformed'],
  ])('is refused with %s', (_, one, other, expected) => {
    const refused = checkToken({ accessToken: one, accessTokenSecret: other });
    expect(code(refused)).toBe(expected);
    expect(JSON.stringify(refused)).not.toMatch(/qWeRtYuIoP|mNbVcXzLk/);
  });
});
