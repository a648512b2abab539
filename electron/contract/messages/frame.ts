/** Texts of the frame: the navigation, the columns with their headers, opening a user, refusals, text size, keys. */
import { countText } from './format.ts';

/** Unread posts are counted up to this number. */
const countedUpTo = 999;

/** The navigation "Timelines". */
export const navigationTexts = {
  likes: 'Likes',
  bookmarks: 'Bookmarks',
  lists: 'Lists',
  search: 'Search',
  ownPosts: 'Own posts',
  catchUp: 'Catch up',
  catchUpNew: (count: number) =>
    count >= countedUpTo ? `Catch up, ${countText(count)} or more new` : `Catch up, ${countText(count)} new`,
  /** The same in a badge. */
  unread: (count: number) => (count >= countedUpTo ? `${countText(count)}+` : countText(count)),
  openUser: 'Open a user',
  savedSearches: 'Saved searches',
  savedSearch: (text: string) => `Search “${text}”`,
  optionsOfSearch: (text: string) => `Options for the search “${text}”`,
  forgetSearch: 'Forget this search',
} as const;

/** What a view is called, in the header of its column and in the window's title. */
export const viewTitles = {
  home: 'Home',
  mentions: 'Mentions',
  likes: 'Likes',
  likesOfAnother: 'Likes of another account',
  bookmarks: 'Bookmarks',
  list: 'List',
  userTimeline: 'Posts of a user',
  user: (handle: string) => `Posts of ${handle}`,
  searchAtX: (query: string) => `Search at X: ${query}`,
  searchAtPractice: (query: string) => `Search at the practice service: ${query}`,
  following: (handle: string) => `Followed by ${handle}`,
  followers: (handle: string) => `Followers of ${handle}`,
  lists: 'Lists',
  search: 'Search',
  searchFor: (text: string) => `Search: ${text}`,
  conversation: 'Conversation',
  catchUp: 'Catch up',
} as const;

export const columnTexts = {
  back: 'Back',
  forward: 'Forward',
  refresh: 'Refresh',
  options: (title: string) => `Options for ${title}`,
  filters: 'Filters',
  export: 'Save to a file',
  catchUp: 'Catch up on this timeline',
  add: 'Add column',
  close: 'Close column',
  moveLeft: 'Move column to the left',
  moveRight: 'Move column to the right',
  addTitle: 'Add a column',
  addLead: 'Choose what it shows. From there it can go anywhere.',
  full: 'Four columns are the most there can be. Close one first.',
  switcher: 'Columns',
  position: (at: number, count: number) => `Column ${countText(at)} of ${countText(count)}`,
  previous: 'Previous column',
  next: 'Next column',
  finding: (handle: string) => `Looking for ${handle}`,
} as const;

export const openUserTexts = {
  title: 'Open a user',
  label: 'Show the posts of',
  hint: 'A handle, such as @librarian.',
  price: (money: string) =>
    `Looking up a name that Pinion does not know yet costs about ${money}. Names that it has read are free.`,
  show: 'Show the posts',
  missing: 'Please enter a handle first.',
  malformed: 'A handle has up to 15 letters, digits and underscores.',
} as const;

export const writeTexts = {
  write: 'Write a post',
} as const;

export const refusalTexts = {
  label: 'Not offered by the service',
  what: {
    mentions: 'Mentions',
    likes: 'Likes',
    bookmarks: 'Bookmarks',
    lists: 'Lists',
    search: 'Searching X',
    following: 'Whom somebody follows',
    followers: 'Followers',
  },
  hidden: (what: string) => `${what}: hidden from now on.`,
  understood: 'Understood',
  settings: 'Hidden because X refuses them',
  settingsPractice: 'Hidden because the practice service refuses them',
  retry: 'Try again',
  retryHint: 'This shows them again. Do it after the plan, the permissions or the sign-in have changed.',
} as const;

export const textSizeTexts = {
  legend: 'Text size',
  smaller: 'Smaller text',
  larger: 'Larger text',
  normal: 'Normal',
} as const;

export const eraseTexts = {
  action: 'Erase what was read',
  title: (handle: string) => `Erase what ${handle} has read?`,
  text: 'Pinion erases the posts that it kept for this account, the places where you were, filters, saved searches and columns.',
  staysSignedIn: 'The account stays signed in. Reading the same posts again costs again.',
  staysSignedInPractice: 'The account stays signed in.',
  confirm: 'Erase what was read',
} as const;

/** The sheet of keys. What each key does is named in `says`. */
export const keyTexts = {
  groups: {
    posts: 'Reading posts',
    places: 'Going somewhere',
    columns: 'Columns',
    doing: 'Doing something',
    window: 'Window and accounts',
  },
  lead: 'Single letters work unless you are typing. Two letters are pressed one after the other.',
  /** Between two keys that are pressed one after the other. */
  next: 'then',
  or: 'or',
  waiting: (key: string) => `${key}, then:`,
  says: {
    nextPost: 'Next post',
    previousPost: 'Previous post',
    onward: 'On through a long post, then the next one',
    backward: 'Back through a long post, then the one before',
    newest: 'Newest post, and back to your place',
    oldest: 'Oldest post that was read',
    openConversation: 'Open the conversation',
    openOnX: 'Open the post on X',
    openAuthor: 'Posts of the author',
    viewMedia: 'View the picture or video',
    refresh: 'Look for new posts',
    home: 'Home',
    mentions: 'Mentions',
    likes: 'Likes',
    bookmarks: 'Bookmarks',
    lists: 'Lists',
    search: 'Search',
    catchUp: 'Catch up',
    ownPosts: 'Own posts',
    openUser: 'A user by handle',
    back: 'Back',
    forward: 'Forward',
    previousColumn: 'Previous column',
    nextColumn: 'Next column',
    write: 'Write a post',
    export: 'Save to a file',
    filters: 'Filters',
    addAccount: 'Add an account',
    account: 'The first account, up to the ninth',
    nextAccount: 'Next account',
    previousAccount: 'Previous account',
    largerText: 'Larger text',
    smallerText: 'Smaller text',
    normalText: 'Normal text size',
    settings: 'Settings',
    usage: 'Cost',
    limits: 'Limits and waiting',
    checkSetup: 'Check my setup',
    keys: 'This list',
    move: 'Move through the window',
    close: 'Close a dialog or menu',
  },
  names: {
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Left: '←',
    Right: '→',
    Up: '↑',
    Down: '↓',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    ' ': 'Space',
    Escape: 'Esc',
    Plus: '+',
    CmdOrCtrl: 'Ctrl',
  },
  namesOnMac: { CmdOrCtrl: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃' },
} as const;
