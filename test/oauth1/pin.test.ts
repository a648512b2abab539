import { expect, it } from 'vitest';
import { cleanPin } from '../../electron/oauth1/pin.ts';

it.each([
  ['4868795', '4868795'],
  ['  4868795\n', '4868795'],
  ['PIN: 4868795.', '4868795'],
  ['Step 2: enter 4868795', '4868795'],
  ['486 8795', '4868795'],
  ['486-8795', '4868795'],
  ['0012345', '0012345'],
  ['7', '7'],
  ['４８６８７９５', '4868795'],
  ['٤٨٦٨٧٩٥', '4868795'],
  ['۴۸۶۸۷۹۵', '4868795'],
  ['', ''],
  ['no number', ''],
])('finds the PIN in %j', (text, pin) => {
  expect(cleanPin(text)).toBe(pin);
});
