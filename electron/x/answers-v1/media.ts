/** Pictures and videos of v1.1 as those of v2. */
import { either, type JsonObject, objectOf, objectsOf } from '../answers/json.ts';
import { idOfV1 } from './ids.ts';

/**
 * The pictures and videos of a post. `entities` lists the first picture only and calls everything a photo;
 * `extended_entities` lists them all, but is missing where a post was cut.
 */
export function mediaOf(post: JsonObject): JsonObject[] {
  const all = objectsOf(objectOf(post['extended_entities'])?.['media']);
  return all.length > 0 ? all : objectsOf(objectOf(post['entities'])?.['media']);
}

export function mediumAsV2(medium: JsonObject): JsonObject {
  const address = either(medium, 'media_url_https', 'media_url');
  const video = objectOf(medium['video_info']);
  const size = objectOf(either(objectOf(medium['sizes']), 'large', 'medium', 'small'));
  const original = objectOf(medium['original_info']);
  return {
    media_key: idOfV1(medium),
    type: medium['type'],
    ...(medium['type'] === 'photo' ? { url: address } : { preview_image_url: address }),
    width: either(original, 'width') ?? size?.['w'],
    height: either(original, 'height') ?? size?.['h'],
    alt_text: medium['ext_alt_text'],
    duration_ms: video?.['duration_millis'],
    variants: objectsOf(video?.['variants']).map((variant) => ({ ...variant, bit_rate: variant['bitrate'] })),
  };
}
