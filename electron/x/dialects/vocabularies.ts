/**
 * Chooses the vocabulary of requests to v2: the old one, which X still serves, until X says that it no longer knows it.
 */
import type { ApiRequest } from '../api-request.ts';
import type { ApiOutcome, XClient } from '../client.ts';
import { fieldsParameter, type Vocabulary } from '../vocabulary.ts';
import type { Caller } from './speaker.ts';

export interface Vocabularies {
  /**
   * Performs a request in the vocabulary that works. When X complains about the parameter that only this vocabulary
   * has, the request is built and sent once more in the other one, and that one is kept if X accepts it.
   */
  perform(build: (vocabulary: Vocabulary) => ApiRequest, caller: Caller): Promise<ApiOutcome>;
}

export function createVocabularies(client: XClient): Vocabularies {
  let current: Vocabulary = 'tweet';
  return {
    async perform(build, { credentials, signal }) {
      const used = current;
      const outcome = await client.perform(build(used), credentials, { signal });
      if (outcome.ok || !outcome.refusedParameters.includes(fieldsParameter(used))) return outcome;
      const other: Vocabulary = used === 'tweet' ? 'post' : 'tweet';
      const second = await client.perform(build(other), credentials, { signal });
      // A complaint about a value of the parameter looks the same; then the first answer is the telling one.
      if (!second.ok && second.error.code === 'bad-request') return outcome;
      if (second.ok) current = other;
      return second;
    },
  };
}
