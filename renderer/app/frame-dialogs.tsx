import { priceTable } from '../../electron/contract/prices.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AppView } from '../../electron/contract/views/app.ts';
import type { ExportSource } from '../../electron/contract/views/export.ts';
import type { FilterRule } from '../../electron/contract/views/filters.ts';
import type { PostId, TimelineKey } from '../../electron/contract/views/ids.ts';
import { PostDataDialog } from '../data/post-data-dialog.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { FiltersDialog } from '../filters/filters-dialog.tsx';
import { LimitsDialog } from '../limits/limits-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import type { View } from '../ui/navigation.tsx';
import { UsageDialog } from '../usage/usage-dialog.tsx';
import { WriteDialog } from '../write/write-dialog.tsx';
import { AddColumnDialog } from './add-column-dialog.tsx';
import { OpenUserDialog } from './open-user-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import type { Workspace } from './workspace.ts';

/** The dialog that is open over the window. */
export type FrameDialog =
  | { kind: 'settings' | 'shortcuts' | 'open-user' | 'add-column' | 'write' | 'usage' | 'limits' }
  | { kind: 'data'; entryId: PostId }
  | { kind: 'filters'; timeline: TimelineKey; title: string; draft: FilterRule | null }
  | { kind: 'export'; source: ExportSource; title: string; total: number | null };

export interface FrameDialogsProps {
  app: AppView;
  account: AccountView;
  workspace: Workspace;
  dialog: FrameDialog | null;
  onOpen: (view: View) => void;
  onAddColumn: (view: View) => void;
  onClose: () => void;
}

/** Shows the dialog that is open, if one is. */
export function FrameDialogs({ app, account, workspace, dialog, onOpen, onAddColumn, onClose }: FrameDialogsProps) {
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'settings':
      return <SettingsDialog app={app} account={account} onClose={onClose} />;
    case 'usage':
      return <UsageDialog account={account} onClose={onClose} />;
    case 'limits':
      return (
        <LimitsDialog
          account={account}
          speaks={app.keys.find(({ id }) => id === account.keyId)?.speaks ?? 'v2'}
          onClose={onClose}
        />
      );
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />;
    case 'open-user':
      return (
        <OpenUserDialog
          account={account}
          usdPerUser={priceTable.usd[account.service].user}
          onOpen={onOpen}
          onClose={onClose}
        />
      );
    case 'add-column':
      return <AddColumnDialog account={account} workspace={workspace} onAdd={onAddColumn} onClose={onClose} />;
    case 'write':
      return (
        <WriteDialog
          account={account}
          usd={priceTable.usd[account.service]}
          onClose={onClose}
          onPosted={() => undefined}
        />
      );
    case 'data':
      return <PostDataDialog accountId={account.id} entryId={dialog.entryId} onClose={onClose} />;
    case 'filters':
      return (
        <FiltersDialog
          account={account}
          timeline={dialog.timeline}
          title={dialog.title}
          {...(dialog.draft ? { draft: dialog.draft } : {})}
          onClose={onClose}
        />
      );
    case 'export':
      return (
        <ExportDialog
          accountId={account.id}
          source={dialog.source}
          title={dialog.title}
          total={dialog.total}
          onClose={onClose}
        />
      );
  }
}
