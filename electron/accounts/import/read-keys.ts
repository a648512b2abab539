/** Finds X's keys and tokens in a text, a file of any of the usual formats, or the environment. Pure. */
import { withoutInvisible } from '../../contract/key-shapes.ts';
import { syntaxProblems } from '../../contract/messages/key-import.ts';
import type { KeyImportView } from '../../contract/views/keys.ts';
import { candidate, type FormatReading, type Problem } from './candidates.ts';
import { readEnv } from './env.ts';
import { type FileFormat, formatOf, formatOfName } from './formats.ts';
import { readIni } from './ini.ts';
import { programsOf } from './notebook.ts';
import { readPython } from './python.ts';
import { type FoundKey, settle } from './settle.ts';
import { readText } from './text.ts';
import { readJson, readYaml } from './yaml.ts';

export interface KeysRead {
  format: KeyImportView['format'];
  /** At most one value per field, in the order of lines. */
  found: FoundKey[];
  /** In the order of lines, those about the whole first. No sentence holds a value. */
  problems: Problem[];
}

/** More help nobody. */
const MOST_PROBLEMS = 50;

const readers: Readonly<Record<FileFormat, (text: string) => FormatReading>> = {
  env: readEnv,
  ini: readIni,
  yaml: readYaml,
  json: readJson,
  python: readPython,
  text: readText,
};

/**
 * @param text the content of a file, or what was pasted
 * @param name of the file, when it has one: its ending tells the format. Otherwise, or when that leads to nothing, the
 * content does
 */
export function readKeys(text: string, name?: string): KeysRead {
  const lines = straightened(text);
  const programs = programsOf(lines);
  const plain = programs ?? lines;
  const named = programs !== null ? 'python' : name === undefined ? null : formatOfName(name);
  const byContent = formatOf(plain);
  // Nothing but JSON begins with a brace; where lines are all that counts, it would be half read.
  const first = named === null || (byContent === 'json' && ['env', 'ini'].includes(named)) ? byContent : named;
  let fallback: KeysRead = { format: first, found: [], problems: [] };
  for (const format of new Set<FileFormat>([first, byContent, 'text'])) {
    const reading = guarded(readers[format], plain);
    const read = { format, ...settleReading(reading) };
    // Also names without usable values say that it is of this format.
    if (reading.candidates.length > 0) return read;
    if (reading.problems.length === 0) continue;
    // So do lines that break its rules. Only for Python many other languages can be taken.
    if (format !== 'python' || format === named) return read;
    fallback = read;
  }
  return fallback;
}

function settleReading({ candidates, problems: syntax }: FormatReading): Omit<KeysRead, 'format'> {
  const broken = new Set(syntax.map(({ line }) => line));
  // What stands on a line that could not be understood is not to be trusted, nor complained about twice.
  const { found, problems } = settle(
    candidates.filter(({ line }) => line === null || !broken.has(line)),
    false,
  );
  return { found, problems: inOrder([...syntax, ...problems]).slice(0, MOST_PROBLEMS) };
}

/** @param env names and values, such as those of the process */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): KeysRead {
  const candidates = Object.keys(env)
    .sort()
    .flatMap((name) => candidate([name], env[name] ?? '', null) ?? []);
  return { format: 'environment', ...settle(candidates, true) };
}

/** Parsers give up on some nonsense with an error, which may hold what they read: it ends here. */
function guarded(reader: (text: string) => FormatReading, text: string): FormatReading {
  try {
    return reader(text);
  } catch {
    return { candidates: [], problems: [{ line: null, message: syntaxProblems.whole }] };
  }
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

/** One kind of line end, no byte order mark nor anything else that nobody sees, and the quotation marks that programs know instead of a printer's. */
function straightened(text: string): string {
  return withoutInvisible(text)
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => (/["]/.test(line) ? line : line.replace(/[“”„]/g, '"')))
    .map((line) => (/[']/.test(line) || !line.includes('‘') ? line : line.replace(/[‘’]/g, "'")))
    .join('\n');
}
