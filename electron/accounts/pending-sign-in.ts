/** A sign-in that waits for its PIN, kept sealed so that closing the app in between loses nothing. */
import { z } from 'zod';
import { ok, type Result } from '../contract/errors.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { Core } from './core.ts';

/** For how long a request token is worth keeping. X does not say how long one works; people take minutes. */
const PENDING_LIFETIME_MS = 15 * 60 * 1000;

const record = z.strictObject({
  service: z.enum(['x', 'practice']),
  keyId: z.string(),
  /** The account that is to be renewed, when it is about one. */
  accountId: z
    .string()
    .transform((id) => id as AccountId)
    .nullable(),
  requestToken: z.string(),
  requestTokenSecret: z.string(),
  /** When the request token was issued, in milliseconds since 1970. */
  startedAt: z.number(),
});

export type PendingSignIn = z.output<typeof record>;

export interface PendingSignIns {
  /** Keeps the one sign-in under way, or none. @returns why the vault is closed, or `store-not-written` */
  keep(pending: PendingSignIn | null): Result<null>;
  /**
   * @returns the sign-in to go on with; null when there is none, when it is too old, or when its key is gone. An error
   * when the vault is closed
   */
  read(): Result<PendingSignIn | null>;
}

const OWNER = 'sign-in';
const FIELD = 'pending';

export function pendingSignIns(core: Core): PendingSignIns {
  const forget = (): Result<null> => {
    const document = core.document();
    return document.pendingSignIn === null ? ok(null) : core.commit({ ...document, pendingSignIn: null });
  };

  const isCurrent = ({ startedAt, keyId, service }: PendingSignIn): boolean => {
    const age = core.now() - startedAt;
    const keyIsThere = core.document().keys.some((key) => key.id === keyId && key.service === service);
    return age >= 0 && age < PENDING_LIFETIME_MS && keyIsThere;
  };

  return {
    keep(pending) {
      if (!pending) return forget();
      const sealed = core.seal(OWNER, FIELD, JSON.stringify(pending));
      return sealed.ok ? core.commit({ ...core.document(), pendingSignIn: sealed.value }) : sealed;
    },

    read() {
      const { pendingSignIn } = core.document();
      if (!pendingSignIn) return ok(null);
      const opened = core.unseal(OWNER, FIELD, pendingSignIn);
      if (!opened.ok && opened.error.code !== 'secret-damaged') return opened;
      // An earlier version of Pinion may have kept it in another form.
      const pending = opened.ok ? record.safeParse(JSON.parse(opened.value)).data : undefined;
      if (pending && isCurrent(pending)) return ok(pending);
      // Nothing can be done with it any more; starting a new sign-in costs one click.
      const forgotten = forget();
      return forgotten.ok ? ok(null) : forgotten;
    },
  };
}
