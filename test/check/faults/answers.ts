/** Answers with status 200 that are not what was asked for, or are it in an unusual form. */
import { strict as assert } from 'node:assert';
import type { Fault } from '../../../electron/practice/control/faults/queue.ts';
import { retry } from './outcomes.ts';
import { homePath } from './paths.ts';
import { comesBack, hasNewPosts, meets, postsOf, refresh } from './person.ts';
import type { FaultCase } from './runner.ts';
import { second } from './stage.ts';

const unreadable: Record<string, Fault> = {
  'nothing in it': { canned: 'empty' },
  'the word OK': { canned: 'plain-ok' },
  null: { canned: 'json-null' },
  'a list': { canned: 'json-list' },
  'posts in a list of their own': { alter: 'in-list' },
  'posts that are a text': { alter: 'data-text' },
  'no posts, and no word of them': { alter: 'null-values' },
  'half of it': { alter: 'half' },
  'twelve megabytes': { canned: 'huge' },
  'gzip that is none': { encoding: 'false-gzip' },
};

/** What is understood all the same. */
const understood: Record<string, Fault> = {
  'invalid UTF-8 in a text': { alter: 'invalid-utf8' },
  'a byte order mark': { alter: 'byte-order-mark' },
  'keys that nobody has heard of': { alter: 'extra-keys' },
  'every post twice': { alter: 'doubled' },
  'the oldest post first': { alter: 'reversed' },
  'nothing of what posts refer to': { alter: 'no-includes' },
  gzip: { encoding: 'gzip' },
  brotli: { encoding: 'br' },
  deflate: { encoding: 'deflate' },
  'a slow line': { drip: { bytes: 4096, everyMs: second } },
  'another type of content': { headers: { 'content-type': 'text/html' } },
  'no headers of limits': {
    headers: { 'x-rate-limit-limit': null, 'x-rate-limit-remaining': null, 'x-rate-limit-reset': null },
  },
  'headers of limits that make no sense': {
    headers: { 'x-rate-limit-limit': 'many', 'x-rate-limit-remaining': '-3', 'x-rate-limit-reset': 'soon' },
  },
  'no Date': { date: 'none' },
  'a partial error beside the posts': { problem: 'post-not-found', beside: true },
  'a hidden post beside the posts': { problem: 'not-authorized-for-resource', beside: true },
  'a field that is not for us beside the posts': { problem: 'not-authorized-for-field', beside: true },
};

export const answerFaults: readonly FaultCase[] = [
  ...Object.entries(unreadable).map(
    ([name, fault]): FaultCase => ({
      name: `refresh: an answer with ${name}`,
      begins: 'reading',
      async plays(stage) {
        const before = await postsOf(stage);
        stage.control.fault({ path: homePath, ...fault });
        meets((await refresh(stage)).error, 'unreadable-answer', retry);
        assert.deepEqual(stage.asked(), ['home 200'], 'asked once');
        assert.deepEqual(await postsOf(stage), before, 'what was read stays');
        assert.equal((await comesBack(stage)).error, null);
        assert.deepEqual(stage.asked(), ['home 200']);
        await hasNewPosts(stage, before);
      },
    }),
  ),
  ...Object.entries(understood).map(
    ([name, fault]): FaultCase => ({
      name: `refresh: an answer with ${name} is understood`,
      begins: 'reading',
      async plays(stage) {
        const before = await postsOf(stage);
        stage.control.fault({ path: homePath, ...fault });
        assert.equal((await refresh(stage)).error, null);
        assert.deepEqual(stage.asked(), ['home 200'], 'asked once');
        await hasNewPosts(stage, before);
        await comesBack(stage);
        assert.deepEqual(stage.asked(), ['home 200']);
      },
    }),
  ),
  ...[301, 302, 303, 307, 308].map(
    (status): FaultCase => ({
      name: `refresh: a redirect with status ${status} is not followed`,
      begins: 'reading',
      async plays(stage) {
        const before = await postsOf(stage);
        const to = `${stage.service.origin}/2/users/me`;
        stage.control.fault({ path: homePath, redirect: { status: status as 301, to } });
        meets((await refresh(stage)).error, 'unreadable-answer', retry);
        assert.deepEqual(stage.asked(), [`home ${status}`], 'nothing was asked of where it leads');
        assert.equal((await comesBack(stage)).error, null);
        assert.deepEqual(stage.asked(), ['home 200']);
        await hasNewPosts(stage, before);
      },
    }),
  ),
];
