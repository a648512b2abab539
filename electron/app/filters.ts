/** The filters of all accounts at work: compiled once, dropped when they change, and told when one of them ends. */
import { randomUUID } from 'node:crypto';
import type { Accounts } from '../accounts/accounts.ts';
import { ok, type Result } from '../contract/errors.ts';
import type { FilterRule, FilterView, HiddenView } from '../contract/views/filters.ts';
import type { AccountId, TimelineKey } from '../contract/views/ids.ts';
import type { EntryView } from '../contract/views/posts.ts';
import { compileFilters, type Hides, nextExpiry, sameRule } from '../timelines/filters/filters.ts';
import type { Ambient } from './ambient.ts';

/** Timers stand still while the computer sleeps, so none waits longer than this. */
const longestWaitMs = 60_000;

export interface FiltersAtWork {
  /**
   * Why one of the account's filters hides an entry; null when none does.
   * @param timeline null where rows do not come from one timeline: what is said of a single one does not apply there
   */
  hides(accountId: AccountId, timeline: TimelineKey | null, entry: EntryView): HiddenView | null;
  /** A filter with the same rule is replaced. @returns `account-unknown` or `store-not-written` */
  save(accountId: AccountId, rule: FilterRule, until: string | null): Result<FilterView>;
  remove(accountId: AccountId, filterId: string): Result<null>;
  /** To be called when an account's filters are gone. */
  forget(accountId: AccountId): void;
  close(): void;
}

interface Compiled {
  hides: Hides;
  /** When the next filter ends, in milliseconds since 1970; infinite when none does. */
  ends: number;
  stopTimer(): void;
}

export interface FiltersPorts {
  accounts: Accounts;
  ambient: Pick<Ambient, 'now' | 'setTimer'>;
  /** Told when an account's rows are hidden differently from now on. */
  onChange(accountId: AccountId): void;
}

export function createFilters({ accounts, ambient, onChange }: FiltersPorts): FiltersAtWork {
  const atWork = new Map<AccountId, Compiled>();

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

  /** Waits for the end of the filter that ends next. */
  function watchEnd(accountId: AccountId, ends: number): () => void {
    if (ends === Infinity) return () => undefined;
    let stop: () => void = () => undefined;
    const look = (): void => {
      const left = ends - ambient.now();
      if (left <= 0) changed(accountId);
      else stop = ambient.setTimer(Math.min(left, longestWaitMs), look);
    };
    look();
    return () => stop();
  }
  function compile(accountId: AccountId, now: number): Compiled {
    const filters = filtersOf(accountId);
    const ends = nextExpiry(filters, now) ?? Infinity;
    const compiled = { hides: compileFilters(filters, now), ends, stopTimer: watchEnd(accountId, ends) };
    atWork.set(accountId, compiled);
    return compiled;
  }
  function compiledOf(accountId: AccountId): Compiled {
    const known = atWork.get(accountId);
    const now = ambient.now();
    if (known === undefined || now < known.ends) return known ?? compile(accountId, now);
    // It ended while the computer slept: what is asked for now is right, and what is on show is told in a moment.
    known.stopTimer();
    ambient.setTimer(0, () => onChange(accountId));
    return compile(accountId, now);
  }

  return {
    hides: (accountId, timeline, entry) => compiledOf(accountId).hides(timeline, entry),
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
