import { Component, type ReactNode } from 'react';
import { appError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { StepPage } from '../ui/step-page.tsx';

interface State {
  failed: boolean;
}

/** Shows a sentence and a way on instead of an empty window when a screen cannot be drawn. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <StepPage title={screens.start.failedTitle} focus="title">
        <ErrorNote
          error={appError('unexpected', { kind: 'retry' })}
          handlers={{ retry: () => this.setState({ failed: false }) }}
        />
      </StepPage>
    );
  }
}
