/**
 * Runs in the page before its own scripts, in the Chromium shell: what the preload script is in Electron. There is no
 * isolated world here, which is one reason why this shell is for development only.
 */
import { makeBridge } from '../../contract/bridge.ts';
import { shellTexts } from '../../contract/messages/en.ts';
import { makeListeners } from '../listeners.ts';
import { applicationMenu, menuShortcuts } from '../menu.ts';
import { commandOf, type KeyPress } from '../shortcuts.ts';
import { bindings, type PageBindings } from './bindings.ts';

/** The few names of the page that are used; this file is compiled with main, which has no DOM. */
interface Page extends Partial<PageBindings> {
  top: unknown;
  pinion?: unknown;
  navigator: { platform: string };
  document: { title: string; head: object };
  MutationObserver: new (changed: () => void) => { observe(target: object, options: Record<string, boolean>): void };
  addEventListener(type: 'DOMContentLoaded', listener: () => void): void;
  addEventListener(
    type: 'keydown',
    listener: (event: KeyPress & { preventDefault(): void }) => void,
    capture: boolean,
  ): void;
}

/** Whatever the page calls itself, its window says that it is not the product. */
function markTitle({ document }: Page): void {
  const mark = ` (${shellTexts.developmentShell})`;
  if (!document.title.endsWith(mark)) document.title += mark;
}

const page = globalThis as unknown as Page;
const { [bindings.call]: call, [bindings.menu]: choose } = page;
// Taken away from everyone who comes later, sub-frames included.
delete page[bindings.call];
delete page[bindings.menu];

if (page.top === globalThis && call !== undefined && choose !== undefined) {
  const { listen, emit } = makeListeners();
  page.pinion = makeBridge({ call, listen });
  Object.defineProperty(globalThis, bindings.receive, { value: emit });

  const mac = page.navigator.platform.startsWith('Mac');
  const shortcuts = menuShortcuts(applicationMenu({ mac, developer: false }));
  page.addEventListener(
    'keydown',
    (event) => {
      const command = commandOf(shortcuts, event, mac);
      if (command === null) return;
      event.preventDefault();
      void choose(command);
    },
    true,
  );
  page.addEventListener('DOMContentLoaded', () => {
    markTitle(page);
    new page.MutationObserver(() => markTitle(page)).observe(page.document.head, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
}
