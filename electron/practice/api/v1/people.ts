/** The endpoints of API v1.1 that answer with users. */
import type { Answer } from '../../http/messages.ts';
import { type Acquaintances, followedBy, followersOf } from '../../world/acquaintances.ts';
import { nobody, type Person, personById } from '../../world/people.ts';
import { newestFirst } from '../../world/timelines.ts';
import { personNamed } from '../names.ts';
import { take } from '../paging.ts';
import { answer, type Call, count, flag } from './call.ts';
import { cursoredPage } from './cursors.ts';
import { refusal } from './failures.ts';
import { renderStatus, renderUser } from './render.ts';

const read = (people: readonly Person[]) => ({ kind: 'users' as const, ids: people.map(({ id }) => id) });

/**
 * The person that `user_id` or `screen_name` names.
 * @returns the caller when neither is there; null for nobody
 */
export function namedPerson({ parameters, settings, viewer }: Call): Person | null {
  const userId = parameters.get('user_id');
  const name = parameters.get('screen_name');
  if (userId !== undefined) {
    return personById(userId);
  }
  if (name !== undefined) {
    return personNamed(settings, name.replace(/^@/, ''));
  }
  return viewer === nobody ? null : viewer.person;
}

export function showUser(call: Call): Answer {
  const person = namedPerson(call);
  if (!person) {
    return refusal(50);
  }
  return person.suspended ? refusal(63) : answer(renderUser(person, call), read([person]));
}

const MOST_LOOKED_UP = 100;

export function lookupUsers(call: Call): Answer {
  const list = (name: string): string[] => call.parameters.get(name)?.split(',') ?? [];
  const asked = [
    ...list('user_id').map(personById),
    ...list('screen_name').map((name) => personNamed(call.settings, name)),
  ];
  const found = [...new Set(asked.slice(0, MOST_LOOKED_UP))].flatMap((person) =>
    person && !person.suspended ? [person] : [],
  );
  return found.length === 0
    ? refusal(17)
    : answer(
        found.map((person) => renderUser(person, call)),
        read(found),
      );
}

export function verifyCredentials(call: Call): Answer {
  const { person } = call.viewer;
  const { timeline, range } = call.world.user(person, { withoutReplies: false });
  const [newest] = flag(call, 'skip_status', false) ? [] : take(newestFirst(timeline, range), 1);
  const status = newest === undefined ? null : renderStatus(call.world.post({ slot: newest, variant: 'post' }), call);
  return answer({ ...renderUser(person, call), ...(status ? { status } : {}) }, read([person]));
}

/** A page of people, with cursors. */
export function answerPeople(call: Call, people: Acquaintances): Answer {
  const page = cursoredPage(call, people.count, count(call, { otherwise: 20, most: 200 }));
  if (!page) {
    return refusal(44);
  }
  const found = people.slice(page.from, page.to);
  return answer({ users: found.map((person) => renderUser(person, call)), ...page.cursors }, read(found));
}

const peopleOf =
  (around: (person: Person) => Acquaintances) =>
  (call: Call): Answer => {
    const person = namedPerson(call);
    return person && !person.suspended ? answerPeople(call, around(person)) : refusal(34);
  };

export const friends = peopleOf(followedBy);
export const followers = peopleOf(followersOf);
