import { useRef, useState } from 'react';
import type { CallArgument } from '../../electron/contract/calls.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import type { AccountView, AppView, NoticeView } from '../../electron/contract/views.ts';
import { KeychainScreen } from '../sign-in/keychain-screen.tsx';
import { KeysScreen } from '../sign-in/keys-screen.tsx';
import { PinScreen } from '../sign-in/pin-screen.tsx';
import { ProtectionScreen } from '../sign-in/protection-screen.tsx';
import { FailedScreen, RequestingScreen } from '../sign-in/sign-in-pause-screen.tsx';
import { UnlockScreen } from '../sign-in/unlock-screen.tsx';
import { WelcomeScreen } from '../sign-in/welcome-screen.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { useCall } from '../ui/use-call.ts';
import { Frame } from './frame.tsx';
import { type Intent, screenOf } from './screen.ts';
import { useWorkspaces } from './use-workspaces.ts';

type SignInStart = CallArgument<'signIn.start'>;

const nothing: Intent = { kind: 'none' };

/** Shows the one screen that fits what main says and what the person is about to do. */
export function Screens({ app }: { app: AppView }) {
  const bridge = useBridge();
  const [intent, setIntent] = useState<Intent>(nothing);
  const [ownNotices, setOwnNotices] = useState<NoticeView[]>([]);
  const start = useCall(bridge.signIn.start);
  const cancel = useCall(bridge.signIn.cancel);
  const lastStart = useRef<SignInStart | null>(null);
  const workspaces = useWorkspaces(note);
  const screen = screenOf(app, intent);
  const undecided = app.vault.state === 'undecided';

  async function startSignIn(argument: SignInStart): Promise<void> {
    lastStart.current = argument;
    const answer = await start.run(argument);
    if (answer.ok) setIntent(nothing);
    else if (intent.kind === 'none' && app.accounts.length > 0) note(answer.error);
  }

  function begin(service: 'x' | 'practice'): void {
    start.reset();
    if (undecided) setIntent({ kind: 'protect', service });
    else goOn(service);
  }

  function goOn(service: 'x' | 'practice'): void {
    if (service === 'x') setIntent({ kind: 'keys' });
    else void startSignIn({ service });
  }

  /** Signs in to this account again, or to another one in its place. */
  function startFor(account: AccountView, sameAccount: boolean): void {
    const { service, keyId, id } = account;
    void startSignIn({
      service,
      ...(service === 'x' ? { keyId } : {}),
      ...(sameAccount ? { accountId: id } : {}),
    });
  }

  function leave(): void {
    start.reset();
    setIntent(nothing);
    if (app.signIn) void cancel.run();
  }

  function note(error: AppError): void {
    setOwnNotices((notices) => [...notices, { id: `page-${notices.length}-${error.code}`, error }]);
  }

  function dismiss(id: string): void {
    if (ownNotices.some((notice) => notice.id === id)) setOwnNotices(ownNotices.filter((notice) => notice.id !== id));
    else void bridge.app.dismissNotice({ noticeId: id });
  }

  switch (screen.kind) {
    case 'unlock':
      return <UnlockScreen />;
    case 'keychain':
      return <KeychainScreen error={screen.error} />;
    case 'protect':
      return (
        <ProtectionScreen
          keychain={app.vault.state === 'undecided' ? app.vault.keychain : 'unavailable'}
          busy={start.pending}
          error={start.error}
          onDone={() => goOn(screen.service)}
          onBack={leave}
        />
      );
    case 'keys':
      return (
        <KeysScreen
          keys={app.keys.filter(({ service }) => service === 'x')}
          adding={app.accounts.length > 0}
          onStarted={() => setIntent(nothing)}
          onPractice={() => void startSignIn({ service: 'practice' })}
          practiceError={start.error}
          onBack={leave}
        />
      );
    case 'requesting':
      return <RequestingScreen onCancel={leave} />;
    case 'pin':
      return <PinScreen signIn={screen.signIn} onCancel={leave} />;
    case 'failed': {
      const { service, keyId } = screen.signIn;
      const again = lastStart.current ?? { service, ...(service === 'x' ? { keyId } : {}) };
      return (
        <FailedScreen
          signIn={screen.signIn}
          starting={start.pending}
          onStartAgain={() => void startSignIn(again)}
          onEnterKeys={() => setIntent({ kind: 'keys' })}
          onCancel={leave}
        />
      );
    }
    case 'welcome':
      return (
        <WelcomeScreen
          starting={start.pending}
          error={start.error}
          onSignIn={() => begin('x')}
          onPractice={() => begin('practice')}
        />
      );
    case 'reading':
      return (
        <Frame
          app={app}
          account={screen.account}
          workspaces={workspaces}
          notices={[...app.notices, ...ownNotices]}
          onAddAccount={() => begin('x')}
          onSignInAgain={(account) => startFor(account, true)}
          onWrongAccount={(account) => startFor(account, false)}
          onRemoved={(error) => error && note(error)}
          onDismissNotice={dismiss}
        />
      );
  }
}
