/** The whole app without a window and without a test runner: for checks that run as programs. See `fake-shell.ts`. */
import '../accounts/without-electron.ts';

import type { Ambient } from '../../electron/app/ambient.ts';
import { startApp } from '../../electron/app.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Result } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { PracticeService } from '../../electron/practice/service.ts';
import { MemoryKeychain } from '../accounts/support.ts';
import { type FakeShell, type FakeShellOptions, makeFakeShell } from './fake-shell.ts';

export interface HeadlessApp {
  fake: FakeShell;
  page: Bridge;
  quit(): Promise<void>;
}

export type HeadlessOptions = Omit<FakeShellOptions, 'keychain'> & { ambient: Ambient; keychain: MemoryKeychain };

export const strongKeychain = (): MemoryKeychain => new MemoryKeychain();

export async function startHeadless({ ambient, ...options }: HeadlessOptions): Promise<HeadlessApp> {
  const fake = makeFakeShell(options);
  await startApp(fake.shell, ambient);
  return { fake, page: fake.bridge(), quit: () => fake.quit() };
}

/** @throws for an answer that is a failure */
export function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected error: ${result.error.code}`);
  return result.value;
}

/** Signs in to an account with a PIN, without a browser. The service's key is saved when it is not yet. */
export async function signIn(
  { page, fake }: HeadlessApp,
  service: PracticeService,
  userId: string,
): Promise<AccountId> {
  const { apiKey, apiKeySecret, accounts, control } = service;
  const username = accounts.find((account) => account.userId === userId)?.username ?? '';
  const { id: keyId } = granted(await page.keys.save({ apiKey, apiKeySecret }));
  granted(await page.signIn.start({ service: 'x', keyId }));
  const address = fake.openedAddresses.at(-1) ?? '';
  const oauthToken = new URL(address).searchParams.get('oauth_token') ?? '';
  const { pin } = control.authorize({ oauthToken, username });
  const done = granted(await page.signIn.finish({ pin: pin ?? '' }));
  if (done.accountId === null) throw new Error(`the sign-in ended with ${done.error?.code ?? done.step}`);
  return done.accountId;
}
