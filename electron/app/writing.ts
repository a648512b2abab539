/** Posting a plain status for an account. Never retried: whether a lost request was carried out is not known. */
import type { Handlers } from '../contract/dispatch.ts';
import { appError, fail, ok } from '../contract/errors.ts';
import { postLength } from '../contract/post-length.ts';
import type { Asking } from './asking.ts';
import type { Known } from './library.ts';

export interface WritingPorts {
  asking: Asking;
  known: Known;
}

export function createWriting({ asking, known }: WritingPorts): Pick<Handlers, 'post.write'> {
  return {
    'post.write': ({ accountId, text }) =>
      known(accountId, async (account) => {
        const written = text.trim();
        if (written === '') return fail(appError('text-missing'));
        if (!postLength(written).valid) return fail(appError('text-too-long'));
        const { signal } = new AbortController();
        const answer = await asking.ask(accountId, null, signal, (x, credentials) =>
          x.write(written, credentials, signal),
        );
        if (!answer.ok) return answer;
        const { postId } = answer.value;
        return ok({ postId, url: `https://x.com/${account.username}/status/${postId}` });
      }),
  };
}
