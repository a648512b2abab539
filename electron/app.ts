/**
 * The composition root: takes a desktop, builds the rooms, and answers the contract. Together with its folder `app/`
 * this is the only code that knows all rooms.
 */
import path from 'node:path';
import { openAccounts } from './accounts/accounts.ts';
import { electronStoreFile } from './accounts/electron-store-file.ts';
import { createNotices } from './app/notices.ts';
import { createReading, findAccount, isSessionOnly } from './app/reading.ts';
import { createServices, random } from './app/services.ts';
import { createAppSignIn } from './app/sign-in.ts';
import { type Handlers, makeDispatch } from './contract/dispatch.ts';
import { appError, fail, ok, type Result } from './contract/errors.ts';
import { rowForPage } from './contract/media-addresses.ts';
import { shellTexts } from './contract/messages/en.ts';
import type { AccountId, AccountView, AppView, RowsView, ServiceId } from './contract/views.ts';
import { revokeAccess } from './oauth1/signed-call.ts';
import { makeLinkOpener } from './security/link-opener.ts';
import { makeLog } from './security/log.ts';
import { makeLogFile } from './security/log-file.ts';
import { makeMediaCache } from './security/media-cache.ts';
import { makeMediaHandler, mediaUrl } from './security/media-proxy.ts';
import { makeRedactor } from './security/redaction.ts';
import { makeSenderGuard } from './security/sender-guard.ts';
import type { AppWindow, Shell } from './shell/shell.ts';

/** Starts Pinion on a desktop. Resolves when the window is open. */
export async function startApp(shell: Shell): Promise<void> {
  let window: AppWindow | null = null;
  const redactor = makeRedactor();
  const writeToFile = makeLogFile(path.join(shell.userData, 'logs'));
  const log = makeLog({
    redactor,
    now: Date.now,
    write(line) {
      writeToFile(line);
      if (!shell.packaged) process.stderr.write(line);
    },
  });

  const accounts = await openAccounts({
    file: electronStoreFile(shell.userData, 'accounts'),
    backup: electronStoreFile(shell.userData, 'accounts.backup'),
    keychain: shell.keychain,
    random,
    now: Date.now,
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

  const notices = createNotices(tellPage);
  const services = createServices({
    shell,
    practiceSecret: accounts.practiceSecret,
    onPracticeStarted: tellPage,
    report: (event, cause) => log.error(event, { cause: cause instanceof Error ? cause : String(cause) }),
  });
  const links = makeLinkOpener({ open: (url) => shell.openInBrowser(url), extraOrigins: services.extraOrigins });
  const timelines = createReading({
    userData: shell.userData,
    accounts,
    services,
    onStatus: (status) => window?.send('timeline.changed', status),
    onNotice: notices.add,
    addSecret: redactor.addSecret,
    onUnexpected: (cause) => log.error('timelines', { cause: cause instanceof Error ? cause : String(cause) }),
  });
  const signIn = createAppSignIn({
    accounts,
    services,
    openInBrowser: async (url) => (await links.open(url)).ok,
    copy: (text) => shell.copyText(text),
    addSecret: redactor.addSecret,
    onSaved: timelines.closeAccount,
    onChange: tellPage,
    report: (event, error) => log.warning(event, { code: error.code }),
  });
  const pictures = makeMediaCache(path.join(shell.userData, 'media-cache'), Date.now);
  const keepPicture: typeof pictures.put = async (url, media) => {
    if (!isSessionOnly(accounts)) await pictures.put(url, media);
  };

  for (const notice of accounts.notices) notices.add(notice);
  accounts.onChange(tellPage);

  // ---------------------------------------------------------------- what the page is told

  /** The address under which the page loads a picture; null for the practice service's while that does not run. */
  const pageAddress = (service: ServiceId, address: string): string | null => {
    const current = services.currentAddress(service, address);
    return current && mediaUrl(shell.mediaOrigin, current);
  };
  const accountForPage = (account: AccountView): AccountView => ({
    ...account,
    avatar: account.avatar && pageAddress(account.service, account.avatar),
  });
  function rowsForPage(view: RowsView): RowsView {
    const service = serviceOf(view.accountId);
    return { ...view, rows: view.rows.map((row) => rowForPage(row, (address) => pageAddress(service, address))) };
  }

  function view(): AppView {
    return {
      version: shell.version,
      developmentShell: shell.kind === 'chromium',
      vault: accounts.vault.view(),
      accounts: accounts.book.list().map(accountForPage),
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
    work.catch((cause: unknown) => log.error('background', { cause: cause instanceof Error ? cause : String(cause) }));
  };

  async function revoke(account: AccountView): Promise<Result<null>> {
    const service = await services.get(account.service);
    if (!service.ok) return service;
    const credentials = accounts.book.credentials(account.id);
    if (!credentials.ok) return credentials;
    const { consumerKey, consumerSecret, token, tokenSecret } = credentials.value;
    const { endpoints, calls } = service.value;
    const ended = await revokeAccess(
      calls,
      { endpoints, keys: { consumerKey, consumerSecret }, accessToken: { token, secret: tokenSecret } },
      new AbortController().signal,
    );
    return ended.ok
      ? ok(null)
      : fail(
          account.service === 'practice'
            ? appError('revoke-failed-practice')
            : appError('revoke-failed', { kind: 'open-page', url: 'https://x.com/settings/connected_apps' }),
        );
  }

  /** Which pictures were one account's alone is not known, so all are forgotten; they can be had again. */
  async function forgetPictures(): Promise<Result<null>> {
    try {
      await pictures.clear();
      return ok(null);
    } catch (cause) {
      log.warning('pictures-not-erased', cause instanceof Error ? { cause } : {});
      return fail(appError('cache-not-erased', { kind: 'retry' }));
    }
  }

  async function removeAccount(id: AccountId, andRevoke: boolean) {
    const account = findAccount(accounts, id);
    if (!account.ok) return account;
    const revoked = andRevoke ? await revoke(account.value) : null;
    const forgotten = await forgetPictures();
    if (!forgotten.ok) return forgotten;
    // Nothing may come between these two: a call of the page would open what was just erased.
    const erased = timelines.removeAccount(id);
    if (!erased.ok) return erased;
    const removed = accounts.book.remove(id);
    if (!removed.ok) return removed;
    return ok({ revoked: revoked?.ok ?? null, error: revoked && !revoked.ok ? revoked.error : null });
  }

  async function startOver(): Promise<Result<null>> {
    await signIn.cancel();
    const forgotten = await forgetPictures();
    if (!forgotten.ok) return forgotten;
    const erased = timelines.removeAll();
    if (!erased.ok) return erased;
    const begun = await accounts.vault.startOver();
    if (!begun.ok) return begun;
    // Its secret was one of those that are gone.
    await services.stopPractice();
    // The accounts were still there while the vault changed, so the page may have opened one again.
    return timelines.removeAll();
  }

  /** Calls about an account that is no longer there are refused before they touch anything. */
  const known = <T>(id: AccountId, answer: () => T): T | { ok: false; error: ReturnType<typeof appError> } => {
    const account = findAccount(accounts, id);
    return account.ok ? answer() : account;
  };

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
    'app.setDailyCap': ({ posts }) => accounts.settings.update({ dailyCap: posts }),

    'vault.choose': (choice) => {
      if (choice.mode === 'passphrase') redactor.addSecret(choice.passphrase);
      return afterUnlocking(accounts.vault.choose(choice));
    },
    'vault.unlock': ({ passphrase }) => {
      redactor.addSecret(passphrase);
      return afterUnlocking(accounts.vault.unlock(passphrase));
    },
    'vault.retryKeychain': () => afterUnlocking(accounts.vault.retryKeychain()),
    'vault.startOver': startOver,

    'keys.save': ({ name, apiKey, apiKeySecret }) => {
      redactor.addSecret(apiKey.trim());
      redactor.addSecret(apiKeySecret.trim());
      return accounts.keys.save({ service: 'x', apiKey, apiKeySecret, name });
    },
    'keys.remove': ({ keyId }) => accounts.keys.remove(keyId),

    'signIn.start': (request) => signIn.start(request),
    'signIn.finish': ({ pin }) => signIn.finish(pin),
    'signIn.openPage': () => signIn.openPage(),
    'signIn.copyLink': () => signIn.copyLink(),
    'signIn.cancel': async () => {
      await signIn.cancel();
      return ok(null);
    },

    'accounts.switch': ({ accountId }) => accounts.book.switchTo(accountId),
    'accounts.remove': ({ accountId, revoke: andRevoke }) => removeAccount(accountId, andRevoke),

    'timeline.open': ({ accountId, timeline }) =>
      known(accountId, async () => {
        // The addresses of its pictures are known once it runs; a failure shows in the timeline's status.
        await services.get(serviceOf(accountId));
        // It may have been removed meanwhile, and must not leave a file again.
        return known(accountId, () => {
          const opened = timelines.open(accountId, timeline);
          return opened.ok ? ok({ ...opened.value, rows: rowsForPage(opened.value.rows) }) : opened;
        });
      }),
    'timeline.rows': ({ accountId, timeline, beyond, limit }) =>
      known(accountId, () => {
        const rows = timelines.rows(accountId, timeline, beyond, limit);
        return rows.ok ? ok(rowsForPage(rows.value)) : rows;
      }),
    'timeline.refresh': ({ accountId, timeline }) =>
      known(accountId, () => timelines.refresh(accountId, timeline, { byHand: true })),
    'timeline.loadOlder': ({ accountId, timeline }) => known(accountId, () => timelines.loadOlder(accountId, timeline)),
    'timeline.fillGap': ({ accountId, timeline, gapId, from }) =>
      known(accountId, () => timelines.fillGap(accountId, timeline, gapId, from)),
    'timeline.saveAnchor': ({ accountId, timeline, anchor }) =>
      known(accountId, () => timelines.saveAnchor(accountId, timeline, anchor)),
    'timeline.cancel': ({ accountId, timeline }) =>
      known(accountId, () => {
        timelines.cancel(accountId, timeline);
        return ok(null);
      }),

    'links.open': ({ url }) => links.open(url),
    'links.copy': async ({ url }) => {
      const address = links.check(url);
      if (address === null) return fail(appError('link-refused'));
      await shell.copyText(address);
      return ok(null);
    },
  };

  // ---------------------------------------------------------------- the window

  shell.onUnexpected((cause) => log.error('unexpected', { cause: cause instanceof Error ? cause : String(cause) }));
  shell.setTheme(accounts.settings.view().theme);
  shell.onQuit(async () => {
    timelines.close();
    await services.stopPractice();
    accounts.close();
  });
  background(wakeUp());
  window = await shell.openWindow({
    title: shellTexts.appName,
    dispatch: makeDispatch({
      handlers,
      isTrusted: makeSenderGuard(shell.pageOrigin),
      report: ({ kind, name, cause }) =>
        log.warning(`call-${kind}`, { name, ...(cause instanceof Error ? { cause } : {}) }),
    }),
    media: makeMediaHandler({
      mediaOrigin: shell.mediaOrigin,
      fetch: shell.fetch,
      extraOrigins: services.extraOrigins,
      cache: { ...pictures, put: keepPicture },
    }),
    onMenu: (command) => window?.send('menu.chosen', { command }),
    onProblem: ({ kind, detail }) => log.warning(kind, { detail }),
  });
  shell.onSecondStart(() => window?.focus());
}

function serviceOf(id: AccountId): ServiceId {
  return id.startsWith('practice:') ? 'practice' : 'x';
}
