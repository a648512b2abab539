/**
 * Pinion needs no permission of the browser engine (Electron security guide, item 5). Electron grants by default, and
 * asks in two ways: requests, and checks that pages can make without a request. Both are refused, and so are devices.
 * Copying text goes through main, so the clipboard permissions are not needed either.
 */
import type { PermissionSession } from '../shell/shell.ts';

/** Refuses every permission request, permission check and device of a session. */
export function denyPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
