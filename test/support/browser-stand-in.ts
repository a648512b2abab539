/** A person at the practice service's pages without a browser: reads the form and sends it, as a browser would. */

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const tags = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([tag]) => tag);

/** Opens the page, fills its form in and presses the button with this value. @returns the page that follows */
async function decide(address: string, button: string, userId: string | null): Promise<string> {
  const page = await (await fetch(address)).text();
  const form = new URLSearchParams(
    tags(page, /<input[^>]*type="hidden"[^>]*>/g).map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]),
  );
  if (userId !== null) {
    const choice = tags(page, /<input[^>]*type="radio"[^>]*>/g).find((tag) => attribute(tag, 'value') === userId);
    if (!choice) throw new Error('the page does not offer this account');
    form.set(attribute(choice, 'name'), userId);
  }
  const pressed = tags(page, /<button[^>]*>/g).find((tag) => attribute(tag, 'value') === button);
  if (!pressed) throw new Error(`the page has no button "${button}"`);
  form.set(attribute(pressed, 'name'), button);
  const action = attribute(tags(page, /<form[^>]*>/g)[0] ?? '', 'action');
  const answer = await fetch(new URL(action, address), {
    method: 'POST',
    headers: { origin: new URL(address).origin },
    body: form,
  });
  return answer.text();
}

/**
 * Opens the authorize page, chooses the account and authorizes.
 * @returns the PIN that the page shows
 */
export async function authorize(address: string, userId: string): Promise<string> {
  const pin = /data-testid="pin"[^>]*>([^<]*)</.exec(await decide(address, 'authorize', userId))?.[1];
  if (!pin) throw new Error('there is no PIN on the page');
  return pin.trim();
}

/** Opens the authorize page and says no. */
export async function deny(address: string): Promise<void> {
  await decide(address, 'cancel', null);
}
