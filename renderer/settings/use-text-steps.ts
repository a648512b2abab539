import type { AppError } from '../../electron/contract/errors.ts';
import { useBridge } from '../ui/bridge.tsx';
import { useCall } from '../ui/use-call.ts';
import { useWanted } from '../ui/use-wanted.ts';
import { nextTextScale, textScales } from './text-scale.ts';

export interface TextSteps {
  step: (by: -1 | 1) => void;
  normal: () => void;
  error: AppError | null;
}

/** Changes the size of all text, step by step. @param percent the size now */
export function useTextSteps(percent: number): TextSteps {
  const bridge = useBridge();
  const setScale = useCall(bridge.app.setTextScale);
  const wanted = useWanted(percent);
  const set = (next: number): void => {
    if (next !== wanted.get()) void wanted.ask(next, (scale) => setScale.run({ percent: scale }));
  };
  return {
    step: (by) => set(nextTextScale(wanted.get(), by)),
    normal: () => set(textScales.normal),
    error: setScale.error,
  };
}
