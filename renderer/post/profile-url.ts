/** @returns the address of a profile page at X */
export const profileUrl = (username: string): string => `https://x.com/${encodeURIComponent(username)}`;
