/** Compares users, their profiles and lists with those that were recorded. */
import type { ListView } from '../../../electron/contract/views/lists.ts';
import type { UserView } from '../../../electron/contract/views/posts.ts';
import type { ParsedProfile } from '../../../electron/x/answers/users.ts';
import { compareText } from './compare-text.ts';
import { deviations } from './deviations.ts';
import type { RecordedList, RecordedPerson, RecordedUser } from './model.ts';
import { isMediaAddress, unescaped, word } from './raw.ts';

/** The address without the size of the picture. */
const anySize = (address: string | null): string | null =>
  address?.replace(/_(?:normal|bigger|mini|400x400)(?=\.\w+$)/, '') ?? null;

/** Names and the like are escaped as texts are; null when there is nothing in it. */
const readable = (text: string | null): string | null => (word(text) === null ? null : unescaped(String(text)));

/** @returns what is different, one sentence each */
export function comparePerson(recorded: RecordedPerson, shown: UserView): string[] {
  const { id, username, name, avatar } = recorded;
  if (username === null) {
    return deviations([
      ['id', shown.id, id ?? ''],
      ['handle', shown.username, ''],
      ['name', shown.name, ''],
    ]);
  }
  return deviations([
    ['id', shown.id, id],
    ['handle', shown.username, username],
    ['name', shown.name, readable(name) ?? username],
    ['protection', shown.protected, recorded.protected],
    ['mark', shown.verified, recorded.mark],
    ['picture', anySize(shown.avatar), isMediaAddress(avatar) ? anySize(avatar) : null],
  ]);
}

/** @returns what is different, one sentence each */
export function compareUser(recorded: RecordedUser, shown: UserView, profile: ParsedProfile | null): string[] {
  const problems = comparePerson(recorded, shown);
  if (recorded.username === null) return problems;
  if (profile === null) return [...problems, 'the profile is lost'];
  const facts = deviations([
    ['followers', profile.followers, recorded.followers],
    ['following', profile.following, recorded.following],
    ['posts', profile.posts, recorded.posts],
    ['place', profile.location, readable(recorded.location)],
  ]);
  const { description } = recorded;
  const text =
    description === null || profile.description === null
      ? deviations([['description', profile.description, description]])
      : compareText(description, profile.description).map((problem) => `description: ${problem}`);
  return [...problems, ...facts, ...text];
}

/** @returns what is different, one sentence each */
export const compareList = (recorded: RecordedList, shown: ListView): string[] => [
  ...deviations([
    ['id', shown.id, recorded.id],
    ['name', shown.name, readable(recorded.name) ?? recorded.id],
    ['description', shown.description, readable(recorded.description)],
    ['privacy', shown.private, recorded.private],
    ['members', shown.members, recorded.members],
    ['owner', shown.owner?.id ?? null, recorded.owner?.id ?? null],
  ]),
  ...(recorded.owner && shown.owner
    ? comparePerson(recorded.owner, shown.owner).map((problem) => `owner: ${problem}`)
    : []),
];
