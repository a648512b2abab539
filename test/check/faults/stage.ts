/**
 * The stage of one fault: the whole app in Node, the practice service in X's place, and simulated time for both. A case
 * plays the person; the stage keeps what the person is told and what the service was asked.
 */
import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bridge } from '../../../electron/contract/bridge.ts';
import type { AppError, Result } from '../../../electron/contract/errors.ts';
import { timelineName } from '../../../electron/contract/timeline-keys.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { AppView } from '../../../electron/contract/views/app.ts';
import type { AccountId, TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { WaitView } from '../../../electron/contract/views/limits.ts';
import type { SignInView } from '../../../electron/contract/views/sign-in.ts';
import type { RowView, TimelineStatusView } from '../../../electron/contract/views/timelines.ts';
import type { Control } from '../../../electron/practice/control/commands.ts';
import type { LoggedRequest } from '../../../electron/practice/control/request-log.ts';
import type { PracticeService } from '../../../electron/practice/service.ts';
import type { FakeShell } from '../../support/fake-shell.ts';
import { granted, type HeadlessApp, startHeadless, strongKeychain } from '../../support/headless-app.ts';
import { homeReader, startServiceIn } from '../../support/service-in-time.ts';
import { SimulatedTime } from '../../support/simulated-time.ts';

export const home: TimelineKey = { kind: 'home' };
export const second = 1_000;
export const minute = 60 * second;

/** What a person begins with. */
export type Beginning =
  /** An API key is saved, nobody is signed in. */
  | 'key-saved'
  /** Signed in, and nothing was read yet. */
  | 'signed-in'
  /** Signed in, the home timeline was read, and new posts have come since. */
  | 'reading'
  /** Looking around without signing in. */
  | 'app-only';

/** Posts that have come since the home timeline was read. */
export const newPosts = 5;

/** Nothing that is asked takes longer, however often it is tried again. */
const longestMs = 90 * minute;

/** As often as the app looks after the network, so that more looks would show nothing. */
const strideMs = 5 * second;

/** So often in a row nothing has to have happened before an answer is taken to never come. */
const mostLooks = 8;

/** No post has a higher id: all that is stored lies below it. */
const aboveAll = '9'.repeat(19);

/**
 * Time that also waits for a service that is slow in real time, so that a busy computer changes nothing: it does not
 * pass while an answer is on its way. Answers that wait for time themselves, or never come, are not waited for.
 */
class PatientTime extends SimulatedTime {
  /** Requests without an answer yet, and how many of them were given up. */
  #open = 0;
  #givenUp = 0;
  /** Answers that the service holds back until a moment. */
  #heldBack = 0;

  /** A timer of the service. */
  readonly holdBack = (ms: number, callback: () => void): (() => void) => {
    this.#heldBack += 1;
    return this.setTimer(ms, () => {
      this.#heldBack -= 1;
      callback();
    });
  };

  async answerOf(request: Promise<Response>): Promise<Response> {
    this.#open += 1;
    try {
      return await request;
    } finally {
      this.#open -= 1;
      this.#givenUp = Math.min(this.#givenUp, this.#open);
    }
  }

  override async settle(): Promise<void> {
    await super.settle();
    for (let looks = 0; this.#open > this.#givenUp && this.#heldBack === 0; looks += 1) {
      if (looks >= mostLooks) this.#givenUp = this.#open;
      await super.settle();
    }
  }
}

export interface Stage {
  time: SimulatedTime;
  service: PracticeService;
  control: Control;
  /** The way to the network: what comes instead of an answer of the service (null: the way is free), and how often. */
  network: { instead: (() => Response) | null; met: number };
  fake(): FakeShell;
  page(): Bridge;
  keyId: string;
  /** @throws before there is an account */
  accountId(): AccountId;
  userId: string;
  username: string;
  about(timeline?: TimelineKey): { accountId: AccountId; timeline: TimelineKey };
  view(): Promise<AppView>;
  account(): Promise<AccountView>;
  /** What a call answers, however long it takes in simulated time. */
  does<T>(call: Promise<Result<T>>): Promise<Result<T>>;
  /** What became of reading a timeline, when nothing of it is under way any more. */
  reads(call: Promise<Result<TimelineStatusView>>, timeline?: TimelineKey): Promise<TimelineStatusView>;
  status(timeline?: TimelineKey): TimelineStatusView;
  /** Stored rows of a timeline, newest first. Nothing is asked of the service. */
  rows(timeline?: TimelineKey): Promise<RowView[]>;
  /** Requests since this was called last: what was asked, and the status of the answer (0: none). */
  asked(): string[];
  /** The same requests, with the simulated milliseconds of each. */
  requests(): LoggedRequest[];
  /** What waited since this was called last, each wait once. */
  waits(): WaitView[];
  /** A PIN for the page that was opened last, given out in the person's stead. */
  pin(): string;
  signIn(userId: string): Promise<AccountId>;
  /** Lets go on with this account. */
  use(accountId: AccountId): void;
  quit(): Promise<void>;
  start(): Promise<void>;
  /** Ids that the service has in the home timeline now, newest first, without limits or faults. */
  truth(most: number): Promise<string[]>;
  /** Everything that reached the page, and everything in the log, since the beginning. */
  told(): { page: string[]; log: string };
  secrets(): string[];
  close(): Promise<void>;
}

export const isBusy = ({ refreshing, loadingOlder, fillingGapIds }: TimelineStatusView): boolean =>
  refreshing || loadingOlder || fillingGapIds.length > 0;

const nameOf = ({ method, path: asked, endpoint, status }: LoggedRequest): string =>
  `${method === 'GET' ? '' : `${method} `}${endpoint ?? asked} ${status}`;

export async function setStage(begins: Beginning): Promise<Stage> {
  const time = new PatientTime(Date.parse('2026-11-18T00:10:00Z'));
  const folder = mkdtempSync(path.join(tmpdir(), 'pinion-fault-'));
  const keychain = strongKeychain();
  const service = await startServiceIn(time, {
    secret: 'one fault after the other',
    posts: 1_200,
    // The new posts have to lie in the past.
    ageHours: 24,
    setTimer: time.holdBack,
  });
  const { control } = service;
  const [first] = service.accounts;
  if (first === undefined) throw new Error('there is nobody to sign in');
  const network: Stage['network'] = { instead: null, met: 0 };
  const pins: string[] = [];
  const toldBefore: string[] = [];
  const statuses = new Map<string, TimelineStatusView>();
  let waits: WaitView[] = [];
  let app: HeadlessApp | null = null;
  let current: AccountId | null = null;
  let seen = 0;

  const running = (): HeadlessApp => {
    if (app === null) throw new Error('Pinion does not run');
    return app;
  };
  const statusName = (accountId: AccountId, timeline: TimelineKey): string => `${accountId} ${timelineName(timeline)}`;

  async function start(): Promise<void> {
    app = await startHeadless({
      userData: folder,
      xOrigin: service.origin,
      fetch: time.watching(async (url, init) => {
        if (network.instead === null) return time.answerOf(fetch(url, init as RequestInit));
        network.met += 1;
        return network.instead();
      }),
      ambient: time,
      keychain,
    });
    // A packaged app writes to its log file only.
    app.fake.shell.packaged = true;
    app.page.on['timeline.changed']((status) => {
      statuses.set(statusName(status.accountId, status.timeline), status);
    });
    app.page.on['limits.changed']((limits) => {
      const known = new Set(waits.map((wait) => JSON.stringify(wait)));
      waits.push(...limits.waits.filter((wait) => !known.has(JSON.stringify(wait))));
    });
  }
  async function quit(): Promise<void> {
    const { fake } = running();
    await running().quit();
    await time.settle();
    toldBefore.push(...fake.toPage);
    app = null;
  }

  const stage: Stage = {
    time,
    service,
    control,
    network,
    fake: () => running().fake,
    page: () => running().page,
    keyId: '',
    accountId() {
      if (current === null) throw new Error('there is no account');
      return current;
    },
    userId: first.userId,
    username: first.username,
    about: (timeline = home) => ({ accountId: stage.accountId(), timeline }),
    view: async () => granted(await running().page.app.view()),
    async account() {
      const account = (await stage.view()).accounts.find(({ id }) => id === current);
      if (account === undefined) throw new Error('the account is gone');
      return account;
    },
    async does(call) {
      const answers: Awaited<typeof call>[] = [];
      // A call that rejects would be a mistake of the contract itself.
      void call.then((answer) => answers.push(answer));
      await time.settle();
      for (let passed = 0; answers.length === 0 && passed < longestMs; passed += strideMs) await time.advance(strideMs);
      const [answer] = answers;
      if (answer === undefined) throw new Error('the call was never answered');
      return answer;
    },
    async reads(call, timeline = home) {
      const answer = granted(await stage.does(call));
      if (!isBusy(answer)) return answer;
      for (let passed = 0; isBusy(stage.status(timeline)) && passed < longestMs; passed += strideMs) {
        await time.advance(strideMs);
      }
      return stage.status(timeline);
    },
    status(timeline = home) {
      const status = statuses.get(statusName(stage.accountId(), timeline));
      if (status === undefined) throw new Error('nothing was told of this timeline');
      return status;
    },
    async rows(timeline = home) {
      const about = stage.about(timeline);
      const all: RowView[] = [];
      for (let more = true, rowId = aboveAll; more; rowId = all.at(-1)?.id ?? aboveAll) {
        const beyond = { rowId, direction: 'older' } as const;
        const { rows, moreOlder } = granted(await running().page.timeline.rows({ ...about, beyond, limit: 200 }));
        all.push(...rows);
        more = moreOlder && rows.length > 0;
      }
      return all;
    },
    requests() {
      const { requests } = control.log();
      const fresh = requests.slice(seen);
      seen = requests.length;
      return fresh;
    },
    asked: () => stage.requests().map(nameOf),
    waits() {
      const all = waits;
      waits = [];
      return all;
    },
    pin() {
      const address = running().fake.openedAddresses.at(-1) ?? '';
      const oauthToken = new URL(address).searchParams.get('oauth_token') ?? '';
      const { pin } = control.authorize({ oauthToken, username: stage.username });
      if (pin === null) throw new Error('the page gave no PIN');
      pins.push(pin);
      return pin;
    },
    async signIn(userId) {
      stage.userId = userId;
      stage.username = service.accounts.find((account) => account.userId === userId)?.username ?? '';
      granted(await stage.does(running().page.signIn.start({ service: 'x', keyId: stage.keyId })));
      const done: SignInView = granted(await stage.does(running().page.signIn.finish({ pin: stage.pin() })));
      assert.equal(done.error, null);
      if (done.accountId === null) throw new Error(`the sign-in ended with ${done.step}`);
      current = done.accountId;
      return done.accountId;
    },
    use(accountId) {
      current = accountId;
    },
    quit,
    start,
    async truth(most) {
      const read = homeReader(service, time, stage);
      const ids: string[] = [];
      for (let token: string | null | undefined; token !== null && ids.length < most; ) {
        const page = await read(token);
        ids.push(...page.ids);
        token = page.nextToken;
      }
      return ids;
    },
    told() {
      const logs = path.join(folder, 'logs');
      const names = readdirSync(folder).includes('logs') ? readdirSync(logs) : [];
      return {
        page: [...toldBefore, ...(app?.fake.toPage ?? [])],
        log: names.map((name) => readFileSync(path.join(logs, name), 'utf8')).join('\n'),
      };
    },
    secrets: () => [...control.issuedSecrets().secrets, service.apiKeySecret, ...pins],
    async close() {
      if (app !== null) await quit();
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  try {
    await start();
    const { apiKey, apiKeySecret } = service;
    stage.keyId = granted(await running().page.keys.save({ apiKey, apiKeySecret })).id;
    if (begins === 'app-only') {
      const { keyId } = stage;
      current = granted(await stage.does(running().page.signIn.appOnly({ service: 'x', keyId }))).accountId;
    } else if (begins !== 'key-saved') {
      await stage.signIn(first.userId);
    }
    if (begins === 'reading') {
      await stage.reads(running().page.timeline.refresh(stage.about()));
      control.newPosts({ count: newPosts });
    }
    stage.requests();
    stage.waits();
    return stage;
  } catch (failure) {
    await stage.close();
    throw failure;
  }
}

/** The error of a failed call. */
export function refusalOf(result: Result<unknown>): AppError {
  if (result.ok) throw new Error('this should have failed');
  return result.error;
}
