/** The endpoints that write: sending a post, and taking it back. */
import { type Answer, json } from '../http/messages.ts';
import type { Settings } from '../settings.ts';
import type { Person, SampleAccount } from '../world/people.ts';
import { toPieces } from '../world/pieces.ts';
import type { Post } from '../world/posts.ts';
import { makeRandom } from '../world/random.ts';
import { weightedLength } from '../world/rich-text.ts';
import type { World } from '../world/world.ts';
import { type Call, lookFor, refusal } from './context.ts';
import { ID_PATTERN } from './parameters.ts';
import { type BadParameter, forbidden, invalidRequest, oauth1Permissions } from './problems.ts';
import { look } from './visibility.ts';

const LONGEST = 280;
const DAY_MS = 24 * 60 * 60_000;

/** Keys of a post that the service knows, and that the practice service cannot carry out. */
const unsupported = ['media', 'poll', 'geo', 'community_id', 'edit_options', 'card_uri', 'direct_message_deep_link'];
const ignored = ['reply_settings', 'made_with_ai', 'paid_partnership', 'for_super_followers_only', 'nullcast'];
const known = ['text', 'reply', 'quote_tweet_id', ...unsupported, ...ignored];

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readBody(body: string): Fields | null {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** What the post answers: its id, null for nothing, undefined when that cannot be read. */
function repliedTo(reply: unknown): string | null | undefined {
  if (reply === undefined) {
    return null;
  }
  const id = isObject(reply) ? reply['in_reply_to_tweet_id'] : undefined;
  return typeof id === 'string' && ID_PATTERN.test(id) ? id : undefined;
}

function problemsOf(fields: Fields, text: string): BadParameter[] {
  const bad: BadParameter[] = [];
  for (const name of Object.keys(fields).filter((key) => !known.includes(key))) {
    const message = `$.${name}: is not defined in the schema and the schema does not allow additional properties`;
    bad.push({ name, values: [], message });
  }
  for (const name of unsupported.filter((key) => key in fields)) {
    bad.push({ name, values: [], message: `$.${name}: is not supported by the practice service` });
  }
  if (repliedTo(fields['reply']) === undefined) {
    bad.push({
      name: 'reply',
      values: [],
      message: `$.reply.in_reply_to_tweet_id: does not match ${ID_PATTERN.source}`,
    });
  }
  if (text.trim() === '') {
    bad.push({ name: 'text', values: [text], message: 'The `text` of a Tweet can not be empty' });
  } else if (isTooLong(text)) {
    bad.push({ name: 'text', values: [text], message: `The \`text\` of a Tweet can not be longer than ${LONGEST}` });
  }
  return bad;
}

/** Others may be answered only by whom they have named. */
const isSummoned = (person: Person, post: Post): boolean =>
  post.author === person || post.body.mentions.some((mention) => mention.person === person);

/** What writing needs of a request, whatever the version of the API. */
interface Writing {
  world: World;
  settings: Settings;
  viewer: SampleAccount;
  /** Milliseconds since 1970. */
  now: number;
}

/** A text as the service keeps it. */
export const normalized = (text: string): string => text.normalize('NFC').trim();

export const isTooLong = (text: string): boolean => weightedLength(toPieces(makeRandom(0), text)) > LONGEST;

/**
 * Puts a post into the world.
 * @param text normalised, neither empty nor too long
 * @param target the id of what it answers
 */
export function publish(
  { world, settings, viewer, now }: Writing,
  text: string,
  target: string | null,
): { ok: true; post: Post } | { ok: false; reason: 'target-gone' | 'not-summoned' | 'repeated' } {
  const ref = target === null ? null : world.refOf(target);
  const sight = ref && look(world, settings, viewer, ref);
  if (target !== null && sight?.state !== 'shown') {
    return { ok: false, reason: 'target-gone' };
  }
  const answers = sight?.state === 'shown' ? sight.post : null;
  if (answers && !isSummoned(viewer.person, answers)) {
    return { ok: false, reason: 'not-summoned' };
  }
  if (world.isRepeated(viewer.person, text, now - DAY_MS)) {
    return { ok: false, reason: 'repeated' };
  }
  return { ok: true, post: world.write({ author: viewer.person, text, answers, now }) };
}

const refusals = {
  'target-gone': 'You attempted to reply to a Tweet that is deleted or not visible to you.',
  'not-summoned': 'You are not permitted to perform this action.',
  repeated: 'You are not allowed to create a Tweet with duplicate content.',
} as const;

export function createPost(call: Call): Answer {
  if (call.settings.accessLevel === 'read') {
    return oauth1Permissions();
  }
  const refused = refusal(call);
  if (refused) {
    return refused;
  }
  const fields = readBody(call.body);
  if (!fields) {
    return invalidRequest([{ name: 'body', values: [], message: 'The body is not a JSON object' }]);
  }
  const text = normalized(typeof fields['text'] === 'string' ? fields['text'] : '');
  const bad = problemsOf(fields, text);
  if (bad.length > 0) {
    return invalidRequest(bad);
  }
  if (fields['quote_tweet_id'] !== undefined) {
    return forbidden('You are not permitted to perform this action.');
  }
  const published = publish(call, text, repliedTo(fields['reply']) ?? null);
  if (!published.ok) {
    return forbidden(refusals[published.reason]);
  }
  const { post } = published;
  return json(
    201,
    { data: { id: post.id, text: post.body.text, edit_history_tweet_ids: [post.id] } },
    { location: `https://api.twitter.com/2/tweets/${post.id}` },
  );
}

export function deletePost(call: Call): Answer {
  const [id = ''] = call.named;
  if (call.settings.accessLevel === 'read') {
    return oauth1Permissions();
  }
  if (!ID_PATTERN.test(id)) {
    const message = `The \`id\` query parameter value [${id}] does not match ${ID_PATTERN.source}`;
    call.checked.bad.push({ name: 'id', values: [id], message });
  }
  const refused = refusal(call);
  if (refused) {
    return refused;
  }
  const ref = call.world.refOf(id);
  const sight = ref && lookFor(call, ref);
  if (sight?.state === 'shown' && sight.post.author !== call.viewer.person) {
    return forbidden('You are not authorized to delete this Tweet.');
  }
  // Deleting what is gone already succeeds, so that a repeated request does no harm.
  call.settings.withdrawn.add(id);
  return json(200, { data: { deleted: true } });
}
