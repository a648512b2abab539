import { describe, expect, it } from 'vitest';
import { makeRequestLog } from '../../../electron/practice/control/request-log.ts';
import { json, type Received } from '../../../electron/practice/http/messages.ts';

const request: Received = { method: 'GET', url: '', path: '/2/users/me', search: '', headers: {}, body: '' };
const about = { user: null, endpoint: null, fault: false };

describe('the request log', () => {
  it('keeps tens of thousands of requests, the newest ones', () => {
    const log = makeRequestLog();
    const answer = json(200, {});
    for (let now = 1; now <= 70_000; now++) log.add(request, answer, { ...about, now });
    const requests = log.read();
    expect(requests).toHaveLength(60_000);
    expect([requests[0]?.at, requests.at(-1)?.at]).toEqual([
      new Date(10_001).toISOString(),
      new Date(70_000).toISOString(),
    ]);
  });

  it('writes down no secret that stands in a query', () => {
    const log = makeRequestLog();
    log.add({ ...request, search: 'access_token=AAAA&oauth_token=BBBB&query=tea' }, 'drop', { ...about, now: 0 });
    expect(log.read()[0]?.query).toEqual({
      access_token: '[left out]',
      oauth_token: '[left out]',
      query: 'tea',
    });
  });
});
