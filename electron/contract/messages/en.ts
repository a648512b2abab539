/**
 * The one catalogue of text that a person reads. Screens, menus, errors and the practice pages take their words from
 * here and nowhere else, so that a translation is one more file like this one. Sentences are complete (never glued
 * together), plurals and dates go through Intl.
 */
import { countText, moneyText, pluralText } from './format.ts';

/** One plain sentence per error code; what to do about it is the error's action. */
export const errorSentences = {
  // Calls between page and main
  'call-refused': 'Pinion refused a request that did not come from its own window.',
  'call-unknown': 'This part of Pinion does not exist in this version. Restarting Pinion usually helps.',
  'call-invalid': 'Pinion could not use what was entered. Please check it and try again.',
  unexpected: 'Something unexpected went wrong inside Pinion. Nothing was lost; please try again.',

  // Network
  offline: 'Your computer seems to be offline. What you have already read stays available.',
  network: 'X could not be reached. Check your internet connection or proxy and try again.',
  timeout: 'X took too long to answer. Please try again.',
  cancelled: 'The request was cancelled.',
  proxy:
    'The proxy of your network did not let Pinion through. Check the proxy in the settings, or ask whoever runs your network.',
  certificate:
    'The connection to X is not safe: its certificate could not be proven. A proxy or virus scanner may be in between, or the clock of this computer is wrong.',
  'service-down': 'X is having trouble right now. Please try again in a few minutes.',
  'unreadable-answer':
    'The answer was not one that X would send. A login page of your network, or a proxy, may be in between.',

  // Signing in
  'wrong-keys':
    'X did not accept the API key and secret. Check that both were copied completely, or create new ones in the X console.',
  'wrong-pin':
    'X did not accept this PIN. Each PIN works once, so Pinion has asked X for a new page: authorize there again and enter the new number.',
  'pin-missing': 'Please enter the number that X shows after you authorize Pinion.',
  'pin-expired':
    'This sign-in has expired. Pinion has asked X for a new page: authorize there again and enter the new number.',
  'pin-used':
    'This PIN has already been used. Pinion has asked X for a new page: authorize there again and enter the new number.',
  denied: 'X says that access was cancelled on its page. You can start again whenever you like.',
  clock:
    'The clock of this computer is wrong, so X refuses to answer. Set date and time to automatic in the system settings, then try again.',
  'callback-not-approved':
    'The X app behind this API key is not set up for signing in. In the X console, turn on OAuth 1.0a and enter any callback address.',
  'app-suspended': 'X has suspended the app that this API key belongs to. Look at it in the X console.',
  'browser-not-opened': 'Pinion could not open your browser. Copy the link and open it yourself.',
  'sign-in-missing': 'There is no sign-in under way. Please start again.',
  'wrong-account': 'You signed in as another account than the one you wanted to renew.',

  // Access
  'signed-out': 'X no longer accepts this sign-in. Please sign in again; nothing you have read is lost.',
  'needs-plan': 'The plan of the X app behind this API key does not include this. Look at the plan in the X console.',
  'needs-permission':
    'The X app behind this API key does not have the permission for this. Change it in the X console, then sign in again.',
  'needs-user-sign-in': 'This needs a signed-in account.',
  'not-with-pin': 'X does not offer this to accounts that signed in with a PIN, so Pinion leaves it out.',
  'not-in-dialect': 'The older version of the API, which is in use for this API key, does not offer this.',
  'out-of-money':
    'The X credit of this API key is used up. Top it up in the X console; Pinion stops reading by itself until you try again.',
  'usage-cap':
    'The monthly reading limit of this X plan is used up. Pinion stops reading by itself until you try again.',
  'rate-limited': 'X asks for a pause before more can be read.',
  'spend-cap':
    'The spending limit that is set for this API key in the X console is reached. Raise it there; Pinion stops reading by itself until you try again.',
  'write-limit': 'X lets an account post only so often a day, and that is reached. Try again tomorrow.',
  'looks-automated': 'X took this for the work of a robot and refused it. Do it on X itself, or try again later.',
  'already-done': 'X says that this was done already.',
  'reply-refused': 'Whoever wrote this does not let everybody answer, or it is no longer there.',
  'user-suspended': 'X has suspended this user.',
  'account-locked': 'X has locked or suspended this account. Open X in the browser to see why.',
  gone: 'This is no longer available on X.',
  hidden: 'This is only visible to people whom its author allows.',
  'bad-request': 'X did not understand the request. This is a mistake in Pinion; please report it.',
  refused: 'X refused this request without saying why. Checking the setup may show the reason.',
  'daily-cap':
    'The daily reading limit that you set is reached, so Pinion no longer reads by itself today. You can still refresh by hand.',

  // Keys and accounts
  'key-missing': 'Please enter both the API key and the API key secret.',
  'key-malformed': 'An API key has only letters and digits. Something else was pasted with it.',
  'token-missing': 'Please enter both the access token and the access token secret.',
  'token-malformed': 'This is not an access token of X: it begins with a number and a hyphen.',
  'token-refused':
    'X did not accept this access token. Check that it and its secret were copied completely, and that they belong to this API key.',
  'import-empty': 'No keys were found in it. Pinion looks for names such as API_KEY and CONSUMER_SECRET.',
  'import-too-large': 'This file is too large to be one with keys.',
  'import-unreadable': 'The file could not be read.',
  'import-over': 'What was found is no longer kept. Open the file again.',
  'import-incomplete': 'Both the API key and the API key secret are needed, and one of them was not found.',
  'file-not-deleted': 'The file could not be deleted. Delete it yourself, and empty the trash.',
  'file-other': 'This file does not hold the keys that were brought in, so Pinion did not delete it.',
  'key-saved': 'This API key is saved already, under another entry of the list.',
  'key-unknown': 'This API key is no longer saved in Pinion.',
  'key-in-use': 'Accounts are still using this API key. Remove them first.',
  'account-unknown': 'This account is no longer saved in Pinion.',
  'service-unknown': 'This service is not available.',
  'revoke-failed':
    'The account was removed here, but X could not be told. You can end the access under connected apps on X.',
  'revoke-failed-practice': 'The account was removed here, but the practice service could not be told.',

  // Secrets
  'vault-locked': 'Your saved sign-ins are locked. Unlock them first.',
  'vault-undecided': 'Decide first how Pinion should protect your sign-ins.',
  'passphrase-wrong': 'This passphrase is not right. Please try again.',
  'passphrase-short': 'Please choose a passphrase of at least 8 characters.',
  'keychain-unavailable':
    'The keychain of this computer, which protects your sign-ins, is locked or not available. Unlock it and try again, or start Pinion again; nothing has been deleted.',
  'secret-damaged': 'A saved sign-in can no longer be read. Please sign in to this account again.',

  // Storage
  'store-damaged': 'The file with your accounts could not be read. It was set aside, and the last good copy is in use.',
  'cache-damaged': 'The saved posts of this account could not be read and were set aside. Pinion reads them anew.',
  'cache-in-memory': 'Posts cannot be kept on this computer, so they are only remembered until Pinion closes.',
  'store-not-written': 'Pinion could not save to disk. Check that there is space left.',

  // Links and media
  'link-refused': 'Pinion only opens ordinary web links (https).',
  'media-refused': 'This picture or video cannot be shown.',
  'practice-not-started': 'The practice service could not start. Another program may block it.',

  // Storage and protection of accounts, continued
  'store-restored': 'The file with your accounts was missing. The last good copy is in use.',
  'store-lost':
    'The file with your accounts could not be read, and there is no good copy of it. It was set aside; nothing in it was deleted.',
  'store-newer':
    'The file with your accounts was written by a newer version of Pinion. It was set aside unchanged, and Pinion begins anew.',
  'vault-decided': 'How your sign-ins are protected has already been decided.',

  // Cache of read posts
  'cache-not-erased':
    'Some saved posts of this account could not be deleted from this computer. Close other programs that may use them and try again.',

  // People, searching and taking out
  'user-unknown': 'X knows no account with this name. Check how it is written.',
  'post-not-kept': 'This post is not among those that Pinion keeps.',
  'file-not-written': 'The file could not be written. Choose another folder, or check that there is space left.',
  'export-running': 'Something is being saved already. Wait until it is done, or cancel it.',
  'export-empty': 'There is nothing to save yet.',

  // Network settings
  'proxy-address': 'This is not the address of a proxy. It looks like proxy.example.org:8080.',

  // Posting
  'text-missing': 'Please write something first.',
  'text-too-long': 'This is longer than X takes. Shorten it and try again.',
  'text-repeated': 'You posted exactly this a short while ago, and X takes it only once.',
  'post-uncertain':
    'X did not answer in time, so it is not known whether this was posted. Look at your own posts before trying again.',
} as const satisfies Record<string, string>;

/** The same failures at the practice service, where the usual sentence would speak of X. */
export const practiceErrorSentences = {
  proxy:
    'The proxy of your network did not let Pinion through to the practice service. Check the proxy in the settings.',
  network: 'The practice service could not be reached. Restarting Pinion usually helps.',
  timeout: 'The practice service took too long to answer. Please try again.',
  'service-down': 'The practice service is having trouble right now. Please try again.',
  'unreadable-answer': 'The practice service gave an answer that Pinion does not understand. Please try again.',
  'wrong-pin':
    'The practice service did not accept this PIN. Each PIN works once, so Pinion has asked for a new page: authorize there again and enter the new number.',
  'pin-missing': 'Please enter the number that the practice service shows after you authorize Pinion.',
  'pin-expired':
    'This sign-in has expired. Pinion has asked the practice service for a new page: authorize there again and enter the new number.',
  'pin-used':
    'This PIN has already been used. Pinion has asked the practice service for a new page: authorize there again and enter the new number.',
  denied: 'Access was cancelled on the page of the practice service. You can start again whenever you like.',
  'signed-out':
    'The practice service no longer accepts this sign-in. Please sign in again; nothing you have read is lost.',
  'rate-limited': 'The practice service asks for a pause before more can be read.',
  gone: 'This is no longer available at the practice service.',
  'user-unknown': 'The practice service knows no account with this name. Check how it is written.',
  'user-suspended': 'The practice service has suspended this user.',
  'write-limit':
    'The practice service lets an account post only so often a day, and that is reached. Try again tomorrow.',
  'already-done': 'The practice service says that this was done already.',
  'post-uncertain':
    'The practice service did not answer in time, so it is not known whether this was posted. Look at your own posts before trying again.',
  refused: 'The practice service refused this request without saying why. Checking the setup may show the reason.',
  'not-with-pin':
    'The practice service does not offer this to accounts that signed in with a PIN, as the real one does not.',
} as const satisfies Partial<Record<keyof typeof errorSentences, string>>;

/** The application menu. Names of what the system does by itself (copy, zoom ...) are those of Electron's roles. */
export const menu = {
  app: 'Pinion',
  file: '&File',
  edit: '&Edit',
  view: '&View',
  go: '&Go',
  post: '&Post',
  help: '&Help',
  about: 'About Pinion',
  addAccount: 'Add account',
  addColumn: 'Add a column',
  catchUp: 'While you were away',
  checkSetup: 'Check my setup',
  close: 'Close window',
  closeColumn: 'Close the column',
  copy: 'Copy',
  cut: 'Cut',
  export: 'Save posts to a file',
  goBack: 'Back',
  goForward: 'Forward',
  hide: 'Hide Pinion',
  hideOthers: 'Hide others',
  jumpToTop: 'Jump to the newest post',
  largerText: 'Larger text',
  minimize: 'Minimize',
  nextAccount: 'Next account',
  nextPost: 'Next post',
  normalText: 'Normal text size',
  openAuthor: 'Posts of its author',
  openConversation: 'Open the conversation',
  openOnX: 'Open on X',
  openUser: 'Find a person',
  paste: 'Paste',
  previousAccount: 'Previous account',
  previousPost: 'Previous post',
  quit: 'Quit Pinion',
  redo: 'Redo',
  refresh: 'Refresh',
  selectAll: 'Select all',
  settings: 'Settings',
  showFilters: 'Filters',
  showHome: 'Home timeline',
  showLikes: 'Likes',
  showLimits: 'Limits',
  showLists: 'Lists',
  showMentions: 'Mentions',
  showOwnPosts: 'Your own posts',
  showSearch: 'Search',
  showShortcuts: 'Keyboard shortcuts',
  showUsage: 'What reading costs',
  smallerText: 'Smaller text',
  toggleDevTools: 'Developer tools',
  togglefullscreen: 'Full screen',
  undo: 'Undo',
  writePost: 'Write a post',
} as const satisfies Record<string, string>;

/** A menu item with the keys that do the same in the page, where nothing is typed. */
export const menuTextWithKeys = (text: string, keys: string): string => `${text} (${keys})`;

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
    openPage: 'Open the page',
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
    stepBrowserText: 'A page has opened there and asks whether Pinion may read for you.',
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
    span: (span: string) => `Between ${span}`,
    downwards: 'From the top',
    upwards: 'From the bottom',
    fromNewer: 'Load missing posts from the top',
    fromOlder: 'Load missing posts from the bottom',
    fromNewerIn: (span: string) => `Load missing posts from the top, between ${span}`,
    fromOlderIn: (span: string) => `Load missing posts from the bottom, between ${span}`,
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
