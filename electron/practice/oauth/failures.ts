/** Failures of the sign-in calls, in the four forms that the real service has been seen to use. */
import { type Answer, json, plain, xml } from '../http/messages.ts';
import type { FailureFormat } from '../settings.ts';
import type { RefusalCode } from './authentication.ts';

/** With a code of the public list, or (failures of the exchange) with words only. */
export interface Failure {
  status: number;
  code?: number;
  message: string;
}

export const refusals: Readonly<Record<RefusalCode, Failure>> = {
  32: { status: 401, code: 32, message: 'Could not authenticate you.' },
  89: { status: 401, code: 89, message: 'Invalid or expired token.' },
  135: { status: 401, code: 135, message: 'Timestamp out of bounds.' },
  215: { status: 400, code: 215, message: 'Bad authentication data.' },
};

export const desktopOnly: Failure = {
  status: 401,
  code: 417,
  message: "Desktop applications only support the oauth_callback value 'oob'",
};
export const invalidRequestToken: Failure = { status: 401, message: 'Invalid request token' };
export const invalidVerifier: Failure = {
  status: 401,
  message: 'Error processing your OAuth request: Invalid oauth_verifier parameter',
};

/** X documents neither of these two; the words are made after those above. */
export const expiredVerifier: Failure = {
  status: 401,
  message: 'Error processing your OAuth request: The oauth_verifier has expired',
};
export const accessDenied: Failure = {
  status: 401,
  message: 'Error processing your OAuth request: The user has denied access',
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function asJson({ status, code, message }: Failure, path: string): Answer {
  return json(status, code === undefined ? { error: message, request: path } : { errors: [{ code, message }] });
}

function asXml({ status, code, message }: Failure, path: string): Answer {
  const text = escapeXml(message);
  const content =
    code === undefined
      ? `<hash><error>${text}</error><request>${escapeXml(path)}</request></hash>`
      : `<errors><error code="${code}">${text}</error></errors>`;
  return xml(status, `<?xml version="1.0" encoding="UTF-8"?>${content}`);
}

/**
 * @param accept the request's Accept header: JSON for those who ask for it, else XML; failures without a code have
 *   always been plain text
 */
export function failureAnswer(
  failure: Failure,
  path: string,
  format: FailureFormat,
  accept: string | undefined,
): Answer {
  const wanted =
    format !== 'auto'
      ? format
      : failure.code === undefined
        ? 'plain'
        : accept?.includes('application/json')
          ? 'json'
          : 'xml';
  switch (wanted) {
    case 'json':
      return asJson(failure, path);
    case 'xml':
      return asXml(failure, path);
    case 'plain':
      return plain(failure.status, failure.message);
  }
}
