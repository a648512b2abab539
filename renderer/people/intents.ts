/** X's own page for following somebody; Pinion cannot follow for the person. Pure. */
export const followUrl = (username: string): string =>
  `https://x.com/intent/follow?screen_name=${encodeURIComponent(username)}`;
