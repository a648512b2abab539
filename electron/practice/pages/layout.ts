/** The frame of the service's pages. No outside resource, one inline style, at most one inline script, both hashed. */
import { practicePages } from '../../contract/messages/en.ts';
import { type Answer, html, policyHash } from '../http/messages.ts';
import { style } from './style.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text safe in HTML content and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark);

export interface Page {
  title: string;
  /** HTML. */
  content: string;
  script?: string;
}

const feather =
  '<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M27 4C15 4 7 11 6 22l-2 6 2 0 2-4c10 0 17-6 19-20zM9 22c2-6 6-10 12-13-5 4-9 8-12 13z"/></svg>';

/** Any picture of the service's own does; without one, browsers ask for /favicon.ico. */
const icon = '/media/clips/dance.png';

export function renderPage(status: number, { title, content, script }: Page): Answer {
  const policy = [
    "default-src 'none'",
    `style-src ${policyHash(style)}`,
    `script-src ${script === undefined ? "'none'" : policyHash(script)}`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Pinion</title>
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">${feather}<span>Pinion</span><span class="badge">${escapeHtml(practicePages.badge)}</span></p>
<h1>${escapeHtml(title)}</h1>
${content}
<p class="note">${escapeHtml(practicePages.notX)}</p>
</main>
${script === undefined ? '' : `<script>${script}</script>`}
</body>
</html>
`;
  return html(status, body, {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
  });
}
