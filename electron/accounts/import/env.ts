/** `.env` files and lines of shells: `NAME=value`. Node does the parsing of each line. */
import { parseEnv } from 'node:util';
import { syntaxProblems } from '../../contract/messages/key-import.ts';
import { type Candidate, candidate, type FormatReading, type Problem } from './candidates.ts';

const assignment = /^\s*(?:export\s+|set\s+|\$env:)?([A-Za-z_][\w.-]*)\s*=(.*)$/i;
const opened = /^\s*(["'`])(.*)$/;

export function readEnv(text: string): FormatReading {
  const candidates: Candidate[] = [];
  const problems: Problem[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const content = lines[index] ?? '';
    const line = index + 1;
    const [, name, rest] = assignment.exec(content) ?? [];
    if (name === undefined || rest === undefined) {
      if (nameWithoutEquals(content)) problems.push({ line, message: syntaxProblems.equals });
      continue;
    }
    const [, quote, inner] = opened.exec(rest) ?? [];
    if (quote === undefined || inner?.includes(quote)) {
      // Some versions of Node fall over a quoted value at the very end of a text.
      const found = candidate([name], parseEnv(`V=${rest}\n`)['V'] ?? '', line);
      if (found) candidates.push(found);
      continue;
    }
    // A value over several lines is none of X's, but what stands in it must not be taken for names.
    const end = candidate([name], '', line) ? -1 : closingLine(lines, index, quote);
    if (end > index) index = end;
    else problems.push({ line, message: syntaxProblems.quote });
  }
  return { candidates, problems };
}

function closingLine(lines: readonly string[], from: number, quote: string): number {
  for (let at = from + 1; at < lines.length; at += 1) if (lines[at]?.includes(quote)) return at;
  return -1;
}

/** A line that begins with a name of X's values and goes on without an equals sign. */
function nameWithoutEquals(content: string): boolean {
  const [, name] = /^\s*([A-Za-z_][\w-]*)(?:\s*:|\s)\s*\S/.exec(content) ?? [];
  return name !== undefined && candidate([name], '', null) !== null;
}
