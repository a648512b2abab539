/** Failures that many faults end in: what the person is told, and what they can do about it. */
import type { ErrorAction, ErrorCode } from '../../../electron/contract/errors.ts';

export const xConsole: ErrorAction = { kind: 'open-page', url: 'https://console.x.com' };
export const xHome: ErrorAction = { kind: 'open-page', url: 'https://x.com' };
export const nothing: ErrorAction = { kind: 'none' };
export const retry: ErrorAction = { kind: 'retry' };
export const signInAgain: ErrorAction = { kind: 'sign-in-again' };
export const enterKeys: ErrorAction = { kind: 'enter-keys' };
export const newPin: ErrorAction = { kind: 'new-pin' };
export const checkSetup: ErrorAction = { kind: 'check-setup' };

export interface Outcome {
  code: ErrorCode;
  action: ErrorAction;
}

export const appSuspended: Outcome = { code: 'app-suspended', action: xConsole };
export const badCertificate: Outcome = { code: 'certificate', action: checkSetup };
export const badProxy: Outcome = { code: 'proxy', action: checkSetup };
export const gone: Outcome = { code: 'gone', action: nothing };
export const hidden: Outcome = { code: 'hidden', action: nothing };
export const locked: Outcome = { code: 'account-locked', action: xHome };
export const noAnswer: Outcome = { code: 'timeout', action: retry };
export const noMoney: Outcome = { code: 'out-of-money', action: xConsole };
export const noAddress: Outcome = { code: 'address-not-found', action: retry };
export const noNetwork: Outcome = { code: 'network', action: retry };
export const noPermission: Outcome = { code: 'needs-permission', action: xConsole };
export const noPlan: Outcome = { code: 'needs-plan', action: xConsole };
export const notWithPin: Outcome = { code: 'not-with-pin', action: nothing };
export const pinUsed: Outcome = { code: 'pin-used', action: newPin };
export const refusedWithoutReason: Outcome = { code: 'refused', action: checkSetup };
export const serviceDown: Outcome = { code: 'service-down', action: retry };
export const signedOut: Outcome = { code: 'signed-out', action: signInAgain };
export const spendCap: Outcome = { code: 'spend-cap', action: xConsole };
export const unreadable: Outcome = { code: 'unreadable-answer', action: retry };
export const usageCap: Outcome = { code: 'usage-cap', action: xConsole };
export const wrongKeys: Outcome = { code: 'wrong-keys', action: enterKeys };
export const wrongPin: Outcome = { code: 'wrong-pin', action: newPin };
