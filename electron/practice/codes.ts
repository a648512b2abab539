/** The public list of error codes, with the status and the words that come with each of them. */

export const codes = {
  17: [404, 'No user matches for specified terms.'],
  25: [403, 'Query parameters are missing.'],
  32: [401, 'Could not authenticate you.'],
  34: [404, 'Sorry, that page does not exist.'],
  44: [400, 'cursor parameter is invalid.'],
  50: [404, 'User not found.'],
  63: [403, 'User has been suspended.'],
  64: [403, 'Your account is suspended and is not permitted to access this feature.'],
  68: [410, 'The Twitter REST API v1 is no longer active. Please migrate to API v1.1.'],
  87: [403, 'Client is not permitted to perform this action.'],
  88: [429, 'Rate limit exceeded'],
  89: [401, 'Invalid or expired token.'],
  92: [403, 'SSL is required.'],
  93: [403, 'This App is not allowed to access or delete your Direct Messages.'],
  99: [403, 'Unable to verify your credentials'],
  130: [503, 'Over capacity'],
  131: [500, 'Internal error'],
  135: [401, 'Timestamp out of bounds.'],
  136: [401, "You have been blocked from the author of this tweet. You are not allowed to retweet this user's tweets."],
  139: [403, 'You have already favorited this status.'],
  144: [404, 'No status found with that ID.'],
  170: [403, 'Missing required parameter: status.'],
  179: [403, 'Sorry, you are not authorized to see this status.'],
  183: [403, "You may not delete another user's status."],
  185: [403, 'User is over daily status update limit.'],
  186: [403, 'Tweet needs to be a bit shorter.'],
  187: [403, 'Status is a duplicate.'],
  195: [403, 'Missing or invalid url parameter.'],
  215: [400, 'Bad authentication data.'],
  220: [403, 'Your credentials do not allow access to this resource.'],
  226: [
    403,
    "This request looks like it might be automated. To protect our users from spam and other malicious activity, we can't complete this action right now.",
  ],
  231: [401, 'User must verify login'],
  251: [410, 'This endpoint has been retired and should not be used.'],
  261: [403, 'Application cannot perform write actions.'],
  326: [
    403,
    'To protect our users from spam and other malicious activity, this account is temporarily locked. Please log in to https://x.com to unlock your account.',
  ],
  327: [403, 'You have already retweeted this Tweet.'],
  385: [403, 'You attempted to reply to a Tweet that is deleted or not visible to you.'],
  415: [
    403,
    'Callback URL not approved for this client application. Approved callback URLs can be adjusted in your application settings',
  ],
  416: [401, 'Invalid / suspended application'],
  417: [401, "Desktop applications only support the oauth_callback value 'oob'"],
  421: [404, 'This Tweet is no longer available.'],
  422: [404, 'This Tweet is no longer available because it violated the X Rules.'],
  425: [403, "Some actions on this user's Tweet have been disabled by X."],
  433: [403, 'The original Tweet author restricted who can reply to this Tweet.'],
  453: [
    403,
    'You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints (e.g. media post, oauth) only. If you need access to this endpoint, you may need a different access level. You can learn more here: https://developer.x.com/en/portal/product',
  ],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type Code = keyof typeof codes;

/** A refusal as answers carry it: with a code of the list, or (failures of the exchange) with words only. */
export interface Failure {
  status: number;
  code?: number;
  message: string;
  /** A word for programs, beside the message. */
  label?: string;
}

const labels: Readonly<Partial<Record<Code, string>>> = { 99: 'authenticity_token_error' };

export function failureOf(code: Code): Failure {
  const [status, message] = codes[code];
  const label = labels[code];
  return { status, code, message, ...(label === undefined ? {} : { label }) };
}
