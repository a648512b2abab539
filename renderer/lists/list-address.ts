/** A list by what a person pastes: its address, or its number alone. Pure. */

const number = /^[0-9]{1,19}$/;
const hosts = new Set(['x.com', 'www.x.com', 'mobile.x.com', 'twitter.com', 'www.twitter.com', 'mobile.twitter.com']);

/** @returns the list's id, or null when this is not the address of a list */
export function listIdFrom(text: string): string | null {
  const trimmed = text.trim();
  if (number.test(trimmed)) return trimmed;
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, protocol } = new URL(address);
  if (!/^https?:$/.test(protocol) || !hosts.has(hostname)) return null;
  const id = /^\/i\/lists\/([0-9]{1,19})(\/|$)/.exec(pathname)?.[1];
  return id ?? null;
}
