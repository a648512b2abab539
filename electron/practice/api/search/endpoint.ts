/** Recent search: the posts of the last seven days that match a query, newest first. */
import type { Answer } from '../../http/messages.ts';
import type { Settings } from '../../settings.ts';
import { type Person, people } from '../../world/people.ts';
import type { Plan } from '../../world/plan.ts';
import type { Post } from '../../world/posts.ts';
import { TO_LAST_PLACE } from '../../world/slots.ts';
import type { Timeline } from '../../world/timelines.ts';
import type { World } from '../../world/world.ts';
import { type Call, refusal } from '../context.ts';
import { personNamed } from '../names.ts';
import { invalidRequest } from '../problems.ts';
import { answerPage, type PageSize, WEEK_MS } from '../timelines.ts';
import { type Facts, makeMatcher, searchable, typedText } from './matcher.ts';
import { parseSearchQuery, type Query } from './query.ts';
import { makeVocabulary } from './vocabulary.ts';

/** Besides those of every page of posts. */
export const SEARCH_PARAMETERS = ['query', 'next_token', 'sort_order'];

const TOKENS = ['next_token', 'pagination_token'];
const PAGES: PageSize = { least: 10, most: 100, otherwise: 10 };
/** On the plans that everybody can buy. */
const LONGEST_QUERY = 512;
/** Texts of more than seven days: about 35,000 posts. */
const CACHED_TEXTS = 50_000;

/** No id is this one. */
const NOBODY = '0';

const vocabulary = makeVocabulary();
/** Composing is what costs; texts are kept per world. */
const textsOfWorlds = new WeakMap<World, Map<number, string>>();

function textsOf(world: World): Map<number, string> {
  const texts = textsOfWorlds.get(world) ?? new Map<number, string>();
  textsOfWorlds.set(world, texts);
  if (texts.size > CACHED_TEXTS) {
    texts.clear();
  }
  return texts;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Places of conversations, each looked up once per search. */
function makeConversations(world: World): (place: number, id: string) => boolean {
  const known = new Map<string, ReadonlySet<number>>();
  return (place, id) => {
    let places = known.get(id);
    if (!places) {
      const first = world.refOf(id);
      places = first && Math.floor(first.slot) <= world.newestSlot() ? world.conversation(first) : new Set();
      known.set(id, places);
    }
    return places.has(place);
  };
}

/** Search is public: it finds nothing of protected authors. */
const isPublic = (author: Person): boolean => !author.protected && !author.suspended;

const named = new Map(
  people.flatMap((person) => [person.username, `@${person.username}`].map((name) => [name, person])),
);

/** Replies begin with a name; whoever talks of something of their own may greet somebody of the same language. */
function mayName({ kind, mentions, author }: Plan, person: Person, answered: () => Person | null): boolean {
  if (mentions?.person === person) {
    return true;
  }
  switch (kind) {
    case 'original':
    case 'long':
      return author.language === person.language;
    case 'reply':
    case 'reply-with-quote':
      return answered() === person;
    default:
      return false;
  }
}

/** People are found by the names that they have now. */
function withIds(query: Query, settings: Settings): Query {
  switch (query.kind) {
    case 'all':
    case 'any':
      return { kind: query.kind, of: query.of.map((part) => withIds(part, settings)) };
    case 'not':
      return { kind: 'not', of: withIds(query.of, settings) };
    case 'term': {
      const { term } = query;
      if (term.kind !== 'from' && term.kind !== 'to') {
        return query;
      }
      const user = /^[0-9]+$/.test(term.user) ? term.user : (personNamed(settings, term.user)?.id ?? NOBODY);
      return { kind: 'term', term: { ...term, user } };
    }
  }
}

/** The posts that match, as a timeline. */
export function resultsOf(world: World, settings: Settings, query: Query): Timeline {
  const matches = makeMatcher(withIds(query, settings));
  const isIn = makeConversations(world);
  const texts = textsOf(world);

  const factsOfSlot = (slot: number, author: Person): Facts => {
    const plan = once(() => world.planner.planOf(slot));
    const answered = (): Person | null => world.answers.targetOf(slot)?.author ?? null;
    const post = once(() => world.post({ slot, variant: 'post' }));
    return {
      author,
      plan,
      post,
      answered,
      text() {
        const text = texts.get(slot) ?? searchable(world.wordsOf(slot));
        texts.set(slot, text);
        return text;
      },
      mayContain(word) {
        const person = named.get(word);
        return person
          ? mayName(plan(), person, answered)
          : plan().kind !== 'repost' && vocabulary.mayContain(author, plan().kind, word);
      },
      isIn: (id) => isIn(slot, id),
    };
  };
  const factsOfPost = (post: Post): Facts => ({
    author: post.author,
    plan: () => null,
    post: () => post,
    answered: () => post.answers?.author ?? null,
    text: () => searchable(typedText(post)),
    mayContain: () => true,
    isIn: (id) => isIn(post.ref.slot, id),
  });

  return {
    postsPerBlock: 1,
    includes(slot) {
      const author = people[world.blocks.authorOf(slot)];
      return world.hasCome(slot) && author !== undefined && isPublic(author) && matches(factsOfSlot(slot, author));
    },
    between: () =>
      world
        .written()
        .filter((post) => isPublic(post.author) && matches(factsOfPost(post)))
        .map(({ ref }) => ref.slot),
  };
}

function readQuery({ checked }: Call): Query | null {
  const text = checked.parameters.get('query') ?? '';
  const refuse = (message: string): null => {
    checked.bad.push({ name: 'query', values: [text], message });
    return null;
  };
  if (text.trim() === '') {
    return refuse('The `query` query parameter can not be empty');
  }
  if ([...text].length > LONGEST_QUERY) {
    return refuse(`There were errors processing your request: Rule length exceeds the maximum of ${LONGEST_QUERY}`);
  }
  const parsed = parseSearchQuery(text);
  return parsed.ok ? parsed.query : refuse(`There were errors processing your request: ${parsed.message}`);
}

/** What lies before the last seven days cannot be asked for. */
function checkAges({ reader, checked, world }: Call, oldestMs: number): void {
  const since = reader.id('since_id');
  const oldest = new Date(oldestMs).toISOString().slice(0, 16);
  if (since !== null && world.slots.placeAbove(since) < world.slots.oldestAt(oldestMs)) {
    checked.bad.push({
      name: 'since_id',
      values: [String(since)],
      message: `'since_id' must be a tweet id created after [${oldest}Z]. Please use a 'since_id' that is larger than ${world.slots.idOf({ slot: world.slots.oldestAt(oldestMs), variant: 'post' })}`,
    });
  }
  for (const name of ['start_time', 'end_time']) {
    const time = reader.time(name);
    if (time !== null && time < oldestMs) {
      checked.bad.push({
        name,
        values: [checked.parameters.get(name) ?? ''],
        message: `Invalid '${name}'. '${name}' must be on or after ${oldest}Z`,
      });
    }
  }
}

export function searchRecent(call: Call): Answer {
  const { world, checked } = call;
  const query = readQuery(call);
  const order = checked.parameters.get('sort_order') ?? 'recency';
  if (order !== 'recency' && order !== 'relevancy') {
    checked.bad.push({
      name: 'sort_order',
      values: [order],
      message: `The \`sort_order\` query parameter value [${order}] is not one of [recency,relevancy]`,
    });
  }
  const oldestMs = call.now - WEEK_MS;
  checkAges(call, oldestMs);
  const refused = refusal(call);
  if (refused || !query) {
    return refused ?? invalidRequest([]);
  }
  const range = { oldest: world.slots.oldestAt(oldestMs), newest: world.newestSlot() + TO_LAST_PLACE };
  return answerPage(
    call,
    { timeline: resultsOf(world, call.settings, query), range },
    { size: PAGES, tokens: TOKENS, back: false },
  );
}
