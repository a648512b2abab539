import { describe, expect, it } from 'vitest';
import { policyHash } from '../../../electron/practice/http/messages.ts';
import { exchange, requestToken, startService, type TestService } from '../client.ts';

const field = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

const open = (on: TestService, query: string) => fetch(`${on.service.origin}/oauth/authorize${query}`);

const post = (on: TestService, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${on.service.origin}/oauth/authorize`, { method: 'POST', body: new URLSearchParams(form), headers });

async function opened(on: TestService) {
  const pair = await requestToken(on);
  const page = await (await open(on, `?oauth_token=${pair.token}`)).text();
  const form = { oauth_token: pair.token, form_token: field(page, 'form_token') };
  const userId = on.service.accounts[1]?.userId ?? '';
  return { pair, page, form, userId };
}

describe('the authorize page', () => {
  it('offers every sample account by its handle, and says that it is not X', async () => {
    const on = await startService();
    const { page } = await opened(on);
    for (const { userId, username } of on.service.accounts) {
      expect(page).toContain(`<label for="account-${userId}">@${username}</label>`);
      expect(page).toMatch(new RegExp(`<input type="radio" name="user_id" id="account-${userId}" value="${userId}"`));
    }
    expect(page).toContain('It is not X');
    expect(page).toMatch(/<button[^>]*>Authorize app<\/button>/);
    expect(page).toMatch(/<button[^>]*>Cancel<\/button>/);
  });

  it('suggests the account that is named, and notes that another one is wanted', async () => {
    const on = await startService();
    const { token } = await requestToken(on);
    const page = await (await open(on, `?oauth_token=${token}&force_login=true&screen_name=Tomas_Demo`)).text();
    expect(page).toContain('Pinion already has another account');
    expect(/id="account-(\d+)"[^>]* checked/.exec(page)?.[1]).toBe(on.service.accounts[1]?.userId);
  });

  it('allows itself nothing but its own hashed style and script', async () => {
    const on = await startService();
    const { form, userId } = await opened(on);
    const answers = [
      await open(on, `?oauth_token=${form.oauth_token}`),
      await post(on, { ...form, user_id: userId, decision: 'authorize' }),
    ];
    for (const answer of answers) {
      const policy = answer.headers.get('content-security-policy') ?? '';
      const page = await answer.text();
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      for (const [, inline = ''] of page.matchAll(/<(?:style|script)>([\s\S]*?)<\/(?:style|script)>/g)) {
        expect(policy).toContain(policyHash(inline));
      }
      expect(page).not.toMatch(/ on\w+=| style=|(?:src|href)="https?:/);
    }
  });

  it('shows the PIN after agreeing, and the PIN works', async () => {
    const on = await startService();
    const { pair, form, userId } = await opened(on);
    const page = await (await post(on, { ...form, user_id: userId, decision: 'authorize' })).text();
    const pin = /data-testid="pin"[^>]*>(\d{7})</.exec(page)?.[1] ?? '';
    expect(page).toContain('@tomas_demo');
    expect(await (await exchange(on, pair, pin)).text()).toContain('screen_name=tomas_demo');
  });

  it('can be cancelled: nothing can be done with the request token any more', async () => {
    const on = await startService();
    const { pair, form, userId } = await opened(on);
    const answer = await post(on, { ...form, decision: 'cancel' });
    expect(await answer.text()).toContain('Access was denied');
    expect((await post(on, { ...form, user_id: userId, decision: 'authorize' })).status).toBe(403);
    const exchanged = await exchange(on, pair, '1234567');
    expect([exchanged.status, await exchanged.text()]).toEqual([
      401,
      'Error processing your OAuth request: The user has denied access',
    ]);
  });

  it('asks again when no account was chosen', async () => {
    const on = await startService();
    const { form, userId } = await opened(on);
    const answer = await post(on, { ...form, decision: 'authorize' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('role="alert"');
    expect((await post(on, { ...form, user_id: userId, decision: 'authorize' })).status).toBe(200);
  });

  it('refuses forms that come from elsewhere', async () => {
    const on = await startService();
    const { form, userId } = await opened(on);
    const agreed = { ...form, user_id: userId, decision: 'authorize' };
    expect((await post(on, { ...agreed, form_token: 'guessed' })).status).toBe(403);
    expect((await post(on, agreed, { origin: 'https://example.org' })).status).toBe(403);
    expect((await post(on, agreed, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post(on, agreed, { origin: on.service.origin })).status).toBe(200);
  });

  it('says why it cannot be used', async () => {
    const on = await startService();
    const missing = await open(on, '');
    expect([missing.status, await missing.text()]).toEqual([
      400,
      expect.stringContaining('There is no request token for this page'),
    ]);
    for (const token of ['invented', '%3Cscript%3E', 'x'.repeat(5000)]) {
      const answer = await open(on, `?oauth_token=${token}`);
      const page = await answer.text();
      expect(answer.status).toBe(403);
      expect(page).toContain('The request token for this page is invalid');
      expect(page).not.toContain('<script>');
    }
  });
});
