/** Reads recorded answers of API v2, in both vocabularies. */
import type {
  RecordedEntity,
  RecordedList,
  RecordedMedium,
  RecordedPerson,
  RecordedPoll,
  RecordedPost,
  RecordedTarget,
  RecordedText,
  RecordedUser,
} from './model.ts';
import { bestVideo, digits, isRaw, markOf, mediaAddress, type Raw, raw, rawList, whole, word } from './raw.ts';

/** Old and new name of the same key. */
const either = (object: Raw, old: string, renamed: string): unknown => object[old] ?? object[renamed];

const itemsOf = (value: unknown): Raw[] => (Array.isArray(value) ? rawList(value) : rawList([value]));

function entitiesOf(entities: Raw): RecordedEntity[] {
  const make = (
    list: string,
    kind: RecordedEntity['kind'],
    written: (entity: Raw) => string | null,
    more: (entity: Raw) => Partial<RecordedEntity> = () => ({}),
  ): RecordedEntity[] =>
    rawList(entities[list]).flatMap((entity) => {
      const form = written(entity);
      if (form === null) return [];
      const position = { start: whole(entity['start']), end: whole(entity['end']) };
      return [
        { kind, ...position, written: form, display: '', expanded: '', mediaKey: null, userId: null, ...more(entity) },
      ];
    });
  const signed = (sign: string, key: string) => (entity: Raw) => {
    const name = word(entity[key]);
    return name === null ? null : sign + name;
  };
  return [
    ...make(
      'urls',
      'link',
      ({ url }) => word(url),
      (link) => ({
        display: word(link['display_url']) ?? '',
        expanded: word(link['expanded_url']) ?? word(link['unwound_url']) ?? '',
        mediaKey: word(link['media_key']),
      }),
    ),
    ...make('mentions', 'mention', signed('@', 'username'), ({ id }) => ({
      userId: typeof id === 'string' ? digits(id) : null,
    })),
    ...make('hashtags', 'hashtag', signed('#', 'tag')),
    ...make('cashtags', 'cashtag', signed('$', 'tag')),
  ];
}

const MEDIA_KINDS = new Map<unknown, RecordedMedium['kind']>([
  ['photo', 'photo'],
  ['video', 'video'],
  ['animated_gif', 'gif'],
]);

function mediumOf(medium: Raw): RecordedMedium[] {
  const key = word(medium['media_key']);
  const kind = MEDIA_KINDS.get(medium['type']);
  if (key === null || kind === undefined) return [];
  return [
    {
      key,
      kind,
      picture: mediaAddress(medium[kind === 'photo' ? 'url' : 'preview_image_url']),
      video: kind === 'photo' ? null : bestVideo(medium['variants'], 'bit_rate'),
      alt: word(medium['alt_text']),
      width: whole(medium['width']) || null,
      height: whole(medium['height']) || null,
      durationMs: whole(medium['duration_ms']),
    },
  ];
}

function pollOf(poll: Raw): RecordedPoll | null {
  const options = rawList(poll['options']).sort((a, b) => (whole(a['position']) ?? 0) - (whole(b['position']) ?? 0));
  if (options.length === 0) return null;
  return {
    options: options.map(({ label, votes }) => ({ label: String(label ?? ''), votes: whole(votes) ?? 0 })),
    open: poll['voting_status'] === 'open',
  };
}

function countsOf(metrics: unknown): RecordedPost['counts'] {
  if (!isRaw(metrics)) return null;
  const count = (old: string, renamed = old): number => whole(either(metrics, old, renamed)) ?? 0;
  return {
    replies: count('reply_count'),
    reposts: count('retweet_count', 'repost_count'),
    likes: count('like_count'),
    quotes: count('quote_count'),
    bookmarks: count('bookmark_count'),
    views: count('impression_count'),
  };
}

/** Why a post is not there, as a partial error tells it. The host in its type has changed, the last part has not. */
function reasonOf({ type, title }: Raw): 'deleted' | 'protected' | 'suspended' | 'unknown' {
  const kind = String(type).split(/[/#]/).at(-1);
  if (kind === 'not-authorized-for-resource') return 'protected';
  if (kind !== 'resource-not-found') return 'unknown';
  return title === 'Forbidden' ? 'suspended' : 'deleted';
}

/** Whether a partial error is about a post as a whole. */
const isOfPost = (problem: Raw): boolean =>
  /^(?:tweet|post|undefined)$/.test(String(problem['resource_type'])) && !/field/.test(String(problem['type']));

/** Everything that an answer holds. */
export class AnswerV2 {
  /** The posts, users or lists that were asked for. */
  readonly items: Raw[];
  readonly includedPosts: Raw[];
  readonly includedUsers: Raw[];
  readonly #posts: Map<string | null, Raw>;
  readonly #users: Map<string | null, Raw>;
  readonly #media: Map<string, RecordedMedium>;
  readonly #polls: Map<string | null, Raw>;
  readonly #problems: Raw[];

  constructor(answer: Raw) {
    const includes = raw(answer['includes']);
    this.items = itemsOf(answer['data']);
    this.includedPosts = rawList(either(includes, 'tweets', 'posts'));
    this.includedUsers = rawList(includes['users']);
    const byId = (list: Raw[]): Map<string | null, Raw> => new Map(list.map((each) => [digits(each['id']), each]));
    this.#posts = byId([...this.includedPosts, ...this.items]);
    this.#users = byId(this.includedUsers);
    this.#polls = byId(rawList(includes['polls']));
    this.#media = new Map(
      rawList(includes['media'])
        .flatMap(mediumOf)
        .map((medium) => [medium.key, medium]),
    );
    this.#problems = rawList(answer['errors']);
  }

  #target(post: Raw, ...types: string[]): RecordedTarget | null {
    const references = rawList(either(post, 'referenced_tweets', 'referenced_posts'));
    const id = digits(references.find(({ type }) => types.includes(String(type)))?.['id']);
    if (id === null) return null;
    const found = this.#posts.get(id);
    const reasons = this.#problems
      .filter((problem) => [problem['resource_id'], problem['value']].includes(id) && isOfPost(problem))
      .map(reasonOf);
    return {
      id,
      state: found ? 'present' : (reasons.find((reason) => reason !== 'unknown') ?? reasons[0] ?? 'untold'),
      post: () => (found ? this.post(found) : null),
    };
  }

  #textOf(post: Raw): RecordedText {
    const note = raw(either(post, 'note_tweet', 'note_post'));
    const long = word(note['text']);
    const own = raw(post['entities']);
    if (long === null) return { text: typeof post['text'] === 'string' ? post['text'] : '', entities: entitiesOf(own) };
    return { text: long, entities: entitiesOf(isRaw(note['entities']) ? note['entities'] : own) };
  }

  /** Who has this id; of whom the answer says nothing, that is all. */
  #person(id: string | null): RecordedPerson {
    return { ...personV2(raw(this.#users.get(id))), id };
  }

  post(post: Raw): RecordedPost {
    const attachments = raw(post['attachments']);
    const keys = Array.isArray(attachments['media_keys']) ? [...new Set<unknown>(attachments['media_keys'])] : [];
    const pollId = Array.isArray(attachments['poll_ids']) ? digits(attachments['poll_ids'][0]) : null;
    const created = Date.parse(String(post['created_at']));
    const countries: unknown = raw(post['withheld'])['country_codes'];
    const history: unknown = either(post, 'edit_history_tweet_ids', 'edit_history_post_ids');
    return {
      ...this.#textOf(post),
      id: digits(post['id']),
      author: this.#person(digits(post['author_id'])),
      createdAt: Number.isNaN(created) ? null : created,
      media: keys.flatMap((key) => this.#media.get(String(key)) ?? []),
      poll: pollId === null ? null : pollOf(raw(this.#polls.get(pollId))),
      counts: countsOf(post['public_metrics']),
      sensitive: post['possibly_sensitive'] === true,
      edited: Array.isArray(history) && history.length > 1,
      conversationId: digits(post['conversation_id']),
      withheld: Array.isArray(countries) && (countries.includes('XX') || countries.includes('XY')),
      repost: this.#target(post, 'retweeted', 'reposted'),
      quote: this.#target(post, 'quoted'),
      repliesTo: this.#target(post, 'replied_to')?.id ?? null,
      answers: digits(post['in_reply_to_user_id']),
    };
  }

  list(list: Raw): RecordedList {
    const ownerId = digits(list['owner_id']);
    return {
      id: digits(list['id']),
      name: word(list['name']),
      description: word(list['description']),
      private: list['private'] === true,
      members: whole(list['member_count']),
      owner: this.#users.has(ownerId) ? this.#person(ownerId) : null,
    };
  }
}

function personV2(user: Raw): RecordedPerson {
  return {
    id: digits(user['id']),
    username: word(user['username']),
    name: word(user['name']),
    protected: user['protected'] === true,
    avatar: word(user['profile_image_url']),
    mark: markOf(user),
  };
}

export function userV2(user: Raw): RecordedUser {
  const metrics = raw(user['public_metrics']);
  const { description } = user;
  return {
    ...personV2(user),
    description:
      typeof description === 'string'
        ? { text: description, entities: entitiesOf(raw(raw(user['entities'])['description'])) }
        : null,
    location: word(user['location']),
    followers: whole(metrics['followers_count']),
    following: whole(metrics['following_count']),
    posts: whole(either(metrics, 'tweet_count', 'post_count')),
  };
}
