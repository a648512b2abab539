import { describe, expect, it, vi } from 'vitest';
import { makeListeners } from '../../electron/shell/listeners.ts';

describe('listeners', () => {
  it('hear their own event only, until they unsubscribe', () => {
    const { listen, emit } = makeListeners();
    const listener = vi.fn();
    const end = listen('menu.chosen', listener);
    emit('menu.chosen', { command: 'refresh' });
    emit('app.changed', {});
    end();
    emit('menu.chosen', { command: 'refresh' });
    expect(listener).toHaveBeenCalledExactlyOnceWith({ command: 'refresh' });
  });

  it('that are the same function count separately', () => {
    const { listen, emit } = makeListeners();
    const listener = vi.fn();
    const end = listen('app.changed', listener);
    listen('app.changed', listener);
    end();
    end();
    emit('app.changed', 1);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('may unsubscribe while they are told', () => {
    const { listen, emit } = makeListeners();
    const second = vi.fn();
    const end = listen('app.changed', () => end());
    listen('app.changed', second);
    emit('app.changed', 1);
    expect(second).toHaveBeenCalledOnce();
  });

  it.each([undefined, 42, '__proto__', 'constructor'])('nobody hears the name %s', (name) => {
    const { listen, emit } = makeListeners();
    const listener = vi.fn();
    listen('app.changed', listener);
    emit(name, 1);
    expect(listener).not.toHaveBeenCalled();
  });
});
