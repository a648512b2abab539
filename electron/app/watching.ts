/**
 * What the person looks at: it goes first, it is what automatic refreshing refreshes, and what nobody looks at any more
 * ends unless somebody asked for it.
 */
import type { Accounts } from '../accounts/accounts.ts';
import { ok, type Result } from '../contract/errors.ts';
import { sameTimeline } from '../contract/timeline-keys.ts';
import type { AccountId, TimelineKey } from '../contract/views/ids.ts';
import type { Requests } from '../requests/ports.ts';
import type { Shell } from '../shell/shell.ts';
import { createRefresher } from '../timelines/refresher.ts';
import type { Ambient } from './ambient.ts';
import { findAccount } from './asking.ts';
import { createPresence } from './presence.ts';
import type { Reading } from './reading.ts';

export interface WatchingPorts {
  accounts: Accounts;
  ambient: Ambient;
  requests: Pick<Requests, 'wake' | 'stopAutomatic'>;
  shell: Pick<Shell, 'isOnline' | 'onPower'>;
  /** Asked when needed: reading in turn asks here what is shown. */
  reading(): Reading;
}

export interface Watching {
  isShown(accountId: AccountId, timeline: TimelineKey): boolean;
  /** Takes what the page has on show now. */
  watch(watched: { accountId: AccountId | null; timelines: readonly TimelineKey[]; visible: boolean }): Result<null>;
  /** The account has other access now: what could not be read before is read where it is on show. */
  renewed(accountId: AccountId): void;
  /** The interval of automatic refreshing was changed. */
  intervalChanged(): void;
  close(): void;
}

export function createWatching({ accounts, ambient, requests, shell, reading }: WatchingPorts): Watching {
  let watched: { accountId: AccountId; timelines: TimelineKey[] } | null = null;
  /** Network or computer came back while nobody could see the window. */
  let missed = false;

  const refreshStale = (): void => {
    // It costs money, so it waits until somebody can see it.
    missed = !presence.visible();
    if (missed || watched === null || !findAccount(accounts, watched.accountId).ok) return;
    for (const timeline of watched.timelines) reading().refreshIfStale(watched.accountId, timeline);
  };
  const presence = createPresence({ shell, ambient }, () => {
    requests.wake();
    refreshStale();
    refresher.changed();
  });
  const refresher = createRefresher({
    now: ambient.now,
    setTimer: ambient.setTimer,
    minutes: () => accounts.settings.view().refreshMinutes,
    watched: () => (watched !== null && findAccount(accounts, watched.accountId).ok ? watched : null),
    ready: () => presence.online() && presence.awake() && presence.visible(),
    refresh: (accountId, timeline) => void reading().refresh(accountId, timeline, { byHand: false }),
  });

  return {
    isShown: (accountId, timeline) =>
      watched?.accountId === accountId && watched.timelines.some((shown) => sameTimeline(shown, timeline)),
    watch({ accountId, timelines, visible }) {
      const before = watched;
      watched = accountId === null ? null : { accountId, timelines: [...timelines] };
      presence.setVisible(visible);
      if (before !== null) {
        const kept = before.accountId === accountId ? timelines : [];
        // What has its turn still to come first: the engine takes everything that was handed over for sent.
        requests.stopAutomatic(before.accountId);
        reading().endAutomatic(before.accountId, kept);
      }
      if (visible && missed) refreshStale();
      refresher.changed();
      return ok(null);
    },
    renewed(accountId) {
      if (watched?.accountId === accountId) refreshStale();
    },
    intervalChanged: () => refresher.changed(),
    close() {
      refresher.close();
      presence.close();
    },
  };
}
