/**
 * A conversation or a search alone over a fake bridge, for tests in a real browser: `?view=conversation`. What a test
 * needs hangs on `window.views`.
 */
// First, because schemas are made while the other modules load.
import '../page-harness/no-compiled-schemas.ts';
import { createRoot, type Root } from 'react-dom/client';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';
import { StatusesProvider, watchStatuses } from '../../../renderer/app/timeline-statuses.ts';
import { CatchUp } from '../../../renderer/catch-up/catch-up.tsx';
import { Conversation } from '../../../renderer/conversation/conversation.tsx';
import { Search } from '../../../renderer/search/search.tsx';
import { BridgeProvider } from '../../../renderer/ui/bridge.tsx';
import { CommandsProvider } from '../../../renderer/ui/commands.tsx';
import { type Navigation, NavigationProvider, type View } from '../../../renderer/ui/navigation.tsx';
import { type ReadingActions, ReadingActionsProvider } from '../../../renderer/ui/reading-actions.tsx';
import { FakeBridge, fakeAccount } from '../fake-bridge.ts';
import { entryId } from '../fake-entries.ts';
import { fakeRow } from '../fake-reading.ts';

const query = new URLSearchParams(location.search);
const account = fakeAccount(0);
const fake = new FakeBridge({ app: { accounts: [account] } });
const { bridge, statuses } = watchStatuses(fake.bridge);
const nothing = (): void => undefined;

const views = {
  conversation: { kind: 'conversation', postId: entryId(13) },
  search: { kind: 'search', text: 'heron' },
  'catch-up': { kind: 'catch-up', timeline: { kind: 'home' } },
} as const satisfies Record<string, View>;
const name = (query.get('view') ?? 'conversation') as keyof typeof views;

let spot: unknown = null;

const navigation = (): Navigation => ({
  view: views[name],
  open: nothing,
  replace: nothing,
  openUser: nothing,
  back: nothing,
  forward: nothing,
  canGoBack: false,
  canGoForward: false,
  spot,
  keepSpot(kept) {
    spot = kept;
  },
});

const actions: ReadingActions = {
  account,
  accountId: account.id,
  showData: nothing,
  filter: nothing,
  exportSource: nothing,
  write: nothing,
};

const shown = {
  conversation: <Conversation account={account} view={views.conversation} errorHandlers={{}} />,
  search: <Search account={account} view={views.search} errorHandlers={{}} />,
  'catch-up': <CatchUp account={account} view={views['catch-up']} errorHandlers={{}} />,
};

let root: Root | null = null;

const harness = {
  fake,
  fakeRow,
  /** Shows the view, or shows it again after `hide`, as coming back to it would. */
  show(): void {
    const place = document.getElementById('root');
    if (!place) throw new Error('index.html has no element to show the view in');
    place.style.blockSize = '100%';
    root = createRoot(place);
    root.render(
      <BridgeProvider bridge={bridge}>
        <StatusesProvider value={statuses}>
          <CommandsProvider>
            <NavigationProvider value={navigation()}>
              <ReadingActionsProvider value={actions}>{shown[name]}</ReadingActionsProvider>
            </NavigationProvider>
          </CommandsProvider>
        </StatusesProvider>
      </BridgeProvider>,
    );
  },
  hide(): void {
    root?.unmount();
    root = null;
  },
};

declare global {
  interface Window {
    views: typeof harness;
  }
}

window.views = harness;
