/** A view inside everything that a column gives it, over a fake bridge, with a navigation that tells what it was asked. */
import { act, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import { StatusesProvider, watchStatuses } from '../../../renderer/app/timeline-statuses.ts';
import { BridgeProvider } from '../../../renderer/ui/bridge.tsx';
import { CommandsProvider } from '../../../renderer/ui/commands.tsx';
import { type Navigation, NavigationProvider, type View } from '../../../renderer/ui/navigation.tsx';
import { type ReadingActions, ReadingActionsProvider } from '../../../renderer/ui/reading-actions.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';

// jsdom has no layout: a high view, so that short feeds are in the document as a whole, and nothing to scroll.
const viewHeight = 4000;
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => viewHeight });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 656 });
Element.prototype.scrollTo = () => undefined;

export interface ShownView {
  fake: FakeBridge;
  /** What the navigation and the reading actions were asked, in order. */
  asked: { name: string; value: unknown }[];
  /** Values of the questions of this name. */
  askedFor: (name: string) => unknown[];
  /** What the view kept of itself. */
  spot: () => unknown;
  /** Shows it for another account or in another way. */
  again: (make?: (account: AccountView) => ReactNode, account?: AccountView) => void;
  leave: () => void;
}

export interface ShowOptions {
  fake?: FakeBridge;
  account?: AccountView;
  view: View;
  spot?: unknown;
  /** Makes prices known, as an opened timeline would. */
  prices?: boolean;
}

export function showView(make: (account: AccountView) => ReactNode, options: ShowOptions): ShownView {
  const account = options.account ?? fakeAccount(0);
  const fake = options.fake ?? new FakeBridge({ app: { accounts: [account] } });
  const asked: ShownView['asked'] = [];
  const note =
    (name: string) =>
    (value?: unknown): void =>
      void asked.push({ name, value });
  let spot: unknown = options.spot ?? null;
  const navigation: Navigation = {
    view: options.view,
    open: note('open'),
    replace: note('replace'),
    openUser: note('openUser'),
    back: note('back'),
    forward: note('forward'),
    canGoBack: false,
    canGoForward: false,
    spot,
    keepSpot(kept) {
      spot = kept;
    },
  };
  const { bridge, statuses } = watchStatuses(fake.bridge);
  const actionsOf = (shown: AccountView): ReadingActions => ({
    account: shown,
    accountId: shown.id,
    showData: note('showData'),
    filter: note('filter'),
    exportSource: (source, title, total) => note('exportSource')({ source, title, total }),
    write: note('write'),
  });
  const whole = (shown: AccountView, content: ReactNode) => (
    <BridgeProvider bridge={bridge}>
      <StatusesProvider value={statuses}>
        <CommandsProvider>
          <NavigationProvider value={navigation}>
            <ReadingActionsProvider value={actionsOf(shown)}>{content}</ReadingActionsProvider>
          </NavigationProvider>
        </CommandsProvider>
      </StatusesProvider>
    </BridgeProvider>
  );
  if (options.prices !== false) fake.changeStatus(account.id, { kind: 'home' }, {});
  let shown = make;
  const { rerender, unmount } = render(whole(account, make(account)));
  return {
    fake,
    asked,
    askedFor: (name) => asked.filter((each) => each.name === name).map(({ value }) => value),
    spot: () => spot,
    again(next = shown, other = account) {
      shown = next;
      rerender(whole(other, next(other)));
    },
    leave: () => act(() => unmount()),
  };
}

/** Calls of this name that were made, with their arguments. */
export const callsOf = (fake: FakeBridge, name: string): unknown[] =>
  fake.calls.filter((call) => call.name === name).map(({ argument }) => argument);

/** Lets promises and effects settle. */
export const settle = (): Promise<void> => act(async () => undefined);

/** An account of the practice service, where nothing costs anything. */
export const practiceAccount = (): AccountView => fakeAccount(0, { id: 'practice:100', service: 'practice' });

/** Presses a key where the focus is. */
export function pressKey(key: string): void {
  const target = document.activeElement ?? document.body;
  act(() => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}

/** Names of the rows in the feed, top to bottom. */
export const rowNames = (): (string | null)[] =>
  screen.getAllByRole('article').map((row) => row.getAttribute('aria-label'));
