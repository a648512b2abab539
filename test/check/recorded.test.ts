/** The command itself, over made-up folders and over the recordings of the real service where they are there. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pageV2, postsV1 } from './recorded/answers.ts';

const command = fileURLToPath(new URL('recorded.ts', import.meta.url));

function run(...args: string[]): { lines: string[]; complaint: string; exitCode: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { lines: stdout.trimEnd().split('\n'), complaint: stderr, exitCode: status };
}

function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pinion-recorded-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

describe('npm run check:recorded', () => {
  it('prints a line per file and last the sum', () => {
    const folder = folderWith({
      'old/posts.json': [{ request: {}, response: { status: 200, body: postsV1 } }],
      'page.json': pageV2,
      'README.md': '# Recordings',
      'limits.json': [{ response: { status: 200, body: { rate_limit_context: {}, resources: {} } } }],
      'broken.json': '{"data":',
    });
    expect(run(folder)).toEqual({
      lines: [
        'README.md: skipped: not JSON',
        'broken.json: skipped: broken JSON',
        'limits.json: skipped: rate limits',
        'old/posts.json: 6 posts, 2 users, 9 entities, 0 differences',
        'page.json: 8 posts, 2 users, 12 entities, 0 differences',
        '5 files, 3 skipped, 0 answers in other files skipped',
        '14 posts, 21 entities, 0 differences',
      ],
      complaint: '',
      exitCode: 0,
    });
  });

  it('fails on a difference, and says where it is', () => {
    // A post that cannot be told from others is lost.
    const { lines, exitCode } = run(
      folderWith({
        'a.json': {
          data: [
            { id: 'seven', text: 'Hello' },
            { id: '8', text: 'x' },
          ],
        },
      }),
    );
    expect(lines).toEqual([
      'a.json: 1 posts, 0 users, 0 entities, 1 differences',
      '  a.json, post without id: is lost',
      '1 files, 0 skipped, 0 answers in other files skipped',
      '1 posts, 0 entities, 1 differences',
    ]);
    expect(exitCode).toBe(1);
  });

  it('goes through each folder once, however it is linked, and skips what cannot be read', () => {
    const folder = folderWith({ 'deep/deeper/page.json': pageV2 });
    symlinkSync('deep/deeper/page.json', join(folder, 'linked.json'));
    symlinkSync('nowhere', join(folder, 'lost.json'));
    symlinkSync('endless', join(folder, 'endless'));
    symlinkSync('..', join(folder, 'deep', 'up'));
    const page = '8 posts, 2 users, 12 entities, 0 differences';
    expect(run(folder)).toMatchObject({
      lines: [
        `deep/deeper/page.json: ${page}`,
        'endless: skipped: cannot be read',
        `linked.json: ${page}`,
        'lost.json: skipped: cannot be read',
        '4 files, 2 skipped, 0 answers in other files skipped',
        '16 posts, 24 entities, 0 differences',
      ],
      exitCode: 0,
    });
  });

  it('says so when there is no such folder, or none was named', () => {
    expect(run('/nowhere/at/all')).toMatchObject({ complaint: 'There is no folder /nowhere/at/all.\n', exitCode: 2 });
    expect(run().complaint).toMatch(/^Name the folder/);
    expect(run().exitCode).toBe(2);
  });

  it('has nothing to say about an empty folder', () => {
    expect(run(folderWith({}))).toMatchObject({
      exitCode: 0,
      lines: expect.arrayContaining(['0 posts, 0 entities, 0 differences']),
    });
  });
});

const recordings = fileURLToPath(new URL('../../../shared/data/recorded-x', import.meta.url));
const areThere = existsSync(recordings);

describe.skipIf(!areThere)(
  `recordings of the real service${areThere ? '' : ' (skipped: the folder is not there)'}`,
  () => {
    it('are shown as they were recorded', () => {
      const { lines, exitCode } = run(recordings);
      expect(lines.at(-1)).toMatch(/^[1-9]\d* posts, [1-9]\d* entities, 0 differences$/);
      expect(exitCode).toBe(0);
    });
  },
);
