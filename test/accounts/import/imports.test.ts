import { describe, expect, it } from 'vitest';
import { createKeyImports } from '../../../electron/accounts/import/imports.ts';
import { missingProblems } from '../../../electron/contract/messages/key-import.ts';
import { code, countingRandom, NOON, value } from '../support.ts';
import { BEARER, expectNoValues, KEY, SECRET, TOKEN, TOKEN_SECRET } from './support.ts';

const pairText = `API_KEY=${KEY}\nAPI_KEY_SECRET=${SECRET}\n`;
const fullText = `${pairText}ACCESS_TOKEN=${TOKEN}\nACCESS_TOKEN_SECRET=${TOKEN_SECRET}\nBEARER_TOKEN=${BEARER}\n`;

/** A disk with files, and a clock. */
function makeImports(files: Record<string, string | Uint8Array> = {}) {
  const disk = new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
  const world = { now: NOON, disk, stuck: false };
  const imports = createKeyImports({
    random: countingRandom(),
    now: () => world.now,
    async readFile(path) {
      const bytes = disk.get(path);
      if (!bytes) return null;
      return bytes.length > 1000 ? { bytes: new Uint8Array(), tooLarge: true } : { bytes, tooLarge: false };
    },
    deleteFile: async (path) => !world.stuck && disk.delete(path),
  });
  return { imports, world };
}

const never = () => Promise.reject(new Error('nobody should be asked'));
const choose = (path: string | null) => async () => path;

describe('bringing keys in', () => {
  it('shows what was found without its values, and keeps them', async () => {
    const { imports } = makeImports({ '/home/ada/project/.env': fullText });
    const view = value(await imports.fromFile('/home/ada/project/.env'));
    expect(view).toEqual({
      importId: expect.stringMatching(/^[0-9a-f]{32}$/),
      source: { kind: 'file', name: '.env' },
      format: 'env',
      found: [
        { field: 'api-key', label: 'API_KEY', hint: 'rS6t', line: 1 },
        { field: 'api-key-secret', label: 'API_KEY_SECRET', hint: SECRET.slice(-4), line: 2 },
        { field: 'access-token', label: 'ACCESS_TOKEN', hint: TOKEN.slice(-4), line: 3 },
        { field: 'access-token-secret', label: 'ACCESS_TOKEN_SECRET', hint: TOKEN_SECRET.slice(-4), line: 4 },
        { field: 'bearer-token', label: 'BEARER_TOKEN', hint: BEARER.slice(-4), line: 5 },
      ],
      problems: [],
      ways: ['pin', 'own-token', 'app-only'],
      plainFile: 'known',
    });
    expectNoValues(view);
    expect(value(imports.pair(view.importId))).toEqual({ apiKey: KEY, apiKeySecret: SECRET });
    expect(value(imports.token(view.importId))).toEqual({ accessToken: TOKEN, accessTokenSecret: TOKEN_SECRET });
  });

  it('can do with a pair alone what needs no token', () => {
    const { imports } = makeImports();
    const view = value(imports.fromText(pairText));
    expect(view).toMatchObject({
      source: { kind: 'text' },
      ways: ['pin', 'app-only'],
      plainFile: 'none',
      problems: [],
    });
    expect(code(imports.token(view.importId))).toBe('token-missing');
  });

  it('says which half is missing', () => {
    const { imports } = makeImports();
    const half = value(imports.fromText(`API_KEY=${KEY}\nACCESS_TOKEN_SECRET=${TOKEN_SECRET}`));
    expect(half.ways).toEqual([]);
    expect(half.problems).toEqual([
      { line: null, message: 'The secret of the API key was not found.' },
      { line: null, message: 'The access token that belongs to this secret was not found.' },
    ]);
    expect(code(imports.pair(half.importId))).toBe('import-incomplete');
  });

  it('says that a bearer token alone is not enough', () => {
    const { imports } = makeImports();
    const found = value(imports.fromText(`BEARER_TOKEN=${BEARER}`));
    expect(found.ways).toEqual([]);
    expect(found.problems).toEqual([{ line: null, message: missingProblems['bearer-alone'] }]);
  });

  it('keeps what is only wrong, so that it can be said', () => {
    const { imports } = makeImports();
    const view = value(imports.fromText('API_KEY=your-key-here\nAPI_SECRET=', 'keys.txt'));
    expect(view).toMatchObject({ found: [], ways: [], source: { kind: 'file', name: 'keys.txt' } });
    expect(view.problems.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('takes the environment, without a file', () => {
    const { imports } = makeImports();
    const view = value(imports.fromEnvironment({ X_API_KEY: KEY, X_API_SECRET: SECRET, HOME: '/home/ada' }));
    expect(view).toMatchObject({ source: { kind: 'environment' }, format: 'environment', plainFile: 'none' });
    expect(view.found.map(({ line }) => line)).toEqual([null, null]);
    expect(code(imports.fromEnvironment({ HOME: '/home/ada' }))).toBe('import-empty');
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${pairText}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(pairText, 'utf16le')],
    ['UTF-16 in the other order', Buffer.from(`\uFEFF${pairText}`, 'utf16le').swap16()],
    ['UTF-16 in the other order without a mark', Buffer.from(pairText, 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${pairText}`)],
    ['old Latin letters', Buffer.from(`# schl\xfcssel\n${pairText}`, 'latin1')],
  ])('reads a file in %s', async (_, bytes) => {
    const { imports } = makeImports({ 'C:/keys.env': bytes });
    const view = value(await imports.fromFile('C:/keys.env'));
    expect(value(imports.pair(view.importId))).toEqual({ apiKey: KEY, apiKeySecret: SECRET });
  });

  it('reads a UTF-16 file that was dropped and read as UTF-8 by the page', () => {
    const { imports } = makeImports();
    const text = new TextDecoder().decode(Buffer.from(`\uFEFF${pairText}`, 'utf16le'));
    expect(value(imports.fromText(text, 'keys.env')).found.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('refuses what is too large, unreadable or empty', async () => {
    const { imports } = makeImports({
      '/large': pairText.repeat(50),
      '/picture': Buffer.from([0x89, 0x50, 0, 1, 0, 0, 7]),
    });
    expect(code(await imports.fromFile('/large'))).toBe('import-too-large');
    expect(code(imports.fromText(`#${' '.repeat(256 * 1024)}`))).toBe('import-too-large');
    expect(code(await imports.fromFile('/nowhere'))).toBe('import-unreadable');
    expect(code(await imports.fromFile('/picture'))).toBe('import-no-text');
    const document = `{\\rtf1\\ansi API key: ${KEY}\\\nAPI key secret: ${SECRET}}`;
    expect(code(imports.fromText(document, 'keys.rtf'))).toBe('import-no-text');
    expect(code(imports.fromText(`PK\u0003\u0004\u0014\0${pairText}`, 'keys.docx'))).toBe('import-no-text');
    expect(code(imports.fromText('Hello'))).toBe('import-empty');
  });
});

describe('the values', () => {
  it('are forgotten after ten minutes', async () => {
    const { imports, world } = makeImports({ '/a/.env': fullText });
    const { importId } = value(await imports.fromFile('/a/.env'));
    world.now += 10 * 60 * 1000 - 1;
    expect(code(imports.pair(importId))).toBe('ok');
    world.now += 1;
    expect([code(imports.pair(importId)), code(imports.token(importId))]).toEqual(['import-over', 'import-over']);
    expect(code(await imports.deletePlainFile(importId, never))).toBe('import-over');
    expect(world.disk.has('/a/.env')).toBe(true);
  });

  it('are forgotten when nobody wants them, and when others came later', () => {
    const { imports } = makeImports();
    const ids = Array.from({ length: 6 }, () => value(imports.fromText(pairText)).importId);
    imports.forget(ids[5] ?? '');
    expect(ids.map((id) => code(imports.pair(id)))).toEqual([
      'import-over',
      'import-over',
      'ok',
      'ok',
      'ok',
      'import-over',
    ]);
  });
});

describe('deleting the plain file', () => {
  it('deletes the file that was opened', async () => {
    const { imports, world } = makeImports({ '/a/.env': fullText });
    const { importId } = value(await imports.fromFile('/a/.env'));
    expect(value(await imports.deletePlainFile(importId, never))).toEqual({ deleted: true });
    expect(world.disk.size).toBe(0);
    // What was found stays usable until it is forgotten.
    expect(code(imports.pair(importId))).toBe('ok');
  });

  it('asks where a dropped file is, and may be told that nowhere', async () => {
    const { imports, world } = makeImports({ '/desk/keys.env': `# moved\n${pairText}`, '/desk/other.env': 'A=b' });
    const view = value(imports.fromText(pairText, 'keys.env'));
    expect(view.plainFile).toBe('elsewhere');
    expect(value(await imports.deletePlainFile(view.importId, choose(null)))).toEqual({ deleted: false });
    expect(code(await imports.deletePlainFile(view.importId, choose('/desk/other.env')))).toBe('file-other');
    expect(code(await imports.deletePlainFile(view.importId, choose('/desk/none.env')))).toBe('import-unreadable');
    expect(world.disk.size).toBe(2);
    expect(value(await imports.deletePlainFile(view.importId, choose('/desk/keys.env')))).toEqual({ deleted: true });
    expect([...world.disk.keys()]).toEqual(['/desk/other.env']);
  });

  it.each([
    ['another value', fullText.replace(KEY, KEY.toUpperCase())],
    ['one value less', fullText.replace(/BEARER.*/, '')],
    ['nothing', ''],
    ['a picture’s worth of text', fullText.repeat(9)],
  ])('leaves a file that holds %s by now', async (_, text) => {
    const { imports, world } = makeImports({ '/a/.env': fullText });
    const { importId } = value(await imports.fromFile('/a/.env'));
    world.disk.set('/a/.env', Buffer.from(text));
    expect(code(await imports.deletePlainFile(importId, never))).toBe('file-other');
    expect(world.disk.has('/a/.env')).toBe(true);
  });

  it('says when it could not be deleted, and never deletes where no value came from', async () => {
    const { imports, world } = makeImports({ '/a/.env': fullText, '/a/empty.env': 'API_KEY=' });
    const { importId } = value(await imports.fromFile('/a/.env'));
    world.stuck = true;
    expect(code(await imports.deletePlainFile(importId, never))).toBe('file-not-deleted');
    world.stuck = false;
    const empty = value(await imports.fromFile('/a/empty.env'));
    expect(code(await imports.deletePlainFile(empty.importId, never))).toBe('file-other');
    const text = value(imports.fromText(pairText));
    expect(code(await imports.deletePlainFile(text.importId, never))).toBe('call-invalid');
    expect(world.disk.size).toBe(2);
  });
});
