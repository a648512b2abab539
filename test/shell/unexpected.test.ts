import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { onUnexpected } from '../../electron/shell/unexpected.ts';

describe('failures that nobody caught', () => {
  it('reach the listener, whether thrown or rejected', () => {
    const source = new EventEmitter();
    const seen: unknown[] = [];
    onUnexpected(source, (cause) => seen.push(cause));
    source.emit('uncaughtException', new Error('thrown'), 'uncaughtException');
    source.emit('unhandledRejection', new Error('rejected'), Promise.resolve());
    expect(seen).toEqual([new Error('thrown'), new Error('rejected')]);
  });
});
