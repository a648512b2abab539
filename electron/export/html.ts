/**
 * A page to read and to print. It holds everything itself: no scripts, no pictures, nothing that a browser would fetch;
 * its own content policy says the same, should something of a post ever look like markup.
 */
import { exported as words } from '../contract/messages/dialogs.ts';
import type { PollView, PostView, QuoteView, Segment } from '../contract/views/posts.ts';
import { type FileFormat, gapText, readable, type SavedEntry, utcText } from './format.ts';
import { linkTarget } from './record.ts';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => readable(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

const style = `
:root { color-scheme: light; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; background: #fff;
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font: 600 1.6rem/1.2 ui-serif, Georgia, serif; }
header p, .notes, .counts { color: #585d63; font-size: 0.875rem; }
article { padding: 1rem 0; border-top: 1px solid #ddd; break-inside: avoid; }
p, ul, blockquote { margin: 0.4rem 0 0; }
ul { padding-inline-start: 1.25rem; }
blockquote { padding: 0.5rem 0.75rem; border: 1px solid #ddd; border-radius: 6px; }
.by { margin: 0; }
.gap { margin: 0; padding: 0.75rem 0; border-top: 1px dashed #8a8f96; font-style: italic; break-inside: avoid; }
.text { white-space: pre-wrap; }
a { color: #0a5fa8; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
`;

/** Only web addresses become links; anything else stays text. */
const anchor = (url: string, content: string): string =>
  /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}" rel="noreferrer">${content}</a>` : content;

function segment(part: Segment): string {
  switch (part.kind) {
    case 'break':
      return '\n';
    case 'text':
      return escaped(part.text);
    case 'link':
      return anchor(linkTarget(part), escaped(linkTarget(part)));
    default:
      return anchor(part.url, escaped(part.text));
  }
}

/** The language of a text as an attribute, when X named one that exists. */
function languageOf(lang: string | null): string {
  return lang !== null && /^[a-z]{2}(-[a-z0-9]{2,8})*$/i.test(lang) ? ` lang="${lang}"` : '';
}

const text = ({ segments, lang }: Pick<PostView, 'segments' | 'lang'>): string =>
  segments.length === 0 ? '' : `<p class="text" dir="auto"${languageOf(lang)}>${segments.map(segment).join('')}</p>\n`;

const byline = ({ author, createdAt, url }: Pick<PostView, 'author' | 'createdAt' | 'url'>): string =>
  `<p class="by"><strong><bdi>${escaped(author.name)}</bdi></strong> <bdi>${escaped(words.handle(author.username))}</bdi> · ` +
  `${anchor(url, createdAt === null ? words.noTime : `<time datetime="${escaped(createdAt)}">${utcText(createdAt)}</time>`)}</p>\n`;

const media = (post: Pick<PostView, 'media'>): string =>
  post.media.length === 0
    ? ''
    : `<ul>${post.media
        .map(({ kind, source, preview, alt }) => {
          const name = escaped(alt ? words.described(words.media[kind], alt) : words.media[kind]);
          return `<li dir="auto">${anchor(source ?? preview ?? '', name)}</li>`;
        })
        .join('')}</ul>\n`;

const poll = ({ options }: PollView): string =>
  `<p>${words.poll}</p>\n<ul>${options
    .map(({ label, votes }) => `<li><bdi>${escaped(label)}</bdi>: ${words.votes(votes)}</li>`)
    .join('')}</ul>\n`;

const quote = (quoted: QuoteView): string =>
  `<blockquote>${
    quoted.state === 'unavailable'
      ? words.unavailable[quoted.reason]
      : `${byline(quoted.post)}${text(quoted.post)}${media(quoted.post)}`
  }</blockquote>\n`;

function notes({ replyTo, edited, sensitive }: PostView): string {
  const all = [
    ...(replyTo === null
      ? []
      : [replyTo.username === null ? words.replyToPost : words.replyTo(words.handle(replyTo.username))]),
    ...(edited ? [words.edited] : []),
    ...(sensitive ? [words.sensitive] : []),
  ];
  return all.length === 0 ? '' : `<p class="notes">${all.map(escaped).join(' · ')}</p>\n`;
}

function counts(of: PostView['counts']): string {
  if (of === null) return '';
  const { replies, reposts, quotes, likes } = words.counts;
  const all = [replies(of.replies), reposts(of.reposts), quotes(of.quotes), likes(of.likes)];
  return `<p class="counts">${all.join(' · ')}</p>\n`;
}

function entry({ repostedBy, post, unavailable, gapBelow }: SavedEntry): string {
  const reposted =
    repostedBy &&
    `<p class="notes">${escaped(words.repostedBy(repostedBy.name, words.handle(repostedBy.username)))}</p>\n`;
  const shown = post
    ? `${byline(post)}${notes(post)}${text(post)}${media(post)}${post.poll ? poll(post.poll) : ''}` +
      `${post.quote ? quote(post.quote) : ''}${counts(post.counts)}`
    : `<p>${words.unavailable[unavailable ?? 'unknown']}</p>\n`;
  const missing = gapBelow ? `<p class="gap">${escaped(gapText(gapBelow))}</p>\n` : '';
  return `<article>\n${reposted ?? ''}${shown}</article>\n${missing}`;
}

export const html: FileFormat = {
  extension: 'html',
  start: ({ title, savedAt, total }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1 dir="auto">${escaped(title)}</h1>
<p>${escaped(words.savedOn(utcText(savedAt), total))}</p>
</header>
<main>
`,
  posts: (entries) => entries.map(entry).join(''),
  end: () => '</main>\n</body>\n</html>\n',
};
