/** From the bytes of a file to its text. */

const ZERO = 0;

/**
 * UTF-8, UTF-16 as Windows' editors and shells write it, or else Windows' old Latin letters.
 * @returns null for what is no text
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  return text.includes('\0') ? null : text;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2), 'little');
  if (first === 0xfe && second === 0xff) return utf16(bytes.subarray(2), 'big');
  // Without a mark: every other byte of a text of Latin letters is zero.
  if (first !== ZERO && second === ZERO) return utf16(bytes, 'little');
  if (first === ZERO && second !== ZERO) return utf16(bytes, 'big');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function utf16(bytes: Uint8Array, order: 'little' | 'big'): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return (order === 'big' ? even.swap16() : even).toString('utf16le');
}

const documentMarks = ['{\\rtf', '%PDF-', 'PK\u0003\u0004'];

/** Word processors' files and PDFs: some of them are text, but none that a person has written. */
export const isDocument = (text: string): boolean => documentMarks.some((mark) => text.startsWith(mark));

/**
 * A text that the page read as UTF-8 though it is UTF-16: letters with zeros between them, behind a broken mark.
 * @returns the text as it was meant, as long as it has Latin letters only; others unchanged
 */
export function healed(text: string): string {
  return text.includes('\0') ? text.replace(/^\uFFFD+/, '').replaceAll('\0', '') : text;
}
