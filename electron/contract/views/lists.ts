/** Lists of users. */
import type { AccountId } from './ids.ts';
import type { UserView } from './posts.ts';

export interface ListView {
  id: string;
  name: string;
  description: string | null;
  members: number | null;
  private: boolean;
  owner: UserView | null;
}

/** The lists of an account as they were read last. */
export interface ListsView {
  accountId: AccountId;
  owned: ListView[];
  followed: ListView[];
  readAt: string | null;
}
