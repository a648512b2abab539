/** A request to X as a description: builders say what to ask, `client.ts` asks it. */

/** Decoded names and values of a query or form, in order. */
export type QueryPairs = [name: string, value: string][];

/** The parts of X's API that answer differently: both versions, and the one that gives and ends bearer tokens. */
export type Api = 'v2' | 'v1.1' | 'oauth2';

/** A request without host, proof of who asks, and headers. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  api: Api;
  /** Path as sent, percent-encoded. */
  path: string;
  /** Decoded names and values, each name once: X refuses repeated parameters. */
  query: QueryPairs;
  body?: ApiRequestBody;
}

export type ApiRequestBody =
  /** Sent as JSON, which no signature covers. */
  | { json: Readonly<Record<string, unknown>> }
  /** Sent as a form, which the signature covers. */
  | { form: QueryPairs }
  /** A form that is encoded already, for requests that are not signed. */
  | { encodedForm: string };
