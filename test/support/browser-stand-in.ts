/** A person at the practice service's pages without a browser: reads the form and sends it, as a browser would. */

async function get(url: string): Promise<string> {
  const answer = await fetch(url);
  return answer.text();
}

function field(html: string, name: string): string {
  return new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
}

/**
 * Opens the authorize page, chooses the account and authorizes.
 * @returns the PIN that the page shows
 */
export async function authorize(address: string, userId: string): Promise<string> {
  const page = await get(address);
  const form = new URLSearchParams();
  for (const match of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(match[0])?.[1];
    const value = /value="([^"]*)"/.exec(match[0])?.[1];
    if (name) form.set(name, value ?? '');
  }
  const radio = [...page.matchAll(/<input[^>]*type="radio"[^>]*>/g)].map(([tag]) => tag);
  const chosen = radio.find((tag) => tag.includes(`value="${userId}"`)) ?? radio[0] ?? '';
  const radioName = /name="([^"]*)"/.exec(chosen)?.[1] ?? 'account';
  form.set(radioName, /value="([^"]*)"/.exec(chosen)?.[1] ?? userId);
  const action = /<form[^>]*action="([^"]*)"/.exec(page)?.[1] ?? address;
  const button = /<button[^>]*name="([^"]*)"[^>]*value="([^"]*)"[^>]*>/.exec(page);
  if (button?.[1]) form.set(button[1], button[2] ?? '');
  const answer = await fetch(new URL(action.replaceAll('&amp;', '&'), address), {
    method: 'POST',
    headers: { origin: new URL(address).origin },
    body: form,
  });
  const done = await answer.text();
  const pin = /data-testid="pin"[^>]*>([^<]*)</.exec(done)?.[1]?.trim();
  if (!pin)
    throw new Error(
      `no PIN on the page (status ${answer.status}, hidden fields ${field(page, 'token') ? 'found' : 'none'})`,
    );
  return pin;
}
