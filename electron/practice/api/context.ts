/** What every endpoint works with. */
import type { Answer, BilledKind } from '../http/messages.ts';
import { json } from '../http/messages.ts';
import type { Settings } from '../settings.ts';
import type { SampleList } from '../world/lists.ts';
import type { Person, SampleAccount } from '../world/people.ts';
import type { Post } from '../world/posts.ts';
import type { PostRef } from '../world/slots.ts';
import type { World } from '../world/world.ts';
import { type Asked, inDialect } from './asked.ts';
import { expand } from './includes.ts';
import { usernameOf } from './names.ts';
import type { TokenCodec } from './paging.ts';
import type { Checked, Reader } from './parameters.ts';
import { invalidRequest, type PartialError } from './problems.ts';
import { type Rendering, renderList, renderPost, renderUser } from './render.ts';
import { isDeleted, look, type Sight } from './visibility.ts';

export interface Call {
  world: World;
  settings: Settings;
  /** `nobody` for the app's own token. */
  viewer: SampleAccount;
  origin: string;
  /** Milliseconds since 1970. */
  now: number;
  tokens: TokenCodec;
  path: string;
  /** The parts of the path that stand for ids and names. */
  named: readonly string[];
  checked: Checked;
  reader: Reader;
  asked: Asked;
  /** As received. */
  body: string;
  /** How a page of posts goes wrong on purpose. */
  quirk: PageQuirk | null;
}

export const renderingOf = ({ asked, origin, viewer, now, world, settings }: Call): Rendering => ({
  asked,
  origin,
  viewer,
  now,
  idOf: world.slots.idOf,
  repliesTo: (ref) => world.answersTo(ref).filter((answer) => !isDeleted(settings, world.slots.idOf(answer))).length,
  usernameOf: (person) => usernameOf(settings, person),
  sentBy: (person) => world.written().filter(({ author }) => author === person).length,
});

export const lookFor = (call: Call, ref: PostRef): Sight => look(call.world, call.settings, call.viewer, ref);

/** @returns the answer that refuses the parameters, or null when all are fine */
export const refusal = ({ checked }: Call): Answer | null =>
  checked.bad.length > 0 ? invalidRequest(checked.bad) : null;

/**
 * `empty`: the page has nothing, and its token leads to what it would have held. `echo`: `since_id` counts as included,
 * so that the boundary comes again.
 */
export type PageQuirk = 'empty' | 'echo';

interface Body {
  data?: unknown;
  includes?: unknown;
  errors?: readonly PartialError[];
  meta?: unknown;
}

/** A 200 in the vocabulary of the request; empty parts are left out. */
function answer(call: Call, { data, includes, errors, meta }: Body, read?: Answer['read']): Answer {
  const body = {
    ...(data === undefined ? {} : { data }),
    ...(includes === undefined ? {} : { includes }),
    ...(errors && errors.length > 0 ? { errors } : {}),
    ...(meta === undefined ? {} : { meta }),
  };
  return { ...json(200, inDialect(call.asked.dialect, body)), ...(read ? { read } : {}) };
}

const billed = (kind: BilledKind, resources: readonly { id: string }[]): Answer['read'] => ({
  kind,
  ids: resources.map(({ id }) => id),
});

/**
 * Posts with everything that was asked for around them.
 * @param single answer with an object instead of a list
 * @param errors of what could not be found among those asked for
 */
export function answerPosts(
  call: Call,
  posts: readonly Post[],
  { single = false, errors = [], meta }: { single?: boolean; errors?: readonly PartialError[]; meta?: unknown } = {},
): Answer {
  const rendering = renderingOf(call);
  const expanded = expand(posts, rendering, (ref) => lookFor(call, ref));
  const objects = posts.map((post) => renderPost(post, rendering));
  const data = single ? objects[0] : objects.length > 0 ? objects : undefined;
  const body = { data, includes: expanded.includes, errors: [...errors, ...expanded.errors], meta };
  return answer(call, body, billed('posts', posts));
}

export function answerUsers(
  call: Call,
  people: readonly Person[],
  { single = false, errors = [], meta }: { single?: boolean; errors?: readonly PartialError[]; meta?: unknown } = {},
): Answer {
  const rendering = renderingOf(call);
  const objects = people.map((person) => renderUser(person, rendering));
  const data = single ? objects[0] : objects.length > 0 ? objects : undefined;
  return answer(call, { data, errors, meta }, billed('users', people));
}

export function answerLists(
  call: Call,
  lists: readonly SampleList[],
  { single = false, meta }: { single?: boolean; meta?: unknown } = {},
): Answer {
  const rendering = renderingOf(call);
  const objects = lists.map((list) => renderList(list, rendering));
  const data = single ? objects[0] : objects.length > 0 ? objects : undefined;
  const owners = call.asked.expansions.has('owner_id') ? new Set(lists.map(({ owner }) => owner)) : new Set<Person>();
  const users = [...owners].map((owner) => renderUser(owner, rendering));
  return answer(call, { data, includes: users.length > 0 ? { users } : undefined, meta }, billed('lists', lists));
}

export const answerErrors = (call: Call, errors: readonly PartialError[]): Answer => answer(call, { errors });
