/** Compares users, their profiles and lists with those that were recorded. */
import type { ListView, UserView } from '../../../electron/contract/views.ts';
import type { ParsedProfile } from '../../../electron/x/answers/users.ts';
import { compareText } from './compare-text.ts';
import type { RecordedList, RecordedUser } from './model.ts';
import { excerpt, isMediaAddress } from './raw.ts';

type Row = readonly [what: string, shown: unknown, recorded: unknown];

const deviations = (rows: readonly Row[]): string[] =>
  rows.flatMap(([what, shown, recorded]) =>
    shown === recorded ? [] : [`${what} is "${excerpt(shown)}", recorded "${excerpt(recorded)}"`],
  );

/** The address without the size of the picture. */
const anySize = (address: string | null): string | null =>
  address?.replace(/_(?:normal|bigger|mini|400x400)(?=\.\w+$)/, '') ?? null;

/** @returns what is different, one sentence each */
export function compareUser(recorded: RecordedUser, shown: UserView, profile: ParsedProfile | null): string[] {
  const problems = deviations([
    ['id', shown.id, recorded.id],
    ['handle', shown.username, recorded.username],
    ['name', shown.name, recorded.name ?? recorded.username],
    ['protection', shown.protected, recorded.protected],
    ['picture', anySize(shown.avatar), isMediaAddress(recorded.avatar) ? anySize(recorded.avatar) : null],
  ]);
  if (profile === null) return [...problems, 'the profile is lost'];
  const counts = deviations([
    ['followers', profile.followers, recorded.followers],
    ['following', profile.following, recorded.following],
    ['posts', profile.posts, recorded.posts],
  ]);
  const { description } = recorded;
  const text =
    description === null || profile.description === null
      ? deviations([['description', profile.description, description]])
      : compareText(description, profile.description).map((problem) => `description: ${problem}`);
  return [...problems, ...counts, ...text];
}

/** @returns what is different, one sentence each */
export const compareList = (recorded: RecordedList, shown: ListView): string[] =>
  deviations([
    ['id', shown.id, recorded.id],
    ['name', shown.name, recorded.name],
    ['description', shown.description, recorded.description],
    ['privacy', shown.private, recorded.private],
    ['members', shown.members, recorded.members],
  ]);
