/** The endpoints of API v1.1 about lists. */
import type { Answer } from '../../http/messages.ts';
import { listById, listsFollowedBy, listsOwnedBy, type SampleList } from '../../world/lists.ts';
import { type Person, people, personById } from '../../world/people.ts';
import { personNamed } from '../names.ts';
import { answer, type Call, count, flag } from './call.ts';
import { cursoredPage } from './cursors.ts';
import { refusal } from './failures.ts';
import { answerPeople, namedPerson } from './people.ts';
import { renderList, slugOf } from './render.ts';

const read = (lists: readonly SampleList[]) => ({ kind: 'lists' as const, ids: lists.map(({ id }) => id) });

/** The list that `list_id`, or `slug` and its owner, names. @returns null for what the caller may not know */
export function namedList({ parameters, settings, viewer }: Call): SampleList | null {
  const listId = parameters.get('list_id');
  if (listId !== undefined) {
    return listById(listId, viewer.person);
  }
  const ownerName = parameters.get('owner_screen_name');
  const owner =
    ownerName === undefined ? personById(parameters.get('owner_id') ?? '') : personNamed(settings, ownerName);
  const slug = parameters.get('slug');
  return (owner && listsOwnedBy(owner, viewer.person).find((list) => slugOf(list) === slug)) ?? null;
}

export function showList(call: Call): Answer {
  const list = namedList(call);
  return list ? answer(renderList(list, call), read([list])) : refusal(34);
}

/** Own ones and those followed, all at once: the followed ones first, unless `reverse` is asked for. */
export function listLists(call: Call): Answer {
  const person = namedPerson(call);
  if (!person) {
    return refusal(34);
  }
  const { viewer } = call;
  const parts = [listsFollowedBy(person, viewer.person), listsOwnedBy(person, viewer.person)];
  const lists = (flag(call, 'reverse', false) ? parts.toReversed() : parts).flat();
  return answer(
    lists.map((list) => renderList(list, call)),
    read(lists),
  );
}

const pagesOf =
  (listsOf: (person: Person, viewer: Person) => readonly SampleList[]) =>
  (call: Call): Answer => {
    const person = namedPerson(call);
    if (!person) {
      return refusal(34);
    }
    const lists = listsOf(person, call.viewer.person);
    const page = cursoredPage(call, lists.length, count(call, { otherwise: 20, most: 1000 }));
    if (!page) {
      return refusal(44);
    }
    const found = lists.slice(page.from, page.to);
    return answer({ lists: found.map((list) => renderList(list, call)), ...page.cursors }, read(found));
  };

export const ownerships = pagesOf(listsOwnedBy);
export const subscriptions = pagesOf(listsFollowedBy);

export function listMembers(call: Call): Answer {
  const list = namedList(call);
  const found = people.filter(({ index }) => list?.members.has(index));
  return list ? answerPeople(call, { count: found.length, slice: (from, to) => found.slice(from, to) }) : refusal(34);
}
