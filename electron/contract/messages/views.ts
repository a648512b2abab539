/** Texts of the views beside the timelines: people, lists, search, conversations, catching up. */
import { countText, moneyText, pluralText } from './format.ts';

type Service = 'x' | 'practice';

/** Who serves the account, at the beginning of a sentence. */
const whoServes = { x: 'X', practice: 'The practice service' } as const satisfies Record<Service, string>;

/** What several views say. */
export const viewTexts = {
  opening: 'One moment',
  handle: (username: string) => `@${username}`,
  /** A user of whom an answer has told no more than an id. */
  nameless: 'Someone whose name was not told',
  verified: 'Verified account',
  protected: 'Protected account',
  /** Beside a button that makes X charge. */
  price: (usd: number) => `X charges about ${moneyText(usd)}`,
  priceUpTo: (usd: number) => `X charges up to about ${moneyText(usd)}`,
  priceUnknown: 'X charges for this',
} as const;

export const people = {
  profile: 'Profile',
  readProfile: 'Read the profile',
  location: 'Location',
  counts: {
    posts: (count: number) => pluralText(count, { one: '1 post', other: `${countText(count)} posts` }),
    following: (count: number) => `${countText(count)} following`,
    followers: (count: number) => pluralText(count, { one: '1 follower', other: `${countText(count)} followers` }),
  },
  following: 'Following',
  followers: 'Followers',
  likes: 'Likes',
  followOnX: 'Follow on X',
  choices: 'What is shown',
  replies: 'Replies',
  reposts: 'Reposts',
  howMany: 'How many at a time',
  howManyOf: (posts: number) => `${countText(posts)} posts`,
  howManyFor: (posts: number, usd: number) => `${countText(posts)} posts, up to ${moneyText(usd)}`,
  postsOf: (handle: string) => `Posts of ${handle}`,
  lists: {
    following: (handle: string) => `People whom ${handle} follows`,
    followers: (handle: string) => `Followers of ${handle}`,
  },
  known: (count: number, complete: boolean) =>
    complete
      ? pluralText(count, { one: '1 person, that is all', other: `${countText(count)} people, that is all` })
      : pluralText(count, { one: '1 person read so far', other: `${countText(count)} people read so far` }),
  readAgo: (ago: string) => `Read ${ago}`,
  readFirst: (count: number) => `Read the first ${countText(count)}`,
  readMore: (count: number) => `Load ${countText(count)} more`,
  readAgain: 'Read again from the start',
  unread: {
    following: 'Pinion has not read yet whom this account follows.',
    followers: 'Pinion has not read the followers of this account yet.',
  },
  empty: { following: 'This account follows nobody.', followers: 'Nobody follows this account yet.' },
  end: 'That is everybody.',
  showRefused: 'Try it again',
} as const;

export const lists = {
  title: 'Lists',
  feed: (handle: string) => `Lists of ${handle}`,
  owned: 'Your lists',
  followed: 'Lists that you follow',
  unread: 'Pinion has not read your lists yet.',
  read: 'Read your lists',
  readAgain: 'Read the lists again',
  price: (usdPerList: number) => `X charges about ${moneyText(usdPerList)} for each list.`,
  priceUnknown: 'X charges for each list.',
  none: 'There are no lists yet. On X you can make lists of people, or follow the lists of others.',
  noneOwned: 'You have no list of your own.',
  noneFollowed: 'You follow no list of anybody else.',
  members: (count: number) => pluralText(count, { one: '1 member', other: `${countText(count)} members` }),
  private: 'Private list',
  by: (handle: string) => `by ${handle}`,
  readAgo: (ago: string) => `Read ${ago}`,
  open: {
    label: 'Open a list by its address',
    hint: 'For example https://x.com/i/lists/ and its number, or only the number.',
    button: 'Open the list',
    problem: 'This is not the address of a list. It looks like https://x.com/i/lists/84839422.',
  },
  numbered: (id: string) => `List ${id}`,
} as const;

export const search = {
  title: 'Search',
  label: 'Search what you have read',
  clear: 'Empty the search box',
  results: 'Search results',
  found: (count: number, more: boolean) =>
    more
      ? `More than ${countText(count)} posts found`
      : pluralText(count, { one: '1 post found', other: `${countText(count)} posts found` }),
  none: 'Nothing found',
  noneHint: 'Only what this account has read is searched here. There may be more.',
  searched: (count: number) =>
    pluralText(count, {
      one: 'Searched 1 post on this computer, free.',
      other: `Searched ${countText(count)} posts on this computer, free.`,
    }),
  showMore: 'Show more results',
  largest: 'These are the newest 500. A more exact search finds older ones.',
  understood: 'How the search was understood',
  terms: {
    word: (word: string) => word,
    from: (handle: string) => `by ${handle}`,
    media: 'with pictures or video',
    since: (day: string) => `since ${day}`,
    until: (day: string) => `before ${day}`,
    not: (term: string) => `not ${term}`,
  },
  unknown: (text: string) => `Pinion does not know “${text}” as an instruction, so it is searched as text.`,
  invalid: (text: string) => `“${text}” makes no sense here and was left out. A day is written like 2026-08-20.`,
  help: {
    title: 'What can be typed here',
    rows: [
      { type: 'heron weir', finds: 'posts with both words' },
      { type: '"slow mornings"', finds: 'exactly these words in a row' },
      { type: '-tides', finds: 'nothing with this word' },
      { type: 'from:marisol_reads', finds: 'posts by this account' },
      { type: 'has:media', finds: 'posts with pictures or video' },
      { type: 'since:2026-08-20', finds: 'posts of this day and later' },
      { type: 'until:2026-09-01', finds: 'posts before this day' },
    ],
  },
  atX: 'Search X for the last seven days',
  atPractice: 'Search the practice service',
  atXNote: (posts: number, usd: number) => `Up to ${countText(posts)} posts, about ${moneyText(usd)}`,
  atXNoteUnknown: (posts: number) => `Up to ${countText(posts)} posts; X charges for them`,
  atXImpossible: 'To search beyond this computer, add a word or an account, such as from:marisol_reads.',
  save: 'Save this search',
  forget: 'Forget this search',
  saved: 'Saved searches',
  savedNone: 'Searches that you save are listed here.',
  forgetOne: (text: string) => `Forget the search ${text}`,
  export: (text: string) => `Search for ${text}`,
  exportButton: 'Save to a file',
} as const;

export const conversation = {
  title: 'Conversation',
  opening: 'Opening the conversation',
  toStart: 'To the beginning',
  export: (author: string) => `Conversation around a post of ${author}`,
  answering: (handle: string) => `Replying to ${handle}`,
  exportButton: 'Save to a file',
  missing: {
    'not-read': 'A post here was not read yet.',
    deleted: 'A post here was deleted.',
    protected: 'A post here is from a protected account that you do not follow.',
    suspended: 'A post here is from a suspended account.',
    withheld: 'A post here is not shown in your country.',
    unknown: 'A post here is not available.',
  },
  earlier: 'Earlier posts',
  readingBefore: 'Looking for what came before',
  readBefore: 'Read what came before',
  repliesTitle: 'Replies',
  readReplies: 'Look for replies',
  readMoreReplies: 'Look for more replies',
  readingReplies: 'Looking for replies',
  repliesNote: (posts: number, usd: number) => `Up to ${countText(posts)} posts, about ${moneyText(usd)}`,
  repliesNoteFree: (posts: number) => `Up to ${countText(posts)} posts`,
  repliesNoteUnknown: (posts: number) => `Up to ${countText(posts)} posts; X charges for them`,
  noReplies: 'Nobody has replied.',
  noneRead: 'No replies were read yet.',
  noneFound: 'No replies were found.',
  tooOld: (service: Service) =>
    `${whoServes[service]} only finds replies of the last seven days, and this conversation is older. Replies that you have read before are shown.`,
  fewer: (service: Service, counted: number, here: number) =>
    here === 0
      ? pluralText(counted, {
          one: `${whoServes[service]} counts 1 reply, and it is not here.`,
          other: `${whoServes[service]} counts ${countText(counted)} replies, and none of them is here.`,
        })
      : pluralText(here, {
          one: `${whoServes[service]} counts ${countText(counted)} replies, and 1 is here.`,
          other: `${whoServes[service]} counts ${countText(counted)} replies, and ${countText(here)} are here.`,
        }),
  whyFewer: {
    x: 'The others may be hidden by X, protected, deleted, or older than seven days.',
    practice: 'The others may be protected, deleted, or older than seven days.',
  },
  whyFewerYet: 'Not all of them were looked for yet.',
  allHere: 'All replies that could be found are here.',
  readAgo: (ago: string) => `Looked for replies ${ago}`,
} as const;

export const catchUp = {
  title: 'While you were away',
  opening: 'Putting together what is new',
  feed: (handle: string) => `What is new for ${handle}`,
  posts: (count: number) => pluralText(count, { one: '1 new post', other: `${countText(count)} new posts` }),
  people: (count: number) => pluralText(count, { one: 'by 1 person', other: `by ${countText(count)} people` }),
  minutes: (count: number) =>
    count < 1
      ? 'less than a minute to read'
      : pluralText(count, { one: 'about 1 minute to read', other: `about ${countText(count)} minutes to read` }),
  left: (minutes: number) =>
    minutes < 1
      ? 'Less than a minute left'
      : pluralText(minutes, { one: 'About 1 minute left', other: `About ${countText(minutes)} minutes left` }),
  nothingLeft: 'You have read everything',
  gaps: (count: number) =>
    pluralText(count, {
      one: 'There is a gap in what was read: the posts that are missing there are not counted here. The timeline shows where.',
      other: `There are ${countText(count)} gaps in what was read: the posts that are missing there are not counted here. The timeline shows where.`,
    }),
  hidden: (count: number) =>
    pluralText(count, {
      one: '1 more is hidden by your filters.',
      other: `${countText(count)} more are hidden by your filters.`,
    }),
  unavailable: (count: number) =>
    pluralText(count, {
      one: '1 more cannot be shown, as it was deleted or is not open to you.',
      other: `${countText(count)} more cannot be shown, as they were deleted or are not open to you.`,
    }),
  groups: {
    thread: (name: string) => `Thread of ${name}`,
    author: (name: string) => name,
  },
  groupLabel: (title: string, posts: string) => `${title}, ${posts}`,
  groupPosts: (count: number) => pluralText(count, { one: '1 post', other: `${countText(count)} posts` }),
  markAll: 'Mark everything as read',
  markPart: 'Mark this part as read',
  end: 'You have read everything',
  endNote: 'Nothing more is new. See you later.',
  finish: 'Mark all as read and go to the timeline',
  partEnd: 'That was the oldest part',
  partNote: 'More is new. Marking this part as read brings the next one.',
  goOn: 'Mark this part as read and continue',
  nothingToRead: 'Nothing new that can be shown.',
  nothing: 'Nothing new since you were here.',
  nothingNote: 'You have read everything that Pinion has.',
  toTimeline: 'Go to the timeline',
} as const;
