/** The filters of all accounts at work: compiled once, dropped when they change, and told when one of them ends. */
import { randomUUID } from 'node:crypto';
import type { Accounts } from '../accounts/accounts.ts';
import { ok, type Result } from '../contract/errors.ts';
import type { AccountId, EntryView, FilterRule, FilterView, HiddenView, TimelineKey } from '../contract/views.ts';
import { compileFilters, nextExpiry, sameRule } from '../timelines/filters/filters.ts';
import type { Ambient } from './ambient.ts';

/** Timers cannot wait longer than this many milliseconds (a signed 32-bit number). */
const longestWaitMs = 2 ** 31 - 1;

export interface FiltersAtWork {
  /** Why one of the account's filters hides an entry; null when none does. */
  hides(accountId: AccountId, timeline: TimelineKey, entry: EntryView): HiddenView | null;
  /** A filter with the same rule is replaced. @returns `account-unknown` or `store-not-written` */
  save(accountId: AccountId, rule: FilterRule, until: string | null): Result<FilterView>;
  remove(accountId: AccountId, filterId: string): Result<null>;
  /** To be called when an account's filters are gone. */
  forget(accountId: AccountId): void;
  close(): void;
}

type Compiled = ReturnType<typeof compileFilters>;

export interface FiltersPorts {
  accounts: Accounts;
  ambient: Pick<Ambient, 'now' | 'setTimer'>;
  /** Told when an account's rows are hidden differently from now on. */
  onChange(accountId: AccountId): void;
}

export function createFilters({ accounts, ambient, onChange }: FiltersPorts): FiltersAtWork {
  const atWork = new Map<AccountId, { compiled: Compiled; stopTimer: () => void }>();

  const filtersOf = (accountId: AccountId): readonly FilterView[] => {
    const arranged = accounts.preferences.view(accountId);
    return arranged.ok ? arranged.value.filters : [];
  };

  function forget(accountId: AccountId): void {
    atWork.get(accountId)?.stopTimer();
    atWork.delete(accountId);
  }
  function changed(accountId: AccountId): void {
    forget(accountId);
    onChange(accountId);
  }

  function compiledOf(accountId: AccountId): Compiled {
    const known = atWork.get(accountId);
    if (known) return known.compiled;
    const filters = filtersOf(accountId);
    const now = ambient.now();
    const ends = nextExpiry(filters, now);
    const stopTimer =
      ends === null
        ? () => undefined
        : ambient.setTimer(Math.min(ends - now + 1, longestWaitMs), () => changed(accountId));
    const compiled = compileFilters(filters, now);
    atWork.set(accountId, { compiled, stopTimer });
    return compiled;
  }

  return {
    hides: (accountId, timeline, entry) => compiledOf(accountId)(timeline, entry),
    save(accountId, rule, until) {
      const filter: FilterView = { id: randomUUID(), rule, until };
      const others = filtersOf(accountId).filter((other) => !sameRule(other.rule, rule));
      const saved = accounts.preferences.setFilters(accountId, [...others, filter]);
      if (!saved.ok) return saved;
      changed(accountId);
      return ok(filter);
    },
    remove(accountId, filterId) {
      const left = filtersOf(accountId).filter(({ id }) => id !== filterId);
      const saved = accounts.preferences.setFilters(accountId, left);
      if (saved.ok) changed(accountId);
      return saved;
    },
    forget,
    close() {
      for (const { stopTimer } of atWork.values()) stopTimer();
      atWork.clear();
    },
  };
}
