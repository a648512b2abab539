/** YAML, and JSON with it, which is nearly a part of it. The package `yaml` does the parsing. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import { syntaxProblems } from '../../contract/messages/key-import.ts';
import { type Candidate, candidate, type FormatReading, type Problem } from './candidates.ts';

/** Deeper than any file with keys. */
const DEEPEST = 50;
/** Each unclosed quotation mark costs one more parsing. */
const MOST_REPAIRS = 8;
/** Longer files are no settings, and are parsed once. */
const MOST_LINES = 2000;
/** More help nobody. */
const MOST_PROBLEMS = 50;

export function readYaml(text: string): FormatReading {
  return readRepaired(text, (code, line, lines) => yamlProblem(code, line, lines));
}

export function readJson(text: string): FormatReading {
  const { text: closed, unclosed } = closeStrings(text);
  const read = readRepaired(closed, (_, line) => ({ line, message: syntaxProblems.json }));
  const quotes = unclosed.map((line) => ({ line, message: syntaxProblems.quote }));
  return { candidates: read.candidates, problems: [...quotes, ...read.problems] };
}

type ProblemOf = (code: string, line: number, lines: readonly string[]) => Problem;

/** A quotation mark that is not closed swallows the lines behind it. It is closed, and the rest read again. */
function readRepaired(text: string, problemOf: ProblemOf): FormatReading {
  const unclosed: Problem[] = [];
  let lines = text.split('\n');
  for (;;) {
    const read = parseOnce(lines, problemOf);
    const [first] = read.unclosed;
    if (!first || unclosed.length >= MOST_REPAIRS || lines.length > MOST_LINES) {
      return { candidates: read.candidates, problems: [...unclosed, ...read.problems] };
    }
    unclosed.push({ line: first.line, message: syntaxProblems.quote });
    lines = lines.map((content, index) => (index === first.line - 1 ? content + first.quote : content));
  }
}

interface Read extends FormatReading {
  /** Where a quoted value begins that goes on over lines. */
  unclosed: { line: number; quote: string }[];
}

function parseOnce(lines: readonly string[], problemOf: ProblemOf): Read {
  const counter = new LineCounter();
  // Without a schema all values stay the texts that they are: a key of digits is no number.
  const text = lines.join('\n');
  const documents = parseAllDocuments(text, {
    lineCounter: counter,
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  const parsed: Read = { candidates: [], problems: [], unclosed: [] };
  for (const document of documents) {
    const byLine = new Map<number | null, Problem>();
    for (const { code, pos } of document.errors) {
      const problem = problemOf(code, lineAt(pos[0]), lines);
      if (!byLine.has(problem.line)) byLine.set(problem.line, problem);
    }
    parsed.problems.push(...[...byLine.values()].slice(0, MOST_PROBLEMS));
    collect(document, text, lineAt, parsed);
  }
  return parsed;
}

/** Adds what a document holds to what was parsed before. */
function collect(
  document: Document.Parsed<ParsedNode>,
  text: string,
  lineAt: (offset: number) => number,
  parsed: Read,
): void {
  const broken = document.errors.length > 0;

  function walk(path: readonly string[], node: unknown, line: number, depth: number): void {
    if (depth > DEEPEST) return;
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) && typeof key.value === 'string' ? key.value : '';
        walk([...path, name], value, isScalar(key) && key.range ? lineAt(key.range[0]) : line, depth + 1);
      }
    } else if (isSeq(node)) {
      for (const item of node.items) listItem(path, item, line, depth + 1);
    } else {
      // What an anchor holds is read where it stands; only single values are taken over from there.
      const target = isAlias(node) ? node.resolve(document) : node;
      if (isScalar(target)) scalar(path, target, line, target === node);
      else if (target === null) add(candidate(path, '', line));
    }
  }

  /** Compose files list their environment as `- NAME=value`. Other values in lists have no names of their own. */
  function listItem(path: readonly string[], item: unknown, line: number, depth: number): void {
    if (!isScalar(item)) {
      walk(path, item, line, depth);
      return;
    }
    const [, name, value] = /^([\w.-]+)=(.*)$/.exec(String(item.value)) ?? [];
    if (name !== undefined && value !== undefined) {
      add(candidate([...path, name], value, item.range ? lineAt(item.range[0]) : line));
    }
  }

  function scalar(path: readonly string[], node: Scalar, around: number, here: boolean): void {
    const line = here && node.range ? lineAt(node.range[0]) : around;
    const found = candidate(path, typeof node.value === 'string' ? node.value : '', line);
    const quote = node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : null;
    if (here && quote && node.range && isOpen(node.range, quote) && (found || broken)) {
      parsed.unclosed.push({ line, quote });
      return;
    }
    // A tag of one's own (`!secret name`) says that the value is elsewhere.
    add(found && node.tag?.startsWith('!') ? { ...found, value: null } : found);
  }

  /** Closed on a later line, which is never meant, or not at all. */
  function isOpen([from, to]: readonly number[], quote: string): boolean {
    const written = text.slice(from, to);
    return written.includes('\n') || written.length < 2 || !written.endsWith(quote);
  }

  const add = (found: Candidate | null): void => {
    if (found) parsed.candidates.push(found);
  };

  walk([], document.contents, 1, 0);
}

function yamlProblem(code: string, line: number, lines: readonly string[]): Problem {
  const [content = '', next = ''] = lines.slice(line - 1, line + 1);
  const indentation = (text: string): number => text.length - text.trimStart().length;
  if (code === 'TAB_AS_INDENT') return { line, message: syntaxProblems.yamlTab };
  if (code === 'BAD_SCALAR_START') return { line, message: syntaxProblems.yamlQuote };
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') {
    if (/^\s*[\w-]+:[^\s/]/.test(content)) return { line, message: syntaxProblems.yamlColon };
    if (indentation(next) > indentation(content)) return { line: line + 1, message: syntaxProblems.yamlIndent };
  }
  return { line, message: code === 'BAD_INDENT' ? syntaxProblems.yamlIndent : syntaxProblems.yaml };
}

/**
 * JSON's strings end on their line (RFC 8259), and JSON has no comments, though many write them.
 * @returns the text with open strings closed and comments blanked out, line for line; and the lines of open strings
 */
function closeStrings(text: string): { text: string; unclosed: number[] } {
  const unclosed: number[] = [];
  const lines = text.split('\n').map((content, index) => {
    let inside = false;
    for (let at = 0; at < content.length; at += 1) {
      const letter = content.charAt(at);
      if (inside && letter === '\\') at += 1;
      else if (letter === '"') inside = !inside;
      else if (!inside && content.startsWith('//', at)) return content.slice(0, at);
    }
    if (!inside) return content;
    unclosed.push(index + 1);
    return content.replace(/[,\s]*$/, (end) => `"${end}`);
  });
  return { text: lines.join('\n'), unclosed };
}
