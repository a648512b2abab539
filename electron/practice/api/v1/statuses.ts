/** The endpoints of API v1.1 about single posts: showing, sending and taking back. */
import type { Answer } from '../../http/messages.ts';
import { isTooLong, normalized, publish } from '../writing.ts';
import { answer, type Call, flag, lookFor } from './call.ts';
import { refusal } from './failures.ts';
import { renderStatus } from './render.ts';
import { answerStatuses } from './timelines.ts';

/** The id in the path, or beside it. */
const namedId = ({ named, parameters }: Call): string => named[0] ?? parameters.get('id') ?? '';

const sightOf = (call: Call, id: string) => {
  const ref = call.world.refOf(id);
  return ref ? lookFor(call, ref) : ({ state: 'gone' } as const);
};

export function showStatus(call: Call): Answer {
  const sight = sightOf(call, namedId(call));
  switch (sight.state) {
    case 'shown':
      return answer(renderStatus(sight.post, call), { kind: 'posts', ids: [sight.post.id] });
    case 'hidden':
      return refusal(179);
    case 'gone':
      return refusal(144);
  }
}

const MOST_LOOKED_UP = 100;

/** What cannot be shown is left out; with `map` it is null. */
export function lookupStatuses(call: Call): Answer {
  const ids = (call.parameters.get('id') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0 || ids.length > MOST_LOOKED_UP) {
    return refusal(25);
  }
  const found = ids.map((id) => ({ id, sight: sightOf(call, id) }));
  const posts = found.flatMap(({ sight }) => (sight.state === 'shown' ? [sight.post] : []));
  if (!flag(call, 'map', false)) {
    return answerStatuses(call, posts);
  }
  const entries = found.map(({ id, sight }) => [id, sight.state === 'shown' ? renderStatus(sight.post, call) : null]);
  return answer({ id: Object.fromEntries(entries) }, { kind: 'posts', ids: posts.map(({ id }) => id) });
}

const reasons = { 'target-gone': 385, 'not-summoned': 433, repeated: 187 } as const;

export function updateStatus(call: Call): Answer {
  if (call.settings.accessLevel === 'read') {
    return refusal(261);
  }
  const text = normalized(call.parameters.get('status') ?? '');
  if (text === '') {
    return refusal(170);
  }
  if (isTooLong(text)) {
    return refusal(186);
  }
  const published = publish(call, text, call.parameters.get('in_reply_to_status_id') ?? null);
  return published.ok ? answer(renderStatus(published.post, call)) : refusal(reasons[published.reason]);
}

export function destroyStatus(call: Call): Answer {
  if (call.settings.accessLevel === 'read') {
    return refusal(261);
  }
  const sight = sightOf(call, namedId(call));
  if (sight.state !== 'shown') {
    return refusal(144);
  }
  if (sight.post.author !== call.viewer.person) {
    return refusal(183);
  }
  const status = renderStatus(sight.post, call);
  call.settings.withdrawn.add(sight.post.id);
  return answer(status);
}
