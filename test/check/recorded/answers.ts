/** Made-up recordings with everything that is known to go wrong. */

type Json = Record<string, unknown>;

/** Positions of a part of a text, in code points; the second, third ... time that it stands there. */
export function at(text: string, part: string, times = 1): { start: number; end: number } {
  let index = -1;
  for (let time = 0; time < times; time += 1) index = text.indexOf(part, index + 1);
  if (index < 0) throw new Error(`no ${part} in the text`);
  const start = Array.from(text.slice(0, index)).length;
  return { start, end: start + Array.from(part).length };
}

const users = [
  {
    id: '9001',
    username: 'ada_example',
    name: 'Ada &amp; 🐈 Example',
    location: 'D.C. &amp; NYC',
    verified: true,
    verified_type: 'business',
    description: '👩‍🚀 &amp; #Tea',
    entities: { description: { hashtags: [{ ...at('👩‍🚀 &amp; #Tea', '#Tea'), tag: 'Tea' }] } },
    public_metrics: { followers_count: 1, following_count: 2, tweet_count: 3 },
    profile_image_url: 'https://pbs.twimg.com/profile_images/9001/ada_normal.jpg',
  },
  { id: '9002', username: 'bob_example', name: 'Bob' },
];

const rich = '🐈🐈 R&amp;D &lt;3 with ＠ADA_example\n#Café $PIN https://t.co/one and https://t.co/two https://t.co/pic';
const cut = 'A very long text that was cut… https://t.co/not';
const long = `${'Tides &amp; moons 🌊 '.repeat(30)}@bob_example`;

/** A page of v2 with a rich post, a repost, quotes, a long post, a poll, and things that are gone. */
export const pageV2 = {
  data: [
    {
      id: '1900000000000000009',
      text: rich,
      author_id: '9001',
      created_at: '2026-01-02T10:00:00.000Z',
      entities: {
        mentions: [{ ...at(rich, '＠ADA_example'), username: 'ada_example', id: '9001' }],
        hashtags: [{ ...at(rich, '#Café'), tag: 'Café' }],
        cashtags: [{ ...at(rich, '$PIN'), tag: 'PIN' }],
        urls: [
          {
            ...at(rich, 'https://t.co/one'),
            url: 'https://t.co/one',
            display_url: 'example.org/1',
            expanded_url: 'https://example.org/1',
          },
          {
            ...at(rich, 'https://t.co/two'),
            url: 'https://t.co/two',
            display_url: 'example.org/2',
            expanded_url: 'https://example.org/2',
          },
          {
            ...at(rich, 'https://t.co/pic'),
            url: 'https://t.co/pic',
            display_url: 'pic.x.com/pic',
            expanded_url: 'https://x.com/a/status/1/photo/1',
            media_key: '3_1',
          },
          {
            ...at(rich, 'https://t.co/pic'),
            url: 'https://t.co/pic',
            display_url: 'pic.x.com/pic',
            expanded_url: 'https://x.com/a/status/1/photo/1',
            media_key: '7_2',
          },
        ],
        annotations: [{ start: 0, end: 3, normalized_text: 'nothing' }],
      },
      attachments: { media_keys: ['3_1', '7_2'], poll_ids: ['55'] },
      conversation_id: '1900000000000000009',
      possibly_sensitive: true,
      public_metrics: { retweet_count: 1, reply_count: 2, like_count: 3, quote_count: 4 },
    },
    {
      id: '1900000000000000008',
      text: 'RT @ada_example: 🐈🐈 R&amp;D…',
      author_id: '9002',
      created_at: '2026-01-02T09:00:00.000Z',
      referenced_tweets: [{ type: 'retweeted', id: '1900000000000000001' }],
    },
    {
      id: '1900000000000000007',
      text: '@ada_example see https://t.co/quo',
      author_id: '9002',
      in_reply_to_user_id: '9001',
      referenced_tweets: [
        { type: 'replied_to', id: '1900000000000000002' },
        { type: 'quoted', id: '1900000000000000001' },
      ],
      entities: {
        mentions: [{ start: 0, end: 12, username: 'ada_example', id: '9001' }],
        urls: [
          {
            start: 17,
            end: 33,
            url: 'https://t.co/quo',
            display_url: 'x.com/ada…',
            expanded_url: 'https://x.com/ada_example/status/1900000000000000001',
          },
        ],
      },
    },
    {
      id: '1900000000000000006',
      text: cut,
      author_id: '9001',
      entities: {
        urls: [
          { start: 31, end: 47, url: 'https://t.co/not', display_url: 'x.com/i', expanded_url: 'https://x.com/i' },
        ],
      },
      note_tweet: {
        text: long,
        entities: { mentions: [{ ...at(long, '@bob_example'), username: 'bob_example', id: '9002' }] },
      },
      edit_history_tweet_ids: ['1900000000000000005', '1900000000000000006'],
    },
    {
      id: '1900000000000000004',
      text: 'Gone https://t.co/gon',
      author_id: '9001',
      referenced_tweets: [{ type: 'quoted', id: '1800000000000000000' }],
      entities: {
        urls: [
          {
            start: 5,
            end: 21,
            url: 'https://t.co/gon',
            display_url: 'x.com/…',
            expanded_url: 'https://x.com/z/status/1800000000000000000',
          },
        ],
      },
    },
    {
      id: '1900000000000000003',
      text: 'RT @z: x',
      author_id: '9001',
      referenced_tweets: [{ type: 'retweeted', id: '1800000000000000001' }],
    },
    { id: '1900000000000000002', text: 'Hidden', author_id: '9001', withheld: { country_codes: ['XX'] } },
  ],
  includes: {
    users,
    tweets: [
      {
        id: '1900000000000000001',
        text: 'The whole &lt;text&gt;',
        author_id: '9001',
        created_at: '2026-01-01T10:00:00.000Z',
      },
    ],
    media: [
      {
        media_key: '3_1',
        type: 'photo',
        url: 'https://pbs.twimg.com/media/1.jpg',
        width: 10,
        height: 9,
        alt_text: 'Tea',
      },
      {
        media_key: '7_2',
        type: 'video',
        preview_image_url: 'https://pbs.twimg.com/media/2.jpg',
        duration_ms: 4000,
        variants: [
          { content_type: 'application/x-mpegURL', url: 'https://video.twimg.com/2.m3u8' },
          { bit_rate: 256000, content_type: 'video/mp4', url: 'https://video.twimg.com/2-low.mp4' },
          { bit_rate: 832000, content_type: 'video/mp4', url: 'https://video.twimg.com/2.mp4' },
        ],
      },
    ],
    polls: [
      {
        id: '55',
        options: [
          { position: 2, label: 'No', votes: 1 },
          { position: 1, label: 'Yes', votes: 2 },
        ],
      },
    ],
  },
  errors: ['1800000000000000000', '1800000000000000001'].map((id) => ({
    resource_id: id,
    value: id,
    resource_type: 'tweet',
    parameter: 'referenced_tweets.id',
    title: 'Not Found Error',
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  })),
  meta: { result_count: 7 },
};

const userV1 = (id: string, name: string): Json => ({
  id_str: id,
  screen_name: name,
  name: `${name} &amp; Co`,
  location: 'The &lt;sea&gt;',
  verified: true,
  description: 'Hello https://t.co/own',
  entities: {
    description: {
      urls: [
        { url: 'https://t.co/own', display_url: 'own.example', expanded_url: 'https://own.example', indices: [6, 22] },
      ],
    },
  },
  followers_count: 4,
  protected: false,
});

const picture = {
  id_str: '501',
  type: 'photo',
  media_url_https: 'https://pbs.twimg.com/media/501.jpg',
  url: 'https://t.co/pic',
  display_url: 'pic.twitter.com/pic',
  expanded_url: 'https://twitter.com/a/status/1/photo/1',
  indices: [19, 35],
};

/** It answers the one who quotes it, so that their name is told once more, without anything else of them. */
const quotedV1 = {
  id_str: '1900000000000000021',
  in_reply_to_status_id_str: '1900000000000000020',
  in_reply_to_user_id_str: '9001',
  in_reply_to_screen_name: 'ada_example',
  full_text: 'Quoted 🐈 #Tea',
  entities: { hashtags: [{ text: 'Tea', indices: [9, 13] }] },
  user: userV1('9002', 'bob_example'),
};

/** Posts of v1.1: extended with pictures, a repost of a quote, cut, and from a stream. */
export const postsV1 = [
  {
    id_str: '1900000000000000029',
    created_at: 'Sat Jul 13 02:27:22 +0000 2019',
    full_text: '@bob_example 🐈 yes https://t.co/pic',
    display_text_range: [13, 18],
    in_reply_to_status_id_str: '1900000000000000021',
    entities: { user_mentions: [{ screen_name: 'bob_example', id_str: '9002', indices: [0, 12] }], media: [picture] },
    extended_entities: { media: [picture, { ...picture, id_str: '502' }] },
    user: userV1('9001', 'ada_example'),
  },
  {
    id_str: '1900000000000000028',
    full_text: 'RT @ada_example: Yes…',
    user: userV1('9002', 'bob_example'),
    quoted_status: quotedV1,
    retweeted_status: {
      id_str: '1900000000000000022',
      full_text: 'Yes https://t.co/quo',
      quoted_status_id_str: '1900000000000000021',
      quoted_status: quotedV1,
      entities: {
        urls: [
          {
            url: 'https://t.co/quo',
            display_url: 'twitter.com/…',
            expanded_url: 'https://twitter.com/bob_example/status/1900000000000000021',
            indices: [4, 20],
          },
        ],
      },
      user: userV1('9001', 'ada_example'),
    },
  },
  {
    id_str: '1900000000000000027',
    text: 'Cut &amp; cut… https://t.co/cut',
    truncated: true,
    entities: {
      symbols: [],
      urls: [
        {
          url: 'https://t.co/cut',
          display_url: 'twitter.com/i/…',
          expanded_url: 'https://twitter.com/i/web/status/1900000000000000027',
          indices: [15, 31],
        },
      ],
    },
    user: { id_str: '9001' },
  },
  {
    id_str: '1900000000000000026',
    text: 'Cut…',
    extended_tweet: { full_text: 'Not cut at all: $PIN', entities: { symbols: [{ text: 'PIN', indices: [16, 20] }] } },
    user: userV1('9001', 'ada_example'),
  },
];

/** A cursored page of users, one with a post. */
export const usersV1 = {
  users: [
    {
      ...userV1('9001', 'ada_example'),
      status: {
        id_str: '1900000000000000030',
        text: 'Mine #Tea',
        entities: { hashtags: [{ text: 'Tea', indices: [5, 9] }] },
      },
    },
    userV1('9002', 'bob_example'),
  ],
  next_cursor_str: '0',
};
