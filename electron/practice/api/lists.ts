/** The endpoints about lists. */
import type { Answer } from '../http/messages.ts';
import { json } from '../http/messages.ts';
import { listById, listsFollowedBy, listsOwnedBy, type SampleList } from '../world/lists.ts';
import { type Person, people } from '../world/people.ts';
import { answerPeople } from './acquaintances.ts';
import { answerErrors, answerLists, type Call, refusal } from './context.ts';
import { pageOfCounted, readPageToken } from './page-tokens.ts';
import { ID_PATTERN } from './parameters.ts';
import { notFound } from './problems.ts';
import { answerPage, LARGE_PAGES, ofPerson } from './timelines.ts';

/** The list that the path names; unknown, and private ones of others, are the same to the viewer. */
function ofList(call: Call, answer: (found: SampleList) => Answer): Answer {
  const [id = ''] = call.named;
  if (!ID_PATTERN.test(id)) {
    call.checked.bad.push({
      name: 'id',
      values: [id],
      message: `The \`id\` query parameter value [${id}] does not match ${ID_PATTERN.source}`,
    });
  }
  const refused = refusal(call);
  const found = listById(id, call.viewer.person);
  return refused ?? (found ? answer(found) : answerErrors(call, [notFound('list', 'id', id)]));
}

export const list = (call: Call): Answer => ofList(call, (found) => answerLists(call, [found], { single: true }));

export const listPosts = (call: Call): Answer =>
  ofList(call, (found) => answerPage(call, call.world.list(found), { size: LARGE_PAGES }));

export const listMembers = (call: Call): Answer =>
  ofList(call, ({ members }) => {
    const found = people.filter(({ index }) => members.has(index));
    return answerPeople(call, { count: found.length, slice: (from, to) => found.slice(from, to) }, LARGE_PAGES);
  });

const listsOf =
  (read: (person: Person, viewer: Person) => readonly SampleList[]) =>
  (call: Call): Answer =>
    ofPerson(call, (person) => {
      const size = call.reader.number('max_results', LARGE_PAGES);
      const token = readPageToken(call, ['pagination_token']);
      const refused = refusal(call);
      if (refused) {
        return refused;
      }
      const all = read(person, call.viewer.person);
      const page = pageOfCounted(token, all.length, size);
      const found = all.slice(page.from, page.to);
      const meta = { result_count: found.length, ...page.meta };
      return found.length > 0 ? answerLists(call, found, { meta }) : json(200, { meta });
    });

export const ownedLists = listsOf(listsOwnedBy);
export const followedLists = listsOf(listsFollowedBy);
