import { describe, expect, it } from 'vitest';
import { isLongText, lineCount, plainText, textLanguage } from '../../../renderer/post/text-shape.ts';

describe('textLanguage', () => {
  it.each([
    ['en', 'en'],
    ['in', 'id'],
    ['iw', 'he'],
    ['zh-tw', 'zh-TW'],
    ['qu', 'qu'],
  ])('keeps %s as %s', (given, expected) => {
    expect(textLanguage(given)).toBe(expected);
  });

  it.each([null, 'und', 'zxx', 'qme', 'qst', '', 'not a tag'])('has nothing for %s', (given) => {
    expect(textLanguage(given)).toBeUndefined();
  });
});

describe('lineCount', () => {
  it('counts breaks, long lines, and wide scripts twice', () => {
    expect(lineCount([], 10)).toBe(0);
    expect(lineCount([{ kind: 'text', text: 'one' }, { kind: 'break' }, { kind: 'text', text: 'two' }], 10)).toBe(2);
    expect(lineCount([{ kind: 'text', text: 'a'.repeat(25) }], 10)).toBe(3);
    expect(lineCount([{ kind: 'text', text: '雪'.repeat(10) }], 10)).toBe(2);
  });
});

describe('plainText', () => {
  it('is what a person would read out', () => {
    const segments = [
      { kind: 'mention', text: '@ada', username: 'ada', userId: null, url: 'https://x.com/ada' },
      { kind: 'break' },
      { kind: 'text', text: 'hello ' },
    ] as const;
    expect(plainText(segments)).toBe('@ada\nhello');
  });
});

describe('isLongText', () => {
  it('is decided by the text alone', () => {
    expect(isLongText([{ kind: 'text', text: 'x'.repeat(900) }])).toBe(false);
    expect(isLongText([{ kind: 'text', text: 'x'.repeat(1000) }])).toBe(true);
  });
});
