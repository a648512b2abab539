/** Serves pictures, drawn when they are asked for, and the clips, in parts when parts are asked for. */
import { type Answer, empty, type Received } from '../http/messages.ts';
import { personById } from '../world/people.ts';
import type { Picture } from '../world/pictures.ts';
import { hashText } from '../world/random.ts';
import { type AvatarSize, avatarSizes } from './addresses.ts';
import { clips } from './clips.ts';
import { encodePng } from './png.ts';
import { drawAvatar, drawPicture, stills } from './scenes.ts';

/** Drawn pictures that are kept, to answer again quickly. */
const KEPT_PICTURES = 64;
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' };

/** A playlist of one piece (RFC 8216). It is there because answers name one beside the mp4. */
const playlist = (clip: string): string =>
  ['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:3', '#EXTINF:3.0,', clip, '#EXT-X-ENDLIST', ''].join('\n');

export interface MediaRoutesOptions {
  /** @returns null when no photo has this key */
  picture(key: string): Picture | null;
}

/** Answers with the part that a Range header asks for (RFC 9110 section 14); unknown units are ignored. */
export function partOf(data: Uint8Array, type: string, range: string | undefined): Answer {
  const headers = { ...FOREVER, 'content-type': type, 'accept-ranges': 'bytes' };
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') {
    return { status: 200, headers, body: data };
  }
  const start = first === '' ? Math.max(0, data.length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? data.length - 1 : Math.min(Number(last), data.length - 1);
  if (start > end || start >= data.length) {
    return { ...empty(416), headers: { 'content-range': `bytes */${data.length}` } };
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${data.length}` },
    body: data.subarray(start, end + 1),
  };
}

export function makeMediaRoutes({ picture }: MediaRoutesOptions): (request: Received) => Promise<Answer> {
  const kept = new Map<string, Promise<Buffer>>();

  const drawn = async (path: string, draw: () => Promise<Buffer>, range: string | undefined): Promise<Answer> => {
    const known = kept.get(path) ?? draw();
    kept.delete(path);
    kept.set(path, known);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_PICTURES) {
        break;
      }
      kept.delete(oldest);
    }
    return partOf(await known, 'image/png', range);
  };

  return async ({ method, path, headers }) => {
    if (method !== 'GET' && method !== 'HEAD') {
      return empty(405);
    }
    const range = headers['range'];
    const [, folder, name = '', ending] =
      /^\/media\/(photos|avatars|clips)\/([0-9a-z_]+)\.(png|mp4|m3u8)$/.exec(path) ?? [];
    if (folder === 'photos' && ending === 'png') {
      const found = picture(name);
      return found ? drawn(path, () => encodePng(drawPicture(found)), range) : empty(404);
    }
    if (folder === 'avatars' && ending === 'png') {
      const [, id = '', size = ''] = /^([0-9]+)(_[0-9a-z]+)?$/.exec(name) ?? [];
      const person = personById(id);
      if (!person || !(size in avatarSizes)) {
        return empty(404);
      }
      return drawn(
        path,
        () => encodePng(drawAvatar(person.index, hashText(person.username), avatarSizes[size as AvatarSize])),
        range,
      );
    }
    if (folder === 'clips' && (name === 'sea' || name === 'dance')) {
      switch (ending) {
        case 'mp4':
          return partOf(clips[name](), 'video/mp4', range);
        case 'm3u8':
          return partOf(Buffer.from(playlist(`${name}.mp4`)), 'application/x-mpegURL', range);
        default:
          return drawn(path, () => encodePng(stills[name]()), range);
      }
    }
    return empty(404);
  };
}
