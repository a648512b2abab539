/** What component tests share: browser features that jsdom lacks, and a component inside everything it needs. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import { BridgeProvider } from '../../renderer/ui/bridge.tsx';
import { CommandsProvider } from '../../renderer/ui/commands.tsx';
import type { FakeBridge } from './fake-bridge.ts';

class SizeWatcher {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** A system theme that a test can change. */
export const systemTheme = {
  dark: false,
  listeners: new Set<() => void>(),
  change(dark: boolean): void {
    this.dark = dark;
    for (const listener of this.listeners) listener();
  },
};

vi.stubGlobal('ResizeObserver', SizeWatcher);
vi.stubGlobal('CSS', {
  escape: (text: string) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`),
  supports: () => true,
});
vi.stubGlobal('matchMedia', () => ({
  get matches() {
    return systemTheme.dark;
  },
  addEventListener: (_: string, listener: () => void) => systemTheme.listeners.add(listener),
  removeEventListener: (_: string, listener: () => void) => systemTheme.listeners.delete(listener),
}));
// As new engines do: what an effect must not hand on as its clean-up.
Element.prototype.scrollIntoView = () => Promise.resolve();

afterEach(() => {
  cleanup();
  systemTheme.dark = false;
});

/** Shows a component over a fake bridge. */
export const show = (fake: FakeBridge, content: ReactNode) =>
  render(
    <BridgeProvider bridge={fake.bridge}>
      <CommandsProvider>{content}</CommandsProvider>
    </BridgeProvider>,
  );

/** Presses the button with this name, once it is there. */
export async function press(name: string | RegExp, role: 'button' | 'menuitem' | 'radio' | 'checkbox' = 'button') {
  fireEvent.click(await screen.findByRole(role, { name }));
}

/** Types into the box with this label, as far as a test needs it. */
export function type(label: string, value: string): void {
  fireEvent.change(box(label), { target: { value } });
}

/** The box with this label. */
export const box = (label: string): HTMLInputElement => screen.getByLabelText(label, { selector: 'input' });

/** Names of the calls that were made, in order. */
export const callNamesOf = (fake: FakeBridge): string[] => fake.calls.map(({ name }) => name);

/** Argument of the last call of this name. */
export const lastArgument = (fake: FakeBridge, name: string): unknown =>
  fake.calls.findLast((call) => call.name === name)?.argument;
