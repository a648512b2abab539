import { describe, expect, it } from 'vitest';
import { secondsFor } from '../../../electron/timelines/catch-up/reading-time.ts';
import { photo, post, quoteOf } from '../cache/made.ts';

const seconds = (...made: Parameters<typeof post>) => Math.round(secondsFor(post(...made)) * 10) / 10;

describe('the time to read a post', () => {
  it('follows its words, whatever stands between them', () => {
    expect(seconds('1', { text: 'word '.repeat(23) })).toBe(6);
    expect(seconds('1', { text: 'word - & … '.repeat(23) })).toBe(6);
    expect(seconds('1', { text: '' })).toBe(0);
    expect(seconds('1', { text: '😀' })).toBe(0);
  });

  it('follows characters where words are not set apart', () => {
    expect(seconds('1', { text: 'くるみのパン'.repeat(25) })).toBe(18);
    expect(seconds('1', { text: `${'猫'.repeat(25)} cat cat` })).toBe(3.5);
  });

  it('adds a look at pictures, videos and where a link leads', () => {
    const video = { ...photo, kind: 'video' } as const;
    expect(seconds('1', { text: '', media: [photo, photo] })).toBe(6);
    expect(seconds('1', { text: '', media: [video] })).toBe(10);
    expect(seconds('1', { text: '', media: [{ ...video, durationMs: 4_000 }] })).toBe(4);
    expect(seconds('1', { text: '', media: [{ ...video, durationMs: 400_000 }] })).toBe(10);
    const link = { kind: 'link', text: '…', url: 'https://a.example', title: 'https://a.example' } as const;
    expect(seconds('1', { segments: [link, link] })).toBe(5);
  });

  it('includes what is quoted', () => {
    const quote = quoteOf(post('1', { text: 'word '.repeat(23), media: [photo] }));
    expect(seconds('2', { text: 'word '.repeat(23), quote })).toBe(15);
  });
});
