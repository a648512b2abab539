/** The endpoints that answer with whom a user follows and who follows the user. */
import type { Answer } from '../http/messages.ts';
import { json } from '../http/messages.ts';
import { type Acquaintances, followedBy, followersOf } from '../world/acquaintances.ts';
import type { Person } from '../world/people.ts';
import { answerUsers, type Call, refusal } from './context.ts';
import { pageOfCounted, readPageToken } from './page-tokens.ts';
import { ofPerson, type PageSize } from './timelines.ts';

const PAGES: PageSize = { least: 1, most: 1000, otherwise: 100 };

/** A page of people. */
export function answerPeople(call: Call, people: Acquaintances, size: PageSize): Answer {
  const count = call.reader.number('max_results', size);
  const token = readPageToken(call, ['pagination_token']);
  const refused = refusal(call);
  if (refused) {
    return refused;
  }
  const page = pageOfCounted(token, people.count, count);
  const found = people.slice(page.from, page.to);
  const meta = { result_count: found.length, ...page.meta };
  return found.length > 0 ? answerUsers(call, found, { meta }) : json(200, { meta });
}

const peopleOf =
  (around: (person: Person) => Acquaintances) =>
  (call: Call): Answer =>
    ofPerson(call, (person) => answerPeople(call, around(person), PAGES));

export const following = peopleOf(followedBy);
export const followers = peopleOf(followersOf);
