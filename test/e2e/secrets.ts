/** Where values that nobody should see must not turn up. */
import { expect } from '@playwright/test';
import { type Person, passphrase } from './person.ts';

/** What the service has given out or made up so far, and what a person gave to Pinion. */
export async function secretsOf({ service }: Person): Promise<string[]> {
  const { secrets } = (await service.control({ command: 'issuedSecrets' })) as { secrets: string[] };
  return [service.apiKeySecret, passphrase, ...secrets];
}

/** No secret stands in the page, in a box of it, or in what Pinion printed. @param more values besides the service's own */
export async function expectNoSecrets(person: Person, where: string, more: readonly string[] = []): Promise<void> {
  const { page, app } = person;
  const secrets = [...(await secretsOf(person)), ...more];
  const shown = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    return [document.title, document.documentElement.outerHTML, ...boxes.map(({ value }) => value)].join('\n');
  });
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret)]) {
      expect(holds(shown, form), `a secret stands in ${where}`).toBe(false);
      expect(holds(app.output(), form), `a secret was printed: ${where}`).toBe(false);
    }
  }
}

/** A seven-digit number can be part of the id of a post; only a whole number is a PIN. */
const holds = (text: string, secret: string): boolean =>
  /^[0-9]{7}$/.test(secret) ? new RegExp(`(?<![0-9])${secret}(?![0-9])`).test(text) : text.includes(secret);
