/**
 * The composition root: takes a desktop, builds the rooms, and answers the contract. Together with its folder `app/`
 * this is the only code that knows all rooms.
 */
import path from 'node:path';
import { openAccounts } from './accounts/accounts.ts';
import { electronStoreFile } from './accounts/electron-store-file.ts';
import { type Ambient, systemAmbient } from './app/ambient.ts';
import { createAppOnly } from './app/app-only.ts';
import { createAsking, findAccount } from './app/asking.ts';
import { createErasing } from './app/erasing.ts';
import { createFilters } from './app/filters.ts';
import { keyFiles } from './app/key-files.ts';
import { createKeyRing } from './app/key-ring.ts';
import { lazily, once } from './app/lazily.ts';
import { createLibrary, type Known } from './app/library.ts';
import { createLimits } from './app/limits.ts';
import { limitsFile } from './app/limits-file.ts';
import { createNetwork } from './app/network.ts';
import { createNotices } from './app/notices.ts';
import { createOtherAccess, type MeBilled } from './app/other-access.ts';
import { makePageViews, type PageAddress } from './app/page-views.ts';
import { charged, createReading, isSessionOnly } from './app/reading.ts';
import { createServices } from './app/services.ts';
import { createSetupCheck } from './app/setup-check.ts';
import { createAppSignIn } from './app/sign-in.ts';
import { createSpending } from './app/spending.ts';
import { createWatching } from './app/watching.ts';
import { createWriting } from './app/writing.ts';
import { serviceOf } from './contract/account-ids.ts';
import { type Handlers, makeDispatch } from './contract/dispatch.ts';
import { appError, fail, ok, type Result } from './contract/errors.ts';
import { errorDetailsText } from './contract/messages/copied.ts';
import { shellTexts } from './contract/messages/en.ts';
import type { AppView } from './contract/views/app.ts';
import type { AccountId } from './contract/views/ids.ts';
import { createRequests } from './requests/requests.ts';
import { makeLinkOpener } from './security/link-opener.ts';
import { makeLog } from './security/log.ts';
import { makeLogFile } from './security/log-file.ts';
import { makeMediaCache } from './security/media-cache.ts';
import { makeMediaHandler, mediaUrl } from './security/media-proxy.ts';
import { makeRedactor } from './security/redaction.ts';
import { makeSenderGuard } from './security/sender-guard.ts';
import type { AppWindow, Shell } from './shell/shell.ts';
import { isTransient, windowsOf } from './x/errors.ts';

/** Starts Pinion on a desktop. Resolves when the window is open. */
export async function startApp(shell: Shell, ambient: Ambient = systemAmbient): Promise<void> {
  let window: AppWindow | null = null;
  const redactor = makeRedactor();
  const writeToFile = makeLogFile(path.join(shell.userData, 'logs'));
  const log = makeLog({
    redactor,
    now: ambient.now,
    write(line) {
      writeToFile(line);
      if (!shell.packaged) process.stderr.write(line);
    },
  });

  const unexpected =
    (event: string) =>
    (cause: unknown): void =>
      log.error(event, { cause: cause instanceof Error ? cause : String(cause) });

  const accounts = await openAccounts({
    file: electronStoreFile(shell.userData, 'accounts'),
    backup: electronStoreFile(shell.userData, 'accounts.backup'),
    keychain: shell.keychain,
    random: ambient.random,
    now: ambient.now,
  });

  /** Many changes in one turn are told to the page once. */
  let telling = false;
  const tellPage = () => {
    if (telling) return;
    telling = true;
    queueMicrotask(() => {
      telling = false;
      window?.send('app.changed', view());
    });
  };

  /** The same for limits and waiting, by account. */
  const limitsToTell = new Set<AccountId>();
  const tellLimits = (accountId: AccountId) => {
    if (limitsToTell.size === 0) {
      queueMicrotask(() => {
        for (const id of limitsToTell) window?.send('limits.changed', requests.view(id));
        limitsToTell.clear();
      });
    }
    limitsToTell.add(accountId);
  };

  const notices = createNotices(tellPage);
  const services = createServices({
    shell,
    ambient,
    dialectOf: (keyId) => accounts.keys.list().find(({ id }) => id === keyId)?.dialect ?? 'automatic',
    onSpeaks: accounts.keys.noteSpeaks,
    practiceSecret: accounts.practiceSecret,
    onPracticeStarted() {
      // It counts anew at each start: what is known of its limits holds no more.
      for (const { id, service } of accounts.book.list()) if (service === 'practice') requests.forget(id);
      tellPage();
    },
    report: (event, cause) => unexpected(event)(cause),
  });
  const links = makeLinkOpener({ open: (url) => shell.openInBrowser(url), extraOrigins: services.extraOrigins });
  const requests = createRequests({
    now: ambient.now,
    setTimer: ambient.setTimer,
    chance: ambient.chance,
    policy: () => accounts.settings.view().retries,
    isOnline: () => shell.isOnline(),
    isTransient,
    windowsOf,
    onChange: tellLimits,
    kept: limitsFile(path.join(shell.userData, 'limits.json'), () => !isSessionOnly(accounts)),
    onUnexpected: unexpected('requests'),
  });
  const asking = createAsking({ accounts, services, requests, addSecret: redactor.addSecret });
  const watching = createWatching({ accounts, ambient, requests, shell, reading: () => timelines });
  const filters = createFilters({ accounts, ambient, onChange: (accountId) => timelines.touch(accountId) });
  const timelines = createReading({
    userData: shell.userData,
    accounts,
    asking,
    ambient,
    correctedBySeconds: services.correctedBySeconds,
    hides: filters.hides,
    isShown: watching.isShown,
    onStatus: (status) => window?.send('timeline.changed', status),
    onNotice: notices.add,
    onUnexpected: unexpected('timelines'),
  });
  /** What the service refused is asked for again when it is opened next. */
  const retryRefused = (accountId: AccountId): Result<null> => {
    timelines.retryRefused(accountId);
    return accounts.preferences.retryRefused(accountId);
  };
  /** What stopped reading may no longer do so, and what is under way was asked with the former access. */
  const renewed = (accountId: AccountId): void => {
    asking.end(accountId);
    timelines.renewAccount(accountId);
    watching.renewed(accountId);
    retryRefused(accountId);
  };
  const billMe = (accountId: AccountId, billed: MeBilled): void => timelines.bill(accountId, 'me', charged(billed));
  const appOnly = createAppOnly({ accounts, services, addSecret: redactor.addSecret });
  const signIn = createAppSignIn({
    accounts,
    services,
    ambient,
    openInBrowser: async (url) => (await links.open(url)).ok,
    copy: (text) => shell.copyText(text),
    addSecret: redactor.addSecret,
    onSaved: renewed,
    onBilled: billMe,
    onChange: tellPage,
    report: (event, error) => log.warning(event, { code: error.code }),
  });
  const pictures = makeMediaCache(path.join(shell.userData, 'media-cache'), ambient.now);
  const keepPicture: typeof pictures.put = async (url, media) => {
    if (!isSessionOnly(accounts)) await pictures.put(url, media);
  };

  for (const notice of accounts.notices) notices.add(notice);
  accounts.onChange(tellPage);

  // ---------------------------------------------------------------- what the page is told

  /** The address under which the page loads a picture; null for the practice service's while that does not run. */
  const pageAddress: PageAddress = (service, address) => {
    const current = services.currentAddress(service, address);
    return current && mediaUrl(shell.mediaOrigin, current);
  };
  const forPage = makePageViews(pageAddress);

  function view(): AppView {
    return {
      version: shell.version,
      developmentShell: shell.kind === 'chromium',
      vault: accounts.vault.view(),
      accounts: accounts.book.list().map(forPage.account),
      currentAccountId: accounts.book.currentId(),
      // The practice service's key is not the person's: nothing is to be managed about it.
      keys: accounts.keys.list().filter(({ service }) => service === 'x'),
      settings: accounts.settings.view(),
      notices: notices.list(),
      signIn: signIn.view(),
    };
  }

  // ---------------------------------------------------------------- what the page asks

  /** Saved practice accounts need their service; a sign-in of an earlier run goes on. Possible once secrets can be read. */
  async function wakeUp(): Promise<void> {
    if (accounts.vault.view().state !== 'ready') return;
    if (accounts.book.list().some(({ service }) => service === 'practice')) {
      const practice = await services.get('practice');
      if (!practice.ok) notices.add(practice.error);
    }
    await signIn.resume();
  }
  const afterUnlocking = async (unlocking: Promise<Result<null>>): Promise<Result<null>> => {
    const outcome = await unlocking;
    if (outcome.ok) background(wakeUp());
    return outcome;
  };
  const background = (work: Promise<unknown>): void => {
    work.catch(unexpected('background'));
  };

  const erasing = createErasing({
    accounts,
    services,
    asking,
    reading: timelines,
    filters,
    pictures,
    cancelSignIn: signIn.cancel,
    onPicturesKept: (cause) => log.warning('pictures-not-erased', cause instanceof Error ? { cause } : {}),
  });

  /** Calls about an account that is no longer there are refused before they touch anything. */
  const known: Known = (id, answer) => {
    const account = findAccount(accounts, id);
    return account.ok ? answer(account.value) : account;
  };

  const media = makeMediaHandler({
    mediaOrigin: shell.mediaOrigin,
    fetch: shell.fetch,
    extraOrigins: services.extraOrigins,
    cache: { ...pictures, put: keepPicture },
  });

  const imports = once(async () => {
    const { createKeyImports } = await import('./accounts/import/imports.ts');
    return createKeyImports({ ...keyFiles, random: ambient.random, now: ambient.now });
  });
  const network = createNetwork({
    accounts,
    services,
    shell,
    ambient,
    onProxyUnusable: () => notices.add(appError('proxy-address', { kind: 'check-setup' })),
  });
  const spending = createSpending({ accounts, ambient, reading: timelines, known });
  const setupCheck = createSetupCheck({
    accounts,
    services,
    asking,
    reading: timelines,
    spending,
    network,
    shell,
    ambient,
    onChange: (health) => window?.send('health.changed', health),
    onUnexpected: unexpected('health'),
  });

  const handlers: Handlers = {
    'app.view': () => ok(view()),
    'app.dismissNotice': ({ noticeId }) => {
      notices.dismiss(noticeId);
      return ok(null);
    },
    'app.setTheme': ({ theme }) => {
      shell.setTheme(theme);
      return accounts.settings.update({ theme });
    },
    'app.setDailyCap': ({ posts }) => {
      const set = accounts.settings.update({ dailyCap: posts });
      timelines.tellUsage();
      return set;
    },
    'app.setTextScale': ({ percent }) => accounts.settings.update({ textScale: percent }),
    'app.setRetries': (retries) => accounts.settings.update({ retries }),
    'app.setRefreshMinutes': ({ minutes }) => {
      const set = accounts.settings.update({ refreshMinutes: minutes });
      watching.intervalChanged();
      return set;
    },
    'app.watch': watching.watch,
    'app.copyErrorDetails': async ({ code, ...details }) => {
      await shell.copyText(errorDetailsText({ version: shell.version, code, ...details }));
      return ok(null);
    },

    'vault.choose': (choice) => {
      if (choice.mode === 'passphrase') redactor.addSecret(choice.passphrase);
      return afterUnlocking(accounts.vault.choose(choice));
    },
    'vault.unlock': ({ passphrase }) => {
      redactor.addSecret(passphrase);
      return afterUnlocking(accounts.vault.unlock(passphrase));
    },
    'vault.retryKeychain': () => afterUnlocking(accounts.vault.retryKeychain()),
    'vault.startOver': erasing.startOver,

    ...createKeyRing({
      accounts,
      services,
      imports,
      appOnly,
      asking,
      shell,
      addSecret: redactor.addSecret,
      onReplaced: (ids) => ids.forEach(renewed),
      onDialect: (ids) => ids.forEach(retryRefused),
    }),
    ...createOtherAccess({
      accounts,
      services,
      imports,
      appOnly,
      addSecret: redactor.addSecret,
      onSaved: renewed,
      onBilled: billMe,
    }),
    ...network.handlers,
    ...setupCheck.handlers,
    ...spending.handlers,
    ...createLimits({ accounts, services, requests, asking, ambient, known }),

    'signIn.start': (request) => signIn.start(request),
    'signIn.finish': ({ pin }) => signIn.finish(pin),
    'signIn.openPage': () => signIn.openPage(),
    'signIn.copyLink': () => signIn.copyLink(),
    'signIn.cancel': async () => {
      await signIn.cancel();
      return ok(null);
    },

    'accounts.switch': ({ accountId }) => accounts.book.switchTo(accountId),
    'accounts.remove': ({ accountId, revoke }) => erasing.removeAccount(accountId, revoke),
    'accounts.eraseReading': ({ accountId }) => erasing.eraseReading(accountId),
    'accounts.setColumns': ({ accountId, columns }) => accounts.preferences.setColumns(accountId, columns),
    'accounts.saveSearch': ({ accountId, text }) => accounts.preferences.saveSearch(accountId, text),
    'accounts.forgetSearch': ({ accountId, text }) => accounts.preferences.forgetSearch(accountId, text),
    'accounts.seenRefusals': ({ accountId }) => accounts.preferences.seenRefusals(accountId),
    'accounts.retryRefused': ({ accountId }) => retryRefused(accountId),

    'timeline.open': ({ accountId, timeline, posts }) =>
      known(accountId, async () => {
        // The addresses of its pictures are known once it runs; a failure shows in the timeline's status.
        await services.get(serviceOf(accountId));
        // It may have been removed meanwhile, and must not leave a file again.
        return known(accountId, () => {
          const opened = timelines.open(accountId, timeline, atOnce(posts));
          return opened.ok ? ok({ ...opened.value, rows: forPage.rows(opened.value.rows) }) : opened;
        });
      }),
    'timeline.rows': ({ accountId, timeline, beyond, limit }) =>
      known(accountId, () => {
        const rows = timelines.rows(accountId, timeline, beyond, limit);
        return rows.ok ? ok(forPage.rows(rows.value)) : rows;
      }),
    'timeline.refresh': ({ accountId, timeline, posts }) =>
      known(accountId, () => timelines.refresh(accountId, timeline, { byHand: true, ...atOnce(posts) })),
    'timeline.loadOlder': ({ accountId, timeline, posts }) =>
      known(accountId, () => timelines.loadOlder(accountId, timeline, atOnce(posts))),
    'timeline.fillGap': ({ accountId, timeline, gapId, from }) =>
      known(accountId, () => timelines.fillGap(accountId, timeline, gapId, from)),
    'timeline.saveAnchor': ({ accountId, timeline, anchor }) =>
      known(accountId, () => timelines.saveAnchor(accountId, timeline, anchor)),
    'timeline.cancel': ({ accountId, timeline }) =>
      known(accountId, () => {
        timelines.cancel(accountId, timeline);
        return ok(null);
      }),
    'timeline.recheck': ({ accountId, timeline, entryIds }) =>
      known(accountId, () => timelines.recheck(accountId, timeline, entryIds)),

    ...createLibrary({ accounts, ambient, reading: timelines, asking, filters, forPage, known }),
    ...lazily(['export.save', 'export.cancel', 'post.data', 'post.copyData', 'post.saveMedia'], async () => {
      const { createTakingOut } = await import('./app/taking-out.ts');
      return createTakingOut({
        reading: timelines,
        shell,
        media,
        pageAddress,
        known,
        onProgress: (progress) => window?.send('export.progress', progress),
      });
    }),
    ...createWriting({ asking, reading: timelines, known }),

    'links.open': ({ url }) => links.open(url),
    'links.copy': async ({ url }) => {
      const address = links.check(url);
      if (address === null) return fail(appError('link-refused'));
      await shell.copyText(address);
      return ok(null);
    },
  };

  // ---------------------------------------------------------------- the window

  shell.onUnexpected(unexpected('unexpected'));
  shell.setTheme(accounts.settings.view().theme);
  shell.onQuit(async () => {
    setupCheck.close();
    watching.close();
    filters.close();
    timelines.close();
    requests.close();
    await services.stopPractice();
    accounts.close();
  });
  // Requests wait for it by themselves; the window need not.
  background(network.start());
  background(wakeUp());
  window = await shell.openWindow({
    title: shellTexts.appName,
    dispatch: makeDispatch({
      handlers,
      isTrusted: makeSenderGuard(shell.pageOrigin),
      report: ({ kind, name, cause }) =>
        log.warning(`call-${kind}`, { name, ...(cause instanceof Error ? { cause } : {}) }),
    }),
    media,
    onMenu: (command) => window?.send('menu.chosen', { command }),
    onProblem: ({ kind, detail }) => log.warning(kind, { detail }),
  });
  shell.onSecondStart(() => window?.focus());
}

/** How many posts to read at once, when the person chose it. */
const atOnce = (posts: number | undefined): { posts?: number } => (posts === undefined ? {} : { posts });
