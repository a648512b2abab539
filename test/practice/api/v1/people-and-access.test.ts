import { describe, expect, it } from 'vitest';
import { bearerOf, type Json, type Reader, readAsApp, reader, send, startService } from '../../client.ts';

const open = async (username?: string) => {
  const on = await startService({ control: { token: 't' } });
  on.service.control.v1({ open: true });
  return { on, who: await reader(on, username) };
};

const refusedWith = async (who: Reader, path: string, parameters: Record<string, string> = {}) => {
  const { status, body } = await who.get(path, parameters);
  return [status, body.errors[0].code];
};

describe('who asks', () => {
  it('finds it closed until it is opened, and only then', async () => {
    const on = await startService();
    const who = await reader(on);
    const home = '/1.1/statuses/home_timeline.json';
    expect(await refusedWith(who, home)).toEqual([403, 453]);
    expect(await refusedWith(who, '/1.1/unknown.json')).toEqual([403, 453]);
    on.service.control.v1({ open: true });
    expect((await who.get(home)).status).toBe(200);
    expect(await refusedWith(who, '/1.1/unknown.json')).toEqual([404, 34]);
    on.service.control.plan({ refused: ['1.1/statuses/home_timeline'] });
    expect(await refusedWith(who, home)).toEqual([403, 453]);
    on.service.control.reset();
    expect(await refusedWith(who, '/1.1/users/show.json')).toEqual([403, 453]);
  });

  it('can be kept out of version 2 as a whole', async () => {
    const { on, who } = await open();
    on.service.control.enrolled({ v2: false });
    for (const path of ['/2/users/me', `/2/users/${who.userId}/timelines/reverse_chronological`, '/2/tweets?ids=1']) {
      expect(await who.get(path), path).toMatchObject({ status: 403, body: { reason: 'client-not-enrolled' } });
    }
    expect((await readAsApp(on, await bearerOf(on), '/2/tweets?ids=1')).body.reason).toBe('client-not-enrolled');
    expect((await who.get('/1.1/statuses/home_timeline.json')).status).toBe(200);
  });

  it('must sign in time with a valid token', async () => {
    const { on, who } = await open();
    const ask = async (options: Parameters<typeof send>[2]) => {
      const answer = await send(on, '/1.1/users/show.json', options);
      return [answer.status, (await answer.json()).errors[0].code];
    };
    expect(await ask({ ...who.pair, tokenSecret: 'wrong' })).toEqual([401, 32]);
    expect(await ask({ ...who.pair, token: 'wrong' })).toEqual([401, 89]);
    expect(await ask({ ...who.pair, timestamp: 1 })).toEqual([401, 135]);
    const bare = await fetch(`${on.service.origin}/1.1/users/show.json`);
    expect([bare.status, (await bare.json()).errors[0]]).toEqual([
      400,
      { code: 215, message: 'Bad authentication data.' },
    ]);
  });

  it('may be the app itself, where no user is needed', async () => {
    const { on, who } = await open();
    const bearer = await bearerOf(on);
    const read = (path: string) => readAsApp(on, bearer, `/1.1/${path}`);
    for (const path of [
      'statuses/user_timeline.json?screen_name=pages_demo',
      'search/tweets.json?q=tea',
      `lists/list.json?user_id=${who.userId}`,
      'users/show.json?screen_name=pages_demo',
      'favorites/list.json?screen_name=pages_demo',
      'application/rate_limit_status.json',
    ]) {
      expect((await read(path)).status, path).toBe(200);
    }
    for (const path of ['statuses/home_timeline', 'statuses/mentions_timeline', 'account/verify_credentials']) {
      expect((await read(`${path}.json`)).body.errors[0], path).toEqual({
        code: 220,
        message: 'Your credentials do not allow access to this resource.',
      });
    }
    on.service.control.endBearer();
    expect(await read('search/tweets.json?q=tea')).toMatchObject({ status: 401, body: { errors: [{ code: 89 }] } });
  });
});

describe('limits', () => {
  it('have the classic numbers, and one form of refusal', async () => {
    const { on, who } = await open();
    on.service.control.limits({ perWindow: { '1.1/statuses/home_timeline': 1 } });
    const home = '/1.1/statuses/home_timeline.json';
    const { headers } = await who.get(home);
    expect([headers.get('x-rate-limit-limit'), headers.get('x-rate-limit-remaining')]).toEqual(['1', '0']);
    expect(await refusedWith(who, home)).toEqual([429, 88]);
    const mentions = await who.get('/1.1/statuses/mentions_timeline.json');
    expect(mentions.headers.get('x-rate-limit-limit')).toBe('75');
    expect(mentions.headers.get('x-access-level')).toBe('read-write');
  });

  it('are told all at once, without counting', async () => {
    const { on, who } = await open();
    await who.get('/1.1/statuses/home_timeline.json');
    const status = async (parameters: Record<string, string> = {}): Promise<Json> =>
      (await who.get('/1.1/application/rate_limit_status.json', parameters)).body.resources;
    const reset = on.clock.now / 1000 + 900;
    expect((await status({ resources: 'statuses' })).statuses['/statuses/home_timeline']).toEqual({
      limit: 15,
      remaining: 14,
      reset,
    });
    expect(Object.keys(await status({ resources: 'users,search' })).sort()).toEqual(['search', 'users']);
    const all = await status();
    expect(all.statuses['/statuses/show/:id']).toEqual({ limit: 900, remaining: 900, reset });
    expect(all.statuses['/statuses/update']).toBeUndefined();
    const app = await readAsApp(on, await bearerOf(on), '/1.1/application/rate_limit_status.json?resources=search');
    expect(app.body.resources.search['/search/tweets'].limit).toBe(450);
  });
});

describe('people', () => {
  it('are shown by id and by name, with what they are to the viewer', async () => {
    const { who } = await open();
    const other = (await who.get('/2/users/by/username/pages_demo?user.fields=public_metrics,description')).body.data;
    const { body } = await who.get('/1.1/users/show.json', { screen_name: 'Pages_Demo' });
    expect(body).toMatchObject({
      id_str: other.id,
      screen_name: 'pages_demo',
      description: other.description,
      followers_count: other.public_metrics.followers_count,
      friends_count: other.public_metrics.following_count,
      statuses_count: other.public_metrics.tweet_count,
      following: true,
      created_at: expect.stringMatching(/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} \+0000 \d{4}$/),
    });
    const many = await who.get('/1.1/users/lookup.json', { user_id: `${other.id},12`, screen_name: 'mara_demo' });
    expect(many.body.map(({ screen_name }: Json) => screen_name)).toEqual(['pages_demo', 'mara_demo']);
    const show = '/1.1/users/show.json';
    expect(await refusedWith(who, show, { screen_name: 'nobody_at_all' })).toEqual([404, 50]);
    expect(await refusedWith(who, show, { screen_name: 'vanished_demo' })).toEqual([403, 63]);
    expect(await refusedWith(who, '/1.1/users/lookup.json', { user_id: '12' })).toEqual([404, 17]);
  });

  it('that sign in learn who they are', async () => {
    const { who } = await open('tomas_demo');
    const { body } = await who.get('/1.1/account/verify_credentials.json', { skip_status: 'true' });
    expect([body.id_str, body.screen_name, body.status]).toEqual([who.userId, 'tomas_demo', undefined]);
    const whole = (await who.get('/1.1/account/verify_credentials.json')).body;
    const [newest] = (await who.get('/1.1/statuses/user_timeline.json', { count: '1' })).body;
    expect(whole.status.id_str).toBe(newest.id_str);
  });

  it('are listed with cursors, forth and back', async () => {
    const { on, who } = await open();
    on.service.control.limits({ all: 500 });
    const expected: string[] = [];
    for (let token: string | undefined, first = true; first || token; first = false) {
      const next: Record<string, string> = token ? { pagination_token: token } : {};
      const { body } = await who.get(`/2/users/${who.userId}/followers`, { max_results: '1000', ...next });
      expected.push(...body.data.map(({ id }: Json) => id));
      token = body.meta.next_token;
    }
    const pages: Json[] = [];
    for (let cursor = '-1'; cursor !== '0'; ) {
      const { body } = await who.get('/1.1/followers/list.json', { cursor, count: '200' });
      pages.push(body);
      cursor = body.next_cursor_str;
    }
    expect(pages.flatMap(({ users }) => users.map(({ id_str }: Json) => id_str))).toEqual(expected);
    expect(pages[0].previous_cursor_str).toBe('0');
    const back = await who.get('/1.1/followers/list.json', { cursor: pages[1].previous_cursor_str, count: '200' });
    expect(back.body.users).toEqual(pages[0].users);
    expect(await refusedWith(who, '/1.1/friends/list.json', { cursor: '77' })).toEqual([400, 44]);
    const friends = (await who.get('/1.1/friends/list.json', { count: '200' })).body.users;
    const following = (await who.get(`/2/users/${who.userId}/following`)).body.data;
    expect(friends.map(({ id_str }: Json) => id_str)).toEqual(following.map(({ id }: Json) => id));
  });
});

describe('lists', () => {
  it('are shown, owned and followed', async () => {
    const { who } = await open();
    const names = (lists: Json) => lists.map(({ name }: Json) => name).sort();
    const v2 = async (path: string) => names((await who.get(`/2/users/${who.userId}/${path}`)).body.data);
    const owned = (await who.get('/1.1/lists/ownerships.json', { count: '1' })).body;
    expect(owned.lists).toHaveLength(1);
    const rest = (await who.get('/1.1/lists/ownerships.json', { cursor: owned.next_cursor_str })).body;
    expect(names([...owned.lists, ...rest.lists])).toEqual(await v2('owned_lists'));
    const followed = (await who.get('/1.1/lists/subscriptions.json')).body;
    expect(names(followed.lists)).toEqual(await v2('followed_lists'));
    const all = (await who.get('/1.1/lists/list.json')).body;
    expect(names(all)).toEqual(names([...owned.lists, ...rest.lists, ...followed.lists]));
    const [first] = followed.lists;
    for (const named of [
      { list_id: first.id_str },
      { slug: first.slug, owner_screen_name: first.user.screen_name },
      { slug: first.slug, owner_id: first.user.id_str },
    ]) {
      const shown = (await who.get('/1.1/lists/show.json', named as Record<string, string>)).body;
      expect([shown.id_str, shown.uri]).toEqual([first.id_str, `/${first.user.screen_name}/lists/${first.slug}`]);
    }
    const members = (await who.get('/1.1/lists/members.json', { list_id: first.id_str })).body.users;
    expect(members).toHaveLength(first.member_count);
  });
});

describe('single posts', () => {
  it('are shown by id, or told why not', async () => {
    const { on, who } = await open('tomas_demo');
    const [first, second] = (await who.get('/1.1/statuses/home_timeline.json')).body;
    const shown = await who.get('/1.1/statuses/show.json', { id: first.id_str, tweet_mode: 'extended' });
    expect(shown.body.full_text).toEqual(expect.any(String));
    expect((await who.get(`/1.1/statuses/show/${first.id_str}.json`)).body.text).toBe(first.text);
    on.service.control.deletePosts({ ids: [first.id_str] });
    expect(await refusedWith(who, `/1.1/statuses/show/${first.id_str}.json`)).toEqual([404, 144]);
    const mara = await reader(on);
    const quiet = (await mara.get('/1.1/statuses/user_timeline.json', { screen_name: 'quiet_demo' })).body[0];
    expect(await refusedWith(who, `/1.1/statuses/show/${quiet.id_str}.json`)).toEqual([403, 179]);
    const ids = [first, second, quiet].map(({ id_str }) => id_str).join(',');
    expect((await who.get('/1.1/statuses/lookup.json', { id: ids })).body).toHaveLength(1);
    const mapped = (await who.get('/1.1/statuses/lookup.json', { id: ids, map: 'true' })).body.id;
    expect([mapped[first.id_str], mapped[second.id_str].id_str]).toEqual([null, second.id_str]);
    expect(await refusedWith(who, '/1.1/statuses/lookup.json')).toEqual([403, 25]);
  });

  it('are sent, answered and taken back, without a word about limits', async () => {
    const { on, who } = await open();
    const update = (form: Record<string, string>) => who.postForm('/1.1/statuses/update.json', Object.entries(form));
    const sent = await update({ status: 'Chalk & cheese, 100 % “true” + more 🧀' });
    expect(sent.status).toBe(200);
    expect(sent.headers.get('x-rate-limit-limit')).toBeNull();
    expect(sent.body.text).toBe('Chalk &amp; cheese, 100 % “true” + more 🧀');
    const answer = await update({ status: 'And more.', in_reply_to_status_id: sent.body.id_str });
    expect(answer.body.in_reply_to_status_id_str).toBe(sent.body.id_str);
    const [newest] = (await who.get('/1.1/statuses/user_timeline.json')).body;
    expect(newest.id_str).toBe(answer.body.id_str);

    const code = ({ body, status }: Json) => [status, body.errors[0].code];
    expect(code(await update({ status: 'And more.' }))).toEqual([403, 187]);
    expect(code(await update({ status: 'x'.repeat(281) }))).toEqual([403, 186]);
    expect(code(await update({}))).toEqual([403, 170]);
    expect(code(await update({ status: 'Hello?', in_reply_to_status_id: '12' }))).toEqual([403, 385]);
    const destroy = (id: string) => who.postForm(`/1.1/statuses/destroy/${id}.json`, []);
    const other = (await who.get('/1.1/statuses/user_timeline.json', { screen_name: 'pages_demo' })).body[0].id_str;
    expect(code(await destroy(other))).toEqual([403, 183]);
    expect(code(await update({ status: 'Unasked.', in_reply_to_status_id: other }))).toEqual([403, 433]);
    expect((await destroy(answer.body.id_str)).body.id_str).toBe(answer.body.id_str);
    expect(code(await destroy(answer.body.id_str))).toEqual([404, 144]);
    on.service.control.accessLevel({ level: 'read' });
    expect(code(await update({ status: 'Not any more.' }))).toEqual([403, 261]);
    expect(code(await destroy(sent.body.id_str))).toEqual([403, 261]);
  });
});
