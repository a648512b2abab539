/**
 * Sends recorded answers through the parsers of the app and compares what comes out with what was recorded. The
 * parsers are passed in, so that a test can see what the check says of broken ones.
 */
import type { ListView } from '../../../electron/contract/views/lists.ts';
import type { EntryView, UserView } from '../../../electron/contract/views/posts.ts';
import { parseLists } from '../../../electron/x/answers/lists.ts';
import { isPage, parsePage } from '../../../electron/x/answers/page.ts';
import { type ParsedProfile, parseProfile, parseUsers } from '../../../electron/x/answers/users.ts';
import { parseListsV1 } from '../../../electron/x/answers-v1/lists.ts';
import { parsePostsV1 } from '../../../electron/x/answers-v1/pages.ts';
import { parseProfileV1, parseUsersV1 } from '../../../electron/x/answers-v1/users.ts';
import { bodiesIn } from './bodies.ts';
import { compareList, compareUser } from './compare-people.ts';
import { compareEntry } from './compare-posts.ts';
import { type Known, knownIn } from './kinds.ts';
import type { RecordedList, RecordedPost, RecordedUser } from './model.ts';
import { isRaw, type Raw } from './raw.ts';
import { idV1, listV1, postV1, usersInside, userV1 } from './read-v1.ts';
import { AnswerV2, userV2 } from './read-v2.ts';

/** The parsers of one version of the API. */
export interface VersionParsers {
  posts(answer: unknown): EntryView[];
  users(answer: unknown): UserView[];
  profile(user: unknown): ParsedProfile | null;
  lists(answer: unknown): ListView[];
}

export interface Parsers {
  v1: VersionParsers;
  v2: VersionParsers;
}

/** Those of the app. */
export const appParsers: Parsers = {
  v1: { posts: parsePostsV1, users: parseUsersV1, profile: parseProfileV1, lists: parseListsV1 },
  v2: {
    posts: (answer) => (isPage(answer) ? parsePage(answer).entries : []),
    users: parseUsers,
    profile: parseProfile,
    lists: parseLists,
  },
};

export interface FileReport {
  name: string;
  posts: number;
  users: number;
  entities: number;
  /** One sentence each, with where it is. */
  differences: string[];
  /** Why answers of the file were not compared. */
  skipped: string[];
  /** Something of it was compared. */
  checked: boolean;
}

/** What was compared in a file; everything recorded counts once, however often it is shown. */
class Tally {
  readonly differences: string[] = [];
  readonly #posts = new Map<string, number>();
  readonly #users = new Map<string, number>();

  at(where: string): (what: string) => void {
    return (what) => this.differences.push(`${where}: ${what}`);
  }

  post(answer: string, { id, entities }: RecordedPost): void {
    this.#posts.set(`${answer} ${id}`, entities.length);
  }

  user(answer: string, { id, description }: RecordedUser): void {
    this.#users.set(`${answer} ${id}`, description?.entities.length ?? 0);
  }

  report(): Pick<FileReport, 'posts' | 'users' | 'entities' | 'differences'> {
    const entities = [...this.#posts.values(), ...this.#users.values()].reduce((sum, count) => sum + count, 0);
    return { posts: this.#posts.size, users: this.#users.size, entities, differences: this.differences };
  }
}

/** What is recorded has to come out in the same number and order; then each is compared with its own. */
function compareRows<Recorded extends { id: string | null }, Shown>(
  recorded: readonly Recorded[],
  shown: readonly Shown[],
  idOf: (row: Shown) => string,
  report: (where: string, what: string) => void,
  compare: (recorded: Recorded, shown: Shown, where: string) => void,
  noun: string,
): void {
  const left = [...shown];
  for (const each of recorded) {
    const where = `${noun} ${each.id ?? 'without id'}`;
    const at = left.findIndex((row) => idOf(row) === each.id);
    const [row] = at < 0 ? [] : left.splice(at, 1);
    if (row === undefined) report(where, 'is lost');
    else {
      if (at > 0) report(where, 'is out of order');
      compare(each, row, where);
    }
  }
  for (const row of left) report(`${noun} ${idOf(row)}`, 'was not recorded');
}

class AnswerCheck {
  readonly #tally: Tally;
  readonly #name: string;

  constructor(tally: Tally, name: string) {
    this.#tally = tally;
    this.#name = name;
  }

  #report = (where: string, what: string): void => this.#tally.at(`${this.#name}, ${where}`)(what);

  posts(recorded: readonly RecordedPost[], entries: readonly EntryView[]): void {
    const rowId = ({ id }: EntryView): string => id;
    const compare = (post: RecordedPost, entry: EntryView, where: string): void => {
      compareEntry(post, entry, {
        compared: (each) => this.#tally.post(this.#name, each),
        differs: (what) => this.#report(where, what),
      });
    };
    compareRows(recorded, entries, rowId, this.#report, compare, 'post');
  }

  users(
    items: readonly Raw[],
    read: (user: Raw) => RecordedUser,
    wrap: (users: Raw[]) => unknown,
    parsers: VersionParsers,
  ): void {
    const unique = [...new Map(items.map((item) => [read(item).id, item])).values()];
    const profiles = new Map(unique.map((item) => [read(item).id, parsers.profile(item)]));
    const compare = (user: RecordedUser, shown: UserView, where: string): void => {
      this.#tally.user(this.#name, user);
      for (const problem of compareUser(user, shown, profiles.get(user.id) ?? null)) this.#report(where, problem);
    };
    compareRows(unique.map(read), parsers.users(wrap(unique)), ({ id }) => id, this.#report, compare, 'user');
  }

  #postsV2(answer: Raw, parsers: VersionParsers): void {
    const recorded = new AnswerV2(answer);
    this.posts(
      recorded.items.map((item) => recorded.post(item)),
      parsers.posts(answer),
    );
    this.#included(answer, parsers);
  }

  /** What came along, whether or not a post of the answer shows it. */
  #included(answer: Raw, parsers: VersionParsers): void {
    const around = new AnswerV2(answer);
    const alone = { ...answer, data: around.includedPosts };
    const included = new AnswerV2(alone);
    this.posts(
      included.items.map((item) => included.post(item)),
      parsers.posts(alone),
    );
    this.users(around.includedUsers, userV2, (data) => ({ data }), parsers);
  }

  known(known: Known, { v1, v2 }: Parsers): void {
    switch (known.kind) {
      case 'posts-v2':
        this.#postsV2(known.answer, v2);
        break;
      case 'users-v2': {
        this.users(new AnswerV2(known.answer).items, userV2, (data) => ({ data }), v2);
        this.#included(known.answer, v2);
        break;
      }
      case 'lists-v2': {
        const answer = new AnswerV2(known.answer);
        this.#lists(
          answer.items.map((item) => answer.list(item)),
          v2.lists({ ...known.answer, data: answer.items }),
        );
        this.#included(known.answer, v2);
        break;
      }
      case 'posts-v1': {
        this.posts(
          known.items.map((item) => postV1(item)),
          v1.posts(known.answer),
        );
        this.users(known.items.flatMap(usersInside), userV1, (users) => users, v1);
        break;
      }
      case 'users-v1': {
        const { items, answer } = known;
        this.users(items, userV1, (users) => (users.length === items.length ? answer : users), v1);
        const newest = items.flatMap(({ status }) => (isRaw(status) && idV1(status) !== null ? [status] : []));
        this.posts(
          newest.map((item) => postV1(item)),
          v1.posts(newest),
        );
        break;
      }
      case 'lists-v1': {
        this.#lists(known.items.map(listV1), v1.lists(known.answer));
        const owners = known.items.flatMap(({ user }) => (isRaw(user) ? [user] : []));
        this.users(owners, userV1, (users) => users, v1);
        break;
      }
    }
  }

  #lists(recorded: RecordedList[], shown: readonly ListView[]): void {
    const compare = (list: RecordedList, view: ListView, where: string): void => {
      for (const problem of compareList(list, view)) this.#report(where, problem);
    };
    compareRows(recorded, shown, ({ id }) => id, this.#report, compare, 'list');
  }
}

/** Compares everything in one file. Never throws: a parser that does is a difference. */
export function checkFile(
  name: string,
  content: Uint8Array | { skipped: string },
  parsers: Parsers = appParsers,
): FileReport {
  const tally = new Tally();
  const skipped: string[] = [];
  let checked = false;
  const bodies = 'skipped' in content ? [content] : bodiesIn(name, content);
  for (const [index, recorded] of bodies.entries()) {
    const known = 'skipped' in recorded ? recorded.skipped : knownIn(recorded.body);
    if (typeof known === 'string') {
      skipped.push(known);
      continue;
    }
    checked = true;
    const check = new AnswerCheck(tally, bodies.length === 1 ? name : `${name} answer ${index + 1}`);
    for (const part of known) {
      if (part.kind === 'other') skipped.push(part.skipped);
      try {
        check.known(part, parsers);
      } catch (cause) {
        tally.at(name)(`the parser failed: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
    }
  }
  return { name, ...tally.report(), skipped, checked };
}
