import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { takeSingleInstance } from '../../electron/security/single-instance.ts';

class FakeApp extends EventEmitter {
  readonly #isFirst: boolean;
  constructor(isFirst: boolean) {
    super();
    this.#isFirst = isFirst;
  }
  requestSingleInstanceLock(): boolean {
    return this.#isFirst;
  }
}

describe('single instance', () => {
  it('lets the first one run and tells it of every other one', () => {
    const app = new FakeApp(true);
    const onSecondStart = vi.fn();
    expect(takeSingleInstance(app, onSecondStart)).toBe(true);
    app.emit('second-instance');
    app.emit('second-instance');
    expect(onSecondStart).toHaveBeenCalledTimes(2);
  });

  it('tells the second one to end', () => {
    const app = new FakeApp(false);
    expect(takeSingleInstance(app, () => undefined)).toBe(false);
    expect(app.listenerCount('second-instance')).toBe(0);
  });
});
