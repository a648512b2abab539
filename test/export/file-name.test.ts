import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportDialogOptions, safeFileName } from '../../electron/export/file-name.ts';
import { anyText } from './support.ts';

describe('file name', () => {
  it.each([
    ['Home timeline of @ada', 'Home timeline of @ada.csv'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.csv'],
    ['..hidden.. ', 'hidden.csv'],
    ['CON', '_CON.csv'],
    ['lpt1.notes', '_lpt1.notes.csv'],
    ['console', 'console.csv'],
    ['\u202egpj.exe', 'gpj.exe.csv'],
    ['نور الساحر', 'نور الساحر.csv'],
    ['', 'Posts.csv'],
    ['///', 'Posts.csv'],
    ['tab\tand\nline', 'tab and line.csv'],
  ])('of %j is %j', (title, name) => {
    expect(safeFileName(title, 'csv')).toBe(name);
  });

  it('is cut between letters, never inside of one', () => {
    const name = safeFileName('👨‍👩‍👧'.repeat(40), 'csv');
    expect(name).toMatch(/^(👨‍👩‍👧)+\.csv$/);
    expect(Buffer.byteLength(name)).toBeLessThan(130);
  });

  it('is one that every system takes, whatever the title', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const name = safeFileName(title, 'json');
        expect(name).toMatch(/[^\s.].*\.json$|^[^\s.]\.json$/u);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
        expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
        expect(name.startsWith('.')).toBe(false);
        expect(Buffer.byteLength(name)).toBeLessThan(200);
      }),
      { numRuns: 300 },
    );
  });

  it('comes with the kind of file for the dialog', () => {
    expect(exportDialogOptions('Home', 'markdown')).toEqual({
      suggestedName: 'Home.md',
      filters: [{ name: 'Text (Markdown)', extensions: ['md'] }],
    });
  });
});
