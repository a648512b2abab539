/**
 * Python files: assignments, dict literals and arguments whose values are written out. Nothing is run, so what a program
 * looks up elsewhere is not found, unless what it takes otherwise is written out too; that it does is said. The Python
 * grammar of Lezer does the parsing.
 */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { isName } from '../../contract/key-names.ts';
import { syntaxProblems } from '../../contract/messages/key-import.ts';
import { type Candidate, candidate, type FormatReading, type Problem } from './candidates.ts';

/** Nobody writes longer lines, and the parser takes minutes for some that a program wrote. */
const LONGEST_LINE = 4000;

/** More are of no use to anybody, and mean that it is no Python. */
const MOST_PROBLEMS = 5;

/** Calls whose name tells nothing about their arguments. */
const neutralCalls = new Set(['Api', 'API', 'AsyncClient', 'Stream', 'StreamingClient', 'OAuth', 'Auth', 'update']);

const pair = ['consumer_key', 'consumer_secret'];
const token = ['access_token', 'access_token_secret'];

/** What libraries for X take in this order without names. */
const positional: Readonly<Record<string, readonly string[]>> = {
  OAuthHandler: pair,
  AppAuthHandler: pair,
  OAuth2AppHandler: pair,
  OAuth2BearerHandler: ['bearer_token'],
  OAuth1UserHandler: [...pair, ...token],
  Twython: [...pair, ...token],
  OAuth1: [...pair, ...token],
  OAuth1Session: [...pair, ...token],
  Client: ['bearer_token', ...pair, ...token],
  set_access_token: token,
};

/** Objects whose names tell nothing about what is put into them. */
const owners = new Set(['os', 'self', 'cls']);

/** Values that a program gets from its surroundings. */
const lookup = /^(?:os\s*\.\s*)?(?:environ|getenv)\b|^(?:st\s*\.\s*)?secrets\b|^(?:config|env)\s*\(\s*["']/;

/** Calls that give back what they are given, or what they are told to begin with. */
const wrappers = new Set(['str', 'bytes', 'SecretStr', 'Field', 'field']);
/** Calls whose text is for the person at the keyboard. */
const questions = new Set(['input', 'getpass', 'prompt']);
/** Methods of a text that change nothing about a key. */
const textMethods = new Set(['strip', 'lstrip', 'rstrip', 'encode', 'decode']);

export function readPython(given: string): FormatReading {
  const text = given
    .split('\n')
    .map((line) => (line.length > LONGEST_LINE ? '' : line))
    .join('\n');
  const candidates: Candidate[] = [];
  const problems = new Map<number, Problem>();
  const lineAt = lineFinder(text);
  const source = (node: SyntaxNode): string => text.slice(node.from, node.to);

  function complain(offset: number, message: string): void {
    const line = lineAt(offset);
    if (!problems.has(line)) problems.set(line, { line, message });
  }

  function add(path: readonly string[], value: string | null, node: SyntaxNode): void {
    const found = candidate(path, value, lineAt(node.from));
    if (found) candidates.push(found);
  }

  /** @returns what a string says; null when its quotation mark is not closed */
  function written(node: SyntaxNode): string | null {
    if (node.name === 'ContinuedString') {
      const parts = children(node).map(written);
      return parts.includes(null) ? null : parts.join('');
    }
    const [, mark = '', inner = ''] = /^[A-Za-z]*("""|'''|"|')(.*)$/s.exec(source(node)) ?? [];
    return inner.endsWith(mark) ? inner.slice(0, -mark.length) : null;
  }

  /** Something that stands behind a name, or inside of it. */
  function value(path: readonly string[], node: SyntaxNode): void {
    if (node.getChild('FormatReplacement')) {
      add(path, null, node);
    } else if (strings.has(node.name)) {
      const said = written(node);
      if (said !== null) add(path, said, node);
    } else if (node.name === 'ParenthesizedExpression') {
      for (const inner of children(node)) value(path, inner);
    } else if (node.name === 'DictionaryExpression') {
      dictionary(path, node);
    } else if (lookup.test(source(node)) || looksUp(node)) {
      const otherwise = spare(node);
      if (otherwise) value(path, otherwise);
      else add(path, null, node);
    } else if (node.name === 'CallExpression') {
      const inner = wrapped(node);
      if (inner) value(path, inner);
      else call(node, path);
    } else {
      visit(node);
    }
  }

  /** `config.api_key`, `secrets["api_key"]`, `userdata.get("API_KEY")`: what is meant is named, and kept elsewhere. */
  function looksUp(node: SyntaxNode): boolean {
    const callee = calleeName(node);
    const takesValues = positional[callee] !== undefined || questions.has(callee);
    const [first] = takesValues ? [] : argumentsIn(node).filter(({ keyword }) => !keyword);
    const key =
      node.name === 'MemberExpression' ? (node.getChild('String') ?? node.getChild('PropertyName')) : first?.argument;
    if (key?.name === 'PropertyName') return isName(source(key)) === 'telling';
    return key?.name === 'String' && isName(written(key) ?? '') === 'telling';
  }

  /** Its last part, as in `tweepy.Client`; nothing for what is no call. */
  const calleeName = (node: SyntaxNode): string =>
    (node.name === 'CallExpression' && node.firstChild ? source(node.firstChild) : '').split('.').at(-1) ?? '';

  /** What is taken when there is nothing where it is looked up: `getenv("KEY", "...")`, `environ.get("KEY") or "..."`. */
  function spare(node: SyntaxNode): SyntaxNode | null {
    const otherwise =
      node.name === 'BinaryExpression' && node.getChild('or')
        ? node.lastChild
        : argumentsIn(node).find(({ keyword, place }) => (keyword ? source(keyword) === 'default' : place === 1))
            ?.argument;
    return otherwise && strings.has(otherwise.name) ? otherwise : null;
  }

  /** `str("...")`, `SecretStr("...")`, `field(default="...")`, `"...".strip()`. */
  function wrapped(node: SyntaxNode): SyntaxNode | null {
    const callee = node.firstChild;
    if (callee?.name === 'MemberExpression') {
      const [text, method] = [callee.firstChild, callee.lastChild];
      return text && method && strings.has(text.name) && textMethods.has(source(method)) ? text : null;
    }
    if (!callee || !wrappers.has(source(callee))) return null;
    const inner = argumentsIn(node).find(({ keyword, place }) =>
      keyword ? source(keyword) === 'default' : place === 0,
    );
    return inner?.argument ?? null;
  }

  function dictionary(path: readonly string[], node: SyntaxNode): void {
    const parts = children(node);
    for (const [index, part] of parts.entries()) {
      const [key, behind] = [parts[index - 1], parts[index + 1]];
      if (part.name !== ':' || !key || !behind) continue;
      value([...path, (strings.has(key.name) ? written(key) : null) ?? ''], behind);
    }
  }

  /** `a = b = "..."`, `a, b = "...", "..."`, and `a: str = "..."`. */
  function assignment(node: SyntaxNode): void {
    const sides: SyntaxNode[][] = [[]];
    for (const part of children(node)) {
      if (part.name === 'AssignOp') sides.push([]);
      else if (part.name !== 'TypeDef' && part.name !== ',') sides.at(-1)?.push(part);
    }
    const assigned = unpacked(sides.pop() ?? []);
    const fitting = sides
      .map((targets) => (assigned.length > 1 ? unpacked(targets) : targets))
      .filter((targets) => targets.length === assigned.length);
    for (const [index, one] of assigned.entries()) {
      for (const targets of fitting) value(targetPath(targets[index] ?? node), one);
      if (fitting.length === 0) visit(one);
    }
  }

  /** `self.keys["consumer"]` is keys, consumer. */
  function targetPath(node: SyntaxNode): string[] {
    if (node.name === 'VariableName') return owners.has(source(node)) ? [] : [source(node)];
    if (node.name === 'PropertyName') return source(node) === 'environ' ? [] : [source(node)];
    if (strings.has(node.name)) return [written(node) ?? ''];
    return node.name === 'MemberExpression' ? children(node).flatMap(targetPath) : [];
  }

  /** @param path for `dict(...)` the name that it is given; other calls make something of their own */
  function call(node: SyntaxNode, path: readonly string[]): void {
    const [callee, list] = children(node);
    if (!callee || list?.name !== 'ArgList') return;
    const segments = source(callee).split('.');
    const name = segments.at(-1) ?? '';
    const known = positional[name];
    const around = name === 'dict' ? path : segments.filter((part) => (known ? isOfX(part) : !neutralCalls.has(part)));
    for (const { keyword, place, argument } of argumentsOf(list)) {
      const meant = keyword ? source(keyword) : known?.[place];
      if (meant === undefined) visit(argument);
      else value([...around, meant], argument);
    }
    visit(callee);
  }

  function visit(node: SyntaxNode): void {
    if (node.name === 'AssignStatement') assignment(node);
    else if (node.name === 'CallExpression') call(node, []);
    else if (node.name === 'DictionaryExpression') dictionary([], node);
    else if (node.name === 'ParamList') defaults(node);
    else for (const child of children(node)) visit(child);
  }

  function defaults(node: SyntaxNode): void {
    for (const { keyword, argument } of argumentsOf(node)) if (keyword) value([source(keyword)], argument);
  }

  const tree = parser.parse(text);
  visit(tree.topNode);
  const end = text.trimEnd().length - 1;
  tree.iterate({
    enter: ({ type, node, from }) => {
      if (type.name === 'String' && written(node) === null) complain(from, syntaxProblems.quote);
      if (type.isError) complain(Math.max(0, Math.min(from, end)), syntaxProblems.python);
    },
  });
  return { candidates, problems: worthTelling([...problems.values()], text.split('\n')) };
}

function worthTelling(problems: readonly Problem[], lines: readonly string[]): Problem[] {
  const quotes = problems.filter(({ message }) => message === syntaxProblems.quote);
  // What follows an open quotation mark is only confused by it. Notebooks have lines that are meant for the notebook.
  const told =
    quotes.length > 0 ? quotes : problems.filter(({ line }) => !/^\s*[%!]/.test(lines[(line ?? 1) - 1] ?? ''));
  return told.slice(0, MOST_PROBLEMS);
}

const strings = new Set(['String', 'ContinuedString', 'FormatString']);

const isOfX = (name: string): boolean => /twitter|tweepy/i.test(name);

/** Without comments, which may stand anywhere. */
function children(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment') all.push(child);
  return all;
}

/** One side of an assignment: `("a", "b")` and `["a", "b"]` are the same as `"a", "b"`. */
function unpacked(side: SyntaxNode[]): SyntaxNode[] {
  const [only] = side.length === 1 ? side : [];
  if (only?.name !== 'TupleExpression' && only?.name !== 'ArrayExpression') return side;
  return children(only).filter(({ name }) => !/^[()[\],]$/.test(name));
}

/** Those of a call; none for anything else. */
function argumentsIn(node: SyntaxNode): Argument[] {
  const list = node.getChild('ArgList');
  return list ? argumentsOf(list) : [];
}

interface Argument {
  /** Null for one without a name. */
  keyword: SyntaxNode | null;
  /** Its place among those without names. */
  place: number;
  argument: SyntaxNode;
}

function argumentsOf(list: SyntaxNode): Argument[] {
  const parts = children(list).filter(({ name }) => !/^[(),]$|^TypeDef$/.test(name));
  const all: Argument[] = [];
  let place = 0;
  for (const [index, argument] of parts.entries()) {
    if (argument.name === 'AssignOp' || parts[index + 1]?.name === 'AssignOp') continue;
    const keyword = parts[index - 1]?.name === 'AssignOp' ? (parts[index - 2] ?? null) : null;
    all.push({ keyword, place, argument });
    if (!keyword) place += 1;
  }
  return all;
}

/** @returns a function that tells the line of a place in the text, from 1 */
function lineFinder(text: string): (offset: number) => number {
  const starts = [...text.matchAll(/^/gm)].map(({ index }) => index);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
