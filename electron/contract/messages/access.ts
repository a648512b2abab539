/** Texts of the ways in: what each kind of access can and cannot do, and looking around without signing in. */
import { moneyText } from './format.ts';

/** Choosing between the ways in. */
export const wayTexts = {
  /** On the welcome screen and where an account is added. */
  other: 'Other ways',
  title: 'Ways to read X',
  lead: 'X knows three kinds of access. All of them need an API key.',
  /** Before what a way can do, and what it cannot, for screen readers. */
  can: 'Can:',
  cannot: 'Cannot:',
  pin: {
    title: 'With a PIN',
    text: 'The usual way, for any account. You say yes on X’s page in your browser and copy a number.',
    can: ['Home, mentions, likes, lists and search', 'Write posts, if the API key allows it'],
    cannot: ['Bookmarks: X does not give them out'],
    button: 'Sign in with a PIN',
  },
  'own-token': {
    title: 'With your own access token',
    text: 'For the one account that owns the X app. X’s console shows the token, so no browser page and no PIN is needed.',
    can: ['Everything that a PIN can', 'Cheaper: your own posts, mentions and likes cost about a fifth'],
    cannot: ['Any other account, and bookmarks'],
    button: 'Use an access token',
  },
  'app-only': {
    title: 'Without signing in',
    text: 'Pinion reads as the X app alone. No account is involved.',
    can: ['Posts of every public account', 'Public lists, and X’s search'],
    cannot: ['Home timeline, mentions and likes', 'Writing posts'],
    button: 'Look around without signing in',
  },
} as const;

/** Entering the values of an own access token. */
export const tokenTexts = {
  title: 'Your own access token',
  lead: 'X’s console shows four values of your app: the API key with its secret, and the access token with its secret.',
  accessToken: 'Access token',
  accessTokenSecret: 'Access token secret',
  tokenHint: 'It begins with a number and a hyphen.',
  filled: 'What was pasted was filled in.',
  showSecret: 'Show the access token secret',
  hideSecret: 'Hide the access token secret',
  showKeySecret: 'Show the API key secret',
  hideKeySecret: 'Hide the API key secret',
  stays:
    'The values stay on this computer, encrypted. They are sent to nobody but X, which is asked whose they are first.',
  guide: {
    title: 'Where do I find these?',
    intro: 'In X’s console, with the account that owns the app.',
    open: 'Open X’s console',
    steps: [
      { title: 'Open your app', text: 'Go to console.x.com and choose the app. Then open “Keys and tokens”.' },
      {
        title: 'Copy the API key and its secret',
        text: 'X shows the secret only once. If you do not have it any more, make a new pair there. Pinion can also use a key that it has saved.',
      },
      {
        title: 'Make the access token and its secret',
        text: 'Below, under “Access token and secret”, choose “Generate”. The token is for the account that you are signed in to.',
      },
    ],
  },
} as const;

/** Looking around without signing in: entering, and the view where it begins. */
export const lookAroundTexts = {
  title: 'Look around without signing in',
  lead: 'Pinion reads as your X app alone: posts of public accounts, public lists and X’s search.',
  leadSaved: 'Choose the API key to look around with. X bills what is read to its owner.',
  start: 'Look around',
  practice: 'Look around the practice service',
  practiceHint: 'Made-up accounts and posts on this computer. No key and no internet needed.',
  stays: 'Key and secret stay on this computer, encrypted. They are sent to nobody but X.',

  /** What the access is called where its key has no name. */
  unnamed: 'Looking around',
  /** In the place of a handle. */
  notSignedIn: 'Without signing in',
  notSignedInPractice: 'Without signing in · practice service',

  /** The view. */
  place: 'Look around',
  welcome: 'Where would you like to look?',
  note: 'Nobody is signed in here. There is no home timeline, there are no mentions and no likes, and nothing can be posted.',
  user: {
    title: 'Somebody’s posts',
  },
  search: {
    title: 'What people write about',
    label: 'Search X for the last seven days',
    labelPractice: 'Search the practice service',
    hint: 'For example: heron weir, or from:marisol_reads',
    button: 'Search X',
    buttonPractice: 'Search',
    price: (posts: string, usd: number) => `Up to ${posts} posts, about ${moneyText(usd)}`,
    missing: 'Please enter what to search for first.',
    tooLong: 'This is longer than X takes. Shorten it and try again.',
  },
  list: {
    title: 'A list',
    none: 'Nobody is signed in here, so there are no lists of your own. Any public list can be opened by its address.',
  },
} as const;

/** What is said of an account that nobody is signed in to, or of an own token, in place of the usual. */
export const accessTexts = {
  /** The title of the window. */
  windowPlace: (place: string, name: string) => (place === name ? place : `${place} · ${name}`),
  renew: 'Ask for access again',
  /** Failures where nobody is signed in, so that there is no sign-in to speak of. */
  errors: {
    'signed-out': 'This access is no longer accepted. Ask for it again; nothing you have read is lost.',
    'secret-damaged': 'This access can no longer be read. Ask for it again; nothing you have read is lost.',
    'needs-user-sign-in': 'This needs a signed-in account. Nobody is signed in here.',
  },
  enterToken: 'Enter the access token again',
  remove: 'Stop looking around',
  removeText:
    'Pinion erases this access from this computer, with its kept posts and your reading places. The API key stays saved.',
  removeTextPractice: 'Pinion erases this access from this computer, with its kept posts and your reading places.',
  removeInvalidates:
    'X is told that the token of this access is not valid any more. Another program that looks around with the same API key has to ask X for a new one.',
  removeInvalidatesPractice: 'The practice service is told that the token of this access is not valid any more.',
  removeConfirm: 'Remove',
  revokeToken: 'Also make the access token invalid at X',
  revokeTokenHint: 'Other programs that use the same access token then stop working, until you make a new one.',
  eraseTitle: 'Erase what was read here?',
  eraseStays: 'The access stays. Reading the same posts again costs again.',
  eraseStaysPractice: 'The access stays.',
  writeTitle: 'Nobody is signed in here',
  writeText: 'Posting needs a signed-in account. Add one to post with it.',
} as const;
