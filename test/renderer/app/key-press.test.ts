import { describe, expect, it } from 'vitest';
import { following, type KeyPress, pressed } from '../../../renderer/app/key-press.ts';

const press = (key: string, change: Partial<KeyPress> & { third?: boolean } = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  getModifierState: () => change.third ?? false,
  ...change,
});
const meaning = (first: string | null, key: KeyPress, mac = false) => pressed(first, key, mac);
const nothing = { kind: 'nothing' };

describe('keys of the frame', () => {
  it('mean something alone, or one after the other', () => {
    expect(meaning(null, press('/', { shiftKey: true }))).toMatchObject({ kind: 'does', action: 'show-search' });
    expect(meaning(null, press('g'))).toEqual({ kind: 'waits', first: 'g' });
    expect(meaning('g', press('m'))).toMatchObject({ kind: 'does', action: 'show-mentions' });
    expect(meaning('g', press('j'))).toEqual(nothing);
    expect(meaning('g', press('g'))).toEqual(nothing);
    expect(meaning(null, press('m'))).toEqual(nothing);
  });

  it('tell accounts apart by their digit', () => {
    expect(meaning(null, press('3', { ctrlKey: true }))).toMatchObject({ action: 'switch-account', index: 2 });
    expect(meaning(null, press('3', { metaKey: true }), true)).toMatchObject({ action: 'switch-account', index: 2 });
    expect(meaning(null, press('3', { metaKey: true }))).toEqual(nothing);
    expect(meaning(null, press('3'))).toEqual(nothing);
  });

  it('leave letters with a modifier to the menu and the system', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey']) {
      expect(meaning(null, press('e', { [modifier]: true }))).toEqual(nothing);
    }
    expect(meaning(null, press('E'))).toMatchObject({ action: 'export' });
  });

  it('know the signs that some keyboards make with a third level', () => {
    const third = { ctrlKey: true, altKey: true, third: true };
    expect(meaning(null, press('[', third))).toMatchObject({ action: 'previous-column' });
    expect(meaning(null, press(']', { altKey: true }), true)).toMatchObject({ action: 'next-column' });
  });

  it('say what can follow', () => {
    expect(following('g').map(({ key }) => key)).toEqual(['h', 'm', 'l', 'b', 'i', 's', 'p', 'c', 'u', 'd', 'w', 'k']);
  });
});
