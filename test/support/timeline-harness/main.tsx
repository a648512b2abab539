/**
 * A timeline alone over a fake bridge, for tests in a real browser: `?entries=200&theme=dark`. What a test needs hangs
 * on `window.harness`.
 */
// First, because schemas are made while the other modules load.
import '../page-harness/no-compiled-schemas.ts';
import { createRoot, type Root } from 'react-dom/client';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';
import { Timeline } from '../../../renderer/timeline/timeline.tsx';
import { BridgeProvider } from '../../../renderer/ui/bridge.tsx';
import { CommandsProvider } from '../../../renderer/ui/commands.tsx';
import { FakeBridge, fakeAccount } from '../fake-bridge.ts';
import { Column, nothingAsked } from './column.tsx';

const query = new URLSearchParams(location.search);
const account = fakeAccount(0);
const fake = new FakeBridge({ app: { accounts: [account] }, entries: Number(query.get('entries') ?? 200) });
if (query.get('theme') === 'dark') document.documentElement.dataset['theme'] = 'dark';

function place(): HTMLElement {
  const found = document.getElementById('root');
  if (!found) throw new Error('index.html has no element to show the timeline in');
  return found;
}

let root: Root | null = null;
const asked = nothingAsked();

const harness = {
  fake,
  asked,
  accountId: account.id,
  /** Shows the timeline, or shows it again after `hide`. */
  show(): void {
    root = createRoot(place());
    root.render(
      <BridgeProvider bridge={fake.bridge}>
        <CommandsProvider>
          <Column account={account} asked={asked}>
            <Timeline accountId={account.id} timeline={{ kind: 'home' }} handle={`@${account.username}`} />
          </Column>
        </CommandsProvider>
      </BridgeProvider>,
    );
  },
  hide(): void {
    root?.unmount();
    root = null;
  },
};

export type Harness = typeof harness;

declare global {
  interface Window {
    harness: Harness;
  }
}

window.harness = harness;
if (query.get('wait') === null) harness.show();
