/** Where the service's pictures and clips are. Paths only: the origin changes with the port. */
import type { Person } from '../world/people.ts';
import type { Medium } from '../world/posts.ts';

/** Endings that choose a size, as at X. */
export const avatarSizes = { _mini: 24, _normal: 48, _bigger: 73, _400x400: 400, '': 400 } as const;
export type AvatarSize = keyof typeof avatarSizes;

export const avatarPath = ({ id }: Person, size: AvatarSize): string => `/media/avatars/${id}${size}.png`;

export const photoPath = ({ key }: Medium): string => `/media/photos/${key}.png`;

/** All videos show one clip, all GIFs another one. */
export const clipName = ({ kind }: Medium): 'sea' | 'dance' => (kind === 'video' ? 'sea' : 'dance');

export const clipPath = (medium: Medium, ending: 'mp4' | 'm3u8' | 'png'): string =>
  `/media/clips/${clipName(medium)}.${ending}`;
