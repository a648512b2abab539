/** `.ini` and its relatives: sections, `name = value` and `name: value`. The package `ini` does the parsing of each line. */
import { parse } from 'ini';
import { syntaxProblems } from '../../contract/messages/key-import.ts';
import { type Candidate, candidate, type FormatReading, type Problem } from './candidates.ts';

export function readIni(text: string): FormatReading {
  const candidates: Candidate[] = [];
  const problems: Problem[] = [];
  let section: string[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    const trimmed = content.trim();
    if (trimmed === '' || /^[;#]/.test(trimmed)) continue;
    if (trimmed.startsWith('[') && !/[=:]/.test(trimmed)) {
      const [, name] = /^\[([^\]]+)\]/.exec(trimmed) ?? [];
      if (name === undefined) problems.push({ line, message: syntaxProblems.section });
      else section = name.split('.').map((part) => part.trim());
      continue;
    }
    const [, name, raw] = /^([^=:]+)[=:](.*)$/.exec(trimmed) ?? [];
    if (name === undefined || raw === undefined) {
      const [first] = trimmed.split(/\s/);
      if (first && candidate([...section, first], '', null)) problems.push({ line, message: syntaxProblems.equals });
      continue;
    }
    const found = candidate([...section, name.trim()], valueIn(raw), line);
    if (found && isUnclosed(raw.trim())) problems.push({ line, message: syntaxProblems.quote });
    else if (found) candidates.push(found);
  }
  return { candidates, problems };
}

function valueIn(raw: string): string {
  const value: unknown = parse(`value=${raw}`)['value'];
  // The package reads 'true', 'null' and quoted numbers as such; a key is always text.
  return typeof value === 'string' ? value : raw.trim();
}

const isUnclosed = (raw: string): boolean => /^["']/.test(raw) && !raw.slice(1).includes(raw.charAt(0));
