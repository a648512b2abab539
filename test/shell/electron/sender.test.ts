import { describe, expect, it } from 'vitest';
import { senderOf } from '../../../electron/shell/electron/sender.ts';

describe('sender in Electron', () => {
  const main = { origin: 'pinion://app' };

  it('is the main frame with its origin', () => {
    expect(senderOf(main, main)).toEqual({ origin: 'pinion://app', isMainFrame: true });
  });

  it('is no main frame when it is another frame, even with the same origin', () => {
    expect(senderOf({ origin: 'pinion://app' }, main)).toEqual({ origin: 'pinion://app', isMainFrame: false });
  });

  it('has no origin and is no main frame once it is gone', () => {
    expect(senderOf(null, main)).toEqual({ origin: '', isMainFrame: false });
  });
});
