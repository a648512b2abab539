import { describe, expect, it } from 'vitest';
import { readRequestTokenAnswer } from '../../electron/oauth1/answers.ts';
import { requestTokenRequest } from '../../electron/oauth1/requests.ts';
import { createServerClock } from '../../electron/oauth1/server-clock.ts';
import { revokeAccess, type SignedCallPorts, signedCall } from '../../electron/oauth1/signed-call.ts';
import { type Answer, codeAnswer, noConnection, options, requestTokenAnswer, START, text } from './fake-service.ts';

const { endpoints, keys } = options;

function portsWith(answers: Answer[], onSend: () => void = () => undefined) {
  const urls: string[] = [];
  const ports: SignedCallPorts = {
    async send(request) {
      urls.push(request.url);
      onSend();
      const answer = answers.shift();
      if (!answer) {
        throw new Error('Nothing is scripted for this request.');
      }
      return answer;
    },
    clock: createServerClock(() => START),
    random: (bytes) => new Uint8Array(bytes),
    now: () => START,
  };
  return { ports, urls };
}

describe('a signed call', () => {
  const ask = (ports: SignedCallPorts, signal: AbortSignal) =>
    signedCall(
      ports,
      (stamp) => requestTokenRequest(endpoints, keys, stamp),
      (answer) => readRequestTokenAnswer(answer, START),
      signal,
    );
  const wrongClock = codeAnswer(401, 135, { date: 'Mon, 21 Sep 2026 12:20:00 GMT' });

  it('is sent once more by the corrected clock', async () => {
    const { ports, urls } = portsWith([wrongClock, requestTokenAnswer(1)]);
    expect(await ask(ports, new AbortController().signal)).toMatchObject({ ok: true });
    expect(urls).toHaveLength(2);
  });

  it('is not sent again once it was given up', async () => {
    const controller = new AbortController();
    const { ports, urls } = portsWith([wrongClock], () => controller.abort());
    expect(await ask(ports, controller.signal)).toMatchObject({ failure: { kind: 'clock' } });
    expect(urls).toHaveLength(1);
  });

  it('does not take the time from answers that are not about it', async () => {
    const late = { date: 'Mon, 21 Sep 2026 12:20:00 GMT' };
    const { ports, urls } = portsWith([codeAnswer(503, 130, late), codeAnswer(401, 416, late)]);
    await ask(ports, new AbortController().signal);
    await ask(ports, new AbortController().signal);
    expect(urls).toHaveLength(2);
    expect(ports.clock.correctedBySeconds()).toBe(0);
  });
});

describe('ending an access', () => {
  const revoke = (...answers: Answer[]) => {
    const { ports } = portsWith(answers);
    const target = { endpoints, keys, accessToken: { token: '12-T', secret: 's' } };
    return revokeAccess(ports, target, new AbortController().signal);
  };

  it('works, also by a wrong clock and for a token that had been ended', async () => {
    const done = text(200, '{"access_token":"12-T"}');
    expect(await revoke(done)).toEqual({ ok: true, value: null });
    expect(await revoke(codeAnswer(401, 135, { date: 'Mon, 21 Sep 2026 12:20:00 GMT' }), done)).toMatchObject({
      ok: true,
    });
    expect(await revoke(codeAnswer(401, 89))).toEqual({ ok: true, value: null });
  });

  it('fails as a value', async () => {
    expect(await revoke(noConnection)).toEqual({ ok: false, failure: { kind: 'network' } });
    expect(await revoke(text(503, ''))).toMatchObject({ failure: { kind: 'service-down' } });
  });
});
