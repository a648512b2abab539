import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { AppView } from '../../electron/contract/views/app.ts';
import { useCommand } from '../ui/commands.tsx';
import { type SetupCheck, SetupCheckProvider, type SetupSubject } from '../ui/setup-check.tsx';
import { HealthDialog } from './health-dialog.tsx';

const nobody: SetupSubject = { account: null, handlers: {} };

export interface SetupCheckHostProps {
  app: AppView;
  children: ReactNode;
}

/** Around the whole window: shows the page that checks the setup when the menu, a button or an error asks for it. */
export function SetupCheckHost({ app, children }: SetupCheckHostProps) {
  /** Whose setup is checked: who was on show when the page was opened. */
  const [checked, setChecked] = useState<SetupSubject | null>(null);
  const subject = useRef(nobody);
  const isAbout = useCallback((next: SetupSubject): void => {
    subject.current = next;
  }, []);
  const open = useCallback(() => setChecked(subject.current), []);
  const isOpen = checked !== null;
  const check = useMemo<SetupCheck>(() => ({ open, isOpen, isAbout }), [open, isOpen, isAbout]);
  useCommand((command) => {
    if (command === 'check-setup') open();
  });
  return (
    <SetupCheckProvider value={check}>
      {children}
      {checked && (
        // Its own errors do not lead to itself.
        <SetupCheckProvider value={null}>
          <HealthDialog {...checked} proxy={app.settings.proxy} onClose={() => setChecked(null)} />
        </SetupCheckProvider>
      )}
    </SetupCheckProvider>
  );
}
