/**
 * Commands reach the page from the application menu, from keys and from the page's own controls. All go through here,
 * so that a component that answers a command need not know where it came from. Columns are side by side: a command for
 * what is read reaches only the column that the person is in.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useEffectEvent, useMemo } from 'react';
import type { MenuCommand } from '../../electron/contract/calls.ts';
import { useBridge } from './bridge.tsx';

type Listener = (command: MenuCommand) => void;

interface Commands {
  run: Listener;
  subscribe(listener: Listener): () => void;
  /** Keys and commands are meant for what is inside. */
  active: boolean;
}

const CommandsContext = createContext<Commands | null>(null);

/** Commands that a column answers. Its own controls run them in that column, wherever the focus is. */
const columnCommands: ReadonlySet<MenuCommand> = new Set<MenuCommand>([
  'refresh',
  'go-back',
  'go-forward',
  'next-post',
  'previous-post',
  'open-conversation',
  'open-on-x',
  'open-author',
  'jump-to-top',
  'export',
  'show-filters',
  'close-column',
]);

/** Listeners, and a function that calls them all. Both keep their identity. */
function useListeners(): { listeners: Set<Listener>; tell: Listener } {
  const listeners = useMemo(() => new Set<Listener>(), []);
  const tell = useCallback<Listener>(
    (command) => {
      for (const listener of [...listeners]) listener(command);
    },
    [listeners],
  );
  return { listeners, tell };
}

const subscribeTo =
  (listeners: Set<Listener>) =>
  (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

/** Around the whole page: what the menu chooses arrives here. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const bridge = useBridge();
  const { listeners, tell } = useListeners();
  useEffect(() => bridge.on['menu.chosen'](({ command }) => tell(command)), [bridge, tell]);
  const commands = useMemo<Commands>(
    () => ({ run: tell, subscribe: subscribeTo(listeners), active: true }),
    [listeners, tell],
  );
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}

/** Around one column: passes commands on only while the column is the active one. */
export function CommandsScope({ active, children }: { active: boolean; children: ReactNode }) {
  const around = useCommands();
  const { listeners, tell } = useListeners();
  const passOn = useEffectEvent<Listener>((command) => {
    if (active) tell(command);
  });
  useEffect(() => around.subscribe((command) => passOn(command)), [around.subscribe]);
  const runAround = around.run;
  const commands = useMemo<Commands>(
    () => ({
      run: (command) => (columnCommands.has(command) ? tell(command) : runAround(command)),
      subscribe: subscribeTo(listeners),
      active,
    }),
    [listeners, tell, runAround, active],
  );
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}

function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('Commands need a CommandsProvider around them');
  return commands;
}

/** @returns the function that runs a command as if it had been chosen in the menu; inside a column, for that column */
export const useRunCommand = (): Listener => useCommands().run;

/**
 * Whether keys pressed anywhere in the page are meant for this component: always, unless it is in a column beside the
 * active one. Whoever listens to keys on the whole page asks this first.
 */
export const useTakesKeys = (): boolean => useCommands().active;

/** Calls the handler for every command, whether chosen in the menu or in the page. */
export function useCommand(handler: Listener): void {
  const { subscribe } = useCommands();
  const onCommand = useEffectEvent(handler);
  useEffect(() => subscribe((command) => onCommand(command)), [subscribe]);
}
