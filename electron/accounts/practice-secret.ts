/**
 * The secret of this installation's practice service: its keys and tokens are made from it, so that sample accounts
 * still work after a restart and nobody else's practice service accepts them.
 */
import { ok, type Result } from '../contract/errors.ts';
import type { Core } from './core.ts';

const OWNER = 'practice';
const FIELD = 'install-secret';
const BYTES = 32;

/**
 * @returns 32 bytes, always the same once made. A damaged one is replaced: sample accounts then have to sign in again,
 * which is all that is lost. An error when the vault is closed or it could not be kept
 */
export function practiceSecret(core: Core): Result<Uint8Array> {
  const kept = core.document().practiceSecret;
  if (kept) {
    const opened = core.unseal(OWNER, FIELD, kept);
    if (opened.ok) return ok(Buffer.from(opened.value, 'base64'));
  }
  const secret = core.random(BYTES);
  // A closed vault ends here, so what it holds is never replaced.
  const sealed = core.seal(OWNER, FIELD, Buffer.from(secret).toString('base64'));
  if (!sealed.ok) return sealed;
  const committed = core.commit({ ...core.document(), practiceSecret: sealed.value });
  return committed.ok ? ok(secret) : committed;
}
