/** The key of the practice service belongs to it and is saved without asking. */
import type { Accounts } from '../accounts/accounts.ts';
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { Services } from './services.ts';

/** @returns the id of the saved key; `practice-not-started` while the service does not run */
export function savePracticeKey(accounts: Accounts, services: Services): Result<string> {
  const practice = services.practice();
  if (!practice) return fail(appError('practice-not-started', { kind: 'retry' }));
  const saved = accounts.keys.save({
    service: 'practice',
    apiKey: practice.apiKey,
    apiKeySecret: practice.apiKeySecret,
  });
  return saved.ok ? ok(saved.value.id) : saved;
}
