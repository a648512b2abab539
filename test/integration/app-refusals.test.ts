/** What main refuses, and what it does by itself: calls that may not be made, media from elsewhere, the daily cap. */
import { describe, expect, it } from 'vitest';
import { callNames } from '../../electron/contract/bridge.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { PracticeService } from '../../electron/practice/service.ts';
import {
  code,
  contentsBelow,
  dataFolder,
  home,
  keychain,
  type Pinion,
  postRequests,
  samplePeople,
  saveKey,
  signInAs,
  startPinion,
  startX,
  twoPeople,
  upstreamOf,
  value,
} from './app-harness.ts';

interface Scene {
  x: PracticeService;
  folder: string;
  pinion: Pinion;
  id: AccountId;
}

/** Pinion with one account. */
async function scene(): Promise<Scene> {
  const x = await startX({ posts: 40 });
  const folder = dataFolder();
  const pinion = await startPinion({ folder, xOrigin: x.origin, keychain: keychain() });
  await saveKey(pinion, x);
  return { x, folder, pinion, id: await signInAs(pinion, twoPeople(x)[0].userId) };
}

/** All that a refused call could have changed, logs apart. */
async function stateOf({ x, folder, pinion }: Scene) {
  const files = [...contentsBelow(folder)].filter(([name]) => !name.startsWith('logs/'));
  const { openedAddresses, copied } = pinion.fake;
  return {
    view: await pinion.view(),
    files: files.map(([name, content]) => [name, content.toString('latin1')]),
    requests: x.control.log().requests.length,
    outside: [...openedAddresses, ...copied],
  };
}

const own = { origin: 'pinion://app', isMainFrame: true };

describe('refused, and without any effect', () => {
  it.each([
    ['another origin', { origin: 'https://x.com', isMainFrame: true }],
    ['an origin that only begins alike', { origin: 'pinion://app.example', isMainFrame: true }],
    ['no origin', { origin: '', isMainFrame: true }],
    ['a frame inside the page', { origin: own.origin, isMainFrame: false }],
  ])('every call of %s', async (_who, sender) => {
    const at = await scene();
    const before = await stateOf(at);
    const accountId = at.id;
    for (const name of callNames) {
      for (const argument of [undefined, { accountId, revoke: false }, { theme: 'dark' }, { mode: 'session' }]) {
        const answer = await at.pinion.fake.dispatch()(sender, name, argument);
        expect(answer, name).toMatchObject({ ok: false, error: { code: 'call-refused', action: { kind: 'none' } } });
      }
    }
    expect(await stateOf(at)).toEqual(before);
  });

  it('names of no call, also those that every object has', async () => {
    const at = await scene();
    const before = await stateOf(at);
    for (const name of [
      'timeline.erase',
      'constructor',
      '__proto__',
      'toString',
      '',
      7,
      null,
      undefined,
      ['app.view'],
    ]) {
      expect(code(await at.pinion.fake.dispatch()(own, name, undefined)), String(name)).toBe('call-unknown');
    }
    expect(await stateOf(at)).toEqual(before);
  });

  it('arguments that are not what the contract says', async () => {
    const at = await scene();
    const before = await stateOf(at);
    const { id: accountId } = at;
    const about = { accountId, timeline: home };
    const wrong: [string, unknown][] = [
      ['app.view', {}],
      ['app.setTheme', { theme: 'pink' }],
      ['app.setDailyCap', { posts: -1 }],
      ['app.setDailyCap', { posts: 1.5 }],
      ['app.setDailyCap', { posts: '10' }],
      ['vault.choose', { mode: 'session', passphrase: 'and more' }],
      ['keys.save', { apiKey: 'a'.repeat(513), apiKeySecret: 'b' }],
      ['signIn.start', { service: 'elsewhere' }],
      ['signIn.finish', { pin: 1234567 }],
      ['accounts.switch', { accountId: '../accounts' }],
      ['accounts.remove', { accountId }],
      ['timeline.open', { ...about, extra: true }],
      ['timeline.open', { accountId, timeline: { kind: 'user', userId: '1; DROP TABLE entries' } }],
      ['timeline.rows', { ...about, beyond: { rowId: '1', direction: 'sideways' }, limit: 10 }],
      ['timeline.rows', { ...about, beyond: { rowId: '1', direction: 'older' }, limit: 100_000 }],
      ['timeline.rows', { ...about, beyond: { rowId: 'not a row', direction: 'older' }, limit: 10 }],
      ['timeline.saveAnchor', { ...about, anchor: { postId: '1', offset: Number.NaN } }],
      ['links.open', { url: 7 }],
    ];
    for (const [name, argument] of wrong) {
      const answer = await at.pinion.fake.dispatch()(own, name, argument);
      expect(code(answer), `${name} ${JSON.stringify(argument)}`).toBe('call-invalid');
    }
    const { view, requests, outside } = await stateOf(at);
    // Rows were looked for, so the timeline's file may be there; what the person has is as before.
    expect({ view, requests, outside }).toEqual({
      view: before.view,
      requests: before.requests,
      outside: before.outside,
    });
  });

  it('calls about an account that is not there', async () => {
    const at = await scene();
    const before = await stateOf(at);
    const { page } = at.pinion;
    for (const accountId of ['x:1', `practice:${at.id.slice(2)}`] as const) {
      const about = { accountId, timeline: home };
      const answers = [
        await page.timeline.open(about),
        await page.timeline.rows({ ...about, beyond: { rowId: '1', direction: 'older' }, limit: 10 }),
        await page.timeline.refresh(about),
        await page.timeline.loadOlder(about),
        await page.timeline.fillGap({ ...about, gapId: 'gap-2-1', from: 'newer' }),
        await page.timeline.saveAnchor({ ...about, anchor: null }),
        await page.timeline.cancel(about),
        await page.accounts.switch({ accountId }),
        await page.accounts.remove({ accountId, revoke: true }),
        await page.signIn.start({ service: 'x', accountId }),
      ];
      expect(answers.map(code)).toEqual(answers.map(() => 'account-unknown'));
    }
    expect(await stateOf(at)).toEqual(before);
  });

  it('links that are not ordinary ones, keys of another service, keys that are in use', async () => {
    const at = await scene();
    const { page } = at.pinion;
    await signInAs(at.pinion, samplePeople[1] ?? '', 'practice');
    value(await page.signIn.cancel());
    const [own, practice] = (await at.pinion.view()).accounts;
    const before = await stateOf(at);
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'http://example.org/', 'https://a:b@x.com/', 'x']) {
      expect(code(await page.links.open({ url })), url).toBe('link-refused');
      expect(code(await page.links.copy({ url })), url).toBe('link-refused');
    }
    expect(code(await page.signIn.start({ service: 'x', keyId: practice?.keyId ?? '' }))).toBe('key-unknown');
    expect(code(await page.signIn.start({ service: 'x', keyId: 'none' }))).toBe('key-unknown');
    expect(code(await page.signIn.start({ service: 'practice', accountId: at.id }))).toBe('account-unknown');
    expect(code(await page.keys.remove({ keyId: own?.keyId ?? '' }))).toBe('key-in-use');
    expect(await stateOf(at)).toEqual(before);
  });
});

it('a mistake inside becomes a typed answer and one line in the log, without what it was about', async () => {
  const { pinion } = await scene();
  const { fake, page, printed } = pinion;
  fake.shell.copyText = (text) => Promise.reject(new Error(`cannot copy ${text}`));
  value(await page.signIn.start({ service: 'x' }));
  const token = new URL(fake.openedAddresses.at(-1) ?? '').searchParams.get('oauth_token') ?? '';
  const answer = await page.signIn.copyLink();
  expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected', action: { kind: 'retry' } } });
  const lines = printed().trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\S+ warning call-failed name="signIn\.copyLink" cause="Error: cannot copy /);
  expect(lines[0]).not.toContain(token);
  // The sign-in goes on.
  expect((await pinion.view()).signIn?.step).toBe('waiting-for-pin');
});

describe('pictures', () => {
  it('come from the service that posts come from, and from nowhere else', async () => {
    const { x, pinion, id } = await scene();
    await pinion.openQuietly(id);
    const rows = await pinion.allRows(id);
    const avatars = rows.flatMap((row) => (row.kind === 'post' ? (row.entry.post?.author.avatar ?? []) : []));
    const load = (url: string) => pinion.fake.media()({ url, range: null, signal: new AbortController().signal });
    const answer = await load(avatars[0] ?? '');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
    const { mediaOrigin } = pinion.fake.shell;
    const picture = upstreamOf(avatars[0] ?? '');
    const asked = x.control.log().requests.length;
    for (const foreign of [
      'https://example.org/picture.png',
      'https://pbs.twimg.com.example.org/picture.png',
      'http://pbs.twimg.com/picture.png',
      `http://user:secret@${picture.host}${picture.pathname}`,
      `http://localhost:${picture.port}${picture.pathname}`,
      'file:///etc/passwd',
      '',
    ]) {
      const url = `${mediaOrigin}/${Buffer.from(foreign).toString('base64url')}`;
      expect((await load(url)).status, foreign).toBe(403);
    }
    expect((await load(picture.href)).status).toBe(403);
    // Once is enough: the second time the picture comes from the cache.
    expect((await load(avatars[0] ?? '')).status).toBe(200);
    expect(x.control.log().requests).toHaveLength(asked);
  });

  it('only pictures do', async () => {
    const { x, pinion } = await scene();
    const page = `${pinion.fake.shell.mediaOrigin}/${Buffer.from(`${x.origin}/oauth/authorize`).toString('base64url')}`;
    const answer = await pinion.fake.media()({ url: page, range: null, signal: new AbortController().signal });
    expect(answer.ok).toBe(false);
    expect(await answer.text()).toBe('');
  });
});

describe('the daily cap', () => {
  it('of zero: nothing is read without being asked, by hand it is', async () => {
    const { x, pinion, id } = await scene();
    const { page } = pinion;
    value(await page.app.setDailyCap({ posts: 0 }));
    const about = { accountId: id, timeline: home };
    expect(await pinion.openQuietly(id)).toMatchObject({ refreshing: false, newestId: null, error: null });
    expect(postRequests(x)).toEqual([]);
    const read = value(await page.timeline.refresh(about));
    expect(read).toMatchObject({ error: null, usage: { posts: 20, cap: 0, capReached: true } });
    expect(postRequests(x)).toHaveLength(1);
    x.control.newPosts({ count: 2 });
    await pinion.openQuietly(id);
    expect(postRequests(x)).toHaveLength(1);
  });

  it('bounds what an opening reads', async () => {
    const { x, pinion, id } = await scene();
    value(await pinion.page.app.setDailyCap({ posts: 7 }));
    expect(await pinion.openQuietly(id)).toMatchObject({ usage: { posts: 7, cap: 7, capReached: true } });
    expect(postRequests(x).map(({ billed }) => billed)).toEqual([7]);
  });
});
