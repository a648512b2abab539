/** Starts Pinion with very many stored posts. */
import { cpSync, existsSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import { findSqlite, openSqliteCache } from '../../electron/timelines/cache/sqlite.ts';
import { timeOfId } from '../../electron/timelines/ids.ts';
import type { Person } from '../e2e/person.ts';
import { type Row, rowOf } from './samples.ts';
import { makePosts, storePosts } from './stored-posts.ts';
import { prepareData, visitPinion } from './visit-pinion.ts';

const openings = 4;

/** @returns from unlocking (or from the start, where nothing is locked) to the first post; null when watched too late */
async function openingTime(person: Person, usernames: readonly [string, string]): Promise<number[]> {
  const { start, fromUnlock, late } = await visitPinion(person, usernames, 0);
  return late ? [] : [fromUnlock ?? start];
}

/** Puts posts into the file of an account, below what was read. @returns whether posts are kept in a file here */
function fill(folder: string, userId: string, posts: number): boolean {
  const file = path.join(folder, 'data/posts', `x-${userId}.sqlite`);
  const sqlite = findSqlite();
  if (!existsSync(file) || sqlite === null) return false;
  const cache = openSqliteCache(sqlite, file);
  const home = timelineName({ kind: 'home' });
  const oldest = cache.timeline(home).oldestId;
  storePosts(cache, home, makePosts(posts, oldest === null ? Date.now() : timeOfId(oldest) - 60_000));
  cache.close();
  return true;
}

/**
 * Opens the home timeline with the few posts of a first reading, and with very many, by turns.
 * @param personIn a person whose Pinion keeps everything in this folder
 * @returns no row where posts are not kept on disk
 */
export async function visitFilled(
  personIn: (folder: string) => Person,
  folder: string,
  usernames: readonly [string, string],
  posts: number,
): Promise<Row[]> {
  const withFew = personIn(folder);
  await prepareData(withFew, usernames);
  const filled = `${folder}-filled`;
  cpSync(folder, filled, { recursive: true, filter: (from) => !lstatSync(from).isSocket() });
  const { userId = '' } = withFew.service.accounts.find(({ username }) => username === usernames[0]) ?? {};
  if (!fill(filled, userId, posts)) return [];
  const withMany = personIn(filled);
  const [few, many]: [number[], number[]] = [[], []];
  for (let done = 0; done < openings; done += 1) {
    few.push(...(await openingTime(withFew, usernames)));
    many.push(...(await openingTime(withMany, usernames)));
  }
  return rowOf('window: unlock to first post, kept on disk', 'ms', many, few);
}
