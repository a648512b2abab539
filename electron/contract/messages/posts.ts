/** Texts of what a timeline has around its posts, and of what leads out of a post: ways to X, filters, pictures. */
import { countText, momentText, moneyText, pluralText } from './format.ts';

/** Names of timelines whose feed is called by more than the account. */
export const feeds = {
  postsOf: (handle: string) => `Posts of ${handle}`,
  likesOf: (handle: string) => `Likes of ${handle}`,
  bookmarksOf: (handle: string) => `Bookmarks of ${handle}`,
  list: 'Posts of a list',
  search: (query: string) => `Search for “${query}”`,
  readUpTo: 'You have read up to here',
  empty: {
    home: 'When people you follow post something, it appears here.',
    mentions: 'When somebody mentions you in a post, it appears here.',
    user: 'There are no posts of this account that can be shown here.',
    likes: 'No liked posts can be shown here.',
    bookmarks: 'Posts that you bookmark on X appear here.',
    list: 'When members of this list post something, it appears here.',
    search: 'X found nothing from the last seven days.',
  },
  neverRead: 'Nothing was read here yet',
  readFirst: (posts: number) => `Read the newest ${countText(posts)} posts`,
  firstPrice: (posts: number, usd: number) =>
    `X charges up to about ${moneyText(usd)} for ${countText(posts)} posts that were not read today.`,
} as const;

/** A hole in what was read. */
export const gaps = {
  estimate: (posts: number) =>
    pluralText(posts, { one: 'About 1 post is missing', other: `About ${countText(posts)} posts are missing` }),
  price: (posts: number, usd: number) =>
    pluralText(posts, {
      one: `Loading it costs about ${moneyText(usd)}`,
      other: `Loading ${countText(posts)} of them costs up to about ${moneyText(usd)}`,
    }),
} as const;

/** A row that one of the person's filters hides. */
export const hiddenRows = {
  title: (reason: string) => `Hidden: ${reason}`,
  shown: (reason: string) => `Shown although filtered: ${reason}`,
  reasons: {
    word: (word: string) => `the word “${word}”`,
    person: (handle: string) => `${handle} is muted`,
    hashtag: (tag: string) => `the hashtag #${tag}`,
    'reposts-of': (handle: string) => `a repost by ${handle}`,
    'only-media': 'no picture or video',
  },
  /** Where the rule matched, when that is not the post itself. */
  where: {
    repost: 'in a repost',
    quote: 'in the quoted post',
  },
  inPlace: (reason: string, place: string) => `${reason}, ${place}`,
  until: (iso: string) => `By your filter until ${momentText(iso)}`,
  forever: 'By your filter',
  show: 'Show',
  showNamed: (reason: string) => `Show the post hidden by ${reason}`,
  hide: 'Hide again',
  edit: 'Edit filters',
} as const;

/** From a post to X's own pages for what X takes from its own pages only. */
export const wayOut = {
  label: 'On X',
  reply: 'Reply on X',
  repost: 'Repost on X',
  quote: 'Quote on X',
  like: 'Like on X',
  open: 'Open on X',
  /** The way and how often others went it. */
  counted: (way: string, count: string) => `${way}. ${count}`,
  /** A tooltip on each way: why it leads out of Pinion. */
  why: 'Opens X in your browser. X no longer takes this from programs with a key like yours.',
  confirm: 'Opens X in your browser, where you confirm it.',
  follow: (handle: string) => `Follow ${handle} on X`,
  quotes: (count: number) => pluralText(count, { one: '1 quote', other: `${countText(count)} quotes` }),
} as const;

/** What else can be done with a post. */
export const postActions = {
  showData: 'Show the data',
  postsOf: (handle: string) => `Posts of ${handle}`,
  mute: (handle: string) => `Mute ${handle} …`,
  hideReposts: (handle: string) => `Hide reposts of ${handle} …`,
  muteTag: (tag: string) => `Mute #${tag} …`,
  lookAgain: 'Look whether it changed',
  lookAgainFor: (usd: number) => `Look whether it changed, about ${moneyText(usd)}`,
  changed: 'This post has changed and is shown as it is now.',
  gone: 'This post is no longer available.',
  unchanged: 'This post is as it was.',
  conversation: 'Show the conversation',
  opensConversation: (moment: string) => `${moment}. Opens the conversation`,
} as const;

/** Pictures and videos over the whole window. */
export const viewer = {
  title: 'Pictures and videos',
  openPhoto: (alt: string) => `Larger: ${alt}`,
  openVideo: 'Show larger',
  position: (at: number, count: number) => `${countText(at)} of ${countText(count)}`,
  previous: 'Previous',
  next: 'Next',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholePicture: 'Whole picture',
  zoomed: (percent: string) => `Shown at ${percent}`,
  save: 'Save as …',
  saved: 'The file was saved.',
  close: 'Close',
  noDescription: 'The author has not described this.',
  description: 'Description',
} as const;
