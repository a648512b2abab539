import { describe, expect, it } from 'vitest';
import { appError, errorAtPractice } from '../../electron/contract/errors.ts';
import { errorSentences, practiceErrorSentences } from '../../electron/contract/messages/errors.ts';

describe('errors at the practice service', () => {
  it.each(Object.keys(practiceErrorSentences) as (keyof typeof practiceErrorSentences)[])(
    '%s keeps code, action and details, and does not speak of X',
    (code) => {
      const error = appError(code, { kind: 'retry' }, { status: 503 });
      const said = errorAtPractice(error);
      expect(said).toEqual({ ...error, message: practiceErrorSentences[code] });
      expect(said.message).not.toMatch(/\bX\b/);
    },
  );

  it('says everything else as it is', () => {
    const error = appError('offline', { kind: 'retry' });
    expect(errorAtPractice(error)).toBe(error);
    expect(error.message).toBe(errorSentences.offline);
  });
});
