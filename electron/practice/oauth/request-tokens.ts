/**
 * Request tokens and PINs. A token carries when it was given out, sealed, and its secret and PINs are derived from it;
 * only what has happened to a token is remembered. So a sign-in survives a restart of the app that hosts the service.
 */
import { createHmac } from 'node:crypto';
import type { Settings } from '../settings.ts';
import { derive, sameText, type TokenPair } from './keys.ts';

export type Redeemed =
  | { ok: true; userId: string }
  | { ok: false; reason: 'invalid-token' | 'wrong-pin' | 'expired-pin' | 'denied' };

export interface RequestTokens {
  issue(): TokenPair;
  /** @returns null unless the token is ours, young enough and not used yet */
  secretOf(token: string): string | null;
  /** Whether a person can still decide about the token. */
  isOpen(token: string): boolean;
  /** The person agreed. @returns the PIN; null when the token can no longer be used */
  authorize(token: string, userId: string): string | null;
  /** The person declined: nothing but that can be learned with the token any more. */
  deny(token: string): void;
  /** Exchanges a PIN. Right or wrong, the token can no longer be used afterwards, as at X. */
  redeem(token: string, pin: string): Redeemed;
  /** PINs that were shown so far are too old from now on. */
  expirePins(): void;
  /** Spends the token that a PIN belongs to. @returns false when no open token has this PIN */
  spendPin(pin: string): boolean;
}

export interface RequestTokenOptions {
  secret: string;
  settings: Settings;
  now(): number;
  random(bytes: number): Uint8Array;
  /** Everybody who can authorize. */
  userIds: readonly string[];
}

const TOKEN_BYTES = { time: 6, random: 8, seal: 10 } as const;
const SECRET_LENGTH = 32;
const PIN_DIGITS = 7;

export function makeRequestTokens({ secret, settings, now, random, userIds }: RequestTokenOptions): RequestTokens {
  const startedAt = now();
  const spent = new Set<string>();
  const denied = new Set<string>();
  const authorized = new Map<string, { userId: string; at: number }>();

  const seal = (head: Buffer): Buffer =>
    createHmac('sha256', secret).update('request token').update(head).digest().subarray(0, TOKEN_BYTES.seal);

  const issuedAt = (token: string): number | null => {
    const bytes = Buffer.from(token, 'base64url');
    const head = bytes.subarray(0, TOKEN_BYTES.time + TOKEN_BYTES.random);
    const ours = sameText(secret, Buffer.concat([head, seal(head)]).toString('base64url'), token);
    return ours ? head.readUIntBE(0, TOKEN_BYTES.time) : null;
  };

  const isUsable = (token: string): boolean => {
    const at = issuedAt(token);
    return at !== null && !spent.has(token) && now() - at < settings.requestTokenLifetimeMs;
  };

  const pinOf = (token: string, userId: string): string => {
    const bytes = createHmac('sha256', secret).update(`pin ${token} ${userId}`).digest();
    return String(bytes.readUIntBE(0, TOKEN_BYTES.time) % 10 ** PIN_DIGITS).padStart(PIN_DIGITS, '0');
  };

  const isOpen = (token: string): boolean => isUsable(token) && !denied.has(token);

  const exchange = (token: string, pin: string): Redeemed => {
    const known = authorized.get(token);
    if (known && !sameText(secret, pinOf(token, known.userId), pin)) {
      return { ok: false, reason: 'wrong-pin' };
    }
    if (known) {
      const inTime = now() - known.at < settings.pinLifetimeMs;
      return inTime ? { ok: true, userId: known.userId } : { ok: false, reason: 'expired-pin' };
    }
    const fromEarlierRun = (issuedAt(token) ?? startedAt) < startedAt;
    const userId = userIds.find((candidate) => sameText(secret, pinOf(token, candidate), pin));
    return fromEarlierRun && userId !== undefined ? { ok: true, userId } : { ok: false, reason: 'wrong-pin' };
  };

  return {
    issue() {
      const head = Buffer.alloc(TOKEN_BYTES.time + TOKEN_BYTES.random);
      head.writeUIntBE(now(), 0, TOKEN_BYTES.time);
      head.set(random(TOKEN_BYTES.random), TOKEN_BYTES.time);
      const token = Buffer.concat([head, seal(head)]).toString('base64url');
      return { token, secret: derive(secret, `request token secret ${token}`, SECRET_LENGTH) };
    },
    secretOf: (token) => (isUsable(token) ? derive(secret, `request token secret ${token}`, SECRET_LENGTH) : null),
    authorize(token, userId) {
      if (!isOpen(token) || !userIds.includes(userId)) {
        return null;
      }
      authorized.set(token, { userId, at: now() });
      return pinOf(token, userId);
    },
    isOpen,
    deny: (token) => void denied.add(token),
    redeem(token, pin) {
      if (!isUsable(token)) {
        return { ok: false, reason: 'invalid-token' };
      }
      spent.add(token);
      return denied.has(token) ? { ok: false, reason: 'denied' } : exchange(token, pin);
    },
    expirePins() {
      for (const agreed of authorized.values()) {
        agreed.at = Number.NEGATIVE_INFINITY;
      }
    },
    spendPin(pin) {
      for (const [token, { userId }] of authorized) {
        if (isOpen(token) && sameText(secret, pinOf(token, userId), pin)) {
          spent.add(token);
          return true;
        }
      }
      return false;
    },
  };
}
