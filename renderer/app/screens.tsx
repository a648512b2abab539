import { useRef, useState } from 'react';
import type { CallArgument } from '../../electron/contract/calls.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AppView, NoticeView } from '../../electron/contract/views/app.ts';
import { AppOnlyScreen } from '../sign-in/app-only-screen.tsx';
import { KeychainScreen } from '../sign-in/keychain-screen.tsx';
import { KeysScreen } from '../sign-in/keys-screen.tsx';
import { OwnTokenScreen } from '../sign-in/own-token-screen.tsx';
import { PinScreen } from '../sign-in/pin-screen.tsx';
import { ProtectionScreen } from '../sign-in/protection-screen.tsx';
import { FailedScreen, RequestingScreen } from '../sign-in/sign-in-pause-screen.tsx';
import { UnlockScreen } from '../sign-in/unlock-screen.tsx';
import { WaysScreen } from '../sign-in/ways-screen.tsx';
import { WelcomeScreen } from '../sign-in/welcome-screen.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { useSetupSubject } from '../ui/setup-check.tsx';
import { useCall } from '../ui/use-call.ts';
import { Frame } from './frame.tsx';
import { type Intent, screenOf, type Way } from './screen.ts';
import { useWatchNothing } from './use-watch.ts';
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
  const renewAppOnly = useCall(bridge.signIn.appOnly);
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

  function begin(way: Way): void {
    start.reset();
    if (undecided) setIntent({ kind: 'protect', way });
    else goOn(way);
  }

  function goOn(way: Way): void {
    if (way === 'practice') void startSignIn({ service: 'practice' });
    else if (way === 'pin') setIntent({ kind: 'keys' });
    else setIntent(way === 'own-token' ? { kind: way, keyId: null } : { kind: way });
  }

  /** Signs in to this account again as it was signed in before, or to another one in its place. */
  function startFor(account: AccountView, sameAccount: boolean): void {
    const { service, keyId, id, access } = account;
    const ofKey = service === 'x' ? { keyId } : {};
    if (access === 'own-token') setIntent({ kind: 'own-token', keyId });
    else if (access === 'app-only') void renew({ service, ...ofKey });
    else void startSignIn({ service, ...ofKey, ...(sameAccount ? { accountId: id } : {}) });
  }

  async function renew(argument: CallArgument<'signIn.appOnly'>): Promise<void> {
    const answer = await renewAppOnly.run(argument);
    if (!answer.ok) note(answer.error);
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

  const keys = app.keys.filter(({ service }) => service === 'x');
  const sessionOnly = app.vault.state === 'ready' && app.vault.mode === 'session';

  useSetupSubject({
    account: screen.kind === 'reading' ? screen.account : null,
    handlers: {
      'enter-keys': () => begin('pin'),
      ...(screen.kind === 'reading' && {
        [screen.account.access === 'app-only' ? 'ask-again' : 'sign-in-again']: () => startFor(screen.account, true),
      }),
    },
  });
  useWatchNothing(screen.kind !== 'reading');

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
          onDone={() => goOn(screen.way)}
          onBack={leave}
        />
      );
    case 'keys':
      return (
        <KeysScreen
          keys={keys}
          sessionOnly={sessionOnly}
          adding={app.accounts.length > 0}
          onDone={() => setIntent(nothing)}
          onPractice={() => void startSignIn({ service: 'practice' })}
          practiceError={start.error}
          onOtherWays={() => setIntent({ kind: 'ways' })}
          onBack={leave}
        />
      );
    case 'ways':
      return <WaysScreen onChoose={begin} onBack={leave} />;
    case 'own-token':
      return (
        <OwnTokenScreen
          keys={keys}
          sessionOnly={sessionOnly}
          keyId={screen.keyId}
          onDone={() => setIntent(nothing)}
          onBack={() => (screen.keyId === null ? setIntent({ kind: 'ways' }) : leave())}
        />
      );
    case 'app-only':
      return (
        <AppOnlyScreen
          keys={keys}
          sessionOnly={sessionOnly}
          onDone={() => setIntent(nothing)}
          onBack={() => setIntent({ kind: 'ways' })}
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
          onSignIn={() => begin('pin')}
          onPractice={() => begin('practice')}
          onOtherWays={() => setIntent({ kind: 'ways' })}
        />
      );
    case 'reading':
      return (
        <Frame
          app={app}
          account={screen.account}
          workspaces={workspaces}
          notices={[...app.notices, ...ownNotices]}
          onAddAccount={() => begin('pin')}
          onSignInAgain={(account) => startFor(account, true)}
          onWrongAccount={(account) => startFor(account, false)}
          onRemoved={(error) => error && note(error)}
          onDismissNotice={dismiss}
        />
      );
  }
}
