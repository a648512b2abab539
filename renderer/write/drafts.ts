/** Texts that were begun and not posted, one per account, until Pinion closes. Only here: what is not posted is nobody's. */
import type { AccountId } from '../../electron/contract/views/ids.ts';

const drafts = new Map<AccountId, string>();

export const draftOf = (accountId: AccountId): string => drafts.get(accountId) ?? '';

/** @param text nothing forgets it */
export function keepDraft(accountId: AccountId, text: string): void {
  if (text === '') drafts.delete(accountId);
  else drafts.set(accountId, text);
}
