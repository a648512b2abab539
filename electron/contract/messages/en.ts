/**
 * The one catalogue of text that a person reads. Screens, menus, errors and the practice pages take their words from
 * here and nowhere else, so that a translation is one more file like this one. Sentences are complete (never glued
 * together), plurals and dates go through Intl.
 */

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
  'out-of-money':
    'The X credit of this API key is used up. Top it up in the X console; Pinion stops reading by itself until you try again.',
  'usage-cap':
    'The monthly reading limit of this X plan is used up. Pinion stops reading by itself until you try again.',
  'rate-limited': 'X asks for a pause before more can be read.',
  'account-locked': 'X has locked or suspended this account. Open X in the browser to see why.',
  gone: 'This is no longer available on X.',
  hidden: 'This is only visible to people whom its author allows.',
  'bad-request': 'X did not understand the request. This is a mistake in Pinion; please report it.',
  refused: 'X refused this request.',
  'daily-cap':
    'The daily reading limit that you set is reached, so Pinion no longer reads by itself today. You can still refresh by hand.',

  // Keys and accounts
  'key-missing': 'Please enter both the API key and the API key secret.',
  'key-malformed': 'An API key has only letters and digits. Something else was pasted with it.',
  'key-unknown': 'This API key is no longer saved in Pinion.',
  'key-in-use': 'Accounts are still using this API key. Remove them first.',
  'account-unknown': 'This account is no longer saved in Pinion.',
  'service-unknown': 'This service is not available.',
  'revoke-failed':
    'The account was removed here, but X could not be told. You can end the access under connected apps on X.',

  // Secrets
  'vault-locked': 'Your saved sign-ins are locked. Unlock them first.',
  'vault-undecided': 'Decide first how Pinion should protect your sign-ins.',
  'passphrase-wrong': 'This passphrase is not right. Please try again.',
  'passphrase-short': 'Please choose a passphrase of at least 8 characters.',
  'keychain-unavailable':
    'The keychain of this computer, which protects your sign-ins, is locked or not available. Unlock it and try again; nothing has been deleted.',
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
} as const satisfies Record<string, string>;
