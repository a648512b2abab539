import { describe, expect, it } from 'vitest';
import { mayForceSandbox } from '../../electron/security/process-sandbox.ts';

describe('process sandbox', () => {
  it('is off only for root on Linux who asked for no sandbox', () => {
    expect(mayForceSandbox({ platform: 'linux', uid: 0, noSandboxSwitch: true })).toBe(false);
  });

  it.each([
    { platform: 'linux', uid: 0, noSandboxSwitch: false },
    { platform: 'linux', uid: 1000, noSandboxSwitch: true },
    { platform: 'linux', uid: 1000, noSandboxSwitch: false },
    { platform: 'darwin', uid: 0, noSandboxSwitch: true },
    { platform: 'win32', uid: null, noSandboxSwitch: true },
  ])('is forced for $platform, uid $uid, --no-sandbox $noSandboxSwitch', (facts) => {
    expect(mayForceSandbox(facts)).toBe(true);
  });
});
