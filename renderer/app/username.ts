/**
 * The username in what a person typed or pasted: with or without its @, or the address of a profile.
 * @returns null when there is none. X allows 15 letters, digits and underscores.
 */
export function usernameIn(typed: string): string | null {
  const text = typed.trim();
  const address = /^(?:https?:\/\/)?(?:www\.|mobile\.)?(?:x|twitter)\.com\/@?(\w+)(?:[/?#].*)?$/i.exec(text);
  const username = address?.[1] ?? text.replace(/^[@＠]/, '');
  return /^[A-Za-z0-9_]{1,15}$/.test(username) ? username : null;
}
