/** Texts for what is done with posts: saving them to a file, looking at their data, writing one, filtering them. */
import type { ExportFormat } from '../views/export.ts';
import type { MediaView, UnavailableReason } from '../views/posts.ts';
import { countText, momentText, pluralText, textLocale } from './format.ts';

const postsText = (count: number): string => pluralText(count, { one: '1 post', other: `${countText(count)} posts` });

/** A price as X lists it, to a tenth of a cent: rounding would make some of them a third dearer. */
const priceText = (usd: number): string =>
  new Intl.NumberFormat(textLocale(), {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 3,
  }).format(usd);

/** Saving posts to a file. */
export const exporting = {
  title: 'Save posts to a file',
  what: (title: string, total: number | null) => (total === null ? title : `${title}, ${postsText(total)}`),
  free: 'Only what Pinion has already read is saved, also what your filters hide. Nothing is read from X for it, so it costs nothing.',
  format: 'Kind of file',
  formats: {
    csv: { name: 'Table (CSV)', hint: 'For Excel, LibreOffice or Google Sheets: one line per post.' },
    json: { name: 'Data (JSON)', hint: 'For programs and archives: everything that Pinion knows of each post.' },
    markdown: { name: 'Text (Markdown)', hint: 'For notes and wikis: readable anywhere, with links.' },
    html: { name: 'Printable page (HTML)', hint: 'Opens in any browser, to read, print or save as PDF. No pictures.' },
  } satisfies Record<ExportFormat, { name: string; hint: string }>,
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  choosing: 'Choose where to save the file',
  saving: 'Saving',
  progress: (done: number, total: number) => `${countText(done)} of ${postsText(total)}`,
  cancelled: 'Nothing was saved.',
  saved: (posts: number, file: string) =>
    pluralText(posts, {
      one: `1 post was saved as ${file}.`,
      other: `${countText(posts)} posts were saved as ${file}.`,
    }),
  another: 'Save in another form',
} as const;

/** Words inside of the files. */
export const exported = {
  /** @param moment already written out */
  savedOn: (moment: string, posts: number) => `${postsText(posts)}, saved with Pinion on ${moment}`,
  handle: (username: string) => `@${username}`,
  repostedBy: (name: string, handle: string) => `Reposted by ${name} (${handle})`,
  replyTo: (handle: string) => `Replying to ${handle}`,
  replyToPost: 'Replying to a post',
  edited: 'Edited',
  sensitive: 'Marked as sensitive',
  noTime: 'Post on X',
  quote: 'Quoted post',
  poll: 'Poll',
  votes: (count: number) => pluralText(count, { one: '1 vote', other: `${countText(count)} votes` }),
  media: {
    photo: 'Photo',
    video: 'Video',
    gif: 'Animation',
  } satisfies Record<MediaView['kind'], string>,
  described: (kind: string, alt: string) => `${kind}: ${alt}`,
  counts: {
    replies: (count: number) => pluralText(count, { one: '1 reply', other: `${countText(count)} replies` }),
    reposts: (count: number) => pluralText(count, { one: '1 repost', other: `${countText(count)} reposts` }),
    quotes: (count: number) => pluralText(count, { one: '1 quote', other: `${countText(count)} quotes` }),
    likes: (count: number) => pluralText(count, { one: '1 like', other: `${countText(count)} likes` }),
  },
  unavailable: {
    deleted: 'This post was deleted.',
    protected: 'This post is from a protected account.',
    suspended: 'This post is from a suspended account.',
    withheld: 'This post is not shown in your country.',
    unknown: 'This post is not available.',
  } satisfies Record<UnavailableReason, string>,
  /** A hole in what was read. @param estimate null when nobody can tell */
  missing: (estimate: number | null) =>
    estimate === null
      ? 'Some posts were not read here'
      : pluralText(estimate, {
          one: 'About 1 post was not read here',
          other: `About ${countText(estimate)} posts were not read here`,
        }),
  /** @param from already written out, like `to` */
  missingBetween: (missing: string, from: string, to: string) => `${missing}, from ${from} to ${to}`,
  /** When nothing of a title can be used in a file name. */
  fileName: 'Posts',
} as const;

/** The data of one post. */
export const postData = {
  title: 'Data of this post',
  lead: 'This is everything that Pinion keeps of this post. It was not read again for this.',
  label: 'Data as JSON',
  copy: 'Copy',
  copied: 'The data was copied.',
  loading: 'Looking it up',
} as const;

/** Writing a post. */
export const writing = {
  title: 'Write a post',
  text: 'Text',
  counter: (weighted: number, limit: number) => `${countText(weighted)} of ${countText(limit)}`,
  counterHint: 'X counts a link as 23, an emoji as 2, and letters of most Asian scripts as 2.',
  left: (count: number) => pluralText(count, { one: '1 left', other: `${countText(count)} left` }),
  tooLong: (count: number) => `${countText(count)} too many`,
  price: (usd: number, containsLink: boolean) =>
    containsLink
      ? `X charges about ${priceText(usd)} for a post with a link.`
      : `X charges about ${priceText(usd)} for this post.`,
  linkPrice: (usd: number) => `With a link it would be about ${priceText(usd)}.`,
  free: 'Free: this is the practice service.',
  maybe: 'Whether this API key may post will be seen when you post: X tells only then. Nothing is lost if it may not.',
  goOn: 'Continue',
  cancel: 'Cancel',
  close: 'Close',
  kept: 'What you have written is kept until Pinion closes.',
  confirm: {
    title: 'Post this?',
    as: (handle: string) => `This will be posted by ${handle}, for everyone to see:`,
    asPractice: (handle: string) => `This will be posted by ${handle}, at the practice service only:`,
    post: 'Post now',
    back: 'Back to the text',
  },
  posted: 'Your post is online.',
  postedPractice: 'Your post is at the practice service now. Nobody else can see it.',
  openOnX: 'Open on X',
  another: 'Write another',
  readOnly: {
    lead: (handle: string) => `The API key of ${handle} may only read, so Pinion cannot post with it.`,
    practice: (handle: string) => `${handle} may only read at the practice service, so it cannot post.`,
    how: 'To change that:',
    steps: [
      'Open the X console and choose your app.',
      'Under “User authentication settings”, change the permission from “Read” to “Read and write”, and save.',
      'Come back to Pinion and sign in again: the old sign-in keeps the old permission.',
    ],
    console: 'Open X’s console',
    shared: 'If your class or organisation gave you the key, ask the person who looks after it.',
  },
} as const;

/** How long a filter lasts. */
export type FilterLength = 'forever' | 'day' | 'week' | 'month';

/** Filters. */
export const filtering = {
  title: 'Filters',
  lead: 'What a filter matches is folded away to one line that says why. You can always open it, and X is not told.',
  list: 'Your filters',
  none: 'There are no filters yet.',
  rules: {
    word: (word: string) => `Word “${word}”`,
    person: (handle: string) => `Everything of ${handle}`,
    hashtag: (tag: string) => `Hashtag #${tag}`,
    'reposts-of': (handle: string) => `Reposts of ${handle}`,
    'only-media': (timeline: string) => `Posts without pictures: ${timeline}`,
  },
  /** A timeline that is not the one on show. */
  timelines: {
    home: 'Home',
    mentions: 'Mentions',
    user: 'one person’s posts',
    likes: 'likes',
    bookmarks: 'bookmarks',
    list: 'a list',
    search: (query: string) => `search for “${query}”`,
  },
  handle: (username: string) => `@${username}`,
  forEver: 'For ever',
  until: (iso: string) => `Until ${momentText(iso)}`,
  ended: (iso: string) => `Ended on ${momentText(iso)}`,
  remove: (filter: string) => `Remove the filter: ${filter}`,
  removed: 'The filter was removed.',
  add: 'New filter',
  kind: 'What should be hidden?',
  kinds: {
    word: 'A word',
    person: 'A person',
    hashtag: 'A hashtag',
    'reposts-of': 'Reposts of a person',
    'only-media': 'Posts without pictures',
  },
  values: {
    word: { label: 'Word or words', hint: 'Capital letters make no difference.' },
    person: { label: 'Handle of the person', hint: 'Their posts, reposts of them and posts that quote them.' },
    hashtag: { label: 'Hashtag', hint: 'With or without #.' },
    'reposts-of': { label: 'Handle of the person', hint: 'Their own posts stay.' },
  },
  onlyMedia: (timeline: string) => `In ${timeline}, only posts with a picture or video stay in sight.`,
  problems: {
    word: 'Please enter a word first.',
    person: 'A handle has only letters without accents, digits and _, 15 at most.',
    hashtag: 'A hashtag is one word without spaces.',
    'reposts-of': 'A handle has only letters without accents, digits and _, 15 at most.',
  },
  howLong: 'For how long?',
  lengths: { forever: 'For ever', day: '1 day', week: '1 week', month: '1 month' } satisfies Record<
    FilterLength,
    string
  >,
  preview: 'Preview',
  previewed: (hidden: number, checked: number) =>
    checked === 0
      ? 'There are no stored posts to try it on yet.'
      : hidden === 0
        ? `None of the last ${postsText(checked)} would be hidden.`
        : `${countText(hidden)} of the last ${postsText(checked)} would be hidden${hidden > 3 ? ', for example:' : ':'}`,
  save: 'Save filter',
  saved: (filter: string) => `Saved: ${filter}`,
} as const;

/** What the development shell prints instead of showing a system dialog. @param file path of the file */
export const savedWithoutDialog = (file: string): string => `Saving to ${file}`;

/** The same where a file would be chosen: there is no dialog, so nothing is. */
export const noOpenDialog = 'This shell has no dialog for choosing a file. PINION_OPEN_FILE can name one.';
