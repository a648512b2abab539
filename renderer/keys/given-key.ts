/** Saving an API key and using it at once, in every way that it can be used. */
import type { Bridge } from '../../electron/contract/bridge.ts';
import { appError, type ErrorCode, fail, ok, type Result } from '../../electron/contract/errors.ts';
import type { Access } from '../../electron/contract/views/accounts.ts';
import type { AppKeyView, KeyImportView } from '../../electron/contract/views/keys.ts';
import type { SignInView } from '../../electron/contract/views/sign-in.ts';

/** What the person gives: a key that is saved already, or two values. */
export type GivenKey = { keyId: string } | { apiKey: string; apiKeySecret: string };

type Saving = { keyId: string } | { save: () => Promise<Result<AppKeyView>> };

/** The service does not know the key; of a token that it refuses it does not say whether that is because of the key. */
const inDoubt: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['wrong-keys', 'token-refused']);

/**
 * Saves a key where it is not saved yet, then uses it. A key that was new and that the service does not accept is not
 * kept.
 * @param known keys that were saved before
 */
async function withKey<Value>(
  bridge: Bridge,
  known: readonly AppKeyView[],
  key: Saving,
  use: (keyId: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const saved = 'keyId' in key ? ok({ id: key.keyId }) : await key.save();
  if (!saved.ok) return saved;
  const { id } = saved.value;
  const answer = await use(id);
  if (!answer.ok && inDoubt.has(answer.error.code) && !known.some((each) => each.id === id)) {
    await bridge.keys.remove({ keyId: id });
  }
  return answer;
}

/** The same for what was typed or chosen. */
export const withGivenKey = <Value>(
  bridge: Bridge,
  known: readonly AppKeyView[],
  given: GivenKey,
  use: (keyId: string) => Promise<Result<Value>>,
): Promise<Result<Value>> =>
  withKey(bridge, known, 'keyId' in given ? given : { save: () => bridge.keys.save(given) }, use);

/** Asks for a sign-in page with this key, which goes again when it was new and X does not know it. */
export const startSignIn = (
  bridge: Bridge,
  known: readonly AppKeyView[],
  given: GivenKey,
): Promise<Result<SignInView>> =>
  withGivenKey(bridge, known, given, async (keyId) => {
    const answer = settled(await bridge.signIn.start({ service: 'x', keyId }));
    if (!answer.ok && answer.error.code === 'wrong-keys') await bridge.signIn.cancel();
    return answer;
  });

/** A sign-in that failed at once is a failure of the call, wherever it was reported. */
function settled(answer: Result<SignInView>): Result<SignInView> {
  if (!answer.ok || answer.value.step !== 'failed') return answer;
  return fail(answer.value.error ?? appError('unexpected', { kind: 'retry' }));
}

export interface TakenImport {
  keyId: string;
  /** Null when the key was only saved. */
  way: Access | null;
}

export interface ImportChoice {
  found: KeyImportView;
  /** Empty for none. */
  name: string;
  way: Access | null;
  /** A saved key that the access token belongs to, where no key was found; else null. */
  keyId: string | null;
}

/**
 * Saves what was found. The way with a PIN goes on with `startSignIn`; the other ways have added the account when this
 * answers.
 */
export function takeImport(
  bridge: Bridge,
  known: readonly AppKeyView[],
  { found, name, way, keyId }: ImportChoice,
): Promise<Result<TakenImport>> {
  const { importId } = found;
  const key: Saving =
    keyId === null ? { save: () => bridge.keys.saveImport({ importId, ...(name === '' ? {} : { name }) }) } : { keyId };
  return withKey(bridge, known, key, async (id) => {
    const answer =
      way === 'own-token'
        ? await bridge.signIn.withToken({ from: 'import', keyId: id, importId })
        : way === 'app-only'
          ? await bridge.signIn.appOnly({ service: 'x', keyId: id })
          : ok(null);
    return answer.ok ? ok({ keyId: id, way }) : answer;
  });
}
