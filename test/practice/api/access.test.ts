import { describe, expect, it } from 'vitest';
import { reader, send, signIn, startService } from '../client.ts';

const unsupported = (used: string) => ({
  title: 'Unsupported Authentication',
  detail: `Authenticating with ${used} is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].`,
  type: 'https://api.twitter.com/2/problems/unsupported-authentication',
  status: 403,
});
const unauthorized = { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' };

describe('who asks', () => {
  it('must be a user for some endpoints, and known for all', async () => {
    const { service } = await startService();
    const get = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(service.origin + path, { headers })).json();
    const bearer = { authorization: 'Bearer AAAA' };
    for (const path of ['/2/users/me', '/2/users/12/timelines/reverse_chronological']) {
      expect(await get(path)).toEqual(unsupported('Unknown'));
      expect(await get(path, bearer)).toEqual(unauthorized);
    }
    expect(await get('/2/users/12/tweets')).toEqual(unauthorized);
    expect(await get('/2/users/12/tweets', bearer)).toEqual(unauthorized);
  });

  it('must sign with a valid token, at the right time', async () => {
    const on = await startService();
    const { token, tokenSecret } = await signIn(on);
    const body = async (options: Parameters<typeof send>[2]) => {
      const answer = await send(on, '/2/users/me', options);
      return [answer.status, await answer.json()];
    };
    expect(await body({ token, tokenSecret: 'another' })).toEqual([401, unauthorized]);
    expect(await body({ token: `${token}x`, tokenSecret })).toEqual([401, unauthorized]);
    expect(await body({})).toEqual([401, unauthorized]);
    expect(await body({ token, tokenSecret, timestamp: 1 })).toEqual([
      401,
      { errors: [{ code: 135, message: 'Timestamp out of bounds.' }] },
    ]);
  });

  it('is told the level of access', async () => {
    const { headers } = await (await reader(await startService())).get('/2/users/me');
    expect([headers.get('x-access-level'), headers.get('api-version')]).toEqual(['read-write', '2.168']);
  });
});

describe('paths', () => {
  it('that do not exist are an empty 404; v1.1 is not part of the plan', async () => {
    const mara = await reader(await startService());
    for (const path of ['/2/unknown', '/2/users/1/2/3', '/2/users/me/', '/other', '/']) {
      const { status, body } = await mara.get(path);
      expect([status, body]).toEqual([404, null]);
    }
    const old = await mara.get('/1.1/statuses/home_timeline.json');
    expect([old.status, old.body.errors[0].code]).toEqual([403, 453]);
  });

  it('take every parameter once', async () => {
    const on = await startService();
    const { token, tokenSecret } = await signIn(on);
    const answer = await send(on, '/2/users/me?user.fields=id&user.fields=name', { token, tokenSecret });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('Duplicate parameters are not allowed'),
    ]);
  });
});
