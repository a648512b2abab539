import Keyboard from 'lucide-react/icons/keyboard';
import Settings from 'lucide-react/icons/settings';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MenuCommand } from '../../electron/contract/calls.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AppView, NoticeView } from '../../electron/contract/views/app.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import { AccountRail } from '../accounts/account-rail.tsx';
import { useTextSteps } from '../settings/use-text-steps.ts';
import { Arrival } from '../sign-in/arrival.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { useCommand, useRunCommand } from '../ui/commands.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import type { View } from '../ui/navigation.tsx';
import { OverlayHost } from '../ui/overlay-host.tsx';
import { useSetupCheck } from '../ui/setup-check.tsx';
import { useCall } from '../ui/use-call.ts';
import { useWanted } from '../ui/use-wanted.ts';
import { AccountHeader } from './account-header.tsx';
import { Columns } from './columns.tsx';
import styles from './frame.module.css';
import { type FrameDialog, FrameDialogs } from './frame-dialogs.tsx';
import { stepOf } from './history.ts';
import { KeyHint } from './key-hint.tsx';
import type { KeyAction } from './key-table.ts';
import { Notices } from './notices.tsx';
import {
  allPlaces,
  currentPlace,
  isOffered,
  isRefused,
  type PlaceId,
  placeFor,
  placeOfCommand,
  placesOf,
} from './places.ts';
import { columnElement, focusedRow } from './reading-focus.ts';
import { Refusals } from './refusals.tsx';
import { saysRefusal } from './refused-view.ts';
import { StatusRegion, type StatusRegionProps } from './status-region.tsx';
import { useAccountUsage, usePartOfStatus, useTimelineStatus } from './timeline-statuses.ts';
import { TimelinesNav } from './timelines-nav.tsx';
import { isMac, useKeys } from './use-keys.ts';
import type { Workspaces } from './use-workspaces.ts';
import { timelineOf, viewTitle } from './view-title.ts';
import {
  activated,
  activatedBy,
  activeColumn,
  added,
  columnLimit,
  mainColumn,
  openedIn,
  viewIn,
  type Workspace,
} from './workspace.ts';

export interface FrameProps {
  app: AppView;
  account: AccountView;
  workspaces: Workspaces;
  notices: readonly NoticeView[];
  onAddAccount: () => void;
  onSignInAgain: (account: AccountView) => void;
  /** The account just signed in is not the person's and was removed. */
  onWrongAccount: (account: AccountView) => void;
  onRemoved: (error: AppError | null) => void;
  onDismissNotice: (id: string) => void;
}

const home = { kind: 'home' } as const;

/** Apart from the frame, which need not be drawn anew with every change of a status. */
function StatusOfShown({
  timeline,
  ...props
}: Omit<StatusRegionProps, 'status' | 'usage'> & { timeline: TimelineKey | null }) {
  const status = useTimelineStatus(props.accountId, timeline ?? home);
  const usage = useAccountUsage(props.accountId);
  return <StatusRegion {...props} status={timeline && status} usage={usage} />;
}

/** The window while reading: accounts and timelines, the columns on show, and what is going on. */
export function Frame(props: FrameProps) {
  const { app, account, workspaces, notices, onAddAccount, onSignInAgain, onWrongAccount, onRemoved } = props;
  const bridge = useBridge();
  const runCommand = useRunCommand();
  const [asked, setAsked] = useState<{ accountId: AccountId; dialog: FrameDialog } | null>(null);
  // A dialog belongs to the account that it was opened for.
  const dialog = asked?.accountId === account.id ? asked.dialog : null;
  const setDialog = (next: FrameDialog | null): void => setAsked(next && { accountId: account.id, dialog: next });
  const [seenArrival, setSeenArrival] = useState<string | null>(null);
  const switching = useCall(bridge.accounts.switch);
  const wantedAccount = useWanted(account.id);
  const checking = useSetupCheck()?.isOpen ?? false;
  const content = useRef<HTMLElement>(null);
  const focusContent = (): void => content.current?.focus();

  // The screen before this one took the focus with it; what the window shows now is where reading goes on.
  useEffect(() => {
    if (document.activeElement === document.body) content.current?.focus();
  }, []);

  const workspace = workspaces.of(account);
  const { change: changeWorkspace } = workspaces;
  const change = useCallback(
    (make: (before: Workspace) => Workspace) => changeWorkspace(account, make),
    [changeWorkspace, account],
  );
  const main = mainColumn(workspace);
  const active = activeColumn(workspace);
  const shown = viewIn(active);
  const timeline = timelineOf(shown, stepOf(active.history).spot);
  const failureShown = usePartOfStatus(account.id, timeline ?? home, (status) => timeline && status?.error?.code);
  const unread = usePartOfStatus(account.id, home, (status) => status?.unread ?? 0);
  const { signIn } = app;
  const arrived = signIn?.step === 'done' && signIn.accountId === account.id && signIn.attempt !== seenArrival;

  const handlers: ErrorHandlers = {
    [account.access === 'app-only' ? 'ask-again' : 'sign-in-again']: () => onSignInAgain(account),
    'enter-keys': onAddAccount,
  };
  // The timeline shows the same sentence when reading failed for the same reason.
  const problem = account.problem?.code === failureShown ? null : account.problem;

  function switchTo(accountId: AccountId | undefined): void {
    if (accountId && accountId !== wantedAccount.get()) {
      void wantedAccount.ask(accountId, (id) => switching.run({ accountId: id }));
    }
  }

  function switchBy(step: 1 | -1): void {
    const at = app.accounts.findIndex(({ id }) => id === wantedAccount.get());
    switchTo(app.accounts.at((at + step) % app.accounts.length)?.id);
  }

  function openIn(columnId: number, view: View): void {
    const focus = focusedRow(columnElement(columnId));
    change((before) => openedIn(before, columnId, view, focus));
  }

  /** Shows a view in the main column. The one on show already is brought to its top, and from there back. */
  function show(view: View, isOn: boolean): void {
    if (!isOn) openIn(main.id, view);
    else if (active.id !== main.id) change((before) => activated(before, main.id));
    else runCommand('jump-to-top');
  }

  function goTo(asked: PlaceId): void {
    const id = placeFor(account, asked);
    const place = allPlaces(account).find((each) => each.id === id);
    // Settings say why it is hidden, and try again.
    if (isRefused(account, id)) setDialog({ kind: 'settings' });
    else if (place) show(place.view, currentPlace(viewIn(main), account) === id);
  }

  /** A search on show takes the focus to its box by itself. */
  function goToSearch(): void {
    if (viewIn(main).kind === 'search') change((before) => activated(before, main.id));
    else goTo('search');
  }

  const forgetSearch = useCall(bridge.accounts.forgetSearch);
  const textSize = useTextSteps(app.settings.textScale);
  const answers: Partial<Record<MenuCommand, () => void>> = {
    'add-account': onAddAccount,
    'show-search': goToSearch,
    'open-user': () => setDialog({ kind: 'open-user' }),
    'add-column': () => setDialog({ kind: 'add-column' }),
    'write-post': () => setDialog({ kind: 'write' }),
    'next-account': () => switchBy(1),
    'previous-account': () => switchBy(-1),
    'larger-text': () => textSize.step(1),
    'smaller-text': () => textSize.step(-1),
    'normal-text': textSize.normal,
    'show-settings': () => setDialog({ kind: 'settings' }),
    'show-usage': () => setDialog({ kind: 'usage' }),
    'show-limits': () => setDialog({ kind: 'limits' }),
    'show-shortcuts': () => setDialog({ kind: 'shortcuts' }),
  };
  useCommand((command) => {
    const answer = answers[command];
    const place = placeOfCommand(command);
    if (answer) answer();
    else if (place) goTo(place);
  });

  function onKey(action: KeyAction, index: number): void {
    if (action === 'switch-account') switchTo(app.accounts[index]?.id);
    else if (action === 'previous-column') change((before) => activatedBy(before, -1));
    else if (action === 'next-column') change((before) => activatedBy(before, 1));
    else if (action === 'show-bookmarks') goTo('bookmarks');
    else runCommand(action);
  }
  const firstKey = useKeys(onKey);

  return (
    <div className={styles['frame']}>
      <Button className={styles['skip']} size="s" onPress={focusContent}>
        {screens.frame.skip}
      </Button>
      <div className={styles['side']}>
        <div className={styles['accounts']}>
          <AccountRail accounts={app.accounts} currentId={account.id} onSwitch={switchTo} onAdd={onAddAccount} />
        </div>
        <div className={styles['timelines']}>
          <TimelinesNav
            places={placesOf(account)}
            savedSearches={account.reading.savedSearches}
            current={currentPlace(viewIn(main), account)}
            unread={unread}
            onChoose={(id) => (id === 'search' ? runCommand('show-search') : goTo(id))}
            onSearch={(search) => {
              const view = viewIn(main);
              show({ kind: 'search', text: search }, view.kind === 'search' && view.text === search);
            }}
            onForget={(search) => void forgetSearch.run({ accountId: account.id, text: search })}
            onOpenUser={() => setDialog({ kind: 'open-user' })}
          />
        </div>
        <div className={styles['status']}>
          <StatusOfShown
            accountId={account.id}
            timeline={timeline}
            developmentShell={app.developmentShell}
            onShowLimits={() => setDialog({ kind: 'limits' })}
          />
        </div>
        <div className={styles['tools']}>
          <IconButton
            label={screens.frame.settings}
            icon={<Settings />}
            onPress={() => setDialog({ kind: 'settings' })}
          />
          <IconButton
            label={screens.frame.shortcuts}
            icon={<Keyboard />}
            onPress={() => setDialog({ kind: 'shortcuts' })}
          />
        </div>
      </div>
      <div className={styles['header']}>
        <AccountHeader
          account={account}
          title={viewTitle(shown, account)}
          wide={workspace.columns.length > 1}
          canAddColumn={workspace.columns.length < columnLimit}
          onAddColumn={() => setDialog({ kind: 'add-column' })}
          onWrite={() => setDialog({ kind: 'write' })}
          onSignInAgain={() => onSignInAgain(account)}
          onRemoved={(error) => {
            workspaces.forget(account.id);
            onRemoved(error);
          }}
          onErased={() => workspaces.forget(account.id)}
        />
      </div>
      <main ref={content} tabIndex={-1} className={styles['content']}>
        <div className={styles['middle']}>
          <div className={styles['notes']}>
            <Notices
              notices={notices}
              onDismiss={(id) => {
                props.onDismissNotice(id);
                focusContent();
              }}
            />
            {[switching.error, forgetSearch.error, textSize.error].map(
              (error) => error && <ErrorNote key={error.code} error={error} />,
            )}
            {problem && <ErrorNote key={account.id} error={problem} handlers={handlers} />}
            <Refusals
              account={account}
              isExplained={(refusal) => saysRefusal(shown, failureShown ?? null, refusal)}
              onSeen={focusContent}
            />
            {arrived && !account.problem && (
              <Arrival
                key={signIn.attempt}
                account={account}
                renewed={signIn.renewed}
                error={signIn.error}
                onWrongAccount={() => onWrongAccount(account)}
                onDismiss={() => {
                  setSeenArrival(signIn.attempt);
                  focusContent();
                }}
              />
            )}
          </div>
          <Columns
            key={account.id}
            account={account}
            workspace={workspace}
            errorHandlers={handlers}
            requests={{
              showData: (entryId) => setDialog({ kind: 'data', entryId }),
              exportSource: (source, title, total) => setDialog({ kind: 'export', source, title, total }),
              write: () => setDialog({ kind: 'write' }),
              filter: (of, title, draft) => setDialog({ kind: 'filters', timeline: of, title, draft }),
              addColumn: () => setDialog({ kind: 'add-column' }),
            }}
            change={change}
          />
        </div>
        {firstKey !== null && (
          <KeyHint first={firstKey} mac={isMac()} offered={(place) => isOffered(account, placeFor(account, place))} />
        )}
        <OverlayHost />
      </main>
      <FrameDialogs
        app={app}
        account={account}
        workspace={workspace}
        // One dialog at a time: this one is there again when the checks are closed.
        dialog={checking ? null : dialog}
        onOpen={(view) => openIn(active.id, view)}
        onAddColumn={(view) => change((before) => added(before, view))}
        onClose={() => setDialog(null)}
      />
    </div>
  );
}
