import { describe, expect, it } from 'vitest';
import { ageText, agoText } from '../../electron/contract/messages/format.ts';

const now = Date.parse('2026-08-20T12:00:00Z');
const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

describe('how long ago', () => {
  it.each([
    [-0.5, 'now', 'just now'],
    [-1.9, '1m', '1 minute ago'],
    [-59.9, '59m', '59 minutes ago'],
    [-179, '2h', '2 hours ago'],
    [-47 * 60, '1d', 'yesterday'],
  ])('%f minutes: the eye and the ear get the same number', (minutes, seen, heard) => {
    expect(ageText(at(minutes), now)).toBe(seen);
    expect(agoText(at(minutes), now)).toBe(heard);
  });

  it('rounds what lies ahead', () => {
    expect(agoText(at(4 * 60 + 59.99), now)).toBe('in 5 hours');
    expect(agoText(at(30), now)).toBe('in 30 minutes');
    expect(agoText(at(0.2), now)).toBe('now');
  });
});
