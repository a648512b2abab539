import { describe, expect, it } from 'vitest';
import { parseLists } from '../../../electron/x/answers/lists.ts';
import {
  parseProfile,
  parseSingleUser,
  parseUser,
  parseUsers,
  unknownUser,
} from '../../../electron/x/answers/users.ts';
import { fixture } from '../fixture.ts';

const user = { id: '12', username: 'ada_example', name: 'Ada' };

describe('users', () => {
  it('reads the signed-in user', () => {
    expect(parseSingleUser(fixture('me'))).toEqual({
      id: '9003',
      username: 'ada_example',
      name: 'Ada Example',
      avatar: 'https://pbs.twimg.com/profile_images/9003/ada_bigger.png',
      verified: 'business',
      protected: false,
    });
  });

  it('reads default fields and lists, and skips what is no user but nobody of whom an id is told', () => {
    expect(
      parseUsers({ data: [user, null, { id: 12, username: 'x' }, { id: '13' }, { id: '14', username: 'b' }] }),
    ).toEqual([
      { ...unknownUser('12'), username: 'ada_example', name: 'Ada' },
      unknownUser('13'),
      { ...unknownUser('14'), username: 'b', name: 'b' },
    ]);
    expect(parseUsers({})).toEqual([]);
    expect([null, [], {}, { data: [] }, { errors: [] }].map(parseSingleUser)).toEqual(Array(5).fill(null));
  });

  it('undoes the escaping of names and places, and shows the handle where there is no name', () => {
    const escaped = { ...user, name: 'Ada &amp; &lt;Bob&gt;', location: 'D.C. &amp; NYC', description: '&amp;lt;' };
    expect(parseProfile(escaped)).toMatchObject({
      user: { name: 'Ada & <Bob>' },
      location: 'D.C. & NYC',
      description: [{ kind: 'text', text: '&lt;' }],
    });
    expect(parseUser({ ...user, name: ' ' })?.name).toBe('ada_example');
    const list = { id: '7', name: 'R&amp;D', description: '&lt;3' };
    expect(parseLists({ data: [list] })).toMatchObject([{ name: 'R&D', description: '<3' }]);
  });

  it.each([
    [{ verified_type: 'blue' }, 'blue'],
    [{ verified_type: 'business', verified: true }, 'business'],
    [{ verified_type: 'government', verified: false }, 'government'],
    [{ verified_type: 'none', verified: true }, null],
    [{ verified: true }, 'blue'],
    [{ verified: 'true' }, null],
    [{}, null],
  ])('%j is the mark %s', (fields, verified) => {
    expect(parseUser({ ...user, ...fields })?.verified).toBe(verified);
  });

  it.each([
    ['https://pbs.twimg.com/a.jpg', true],
    ['http://127.0.0.1:8123/avatars/1.png', true],
    ['http://pbs.twimg.com/a.jpg', false],
    ['javascript:alert(1)', false],
    ['file:///etc/passwd', false],
    ['', false],
    [7, false],
  ])('takes the picture %s: %s', (address, taken) => {
    expect(parseUser({ ...user, profile_image_url: address })?.avatar).toBe(taken ? address : null);
  });
});
