/** What becomes of a post that was sent: it is there, it was refused, or nobody knows. */
import { type AppError, appError } from '../../contract/errors.ts';
import type { PostId } from '../../contract/views/ids.ts';
import type { ApiOutcome } from '../client.ts';
import { answered, refused, type Told, told, untold, type Written } from './speaker.ts';

/** @param idFrom reads the id of the new post; null when the answer holds none */
export function readWritten(outcome: ApiOutcome, idFrom: (answer: unknown) => PostId | null): Told<Written> {
  if (!outcome.ok) return outcome.outcomeUnknown ? untold(appError('post-uncertain')) : refused(outcome);
  const postId = idFrom(outcome.value.json);
  if (postId !== null) return told({ postId, ...answered(outcome.value) });
  return untold(explained(outcome.value.explain()));
}

/** A success without the new post's id: either X says what was wrong, or nobody knows. */
const explained = (error: AppError): AppError =>
  error.code === 'unreadable-answer' ? appError('post-uncertain') : error;
