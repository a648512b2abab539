/** Made-up posts, users and pictures in the form of v1.1. */

type Json = Record<string, unknown>;

export const user = (id: string, screenName: string, fields: Json = {}): Json => ({
  id: Number(id),
  id_str: id,
  name: 'Ada & Co',
  screen_name: screenName,
  verified: true,
  protected: false,
  profile_image_url_https: `https://pbs.twimg.com/profile_images/${id}/ada_normal.jpg`,
  ...fields,
});

/** A post in extended mode. */
export const status = (id: string, fullText: string, fields: Json = {}): Json => ({
  created_at: 'Sat Jul 13 02:27:22 +0000 2019',
  id: Number(id),
  id_str: id,
  ...('text' in fields ? {} : { full_text: fullText }),
  entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] },
  user: user('34', 'ada_example'),
  ...fields,
});

const medium = (id: string, type: string, indices: [number, number], fields: Json): Json => ({
  id: Number(id),
  id_str: id,
  indices,
  type,
  media_url_https: `https://pbs.twimg.com/media/${id}.jpg`,
  url: 'https://t.co/pic',
  display_url: 'pic.twitter.com/pic',
  expanded_url: 'https://twitter.com/ada_example/status/1/photo/1',
  sizes: { small: { w: 680, h: 340, resize: 'fit' }, large: { w: 2048, h: 1024, resize: 'fit' } },
  ...fields,
});

export const photo = (id: string, indices: [number, number], fields: Json = {}): Json =>
  medium(id, 'photo', indices, fields);

export const video = (id: string, type: 'video' | 'animated_gif', indices: [number, number]): Json =>
  medium(id, type, indices, {
    video_info: {
      duration_millis: 9000,
      variants: [
        { content_type: 'application/x-mpegURL', url: `https://video.twimg.com/${id}/list.m3u8` },
        { bitrate: 256_000, content_type: 'video/mp4', url: `https://video.twimg.com/${id}/low.mp4` },
        { bitrate: 832_000, content_type: 'video/mp4', url: `https://video.twimg.com/${id}/high.mp4` },
      ],
    },
  });
