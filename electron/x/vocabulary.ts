/**
 * X renamed "tweet" to "post" in its API in 2026 and serves both: an answer comes in the vocabulary of the request, and
 * mixing the two loses data. So everything that is asked for stands here, once per vocabulary. Answers are read with
 * both names everywhere (`answers/`), whatever was asked.
 */
import type { QueryPairs } from './api-request.ts';

export type Vocabulary = 'tweet' | 'post';

/** Fields of a post that both vocabularies call the same. */
const COMMON_POST_FIELDS = [
  'id',
  'text',
  'created_at',
  'conversation_id',
  'attachments',
  'entities',
  'public_metrics',
  'possibly_sensitive',
  'lang',
  'reply_settings',
  'edit_controls',
  'withheld',
  'display_text_range',
];

const COMMON_EXPANSIONS = ['author_id', 'attachments.media_keys', 'attachments.poll_ids'];

const POST_FIELDS: Record<Vocabulary, [parameter: string, fields: string[]]> = {
  tweet: [
    'tweet.fields',
    [
      ...COMMON_POST_FIELDS,
      'author_id',
      'in_reply_to_user_id',
      'referenced_tweets',
      'note_tweet',
      'edit_history_tweet_ids',
    ],
  ],
  // The other four are no fields here: they come with the expansions, or by themselves.
  post: ['post.fields', [...COMMON_POST_FIELDS, 'note_post']],
};

/**
 * Expansions of mentioned users, of the user replied to and of earlier versions are left out: whether objects that
 * arrive only that way are billed is unknown, and nothing on screen depends on them.
 */
const EXPANSIONS: Record<Vocabulary, string[]> = {
  tweet: [
    ...COMMON_EXPANSIONS,
    'referenced_tweets.id',
    'referenced_tweets.id.author_id',
    'referenced_tweets.id.attachments.media_keys',
  ],
  post: [...COMMON_EXPANSIONS, 'referenced_posts'],
};

const USER_FIELDS = ['id', 'name', 'username', 'profile_image_url', 'protected', 'verified', 'verified_type'];
const PROFILE_FIELDS = [...USER_FIELDS, 'description', 'entities', 'location', 'public_metrics'];
const LIST_FIELDS = ['id', 'name', 'description', 'member_count', 'private', 'owner_id'];
const MEDIA_FIELDS = [
  'media_key',
  'type',
  'url',
  'preview_image_url',
  'variants',
  'width',
  'height',
  'alt_text',
  'duration_ms',
];
const POLL_FIELDS = ['id', 'options', 'voting_status', 'end_datetime', 'duration_minutes'];

/** What to ask of users. */
export const userFields = (): QueryPairs => [['user.fields', USER_FIELDS.join(',')]];

/** What to ask of a user whose profile is shown. */
export const profileFields = (): QueryPairs => [['user.fields', PROFILE_FIELDS.join(',')]];

/** What to ask of lists, with their owners. */
export const listFields = (): QueryPairs => [
  ['list.fields', LIST_FIELDS.join(',')],
  ['expansions', 'owner_id'],
  ...userFields(),
];

/** What to ask of posts, with everything that is shown beside them. */
export function pageFields(vocabulary: Vocabulary): QueryPairs {
  const [parameter, fields] = POST_FIELDS[vocabulary];
  return [
    [parameter, fields.join(',')],
    ['expansions', EXPANSIONS[vocabulary].join(',')],
    ...userFields(),
    ['media.fields', MEDIA_FIELDS.join(',')],
    ['poll.fields', POLL_FIELDS.join(',')],
  ];
}

/** The name of the parameter that only this vocabulary has. */
export const fieldsParameter = (vocabulary: Vocabulary): string => POST_FIELDS[vocabulary][0];
