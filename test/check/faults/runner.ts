/** Runs a fault, and checks after it what holds after every fault. */
import { strict as assert } from 'node:assert';
import type { AppError } from '../../../electron/contract/errors.ts';
import { errorSentences } from '../../../electron/contract/messages/errors.ts';
import type { RowView } from '../../../electron/contract/views/timelines.ts';
import { codes } from '../../../electron/practice/codes.ts';
import { problems } from '../../../electron/practice/control/faults/problems.ts';
import { type Beginning, home, type Stage, setStage } from './stage.ts';

export interface FaultCase {
  /** What goes wrong, and while doing what. */
  name: string;
  begins: Beginning;
  /** Plays the person, and checks what this fault is about. */
  plays(stage: Stage): Promise<void>;
  /** Posts that are stored no more after it, and rightly so. */
  goes?: boolean;
}

export interface FaultOutcome {
  name: string;
  /** What did not hold; null when all did. */
  failure: Error | null;
  milliseconds: number;
}

/** Failures that nobody can do anything about; the sentence says what they mean. */
const nothingToDo: ReadonlySet<string> = new Set([
  'already-done',
  'cancelled',
  'gone',
  'hidden',
  'not-in-dialect',
  'not-with-pin',
  'reply-refused',
  'text-repeated',
  'user-suspended',
]);

/** Words of advice. */
const advice =
  /\b(?:ask|authorize|change|check|choose|copy|do it|enter|end the access|look|open|raise|report|restart\w*|set|shorten|sign in|start|top it up|try|turn on|unlock|write)\b/i;

/** An error as a person must meet it: with the catalogue's sentence for it, and something to do. */
export function assertUnderstandable({ code, message, action }: AppError): void {
  assert.equal(message, errorSentences[code], `the sentence of ${code}`);
  const helps = action.kind !== 'none' || nothingToDo.has(code) || advice.test(message);
  assert.ok(helps, `${code} says nothing that helps`);
}

/** What services say for programs; none of it is for people. */
const rawTexts: readonly string[] = [
  ...Object.values(codes).map(([, message]) => message),
  ...Object.values(problems).flatMap(({ detail }: { detail?: string }) => detail ?? []),
  'Please log in to this network',
  'Log in to the proxy first',
  'Checking whether you are human',
  'The server before the server',
  'Invalid oauth_verifier',
  'Invalid request token',
  'never finished',
].filter((text) => text.length > 14);

const postIds = (rows: readonly RowView[]): string[] => rows.flatMap((row) => (row.kind === 'post' ? [row.id] : []));

/** Newest first and each once; what is missing between two is marked. */
async function assertNothingLost(stage: Stage, before: readonly string[], goes: boolean): Promise<void> {
  const rows = await stage.rows();
  const ids = postIds(rows);
  const sorted = [...new Set(ids)].sort((one, other) => (BigInt(one) > BigInt(other) ? -1 : 1));
  assert.deepEqual(ids, sorted, 'rows are in order, each once');
  if (!goes) {
    const kept = new Set(ids);
    assert.deepEqual(
      before.filter((id) => !kept.has(id)),
      [],
      'rows from before are still there',
    );
  }
  const truth = await stage.truth(ids.length + 200);
  const place = new Map(truth.map((id, index) => [id, index]));
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (row.kind !== 'post' || next?.kind !== 'post') continue;
    const from = place.get(row.id);
    const to = place.get(next.id);
    if (from === undefined || to === undefined) continue;
    assert.equal(to - from, 1, 'what is missing is marked as a gap');
  }
}

function assertNothingTold(stage: Stage): void {
  const { page, log } = stage.told();
  const told = [...page, log].join('\n');
  for (const secret of stage.secrets()) {
    const found = /^\d+$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(told) : told.includes(secret);
    assert.ok(!found, 'a secret was told to the page or to the log');
  }
  for (const text of rawTexts) {
    assert.ok(!told.includes(text), `the service's own words were told: ${text.slice(0, 30)}`);
  }
}

export async function runFault({ name, begins, plays, goes = false }: FaultCase): Promise<FaultOutcome> {
  const began = performance.now();
  const ended = (failure: Error | null): FaultOutcome => ({
    name,
    failure,
    milliseconds: Math.round(performance.now() - began),
  });
  let stage: Stage | null = null;
  try {
    stage = await setStage(begins);
    const before = begins === 'reading' ? postIds(await stage.rows(home)) : [];
    await plays(stage);
    assert.equal(stage.control.faultsLeft().left, 0, 'the faults were met');
    assertNothingTold(stage);
    if (begins === 'reading' && (await stage.view()).accounts.length > 0) {
      stage.network.instead = null;
      stage.control.reset();
      await assertNothingLost(stage, before, goes);
    }
    return ended(null);
  } catch (failure) {
    return ended(failure instanceof Error ? failure : new Error(String(failure)));
  } finally {
    await stage?.close();
  }
}
