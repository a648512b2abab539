/**
 * Commands reach the page from the application menu and from the page's own controls. Both go through here, so that a
 * component that answers a command need not know where it came from.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useEffectEvent, useMemo } from 'react';
import type { MenuCommand } from '../../electron/contract/calls.ts';
import { useBridge } from './bridge.tsx';

type Listener = (command: MenuCommand) => void;

interface Commands {
  run: Listener;
  subscribe(listener: Listener): () => void;
}

const CommandsContext = createContext<Commands | null>(null);

export function CommandsProvider({ children }: { children: ReactNode }) {
  const bridge = useBridge();
  const listeners = useMemo(() => new Set<Listener>(), []);
  const run = useCallback<Listener>(
    (command) => {
      for (const listener of listeners) listener(command);
    },
    [listeners],
  );
  useEffect(() => bridge.on['menu.chosen'](({ command }) => run(command)), [bridge, run]);
  const commands = useMemo<Commands>(
    () => ({
      run,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    [listeners, run],
  );
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}

function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('Commands need a CommandsProvider around them');
  return commands;
}

/** @returns the function that runs a command as if it had been chosen in the menu */
export const useRunCommand = (): Listener => useCommands().run;

/** Calls the handler for every command, whether chosen in the menu or in the page. */
export function useCommand(handler: Listener): void {
  const { subscribe } = useCommands();
  const onCommand = useEffectEvent(handler);
  useEffect(() => subscribe((command) => onCommand(command)), [subscribe]);
}
