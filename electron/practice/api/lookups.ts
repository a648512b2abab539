/** The endpoints that answer with users or posts by id or name. */
import type { Answer } from '../http/messages.ts';
import { type Person, personById } from '../world/people.ts';
import type { Post } from '../world/posts.ts';
import { answerErrors, answerPosts, answerUsers, type Call, lookFor, refusal } from './context.ts';
import { personNamed } from './names.ts';
import { ID_PATTERN, USERNAME_PATTERN } from './parameters.ts';
import { notAuthorized, notFound, type PartialError, suspended } from './problems.ts';

type Found<T> = { ok: true; value: T } | { ok: false; error: PartialError };

function findUser(find: (name: string) => Person | null, parameter: string, value: string): Found<Person> {
  const person = find(value);
  if (!person) {
    return { ok: false, error: notFound('user', parameter, value) };
  }
  return person.suspended ? { ok: false, error: suspended(parameter, value) } : { ok: true, value: person };
}

function findPost(call: Call, parameter: string, id: string): Found<Post> {
  const ref = call.world.refOf(id);
  const sight = ref ? lookFor(call, ref) : ({ state: 'gone' } as const);
  switch (sight.state) {
    case 'shown':
      return { ok: true, value: sight.post };
    case 'hidden':
      return { ok: false, error: notAuthorized('tweet', parameter, id, 'data') };
    case 'gone':
      return { ok: false, error: notFound('tweet', parameter, id) };
  }
}

const values = <T>(found: readonly Found<T>[]): T[] => found.flatMap((one) => (one.ok ? [one.value] : []));
const errorsOf = <T>(found: readonly Found<T>[]): PartialError[] => found.flatMap((one) => (one.ok ? [] : [one.error]));

function pathPart(call: Call, name: string, pattern: RegExp): string {
  const [part = ''] = call.named;
  if (!pattern.test(part)) {
    const message = `The \`${name}\` query parameter value [${part}] does not match ${pattern.source}`;
    call.checked.bad.push({ name, values: [part], message });
  }
  return part;
}

export const me = (call: Call): Answer => refusal(call) ?? answerUsers(call, [call.viewer.person], { single: true });

function oneUser(call: Call, found: (part: string) => Found<Person>, name: string, pattern: RegExp): Answer {
  const part = pathPart(call, name, pattern);
  const refused = refusal(call);
  if (refused) {
    return refused;
  }
  const user = found(part);
  return user.ok ? answerUsers(call, [user.value], { single: true }) : answerErrors(call, [user.error]);
}

export const user = (call: Call): Answer => oneUser(call, (id) => findUser(personById, 'id', id), 'id', ID_PATTERN);

export const userByUsername = (call: Call): Answer =>
  oneUser(
    call,
    (name) => findUser((username) => personNamed(call.settings, username), 'username', name),
    'username',
    USERNAME_PATTERN,
  );

export function users(call: Call): Answer {
  const ids = call.reader.required('ids', ID_PATTERN);
  const refused = refusal(call);
  const found = ids.map((id) => findUser(personById, 'ids', id));
  return refused ?? answerUsers(call, values(found), { errors: errorsOf(found) });
}

export function usersByUsernames(call: Call): Answer {
  const names = call.reader.required('usernames', USERNAME_PATTERN);
  const refused = refusal(call);
  const found = names.map((name) => findUser((username) => personNamed(call.settings, username), 'usernames', name));
  return refused ?? answerUsers(call, values(found), { errors: errorsOf(found) });
}

export function post(call: Call): Answer {
  const id = pathPart(call, 'id', ID_PATTERN);
  const refused = refusal(call);
  if (refused) {
    return refused;
  }
  const found = findPost(call, 'id', id);
  return found.ok ? answerPosts(call, [found.value], { single: true }) : answerErrors(call, [found.error]);
}

export function posts(call: Call): Answer {
  const ids = call.reader.required('ids', ID_PATTERN);
  const refused = refusal(call);
  if (refused) {
    return refused;
  }
  const found = ids.map((id) => findPost(call, 'ids', id));
  return answerPosts(call, values(found), { errors: errorsOf(found) });
}
