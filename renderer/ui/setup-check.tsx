/**
 * The way to the page that checks the setup, from anywhere: errors offer it where it helps. Who shows that page stands
 * around the whole window (renderer/health/setup-check-host.tsx).
 */
import { createContext, useContext, useEffect } from 'react';
import type { AccountView } from '../../electron/contract/views/accounts.ts';

/** What is checked, and what can be done about the results where the person is now. */
export interface SetupSubject {
  /** Null while there is no account on show, for example while a person signs in. */
  account: AccountView | null;
  handlers: { 'enter-keys'?: () => void; 'sign-in-again'?: () => void };
}

export interface SetupCheck {
  open: () => void;
  /** The page is on show; other dialogs step aside for it. */
  isOpen: boolean;
  /** Says what the checks are about, from now on. */
  isAbout: (subject: SetupSubject) => void;
}

const SetupCheckContext = createContext<SetupCheck | null>(null);
export const SetupCheckProvider = SetupCheckContext.Provider;

/** @returns null where there is no such page: before the window has loaded, and inside of the page itself */
export const useSetupCheck = (): SetupCheck | null => useContext(SetupCheckContext);

/** Says what the page that checks the setup is about, for as long as the component is shown. */
export function useSetupSubject(subject: SetupSubject): void {
  const isAbout = useSetupCheck()?.isAbout;
  useEffect(() => isAbout?.(subject));
}
