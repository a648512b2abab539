/** Plain HTTP as Node has it: nothing is decompressed, followed or forgiven. */
import http from 'node:http';

export interface RawAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  /** Whether the answer came to its announced end. */
  complete: boolean;
}

/** @throws when the connection ends without an answer */
export function ask(url: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        const done = () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts),
            complete: answer.complete,
          });
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', done);
        answer.on('error', done);
      })
      .on('error', reject);
  });
}
