/** Text for notes and wikis: CommonMark, with everything that a post could mean as markup taken out of effect. */
import { exported as words } from '../contract/messages/dialogs.ts';
import type { MediaView, PollView, PostView, QuoteView, Segment } from '../contract/views/posts.ts';
import { type FileFormat, gapText, readable, type SavedEntry, utcText } from './format.ts';
import { linkTarget } from './record.ts';

/** Text as itself: no emphasis, link, table, HTML or code comes of it. */
const inert = (text: string): string => readable(text).replace(/[\\`*_[\]<>~|&]/g, '\\$&');

/** The beginning of a line as itself: no heading, list, quotation or block of code comes of it. */
const asLine = (text: string): string =>
  text
    .replace(/^[\t ]+/, (space) => '\u00a0'.repeat(space.length))
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');

/** Text in one line, for names. */
const inline = (text: string): string => asLine(inert(text.replace(/\s+/g, ' ').trim()));

/** An address in its own brackets; signs that would end it are written as an address writes them. */
const address = (url: string): string => `<${readable(url).replace(/[\s<>\\]/g, (sign) => encodeURIComponent(sign))}>`;

/** The text of a post as paragraphs; two spaces at the end of a line keep the break. */
function paragraphs(segments: readonly Segment[]): string {
  const pieces = segments.map((segment) => {
    if (segment.kind === 'break') return '\n';
    return segment.kind === 'link' ? address(linkTarget(segment)) : inert(segment.text);
  });
  return pieces
    .join('')
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line, index, { length }) => `${asLine(line)}${index === length - 1 ? '' : '  \n'}`)
    .join('')
    .replace(/(?: {2}\n){2,}/g, '\n\n')
    .trim();
}

const heading = ({ author, createdAt, url }: Pick<PostView, 'author' | 'createdAt' | 'url'>): string =>
  `**${inline(author.name)}** (${inline(words.handle(author.username))}) · ` +
  `[${createdAt === null ? words.noTime : utcText(createdAt)}](${address(url)})`;

const mediaLine = ({ kind, source, preview, alt }: MediaView): string => {
  const name = inline(alt ? words.described(words.media[kind], alt) : words.media[kind]);
  const url = source ?? preview;
  return url !== null && /^https?:\/\//i.test(url) ? `- [${name}](${address(url)})` : `- ${name}`;
};

const pollLines = ({ options }: PollView): string[] => [
  `${words.poll}:`,
  '',
  ...options.map(({ label, votes }) => `- ${inline(label)}: ${words.votes(votes)}`),
];

function quoteLines(quote: QuoteView): string[] {
  const inside =
    quote.state === 'unavailable'
      ? [words.unavailable[quote.reason]]
      : [heading(quote.post), '', paragraphs(quote.post.segments)];
  return inside.flatMap((part) => part.split('\n')).map((line) => `> ${line}`);
}

function notes({ replyTo, edited, sensitive }: PostView): string[] {
  return [
    ...(replyTo === null
      ? []
      : [replyTo.username === null ? words.replyToPost : words.replyTo(words.handle(replyTo.username))]),
    ...(edited ? [words.edited] : []),
    ...(sensitive ? [words.sensitive] : []),
  ];
}

function entry({ repostedBy, post, unavailable }: SavedEntry): string {
  const reposted = repostedBy && `*${inline(words.repostedBy(repostedBy.name, words.handle(repostedBy.username)))}*`;
  if (post === null) return [reposted, words.unavailable[unavailable ?? 'unknown']].filter(Boolean).join('\n\n');
  const { counts } = post;
  const facts = notes(post).map(inline).join(' · ');
  return [
    reposted,
    heading(post),
    facts === '' ? null : `*${facts}*`,
    post.segments.length === 0 ? null : paragraphs(post.segments),
    post.media.length === 0 ? null : post.media.map(mediaLine).join('\n'),
    post.poll && pollLines(post.poll).join('\n'),
    post.quote && quoteLines(post.quote).join('\n'),
    counts &&
      [
        words.counts.replies(counts.replies),
        words.counts.reposts(counts.reposts),
        words.counts.quotes(counts.quotes),
        words.counts.likes(counts.likes),
      ].join(' · '),
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}

const section = (text: string): string => `\n---\n\n${text}\n`;

export const markdown: FileFormat = {
  extension: 'md',
  start: ({ title, savedAt, total }) => `# ${inline(title)}\n\n${words.savedOn(utcText(savedAt), total)}\n`,
  posts: (entries) =>
    entries
      .map((each) => `${section(entry(each))}${each.gapBelow ? section(`*${gapText(each.gapBelow)}*`) : ''}`)
      .join(''),
  end: () => '',
};
