import { useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import { useCall } from '../ui/use-call.ts';
import { StartOverDialog } from './start-over-dialog.tsx';

const text = screens.keychain;

/** The keychain that sealed the sign-ins is locked, changed or missing: try again, or start over. */
export function KeychainScreen({ error }: { error: AppError }) {
  const bridge = useBridge();
  const [asking, setAsking] = useState(false);
  const retry = useCall(bridge.vault.retryKeychain);
  // The buttons below are the ways out, so the note itself offers none.
  const shown: AppError = { ...(retry.error ?? error), action: { kind: 'none' } };
  return (
    <StepPage title={text.title} lead={text.lead} focus="title">
      <ErrorNote error={shown} />
      <StepActions>
        <Button look="primary" isPending={retry.pending} onPress={() => void retry.run()}>
          {text.retry}
        </Button>
        <Button look="quiet" onPress={() => setAsking(true)}>
          {text.startOver}
        </Button>
      </StepActions>
      {asking && <StartOverDialog onClose={() => setAsking(false)} />}
    </StepPage>
  );
}
