/** What went wrong, in one plain sentence each. `electron/contract/errors.ts` makes values of them. */

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
  'address-not-found':
    'The address of X could not be found. When other websites open, an ad blocker, a filter or the name server (DNS) of your network is in the way.',
  timeout: 'X took too long to answer. Please try again.',
  cancelled: 'The request was cancelled.',
  proxy:
    'The proxy of your network did not let Pinion through. Check the proxy in the settings, or ask whoever runs your network. Pinion cannot log in to a proxy that asks for a password.',
  'access-dropped':
    'X received the request without your access: something on the way, such as a proxy or a virus scanner, has removed it. Check the proxy in the settings, or ask whoever runs your network.',
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
  'pin-missing': 'Please enter the number that X shows after you choose “Authorize app”.',
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
    'The X credit of this API key is used up. Top it up in the X console, then refresh. Until then Pinion does not read by itself.',
  'usage-cap':
    'The reading limit of this X plan is used up. Wait until it starts anew, or change the plan in the X console, then refresh. Until then Pinion does not read by itself.',
  'rate-limited': 'X asks for a pause before more can be read.',
  'spend-cap':
    'The spending limit that is set for this API key in the X console is reached. Raise it there, then refresh. Until then Pinion does not read by itself.',
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
  'key-malformed':
    'An API key and its secret have only letters and digits. Something else was pasted, perhaps an access token.',
  'token-missing': 'Please enter both the access token and the access token secret.',
  'token-malformed':
    'This is not an access token of X. One begins with a number and a hyphen, and its secret has only letters and digits.',
  'token-refused':
    'X did not accept this access token. Check that it and its secret were copied completely, and that they belong to this API key.',
  'import-empty': 'No keys were found in it. Pinion looks for names such as API_KEY and CONSUMER_SECRET.',
  'import-too-large': 'This file is too large to be one with keys.',
  'import-unreadable': 'The file could not be read.',
  'import-no-text':
    'This file is not plain text. Open it in the program that it belongs to, copy the keys, and paste them here.',
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
  'proxy-address':
    'This is not the address of a proxy. It looks like proxy.example.org:8080. Pinion cannot log in to a proxy, so leave out a name and a password.',

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
  'address-not-found': 'The practice service could not be reached. Restarting Pinion usually helps.',
  'access-dropped':
    'The practice service received the request without your access: something on the way, such as a proxy or a virus scanner, has removed it. Check the proxy in the settings.',
  timeout: 'The practice service took too long to answer. Please try again.',
  'service-down': 'The practice service is having trouble right now. Please try again.',
  'unreadable-answer': 'The practice service gave an answer that Pinion does not understand. Please try again.',
  'wrong-pin':
    'The practice service did not accept this PIN. Each PIN works once, so Pinion has asked for a new page: authorize there again and enter the new number.',
  'pin-missing': 'Please enter the number that the practice service shows after you choose “Authorize app”.',
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
