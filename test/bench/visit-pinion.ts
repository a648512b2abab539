/** Starts Pinion with two signed-in accounts, and measures the start and switches between them. */
import type { Person } from '../e2e/person.ts';
import { whenSeen, whenStill } from './in-page.ts';
import type { Visit } from './samples.ts';

const anyPost = '[role=feed] article';
const postOf = (username: string): string => `[role=feed][aria-label="Home timeline of @${username}"] article`;

/** Signs both accounts in and lets Pinion keep their posts. The first one is on show at the next start. */
export async function prepareData(person: Person, usernames: readonly [string, string]): Promise<void> {
  await person.startPinion();
  await person.signIn(usernames[0]);
  await person.addAccount(usernames[1]);
  await person.switchTo(usernames[0]);
  await person.page.evaluate(whenStill);
  await person.quitPinion();
}

async function measureStart(person: Person): Promise<Omit<Visit, 'switches'>> {
  await person.startPinion();
  const { page, app } = person;
  if (person.hasKeychain) {
    const { seenAt, late } = await page.evaluate(whenSeen, { selector: anyPost, afterPress: false });
    return { start: seenAt - app.startedAt, toUnlockScreen: null, fromUnlock: null, late };
  }
  const box = await page.evaluate(whenSeen, { selector: 'input[type=password]', afterPress: false });
  const [post] = await Promise.all([page.evaluate(whenSeen, { selector: anyPost, afterPress: true }), person.unlock()]);
  return {
    start: post.seenAt - app.startedAt,
    toUnlockScreen: box.seenAt - app.startedAt,
    fromUnlock: post.seenAt - (post.pressedAt ?? post.seenAt),
    late: box.late,
  };
}

async function measureSwitch(person: Person, username: string): Promise<number> {
  await person.page.evaluate(whenStill);
  const [post] = await Promise.all([
    person.page.evaluate(whenSeen, { selector: postOf(username), afterPress: true }),
    person.accountButton(username).click(),
  ]);
  return post.seenAt - (post.pressedAt ?? post.seenAt);
}

/**
 * One visit with the data that `prepareData` left.
 * @param switches an even number, so that the next visit starts with the same account
 */
export async function visitPinion(
  person: Person,
  usernames: readonly [string, string],
  switches: number,
): Promise<Visit> {
  const start = await measureStart(person);
  const times: number[] = [];
  for (let done = 0; done < switches; done += 1) {
    times.push(await measureSwitch(person, usernames[done % 2 === 0 ? 1 : 0]));
  }
  await person.quitPinion();
  return { ...start, switches: times };
}
