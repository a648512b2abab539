import { screens } from '../../electron/contract/messages/en.ts';
import type { SignInView } from '../../electron/contract/views/sign-in.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import styles from './form.module.css';

const text = screens.pin;

/** A sign-in page is being asked for. */
export function RequestingScreen({ onCancel }: { onCancel: () => void }) {
  return (
    <StepPage title={text.titleRequesting} focus="title">
      <p className={styles['note']} role="status">
        <Spinner size="s" />
        {text.requesting}
      </p>
      <StepActions>
        <Button onPress={onCancel}>{screens.common.cancel}</Button>
      </StepActions>
    </StepPage>
  );
}

export interface FailedScreenProps {
  signIn: SignInView;
  /** The same sign-in is being started again. */
  starting: boolean;
  onStartAgain: () => void;
  onEnterKeys: () => void;
  onCancel: () => void;
}

/** A sign-in that ended without an account: why, and the ways on. */
export function FailedScreen({ signIn, starting, onStartAgain, onEnterKeys, onCancel }: FailedScreenProps) {
  const { error } = signIn;
  const keysHelp = error?.action.kind === 'enter-keys';
  return (
    <StepPage title={text.titleFailed} focus="title">
      {error && <ErrorNote error={error} handlers={{ 'enter-keys': onEnterKeys }} />}
      <StepActions>
        <Button look={keysHelp ? 'plain' : 'primary'} isPending={starting} onPress={onStartAgain}>
          {text.startAgain}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {screens.common.cancel}
        </Button>
      </StepActions>
    </StepPage>
  );
}
