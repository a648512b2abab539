/**
 * The whole app on a desktop without a window (`fake-shell.ts`), with the practice service in place of X: a test plays
 * the page, the person in the browser, and the desktop that starts Pinion again with the same data folder.
 */
import '../accounts/without-electron.ts';

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Ambient } from '../../electron/app/ambient.ts';
import { startApp } from '../../electron/app.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Result } from '../../electron/contract/errors.ts';
import type { AppView } from '../../electron/contract/views/app.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { SignInView } from '../../electron/contract/views/sign-in.ts';
import type { RowView, TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import type { LoggedRequest } from '../../electron/practice/control/request-log.ts';
import {
  type PracticeService,
  type PracticeServiceOptions,
  startPracticeService,
} from '../../electron/practice/service.ts';
import { sampleAccounts } from '../../electron/practice/world/people.ts';
import { MemoryKeychain } from '../accounts/support.ts';
import { authorize } from '../support/browser-stand-in.ts';
import { type FakeShell, type FakeShellOptions, makeFakeShell } from '../support/fake-shell.ts';
import { startSlot } from '../support/start-slot.ts';

export const home: TimelineKey = { kind: 'home' };
export const passphrase = 'seven slow snails';

/** A folder for the data of one test. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinion-app-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Names of all files below a folder, relative to it. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Every file below a folder with its content. */
export const contentsBelow = (folder: string): Map<string, Buffer> =>
  new Map(filesBelow(folder).map((name) => [name, readFileSync(path.join(folder, name))]));

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected error: ${result.error.code}`);
  return result.value;
}

export const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

/** The practice service in X's place, with its log and its secrets in reach. */
export async function startX(options: Partial<PracticeServiceOptions> = {}): Promise<PracticeService> {
  const service = await startPracticeService({
    secret: 'in the place of X',
    posts: 400,
    startSlot,
    control: { token: 'unused: commands are given in process' },
    ...options,
  });
  onTestFinished(() => service.close());
  return service;
}

/** Requests for posts, as the service saw them. */
export const postRequests = (service: PracticeService): LoggedRequest[] =>
  service.control
    .log()
    .requests.filter(({ path: asked }) => /^\/2\/users\/\d+\/(timelines|tweets|mentions)/.test(asked));

/** User ids of the practice service's accounts, the same in every installation. */
export const samplePeople: readonly string[] = sampleAccounts.map(({ person }) => person.id);

/** Two sample accounts whose home timelines are not empty. */
export function twoPeople(service: PracticeService): [{ userId: string }, { userId: string }] {
  const [first, second] = service.accounts;
  if (!first || !second) throw new Error('the service has too few accounts');
  return [first, second];
}

export interface Pinion {
  fake: FakeShell;
  page: Bridge;
  /** Everything that this run wrote to the error stream. */
  printed(): string;
  view(): Promise<AppView>;
  /** Waits until what the page is told of the app meets a condition; at once when it does already. */
  viewWith(holds: (view: AppView) => boolean): Promise<AppView>;
  /** Opens a home timeline and waits until nothing is being read any more. */
  openQuietly(id: AccountId): Promise<TimelineStatusView>;
  /** All stored rows of a home timeline, newest first. */
  allRows(id: AccountId): Promise<RowView[]>;
  quit(): Promise<void>;
}

export type StartOptions = Omit<FakeShellOptions, 'userData'> & {
  folder: string;
  /** Left out: real time. */
  ambient?: Ambient;
};

/** Starts Pinion; it ends with the test at the latest. */
export async function startPinion({ folder, ambient, ...options }: StartOptions): Promise<Pinion> {
  let printed = '';
  const stream = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    printed += chunk.toString();
    return true;
  });
  const fake = makeFakeShell({ userData: folder, ...options });
  await startApp(fake.shell, ambient);
  const page = fake.bridge();
  let ended: Promise<void> | null = null;
  const quit = (): Promise<void> => {
    ended ??= fake.quit().finally(() => stream.mockRestore());
    return ended;
  };
  onTestFinished(quit);

  const view = async () => value(await page.app.view());
  return {
    fake,
    page,
    printed: () => printed,
    view,
    async viewWith(holds) {
      const told = new Promise<AppView>((resolve) => {
        const end = page.on['app.changed']((changed) => {
          if (!holds(changed)) return;
          end();
          resolve(changed);
        });
      });
      const now = await view();
      return holds(now) ? now : told;
    },
    async openQuietly(id) {
      const told = new Promise<TimelineStatusView>((resolve) => {
        const end = page.on['timeline.changed']((status) => {
          if (status.accountId !== id || status.refreshing) return;
          end();
          resolve(status);
        });
      });
      const { status } = value(await page.timeline.open({ accountId: id, timeline: home }));
      return status.refreshing ? told : status;
    },
    async allRows(id) {
      const about = { accountId: id, timeline: home };
      let { rows, moreNewer, moreOlder } = value(await page.timeline.open(about)).rows;
      const follow = async (direction: 'newer' | 'older') => {
        const rowId = (direction === 'newer' ? rows[0] : rows.at(-1))?.id ?? '';
        return value(await page.timeline.rows({ ...about, beyond: { rowId, direction }, limit: 200 }));
      };
      while (moreNewer) {
        const more = await follow('newer');
        rows = [...more.rows, ...rows];
        moreNewer = more.moreNewer;
      }
      while (moreOlder) {
        const more = await follow('older');
        rows = [...rows, ...more.rows];
        moreOlder = more.moreOlder;
      }
      return rows;
    },
    quit,
  };
}

/** A strong keychain that outlives a restart. */
export const keychain = (): MemoryKeychain => new MemoryKeychain();

/** Saves the service's key. @returns its id */
export async function saveKey({ page }: Pinion, { apiKey, apiKeySecret }: PracticeService): Promise<string> {
  return value(await page.keys.save({ apiKey, apiKeySecret })).id;
}

/** The address of the page that the browser was asked to show last. */
export function lastAddress({ fake }: Pinion): string {
  const address = fake.openedAddresses.at(-1);
  if (address === undefined) throw new Error('the browser was not opened');
  return address;
}

/** Authorizes on the page that was opened last and enters its PIN. */
export async function finishAs(pinion: Pinion, userId: string): Promise<SignInView> {
  const pin = await authorize(lastAddress(pinion), userId);
  return value(await pinion.page.signIn.finish({ pin }));
}

/** Signs in to an account of a service whose key is saved. @returns the id of the account */
export async function signInAs(pinion: Pinion, userId: string, service: 'x' | 'practice' = 'x'): Promise<AccountId> {
  value(await pinion.page.signIn.start({ service }));
  const done = await finishAs(pinion, userId);
  if (done.accountId === null) throw new Error(`the sign-in ended with ${done.error?.code ?? done.step}`);
  return done.accountId;
}

/** The service's address of a picture, from the one that the page is given. */
export const upstreamOf = (pageAddress: string): URL =>
  new URL(Buffer.from(new URL(pageAddress).pathname.slice(1), 'base64url').toString());
