/** Posting a plain status for an account. Never retried: whether a lost request was carried out is not known. */
import type { Handlers } from '../contract/dispatch.ts';
import { appError, fail, ok } from '../contract/errors.ts';
import { postLength } from '../contract/post-length.ts';
import { findTypedLinks } from '../contract/typed-links.ts';
import type { Asking, Question } from './asking.ts';
import type { Known } from './library.ts';
import type { Reading } from './reading.ts';

export interface WritingPorts {
  asking: Asking;
  reading: Pick<Reading, 'bill'>;
  known: Known;
}

export function createWriting({ asking, reading, known }: WritingPorts): Pick<Handlers, 'post.write'> {
  return {
    'post.write': ({ accountId, text }) =>
      known(accountId, async (account) => {
        const written = text.trim();
        if (written === '') return fail(appError('text-missing'));
        if (!postLength(written).valid) return fail(appError('text-too-long'));
        const { signal } = new AbortController();
        const question: Question = { asked: 'write', once: true };
        const answer = await asking.ask(accountId, question, signal, (x, credentials, _account, sent) =>
          x.write(written, credentials, sent),
        );
        if (!answer.ok) return answer;
        const { postId } = answer.value;
        const kind = findTypedLinks(written).length > 0 ? 'write-with-link' : 'write';
        reading.bill(accountId, 'write', [{ kind, id: postId }]);
        return ok({ postId, url: `https://x.com/${account.username}/status/${postId}` });
      }),
  };
}
