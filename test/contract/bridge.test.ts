import { describe, expect, it, vi } from 'vitest';
import { callNames, eventNames, makeBridge } from '../../electron/contract/bridge.ts';
import { callSchemas } from '../../electron/contract/calls.ts';

const carrier = () => ({ call: vi.fn(async () => ({ ok: true, value: null })), listen: vi.fn(() => () => undefined) });

describe('bridge', () => {
  it('has a verb for every call of the contract, and nothing else', () => {
    const bridge = makeBridge(carrier()) as unknown as Record<string, Record<string, unknown>>;
    const verbs = Object.entries(bridge)
      .filter(([room]) => room !== 'on')
      .flatMap(([room, own]) => Object.keys(own).map((verb) => `${room}.${verb}`));
    expect(verbs.toSorted()).toEqual(Object.keys(callSchemas).toSorted());
    expect(callNames.toSorted()).toEqual(verbs.toSorted());
    expect(Object.keys(bridge['on'] ?? {}).toSorted()).toEqual(eventNames.toSorted());
  });

  it('sends each verb under its own name, with one argument at most', async () => {
    for (const name of callNames) {
      const fake = carrier();
      const [room = '', verb = ''] = name.split('.');
      const bridge = makeBridge(fake) as unknown as Record<string, Record<string, (...all: unknown[]) => unknown>>;
      await bridge[room]?.[verb]?.({ a: 1 }, 'keys.remove', 'more');
      expect(fake.call).toHaveBeenCalledExactlyOnceWith(name, { a: 1 });
    }
  });

  it('lets nobody choose a channel: a name as argument stays an argument', async () => {
    const fake = carrier();
    await (makeBridge(fake).app.view as (argument: unknown) => Promise<unknown>)('accounts.remove');
    expect(fake.call).toHaveBeenCalledExactlyOnceWith('app.view', 'accounts.remove');
  });

  it('gives listeners the payload and nothing of the carrier', () => {
    const listener = vi.fn();
    let emit: ((...all: unknown[]) => void) | null = null;
    const bridge = makeBridge({
      call: async () => null,
      listen: (_name, own) => {
        emit = own as (...all: unknown[]) => void;
        return () => undefined;
      },
    });
    bridge.on['menu.chosen'](listener);
    (emit as ((...all: unknown[]) => void) | null)?.({ command: 'refresh' }, { sender: 'an event object' });
    expect(listener).toHaveBeenCalledExactlyOnceWith({ command: 'refresh' });
  });

  it('returns the end of a subscription', () => {
    const end = vi.fn();
    makeBridge({ call: async () => null, listen: () => end }).on['app.changed'](() => undefined)();
    expect(end).toHaveBeenCalledOnce();
  });
});
