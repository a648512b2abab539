/** Pictures, videos and polls of a post. */
import type { MediaView, PollView } from '../../contract/views/posts.ts';
import { countOf, dateOf, filledTextOf, type JsonObject, mediaAddressOf, objectsOf, textOf } from './json.ts';

/** The mp4 with the highest bit rate; playlists are not playable as they are. */
function bestVideo(media: JsonObject): string | null {
  const playable = objectsOf(media['variants']).flatMap((variant) => {
    const address = mediaAddressOf(variant['url']);
    return address !== null && variant['content_type'] === 'video/mp4'
      ? [{ address, bitRate: countOf(variant['bit_rate']) ?? 0 }]
      : [];
  });
  return playable.sort((a, b) => b.bitRate - a.bitRate)[0]?.address ?? null;
}

const KINDS: Readonly<Record<string, MediaView['kind']>> = { photo: 'photo', video: 'video', animated_gif: 'gif' };

/** @returns null when there is nothing to show: an unknown kind, or neither picture nor video */
export function parseMedia(media: JsonObject): MediaView | null {
  const key = filledTextOf(media['media_key']);
  const type = textOf(media['type']) ?? '';
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (key === null || kind === undefined) return null;
  const source = kind === 'photo' ? mediaAddressOf(media['url']) : bestVideo(media);
  const preview = kind === 'photo' ? null : mediaAddressOf(media['preview_image_url']);
  if (source === null && preview === null) return null;
  return {
    key,
    kind,
    source,
    preview,
    // A size of nothing would reserve no space.
    width: countOf(media['width']) || null,
    height: countOf(media['height']) || null,
    alt: filledTextOf(media['alt_text']),
    durationMs: countOf(media['duration_ms']),
  };
}

/** @returns null when the poll has no options */
export function parsePoll(poll: JsonObject): PollView | null {
  const options = objectsOf(poll['options'])
    .map((option, index) => ({
      position: countOf(option['position']) ?? index + 1,
      label: textOf(option['label']) ?? '',
      votes: countOf(option['votes']) ?? 0,
    }))
    .sort((a, b) => a.position - b.position)
    .map(({ label, votes }) => ({ label, votes }));
  if (options.length === 0) return null;
  return { options, open: poll['voting_status'] === 'open', endsAt: dateOf(poll['end_datetime']) };
}
