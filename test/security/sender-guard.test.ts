import { describe, expect, it } from 'vitest';
import { makeSenderGuard } from '../../electron/security/sender-guard.ts';

describe('sender guard', () => {
  const isTrusted = makeSenderGuard('pinion://app');

  it('trusts the main frame with our page', () => {
    expect(isTrusted({ origin: 'pinion://app', isMainFrame: true })).toBe(true);
  });

  it('refuses a sub-frame, even one of our own origin', () => {
    expect(isTrusted({ origin: 'pinion://app', isMainFrame: false })).toBe(false);
  });

  it.each(['', 'null', 'https://x.com', 'pinion://app.example', 'pinion://app/', 'PINION://APP', 'file://'])(
    'refuses the main frame with origin "%s"',
    (origin) => {
      expect(isTrusted({ origin, isMainFrame: true })).toBe(false);
    },
  );
});
