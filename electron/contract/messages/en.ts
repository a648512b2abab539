/**
 * The one catalogue of text that a person reads. Screens, menus, errors and the practice pages take their words from
 * here and nowhere else, so that a translation is one more file like this one. Sentences are complete (never glued
 * together), plurals and dates go through Intl.
 */
import { countText, moneyText, pluralText } from './format.ts';

/** What the window and the command line say before or instead of the page. */
export const shellTexts = {
  appName: 'Pinion',
  developmentShell: 'development shell',
  notStarted: 'Pinion could not start.',
  noBrowserFound:
    'No Chromium, Chrome or Edge was found to show the window in. Install one, or run: npx playwright install chromium',
} as const satisfies Record<string, string>;

/** The screens of the page around the timeline. */
export const screens = {
  common: {
    appName: 'Pinion',
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    continue: 'Continue',
    dismiss: 'Dismiss',
    details: 'Details',
    loading: 'Loading',
  },

  errors: {
    retry: 'Try again',
    signInAgain: 'Sign in again',
    newPin: 'Open the page again',
    enterKeys: 'Check the API key',
    openConsole: 'Open X’s console',
    openX: 'Open X',
    code: 'Kind of problem',
    status: 'Status of the answer',
    type: 'Type given by the service',
    transaction: 'Number of the request at the service',
  },

  start: {
    failedTitle: 'Pinion could not load its window',
  },

  welcome: {
    title: 'Welcome to Pinion',
    lead: 'A quiet place to read X. Sign in with a PIN, keep your place, and switch between your accounts.',
    signIn: 'Sign in with a PIN',
    practice: 'Try the practice service',
    practiceHint: 'Made-up accounts and posts on this computer. No key, no account and no internet needed.',
    keyTitle: 'You bring your own key',
    keyText:
      'X lets programs in with an API key that belongs to you, your class or your organisation. Keys that many strangers share get blocked, so Pinion comes without one and helps you to get yours.',
    priceTitle: 'X charges for reading',
    priceText: (perPost: string) =>
      `You pay X directly, about ${perPost} for each new post. Pinion itself is free. It keeps what it has read, shows what each day costs, and stops at a limit.`,
    trustTitle: 'Your password stays with X',
    trustText:
      'You sign in on X’s own page in your browser and give Pinion a PIN. What Pinion keeps is encrypted on this computer.',
  },

  protection: {
    title: 'How should Pinion protect your sign-ins?',
    lead: 'Pinion keeps your keys and sign-ins encrypted. This computer has no keychain that Pinion can use for that, so you decide.',
    leadWeak:
      'Pinion keeps your keys and sign-ins encrypted. The keychain of this computer does not really protect anything, so you decide.',
    legend: 'Protection',
    passphrase: 'With a passphrase',
    passphraseHint: 'You enter it each time Pinion starts. Nobody can recover it for you, Pinion included.',
    session: 'Only for this session',
    sessionHint: 'Nothing secret is saved. When Pinion closes, you are signed out and enter your key again next time.',
    newPassphrase: 'Passphrase',
    newPassphraseHint: 'At least 8 characters. A few words in a row are easy to remember.',
    repeatPassphrase: 'Passphrase again',
    different: 'The two passphrases are not the same.',
    short: 'Please choose at least 8 characters.',
  },

  unlock: {
    title: 'Unlock Pinion',
    lead: 'Your sign-ins are sealed with your passphrase.',
    passphrase: 'Passphrase',
    unlock: 'Unlock',
    forgotten: 'I forgot it',
    show: 'Show the passphrase',
    hide: 'Hide the passphrase',
    showAgain: 'Show the repeated passphrase',
    hideAgain: 'Hide the repeated passphrase',
  },

  startOver: {
    title: 'Start over?',
    consequences:
      'Without the passphrase or keychain, your saved sign-ins cannot be opened by anyone. Starting over removes them from this computer:',
    losesAccounts: 'all saved accounts and API keys',
    losesPosts: 'the posts that were kept, and your reading places',
    keepsX: 'Nothing changes at X: your accounts, posts and API keys are still there, and you can sign in again.',
    confirm: 'Remove everything and start over',
    keep: 'Keep everything',
  },

  keychain: {
    title: 'Your keychain is not available',
    lead: 'Nothing has been deleted. Once the keychain is unlocked, Pinion goes on where you left off.',
    retry: 'Try again',
    startOver: 'Start over',
  },

  keys: {
    title: 'Your API key',
    titleAdd: 'Add an account',
    lead: 'Enter the API key and secret of your X app. You can copy both together and paste them into either box.',
    leadSaved: 'Choose the API key that the new account should use. X bills what is read to its owner.',
    savedLegend: 'Which API key?',
    saved: (name: string, hint: string) => `${name} (ends in ${hint})`,
    unnamed: (hint: string) => `API key that ends in ${hint}`,
    other: 'Another API key',
    apiKey: 'API key',
    apiKeySecret: 'API key secret',
    showSecret: 'Show the secret',
    hideSecret: 'Hide the secret',
    pastedBoth: 'Both values were filled in.',
    practice: 'Or use the practice service',
    stays: 'Key and secret stay on this computer, encrypted. They are sent to nobody but X.',
    requesting: 'Asking X for a sign-in page',
  },

  guide: {
    title: 'How do I get these?',
    intro: 'Once, about five minutes. If your class or organisation gave you a key, skip this.',
    open: 'Open X’s console',
    steps: [
      {
        title: 'Sign in to the X console',
        text: 'Go to console.x.com with your X account. A first visit asks you to accept the terms. Add a little credit there: X does not answer without a plan or credit.',
      },
      { title: 'Create an app', text: 'Any name will do. It is the name that X shows when you sign in.' },
      {
        title: 'Turn on OAuth 1.0a',
        text: 'In the app, open “User authentication settings” and switch OAuth 1.0a on. Choose the permission “Read” and “Native App” as the type.',
      },
      {
        title: 'Fill in the two addresses',
        text: 'Callback URL: http://127.0.0.1/ (X wants one, though a PIN sign-in never uses it). Website: any address of yours. Then save.',
      },
      {
        title: 'Copy the API key and its secret',
        text: 'Under “Keys and tokens”, create or regenerate the API key and secret. X shows the secret only once. Copy both and paste them here.',
      },
    ],
  },

  pin: {
    title: 'Sign in at X',
    titlePractice: 'Sign in at the practice service',
    titleRequesting: 'Asking for a sign-in page',
    titleFailed: 'This sign-in did not work',
    steps: 'Three steps',
    stepBrowser: 'Go to your browser',
    stepBrowserText:
      'A page of X has opened there. It asks whether an app may use your account, and names the X app that your API key belongs to.',
    stepBrowserTextPractice: 'A page has opened there and asks whether Pinion may read for you.',
    stepBrowserNotOpened: 'Your browser did not open. Copy the link below and open it in any browser.',
    stepAuthorize: 'Choose “Authorize app”',
    stepAuthorizeText: 'Pinion never sees your password. The page then shows a number.',
    stepEnter: 'Enter the number here',
    stepEnterText: 'It has about 7 digits and works once.',
    picture: 'Drawing of the page in the browser: under the heading stands a large number, which is the PIN.',
    pin: 'PIN',
    finish: 'Finish signing in',
    openAgain: 'Open the page again',
    copyLink: 'Copy link',
    linkCopied: 'The link was copied.',
    pageOpened: 'The page was opened again.',
    pageNotOpened: 'Your browser did not open again. Copy the link instead.',
    exchanging: 'Checking the PIN',
    checking: 'Looking up your account',
    requesting: 'One moment',
    requestingNew: 'Asking for a new page',
    startAgain: 'Start again',
    forceLogin:
      'You already have an account here, so X will ask for a password. X adds the account that the browser is signed in to: for another one, copy the link and open it in a private window.',
    forceLoginPractice:
      'You already have an account of the practice service. Choose another one on its page; the same one is only renewed.',
    goodUntil: (time: string, left: string) => `This page works until ${time}, for about ${left}.`,
    goodForMoments: 'This page works for a moment longer.',
    expired: 'This page has probably expired. Open the page again to get a new one.',
    clockCorrected: (by: string) => `The clock of this computer is wrong by ${by}. Pinion has allowed for that.`,
  },

  arrival: {
    label: 'Signed in',
    welcome: (name: string) => `You are signed in as ${name}`,
    renewed: (name: string) => `${name} is signed in again`,
    notYou: 'Not you?',
    title: 'Not your account?',
    text: (handle: string) =>
      `X signed in the account that your browser was using. Pinion can remove ${handle} again and open a new sign-in page.`,
    tip: 'To reach another account, copy the link on the next screen and open it in a private window.',
    textPractice: (handle: string) =>
      `You chose this account on the page of the practice service. Pinion can remove ${handle} again and open that page anew.`,
    confirm: 'Remove and sign in again',
    keep: 'Keep this account',
  },

  accounts: {
    navigation: 'Accounts',
    add: 'Add account',
    handle: (username: string) => `@${username}`,
    options: (handle: string) => `Options for ${handle}`,
    problem: 'needs your attention',
    practice: 'Practice service',
    signInAgain: 'Sign in again',
    copyProfile: 'Copy link to profile',
    remove: 'Remove account',
    removeTitle: (handle: string) => `Remove ${handle}?`,
    removeText: 'Pinion erases this account from this computer: its sign-in, its kept posts and your reading places.',
    removeKeepsX: 'The account itself stays as it is.',
    revoke: 'Also end Pinion’s access at X',
    revokePractice: 'Also end Pinion’s access at the practice service',
    revokeHint: 'Otherwise you can do that later on X, under connected apps.',
    removeConfirm: 'Remove account',
  },

  frame: {
    timelines: 'Timelines',
    home: 'Home',
    mentions: 'Mentions',
    settings: 'Settings',
    shortcuts: 'Keyboard shortcuts',
    skip: 'Skip to the timeline',
    fromX: 'Posts from X',
    reading: (timeline: string, handle: string) => `${timeline} of ${handle}`,
    windowTitle: (place: string) => `${place} · Pinion`,
    practiceHandle: (handle: string) => `${handle} · practice service`,
    notices: 'Notices',
    development: 'Development shell',
  },

  status: {
    label: 'Status',
    refreshing: 'Looking for new posts',
    loadingOlder: 'Loading older posts',
    filling: 'Loading missing posts',
    offline: 'Offline. Showing what was read before.',
    inMemory: 'Posts are kept only until Pinion closes.',
    capReached: 'Daily limit reached. Pinion reads on only when you refresh.',
    nothingRead: 'Nothing read today yet',
    read: (posts: string, count: number) => (count === 1 ? `${posts} post read today` : `${posts} posts read today`),
    readFor: (posts: string, count: number, money: string) =>
      count === 1 ? `${posts} post read today, about ${money}` : `${posts} posts read today, about ${money}`,
    updated: (time: string) => `Last looked at ${time}`,
  },

  settings: {
    title: 'Settings',
    partsLabel: 'Parts of the settings',
    parts: {
      look: 'Look',
      reading: 'Reading and cost',
      network: 'Network',
      access: 'Keys and access',
      safety: 'Safety',
    },
    usage: 'What it costs',
    theme: 'Appearance',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
    cap: 'Posts a day that Pinion reads by itself, for each account',
    capHint:
      'Beyond this limit it reads only when you ask. Prices are estimates: X may also charge for quoted posts and profiles that come along. Its console shows the exact bill.',
    capNone: 'None',
    capPrice: (money: string) => `up to ${money}`,
    keys: 'API keys',
    noKeys: 'No API key is saved.',
    keyHint: (hint: string) => `ends in ${hint}`,
    removeKey: (name: string) => `Remove ${name}`,
    removeKeyConfirm: (name: string) => `Remove the API key ${name} from this computer?`,
    removeUnnamedKey: (hint: string) => `Remove the API key that ends in ${hint}`,
    removeUnnamedKeyConfirm: (hint: string) => `Remove the API key that ends in ${hint} from this computer?`,
    remove: 'Remove',
    keep: 'Keep',
    protection: 'Protection',
    protections: {
      keychain: 'Your sign-ins are sealed with the keychain of this computer.',
      passphrase: 'Your sign-ins are sealed with your passphrase.',
      session: 'Your sign-ins are kept only until Pinion closes.',
    },
    about: (version: string) => `Pinion ${version}`,
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
  },
} as const;

/** Posts and what is in them. */
export const posts = {
  handle: (username: string) => `@${username}`,
  /** The name of a whole post for screen readers, in this order. */
  label: (parts: {
    repostedBy: string | null;
    author: string;
    handle: string;
    text: string;
    extras: string;
    time: string;
  }) =>
    [
      parts.repostedBy === null ? '' : `Reposted by ${parts.repostedBy}`,
      `${parts.author}, ${parts.handle}`,
      parts.text,
      parts.extras,
      parts.time,
    ]
      .filter((part) => part !== '')
      .map((part) => (/[.!?…。！？]$/u.test(part) ? part : `${part}.`))
      .join(' '),
  labelUnavailable: (name: string | null, reason: string) =>
    name === null ? reason : `Reposted by ${name}. ${reason}`,
  repostedBy: (name: string) => `${name} reposted`,
  replyingTo: (handle: string) => `Replying to ${handle}`,
  replyingToSomeone: 'Replying to a post',
  verified: { blue: 'Verified account', business: 'Verified organisation', government: 'Verified government account' },
  protected: 'Protected account',
  edited: 'Edited',
  /** Beside the short form of the time, which screen readers would read as letters. */
  postedAgo: (ago: string) => `Posted ${ago}`,
  showMore: 'Show more',
  showLess: 'Show less',
  counts: {
    replies: (count: number) => pluralText(count, { one: '1 reply', other: `${countText(count)} replies` }),
    reposts: (count: number) => pluralText(count, { one: '1 repost', other: `${countText(count)} reposts` }),
    likes: (count: number) => pluralText(count, { one: '1 like', other: `${countText(count)} likes` }),
    views: (count: number) => pluralText(count, { one: '1 view', other: `${countText(count)} views` }),
    label: 'Counts',
  },
  menuOf: (author: string) => `Options for the post of ${author}`,
  openOnX: 'Open on X',
  copyLink: 'Copy link',
  linkCopied: 'The link was copied.',
  media: {
    label: 'Pictures and videos',
    photo: 'Photo without a description',
    video: 'Video without a description',
    gif: 'Animation without a description',
    photos: (count: number) => pluralText(count, { one: '1 photo', other: `${countText(count)} photos` }),
    videos: (count: number) => pluralText(count, { one: '1 video', other: `${countText(count)} videos` }),
    gifs: (count: number) => pluralText(count, { one: '1 animation', other: `${countText(count)} animations` }),
    alt: 'ALT',
    showAlt: 'ALT: show the description',
    altTitle: 'Description of the picture',
    failed: 'This picture could not be loaded.',
    failedVideo: 'This video could not be played.',
    retry: 'Try again',
    play: 'Play',
    pause: 'Pause',
    gifMark: 'GIF',
    cannotPlay: 'This video can only be watched on X.',
  },
  sensitive: {
    title: 'The author marked this as sensitive.',
    show: 'Show',
  },
  poll: {
    label: 'Poll',
    votes: (count: number) => pluralText(count, { one: '1 vote', other: `${countText(count)} votes` }),
    closed: 'Closed',
    ends: (when: string) => `Ends ${when}`,
    open: 'Open',
    voteOnX: 'Vote on X',
  },
  quote: (author: string) => `Quoted post of ${author}`,
  /** Why a post cannot be shown. */
  unavailable: {
    deleted: 'This post was deleted.',
    protected: 'This post is from a protected account that you do not follow.',
    suspended: 'This post is from a suspended account.',
    withheld: 'This post is not shown in your country.',
    unknown: 'This post is not available.',
  },
} as const;

/** A timeline around its posts. */
export const timelines = {
  home: (handle: string) => `Home timeline of ${handle}`,
  mentions: (handle: string) => `Mentions of ${handle}`,
  showNew: (count: number, more: boolean) =>
    more
      ? `Show more than ${countText(count)} new posts`
      : pluralText(count, { one: 'Show 1 new post', other: `Show ${countText(count)} new posts` }),
  newArrived: (count: number) =>
    pluralText(count, { one: '1 new post is ready', other: `${countText(count)} new posts are ready` }),
  backToPlace: 'Back to where you were',
  opening: 'Opening the timeline',
  emptyTitle: 'Nothing here yet',
  refresh: 'Refresh',
  gap: {
    label: 'Missing posts',
    title: 'Some posts here were not read',
    downwards: 'From the top',
    upwards: 'From the bottom',
    fromNewer: 'Load missing posts from the top',
    fromOlder: 'Load missing posts from the bottom',
    fromNewerIn: (span: string) => `Load missing posts from the top: ${span}`,
    fromOlderIn: (span: string) => `Load missing posts from the bottom: ${span}`,
    loading: 'Loading missing posts',
  },
  older: {
    load: 'Load older posts',
    loading: 'Loading older posts',
    price: (posts: number, usd: number) =>
      pluralText(posts, {
        one: `One more post costs about ${moneyText(usd)}.`,
        other: `Up to ${countText(posts)} posts cost about ${moneyText(usd)}.`,
      }),
    end: 'You have reached the beginning.',
    endNote: 'X has nothing older in this timeline.',
  },
} as const;

// ---------------------------------------------------------------- practice pages

/** The pages that the practice service shows in the browser. */
export const practicePages = {
  badge: 'Practice',
  notX: 'This page belongs to Pinion’s practice service, which runs on this computer only. It is not X: no account of yours is involved, and nothing leaves this computer.',
  authorize: {
    title: 'Authorize Pinion to read a sample account?',
    choose: 'Choose a sample account',
    chosenAgain: 'Pinion already has another account, so please choose which one to add now.',
    can: 'Pinion will be able to',
    canList: ['read the timelines of this account', 'see who this account follows'],
    cannot: 'Pinion will not be able to',
    cannotList: ['post, repost, like or follow', 'see or change a password'],
    confirm: 'Authorize app',
    cancel: 'Cancel',
    /** What distinguishes each sample account, by user name without the ending. */
    about: {
      mara: 'A teacher. Reads about school, gardens and kitchens, partly in German, Hindi and Turkish.',
      tomas: 'A journalist. Follows the city, mostly in Spanish, Portuguese, Arabic and French.',
      amina: 'A librarian. Follows books and music, mostly in French, Arabic, Japanese and Korean.',
      newhere: 'Just arrived: follows nobody yet, so the home timeline is empty.',
    },
    missingChoice: 'Please choose one of the accounts first.',
  },
  pin: {
    title: 'Here is your PIN',
    account: (handle: string) => `Pinion may read the timelines of ${handle}.`,
    lead: 'Go back to Pinion and enter this number to finish signing in.',
    label: 'PIN',
    copy: 'Copy PIN',
    copied: 'The PIN was copied.',
    notCopied: 'The PIN could not be copied. Select the number and copy it yourself.',
    once: 'The number works once, and only for a short time.',
  },
  denied: {
    title: 'Access was denied',
    text: 'Pinion cannot read this account. You can close this page, and cancel the sign-in in Pinion.',
  },
  invalid: {
    title: 'This page cannot be used any more',
    missing: 'There is no request token for this page. It has to be opened by Pinion.',
    used: 'The request token for this page is invalid. It may have been used already, or it is too old. Go back to Pinion and open a new page from there.',
    foreign: 'This form was not sent from its own page. Go back to Pinion and open the page again.',
  },
} as const;
