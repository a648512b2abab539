/** Failures of the sign-in calls, in the forms that the real service has been seen to use. */
import { type Failure, failureOf } from '../codes.ts';
import { type Answer, json, plain, xml } from '../http/messages.ts';
import type { FailureFormat } from '../settings.ts';

export const desktopOnly = failureOf(417);
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

/** The app's own token is given for one kind of grant only. */
export const missingGrant: Failure = {
  status: 403,
  code: 170,
  message: 'Missing required parameter: grant_type',
  label: 'forbidden_missing_parameter',
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function asJson({ status, code, message, label }: Failure, path: string): Answer {
  const error = { code, message, ...(label === undefined ? {} : { label }) };
  return json(status, code === undefined ? { error: message, request: path } : { errors: [error] });
}

const xmlAnswer = (status: number, content: string): Answer =>
  xml(status, `<?xml version="1.0" encoding="UTF-8"?>${content}`);

/** As it was before about 2018, and without a code still is. */
function asOldXml({ status, message }: Failure, path: string): Answer {
  return xmlAnswer(status, `<hash><error>${escapeXml(message)}</error><request>${escapeXml(path)}</request></hash>`);
}

function asXml(failure: Failure, path: string): Answer {
  const { status, code, message } = failure;
  return code === undefined
    ? asOldXml(failure, path)
    : xmlAnswer(status, `<errors><error code="${code}">${escapeXml(message)}</error></errors>`);
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
    case 'xml-old':
      return asOldXml(failure, path);
    case 'plain':
      return plain(failure.status, failure.message);
  }
}
