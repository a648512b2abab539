/** What an account is called. Nobody is signed in to app-only access: it has no handle, and its key gives the name. */
import { lookAroundTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';

type Named = Pick<AccountView, 'access' | 'name' | 'username'>;

/** The name of the person, or what stands for it. */
export const accountName = ({ access, name }: Named): string =>
  access === 'app-only' ? name || lookAroundTexts.unnamed : name;

/** What controls and sentences call it: its @handle, or what stands for it. */
export const accountHandle = (account: Named): string =>
  account.access === 'app-only' ? accountName(account) : screens.accounts.handle(account.username);

/** The line below the name: the handle, or that nobody is signed in; with the practice service where it is one of it. */
export function accountLine(account: Named & Pick<AccountView, 'service'>): string {
  if (account.access !== 'app-only') {
    const handle = accountHandle(account);
    return account.service === 'practice' ? screens.frame.practiceHandle(handle) : handle;
  }
  return account.service === 'practice' ? lookAroundTexts.notSignedInPractice : lookAroundTexts.notSignedIn;
}
