import { describe, expect, it, vi } from 'vitest';
import { denyPermissions } from '../../electron/security/permissions.ts';

describe('permissions', () => {
  const session = () => ({
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
  });

  it.each(['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'one that comes later'])(
    'refuses a request for %s',
    (permission) => {
      const fake = session();
      denyPermissions(fake);
      const answer = vi.fn();
      fake.setPermissionRequestHandler.mock.calls[0]?.[0]({}, permission, answer);
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    },
  );

  it('refuses checks, which Electron answers with yes when nobody handles them', () => {
    const fake = session();
    denyPermissions(fake);
    expect(fake.setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false);
  });

  it('refuses devices', () => {
    const fake = session();
    denyPermissions(fake);
    expect(fake.setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false);
  });
});
