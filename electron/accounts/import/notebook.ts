/** Notebooks (`.ipynb`): Python inside of JSON, each line of a program on a line of the file. */

const isNotebook = (text: string): boolean => /^\s*\{/.test(text) && /"nbformat"\s*:/.test(text);

/**
 * @param text the content of any file
 * @returns of a notebook its programs, each line where it stands in the file, the rest empty; null of anything else
 */
export function programsOf(text: string): string | null {
  if (!isNotebook(text)) return null;
  let inProgram = false;
  const lines = text.split('\n').map((content) => {
    if (/^\s*"source"\s*:\s*\[/.test(content)) inProgram = true;
    else if (/^\s*\]/.test(content)) inProgram = false;
    else if (inProgram) return lineIn(content);
    return '';
  });
  return lines.join('\n');
}

/** @returns what a line of JSON says that is a text and nothing else */
function lineIn(content: string): string {
  const [, quoted] = /^\s*(".*"),?\s*$/.exec(content) ?? [];
  if (quoted === undefined) return '';
  try {
    return String(JSON.parse(quoted)).replace(/\n$/, '').replaceAll('\n', ' ');
  } catch {
    return '';
  }
}
