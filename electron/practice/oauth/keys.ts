/**
 * The keys and access tokens of one installation. All are derived from its secret, so that nothing has to be stored
 * and saved sign-ins stay valid after a restart, on whatever port the service then listens.
 */
import { createHmac } from 'node:crypto';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters and digits that only the owner of the secret can compute. */
export function derive(secret: string, purpose: string, length: number): string {
  let text = '';
  for (let round = 0; text.length < length; round++) {
    const bytes = createHmac('sha256', secret).update(`${purpose}\n${round}`).digest();
    for (const byte of bytes) {
      text += DIGITS[byte % DIGITS.length];
    }
  }
  return text.slice(0, length);
}

/** Tells whether two texts are equal, in a time that does not tell where they differ. */
export function sameText(secret: string, one: string, other: string): boolean {
  const digest = (text: string): string => createHmac('sha256', secret).update(text).digest('hex');
  return digest(one) === digest(other);
}

export interface TokenPair {
  token: string;
  secret: string;
}

export interface Keys {
  apiKey: string;
  apiKeySecret: string;
  /** The user's token; the same one every time until it is revoked, as at X. */
  accessToken(userId: string): TokenPair;
  /** @returns null for a token that is not ours or was revoked */
  findAccess(token: string): { userId: string; secret: string } | null;
  /** Ends every token that the user has. After a restart they work again: nothing is stored. */
  revoke(userId: string): void;
  /** The app's own token; the same one every time until it is ended, as at X. */
  bearer(): string;
  isBearer(token: string): boolean;
  /** Ends the app's own token. After a restart it works again. */
  endBearer(): void;
  /** Forgets that anything was revoked. */
  reset(): void;
}

const API_KEY_LENGTH = 25;
const SECRET_LENGTH = 45;
const TOKEN_LENGTH = 36;
/** The app's own tokens begin with this. Percent signs belong to them: they are sent as they are. */
const BEARER_START = 'AAAAAAAAAAAAAAAAAAAAA';
const BEARER_LENGTH = 70;

export function makeKeys(secret: string): Keys {
  /** How often a user's tokens were revoked. It is part of the token, so that old ones can be told from new ones. */
  const generations = new Map<string, number>();
  let bearerGeneration = 0;

  const bearer = (): string => {
    const body = derive(secret, `bearer ${bearerGeneration}`, BEARER_LENGTH);
    return `${BEARER_START}${body.slice(0, 20)}%2F${body.slice(20, 50)}%3D${body.slice(50)}`;
  };

  const pair = (userId: string, generation: number): TokenPair => {
    const place = `${DIGITS[Math.floor(generation / DIGITS.length) % DIGITS.length]}${DIGITS[generation % DIGITS.length]}`;
    const body = derive(secret, `access token ${userId} ${generation}`, TOKEN_LENGTH);
    return {
      token: `${userId}-${place}${body}`,
      secret: derive(secret, `access token secret ${userId} ${generation}`, SECRET_LENGTH),
    };
  };

  return {
    apiKey: derive(secret, 'api key', API_KEY_LENGTH),
    apiKeySecret: derive(secret, 'api key secret', SECRET_LENGTH),
    accessToken: (userId) => pair(userId, generations.get(userId) ?? 0),
    findAccess(token) {
      const [, userId, high, low] = /^([0-9]{1,19})-([0-9A-Za-z])([0-9A-Za-z])/.exec(token) ?? [];
      if (userId === undefined || high === undefined || low === undefined) {
        return null;
      }
      const generation = DIGITS.indexOf(high) * DIGITS.length + DIGITS.indexOf(low);
      const expected = pair(userId, generation);
      const revoked = generation < (generations.get(userId) ?? 0);
      return !revoked && sameText(secret, expected.token, token) ? { userId, secret: expected.secret } : null;
    },
    revoke: (userId) => void generations.set(userId, (generations.get(userId) ?? 0) + 1),
    bearer,
    isBearer: (token) => sameText(secret, bearer(), token),
    endBearer() {
      bearerGeneration += 1;
    },
    reset() {
      generations.clear();
      bearerGeneration = 0;
    },
  };
}
