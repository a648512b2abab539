/** Which format a file has: its name says so, or else its content. */
import type { KeyImportView } from '../../contract/views/keys.ts';

export type FileFormat = Exclude<KeyImportView['format'], 'environment'>;

const endings: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.ya?ml$/, 'yaml'],
  [/\.json$/, 'json'],
  [/\.pyw?$/, 'python'],
  [/\.(?:ini|cfg|conf|properties)$/, 'ini'],
  [/(?:^|\.)env(?:$|\.|rc$)|\.(?:sh|bash|zsh)$|^\.(?:bash|zsh)?(?:rc|_?profile)$/, 'env'],
];

/** @returns the format that a file of this name has; null when that can be anything */
export function formatOfName(name: string): FileFormat | null {
  const lower = name.toLowerCase();
  return endings.find(([ending]) => ending.test(lower))?.[1] ?? null;
}

const pythonLine =
  /^\s*(?:import\s+\w|from\s+[\w.]+\s+import\b|def\s+\w+\(|class\s+\w+\s*[(:])|\bos\.(?:environ|getenv)\b|^\s*[\w.]+\s*=\s*(?:\{|dict\(|[\w.]+\()|^\s*[\w.]+\(.*["']\s*[,)]/;
const envLine = /^\s*(?:export\s+|set\s+|\$env:)?[A-Za-z_][\w.-]*\s*=/i;
const yamlLine = /^\s*(?:-\s+)?["']?[\w.-]+["']?\s*:(?:\s|$)|^---|^\s*-\s/;

/** The beginning of a line tells enough. */
const LONGEST_LINE = 300;

/**
 * The stricter formats come first.
 * @returns the format that a text is most likely meant to have; `text` when it is like none
 */
export function formatOf(text: string): FileFormat {
  const lines = text
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE))
    .filter((line) => line.trim() !== '' && !/^\s*(?:#|;)/.test(line));
  if (/^\s*(?:\{|\[\s*[{"])/.test(text)) return 'json';
  if (lines.some((line) => /^\s*\[[\w .:-]+\]\s*$/.test(line))) return 'ini';
  if (lines.some((line) => pythonLine.test(line))) return 'python';
  if (lines.length > 0 && lines.every((line) => envLine.test(line))) return 'env';
  if (lines.length > 0 && lines.every((line) => yamlLine.test(line))) return 'yaml';
  return 'text';
}
