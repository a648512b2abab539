import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { UNSAFE_PortalProvider as OverlayPlace } from 'react-aria/PortalProvider';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { textLocale } from '../../electron/contract/messages/format.ts';
import { SetupCheckHost } from '../health/setup-check-host.tsx';
import { WaitsOnShowProvider } from '../limits/waits-on-show.tsx';
import { BridgeProvider } from '../ui/bridge.tsx';
import { CommandsProvider } from '../ui/commands.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { overlayHost } from '../ui/overlay-host.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { StepPage } from '../ui/step-page.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './app.module.css';
import { failureOf, useAppView } from './app-view.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Screens } from './screens.tsx';
import { StatusesProvider, watchStatuses } from './timeline-statuses.ts';
import { useTextScale } from './use-text-scale.ts';
import { useTheme } from './use-theme.ts';

/** Main keeps the state and tells of every change, so nothing is asked for again by itself. */
const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: 'always' } },
  });

/** The whole page, over the bridge to main. */
export function App({ bridge }: { bridge: Bridge }) {
  const watched = useMemo(() => watchStatuses(bridge), [bridge]);
  const [queryClient] = useState(makeQueryClient);
  return (
    <I18nProvider locale={textLocale()}>
      <QueryClientProvider client={queryClient}>
        <BridgeProvider bridge={watched.bridge}>
          <StatusesProvider value={watched.statuses}>
            <CommandsProvider>
              <ErrorBoundary>
                <OverlayPlace getContainer={overlayHost}>
                  <WaitsOnShowProvider>
                    <Start />
                  </WaitsOnShowProvider>
                </OverlayPlace>
              </ErrorBoundary>
            </CommandsProvider>
          </StatusesProvider>
        </BridgeProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}

/** Waits for the first answer of main. */
function Start() {
  const { data: app, error, refetch } = useAppView();
  useTheme(app?.settings.theme ?? 'system');
  useTextScale(app?.settings.textScale ?? 100);
  if (app) {
    return (
      <SetupCheckHost app={app}>
        <Screens app={app} />
      </SetupCheckHost>
    );
  }
  if (error) return <NotLoaded error={failureOf(error)} onRetry={() => void refetch()} />;
  return (
    <main className={styles['loading']} aria-busy="true">
      <Spinner size="l" />
      <VisuallyHidden>{screens.common.loading}</VisuallyHidden>
    </main>
  );
}

function NotLoaded({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return (
    <StepPage title={screens.start.failedTitle} focus="title">
      <ErrorNote error={{ ...error, action: { kind: 'retry' } }} handlers={{ retry: onRetry }} />
    </StepPage>
  );
}
