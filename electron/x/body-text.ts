/** Reading the text of an answer, whoever sent it: what is larger than any answer of X is not taken into memory. */

/** Bytes. A full page with everything expanded stays far below this. */
const MOST_BYTES = 10 * 1024 * 1024;

/** @returns null when the body is larger than any answer */
export async function readBodyText(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop cancels the rest of the body.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
