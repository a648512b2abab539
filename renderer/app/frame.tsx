import Keyboard from 'lucide-react/icons/keyboard';
import Settings from 'lucide-react/icons/settings';
import { useEffect, useRef, useState } from 'react';
import type { MenuCommand } from '../../electron/contract/calls.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountId, AccountView, AppView, NoticeView } from '../../electron/contract/views.ts';
import { AccountRail } from '../accounts/account-rail.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { Arrival } from '../sign-in/arrival.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { useCommand, useRunCommand } from '../ui/commands.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { OverlayHost } from '../ui/overlay-host.tsx';
import { useCall } from '../ui/use-call.ts';
import { AccountHeader } from './account-header.tsx';
import styles from './frame.module.css';
import { useShortcuts } from './keys.ts';
import { Notices } from './notices.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { StatusRegion } from './status-region.tsx';
import { useTimelineStatus } from './timeline-statuses.ts';
import { type NamedTimeline, TimelinesNav } from './timelines-nav.tsx';

export interface FrameProps {
  app: AppView;
  account: AccountView;
  notices: readonly NoticeView[];
  onAddAccount: () => void;
  onSignInAgain: (account: AccountView) => void;
  /** The account just signed in is not the person's and was removed. */
  onWrongAccount: (account: AccountView) => void;
  onRemoved: (error: AppError | null) => void;
  onDismissNotice: (id: string) => void;
}

/** The window while reading: accounts and timelines, the timeline on show, and what is going on. */
export function Frame(props: FrameProps) {
  const { app, account, notices, onAddAccount, onSignInAgain, onWrongAccount, onRemoved, onDismissNotice } = props;
  const bridge = useBridge();
  const runCommand = useRunCommand();
  const [dialog, setDialog] = useState<'settings' | 'shortcuts' | null>(null);
  const [kinds, setKinds] = useState<Partial<Record<AccountId, NamedTimeline>>>({});
  const [seenArrival, setSeenArrival] = useState<string | null>(null);
  const switching = useCall(bridge.accounts.switch);
  const content = useRef<HTMLElement>(null);
  const focusContent = (): void => content.current?.focus();

  // The screen before this one took the focus with it; what the window shows now is where reading goes on.
  useEffect(() => {
    if (document.activeElement === document.body) content.current?.focus();
  }, []);

  const kind = kinds[account.id] ?? 'home';
  const timeline = { kind } as const;
  const status = useTimelineStatus(account.id, timeline);
  const { signIn } = app;
  const arrived = signIn?.step === 'done' && signIn.accountId === account.id && signIn.attempt !== seenArrival;

  const handlers: ErrorHandlers = {
    'sign-in-again': () => onSignInAgain(account),
    'enter-keys': onAddAccount,
  };
  // The timeline shows the same sentence when reading failed for the same reason.
  const problem = account.problem?.code === status?.error?.code ? null : account.problem;

  function switchTo(accountId: AccountId | undefined): void {
    if (accountId && accountId !== account.id) void switching.run({ accountId });
  }

  function switchBy(step: 1 | -1): void {
    const at = app.accounts.findIndex(({ id }) => id === account.id);
    switchTo(app.accounts.at((at + step) % app.accounts.length)?.id);
  }

  function choose(chosen: NamedTimeline): void {
    if (chosen === kind) runCommand('jump-to-top');
    else setKinds({ ...kinds, [account.id]: chosen });
  }

  const answers: Partial<Record<MenuCommand, () => void>> = {
    'add-account': onAddAccount,
    'show-home': () => setKinds({ ...kinds, [account.id]: 'home' }),
    'next-account': () => switchBy(1),
    'previous-account': () => switchBy(-1),
    'show-settings': () => setDialog('settings'),
    'show-shortcuts': () => setDialog('shortcuts'),
  };
  useCommand((command) => answers[command]?.());
  useShortcuts({
    onAccount: (index) => switchTo(app.accounts[index]?.id),
    onHelp: () => setDialog('shortcuts'),
  });

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
          <TimelinesNav current={kind} onChoose={choose} />
        </div>
        <div className={styles['status']}>
          <StatusRegion status={status} developmentShell={app.developmentShell} />
        </div>
        <div className={styles['tools']}>
          <IconButton label={screens.frame.settings} icon={<Settings />} onPress={() => setDialog('settings')} />
          <IconButton label={screens.frame.shortcuts} icon={<Keyboard />} onPress={() => setDialog('shortcuts')} />
        </div>
      </div>
      <div className={styles['header']}>
        <AccountHeader
          account={account}
          timelineLabel={screens.frame[kind]}
          refreshing={status?.refreshing === true && status.waitingUntil === null}
          onRefresh={() => runCommand('refresh')}
          onSignInAgain={() => onSignInAgain(account)}
          onRemoved={onRemoved}
        />
      </div>
      <main ref={content} tabIndex={-1} className={styles['content']}>
        <div className={styles['notes']}>
          <Notices
            notices={notices}
            onDismiss={(id) => {
              onDismissNotice(id);
              focusContent();
            }}
          />
          {switching.error && <ErrorNote error={switching.error} />}
          {problem && <ErrorNote key={account.id} error={problem} handlers={handlers} />}
          {arrived && (
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
        <div className={styles['timeline']}>
          <Timeline
            key={`${account.id} ${kind}`}
            accountId={account.id}
            timeline={timeline}
            handle={screens.accounts.handle(account.username)}
            errorHandlers={handlers}
          />
        </div>
        <OverlayHost />
      </main>
      {dialog === 'settings' && (
        <SettingsDialog app={app} usdPerPost={status?.usage.usdPerPost ?? null} onClose={() => setDialog(null)} />
      )}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
    </div>
  );
}
