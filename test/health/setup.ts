/** A setup in which everything works, to be broken part by part. */
import { ok } from '../../electron/contract/errors.ts';
import type { HealthCheck, HealthView } from '../../electron/contract/views/health.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { createHealth, type Health } from '../../electron/health/health.ts';
import type { HealthSubject, HealthUsage } from '../../electron/health/ports.ts';

export const now = Date.parse('2026-11-20T14:02:00.000Z');

export const usage: HealthUsage = {
  todayUsd: 0.12,
  monthUsd: 2.31,
  usdPerPost: 0.005,
  pricesAsOf: '2026-08',
  capPosts: 300,
  postsToday: 24,
};

/** `Date` header of a server whose clock is ahead of this computer's. */
export const dateHeader = (secondsAhead = 0): string => new Date(now + secondsAhead * 1000).toUTCString();

export const works = (change: Partial<HealthSubject> = {}): HealthSubject => ({
  service: 'x',
  access: 'pin',
  reach: async () => ok({ dateHeader: dateHeader(), milliseconds: 84 }),
  proxyMode: () => 'system',
  proxyFor: async () => null,
  correctedBySeconds: () => 0,
  checkKey: async () => ok(null),
  me: async () => ok({ username: 'ada', canPost: false }),
  tryPlan: async () => ok({ billed: 1 }),
  usage: () => usage,
  ...change,
});

export interface Checked {
  health: Health;
  views: HealthView[];
  unexpected: unknown[];
  /** What was asked for, in order. */
  asked: string[];
}

/** @param subjects one for each run; the last one stays */
export function open(...subjects: HealthSubject[]): Checked {
  const views: HealthView[] = [];
  const unexpected: unknown[] = [];
  const asked: string[] = [];
  const watched = (subject: HealthSubject): HealthSubject => {
    const note = <T extends ((signal: AbortSignal) => unknown) | null>(name: string, question: T): T =>
      (question === null
        ? null
        : (signal: AbortSignal) => {
            asked.push(name);
            return question(signal);
          }) as T;
    return {
      ...subject,
      reach: note('reach', subject.reach),
      checkKey: note('key', subject.checkKey),
      me: note('me', subject.me),
      tryPlan: note('plan', subject.tryPlan),
    };
  };
  const health = createHealth({
    now: () => now,
    about: { version: '1.2.3', shell: 'electron', system: 'Linux 6.8' },
    subject: () => watched((subjects.length > 1 ? subjects.shift() : subjects[0]) ?? works()),
    onChange: (view) => views.push(view),
    onUnexpected: (cause) => unexpected.push(cause),
  });
  return { health, views, unexpected, asked };
}

/** Runs all checks to the end. */
export async function check(
  change: Partial<HealthSubject> = {},
  accountId: AccountId | null = 'x:12',
): Promise<Checked & { view: HealthView; report: string }> {
  const checked = open(works(change));
  checked.health.run(accountId);
  await settled(checked);
  const view = checked.views.at(-1);
  if (view === undefined) throw new Error('nothing was told');
  return { ...checked, view, report: checked.health.report() ?? '' };
}

/** Waits until the checks have come to an end. */
export async function settled({ views }: Checked): Promise<void> {
  for (let turns = 0; turns < 100 && views.at(-1)?.running !== false; turns += 1) await Promise.resolve();
}

/** One check of a view. */
export function of(view: HealthView, name: HealthCheck) {
  const found = view.checks.find((each) => each.check === name);
  if (found === undefined) throw new Error(`${name} is missing`);
  return found;
}

/** The states in their order, as `good skipped ...`. */
export const states = (view: HealthView): string => view.checks.map(({ state }) => state).join(' ');
