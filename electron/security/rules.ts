/** The rules of this room in the form in which the entries hand them to a shell. */
import type { SecurityRules } from '../shell/shell.ts';
import { refuseDownloads } from './downloads.ts';
import { browserAddress } from './link-opener.ts';
import { isOwnDocument, lockNavigation } from './navigation-lock.ts';
import { networkBarrier } from './network-barrier.ts';
import { servePage } from './page-files.ts';
import { denyPermissions } from './permissions.ts';
import { mayForceSandbox } from './process-sandbox.ts';
import { takeSingleInstance } from './single-instance.ts';

export const securityRules: SecurityRules = {
  servePage,
  isOwnDocument,
  lockNavigation,
  denyPermissions,
  refuseDownloads,
  browserAddress,
  networkBarrier,
  mayForceSandbox,
  takeSingleInstance,
};
