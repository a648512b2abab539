/** Texts that Pinion puts onto the clipboard for somebody who can help. English, as whoever helps may not share a language. */

export interface CopiedErrorDetails {
  /** Of Pinion. */
  version: string;
  code: string;
  status?: number | undefined;
  type?: string | undefined;
  transactionId?: string | undefined;
}

/** What "Details" show of an error, one line each. */
export function errorDetailsText({ version, code, status, type, transactionId }: CopiedErrorDetails): string {
  const lines: [string, string | number | undefined][] = [
    ['Pinion', version],
    ['Kind of problem', code],
    ['Status of the answer', status],
    ['Type given by the service', type],
    ['Number of the request at the service', transactionId],
  ];
  return lines.flatMap(([term, value]) => (value === undefined ? [] : [`${term}: ${value}`])).join('\n');
}
