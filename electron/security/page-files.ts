/**
 * Serves the built page to the window: files inside one folder, read only, with the content policy and the other
 * protective headers. Both shells serve through this module, so both have the same guard (Electron security guide,
 * items 7 and 18).
 */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { PageFilesOptions, PageHandler } from '../shell/shell.ts';
import { contentPolicy } from './content-policy.ts';

/** What the build can put into the page; any other ending is refused. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const document = 'index.html';
/** Stands in the built document where the nonce of each load goes. */
const noncePlaceholder = '%CSP_NONCE%';

/**
 * Turns the path of an address into names of folders and a file.
 * @returns null for anything that is not a plain path: dots, empty names, encoded or literal separators, drive
 *   letters, streams, double encoding, control characters
 */
export function plainPath(pathname: string): string[] | null {
  if (pathname === '/') return [document];
  const names: string[] = [];
  for (const part of pathname.slice(1).split('/')) {
    let name: string;
    try {
      name = decodeURIComponent(part);
    } catch {
      return null;
    }
    if (!/^[\w-][\w.@~ -]*$/.test(name)) return null;
    names.push(name);
  }
  return names;
}

const protectiveHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-dns-prefetch-control': 'off',
  'cache-control': 'no-store',
};

const refusal = (status: number): Response =>
  new Response(null, { status, headers: { ...protectiveHeaders, 'content-security-policy': "default-src 'none'" } });

/** @returns the handler for every request to the page's origin: GET and HEAD, this host, files of this folder */
export function servePage({ root, pageOrigin, mediaOrigin, makeNonce }: PageFilesOptions): PageHandler {
  const read = async (names: string[]): Promise<Buffer | null> => {
    try {
      const [folder, file] = await Promise.all([realpath(root), realpath(join(root, ...names))]);
      // A symbolic link could lead out of the folder even though the name does not.
      return file.startsWith(folder + sep) ? await readFile(file) : null;
    } catch {
      return null;
    }
  };

  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405);
    let parsed: URL;
    try {
      parsed = new URL(url);
    } catch {
      return refusal(400);
    }
    if (`${parsed.protocol}//${parsed.host}` !== pageOrigin) return refusal(403);
    const names = plainPath(parsed.pathname);
    const type = names === null ? undefined : contentTypes[extname(names.at(-1) ?? '')];
    if (names === null || type === undefined) return refusal(403);
    const bytes = await read(names);
    if (bytes === null) return refusal(404);

    const nonce = makeNonce();
    const isDocument = type.startsWith('text/html');
    const body = isDocument ? Buffer.from(bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)) : bytes;
    return new Response(method === 'HEAD' ? null : new Uint8Array(body), {
      headers: {
        ...protectiveHeaders,
        'content-type': type,
        'content-length': String(body.byteLength),
        'content-security-policy': contentPolicy({ mediaOrigin, nonce }),
      },
    });
  };
}
