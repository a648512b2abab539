/** Reads recorded answers of API v2, in both vocabularies. */
import type {
  RecordedEntity,
  RecordedList,
  RecordedMedium,
  RecordedPost,
  RecordedTarget,
  RecordedText,
  RecordedUser,
} from './model.ts';
import { digits, isMediaAddress, isRaw, type Raw, raw, rawList, whole, word } from './raw.ts';

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
  const picture = medium[kind === 'photo' ? 'url' : 'preview_image_url'];
  const plays = rawList(medium['variants']).some(
    (variant) => kind !== 'photo' && variant['content_type'] === 'video/mp4' && isMediaAddress(variant['url']),
  );
  return [{ key, kind, picture, showable: isMediaAddress(picture) || plays }];
}

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
    const isNamed = this.#problems.some(
      (problem) =>
        [problem['resource_id'], problem['value']].includes(id) &&
        !['user', 'media', 'list'].includes(String(problem['resource_type'])) &&
        !/field/.test(String(problem['type'])),
    );
    return {
      id,
      state: found ? 'present' : isNamed ? 'missing' : 'untold',
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

  post(post: Raw): RecordedPost {
    const attachments = raw(post['attachments']);
    const keys = Array.isArray(attachments['media_keys']) ? [...new Set<unknown>(attachments['media_keys'])] : [];
    const pollId = Array.isArray(attachments['poll_ids']) ? digits(attachments['poll_ids'][0]) : null;
    const poll = rawList(this.#polls.get(pollId)?.['options']);
    const authorId = digits(post['author_id']);
    const author = raw(this.#users.get(authorId));
    const created = Date.parse(String(post['created_at']));
    const countries: unknown = raw(post['withheld'])['country_codes'];
    return {
      ...this.#textOf(post),
      id: digits(post['id']),
      author: { id: authorId, username: word(author['username']), name: word(author['name']) },
      createdAt: Number.isNaN(created) ? null : created,
      media: keys.flatMap((key) => this.#media.get(String(key)) ?? []),
      poll:
        pollId === null || poll.length === 0
          ? null
          : poll
              .sort((a, b) => (whole(a['position']) ?? 0) - (whole(b['position']) ?? 0))
              .map(({ label }) => String(label)),
      withheld: Array.isArray(countries) && (countries.includes('XX') || countries.includes('XY')),
      repost: this.#target(post, 'retweeted', 'reposted'),
      quote: this.#target(post, 'quoted'),
      repliesTo: this.#target(post, 'replied_to')?.id ?? null,
    };
  }
}

export function userV2(user: Raw): RecordedUser {
  const metrics = raw(user['public_metrics']);
  const description = user['description'];
  return {
    id: digits(user['id']),
    username: word(user['username']),
    name: typeof user['name'] === 'string' ? user['name'] : null,
    protected: user['protected'] === true,
    avatar: word(user['profile_image_url']),
    description:
      typeof description === 'string'
        ? { text: description, entities: entitiesOf(raw(raw(user['entities'])['description'])) }
        : null,
    followers: whole(metrics['followers_count']),
    following: whole(metrics['following_count']),
    posts: whole(either(metrics, 'tweet_count', 'post_count')),
  };
}

export const listV2 = (list: Raw): RecordedList => ({
  id: digits(list['id']),
  name: typeof list['name'] === 'string' ? list['name'] : null,
  description: word(list['description']),
  private: list['private'] === true,
  members: whole(list['member_count']),
  ownerId: digits(list['owner_id']),
});
