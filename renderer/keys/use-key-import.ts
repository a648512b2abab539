import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallArgument } from '../../electron/contract/calls.ts';
import { type AppError, appError, fail, ok, type Result } from '../../electron/contract/errors.ts';
import type { KeyImportView } from '../../electron/contract/views/keys.ts';
import { useBridge } from '../ui/bridge.tsx';
import { useCall } from '../ui/use-call.ts';

/** The largest file that is looked at, in bytes, as the contract has it. */
const largestFile = 256 * 1024;

type Source = CallArgument<'keys.read'>;

export interface KeyImport {
  /** What was found last; its values stay in main. */
  found: KeyImportView | null;
  pending: boolean;
  error: AppError | null;
  read(source: Source): void;
  /** A file that was dropped or pasted. */
  readFile(file: File): void;
  /** Lets main forget what was found. */
  forget(): void;
}

/** Looking for keys somewhere. What was found is forgotten when the component goes away. */
export function useKeyImport(): KeyImport {
  const bridge = useBridge();
  const [found, setFound] = useState<KeyImportView | null>(null);
  /** What main holds for this component, and whether the component is still there. */
  const held = useRef<string | null>(null);
  const left = useRef(false);
  const question = useRef(0);

  const hold = useCallback(
    (next: KeyImportView | null) => {
      const before = held.current;
      held.current = next?.importId ?? null;
      if (before !== null && before !== held.current) void bridge.keys.forgetImport({ importId: before });
    },
    [bridge],
  );
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      hold(null);
    };
  }, [hold]);

  const reading = useCall(
    useCallback(
      async (source: () => Promise<Result<Source>>): Promise<Result<null>> => {
        question.current += 1;
        const own = question.current;
        const from = await source();
        if (!from.ok) return from;
        const answer = await bridge.keys.read(from.value);
        if (!answer.ok) return answer;
        const next = answer.value.found;
        if (next === null) return ok(null);
        if (left.current || own !== question.current) void bridge.keys.forgetImport({ importId: next.importId });
        else {
          hold(next);
          setFound(next);
        }
        return ok(null);
      },
      [bridge, hold],
    ),
  );

  return {
    found,
    pending: reading.pending,
    error: reading.error,
    read: (source) => void reading.run(async () => ok(source)),
    readFile: (file) => void reading.run(() => textOf(file)),
    forget() {
      question.current += 1;
      hold(null);
      setFound(null);
      reading.reset();
    },
  };
}

/** The text of a file that the page was handed; where it lies on the disk the page never learns. */
async function textOf(file: File): Promise<Result<Source>> {
  if (file.size > largestFile) return fail(appError('import-too-large'));
  try {
    return ok({ from: 'text', text: await file.text(), name: file.name.slice(-255) });
  } catch {
    // A folder, or a file that went away.
    return fail(appError('import-unreadable'));
  }
}
