/** One clock for all posts on show, so that their ages change together. */
import { createContext, type ReactNode, useContext } from 'react';
import { useNow } from '../ui/use-now.ts';

const NowContext = createContext<number | null>(null);

/** Pace of the clock in milliseconds: ages are shown in minutes. */
const pace = 30_000;

export function NowProvider({ children }: { children: ReactNode }) {
  return <NowContext value={useNow(pace)}>{children}</NowContext>;
}

/** Milliseconds since 1970. @throws when used outside of a provider */
export function usePostNow(): number {
  const now = useContext(NowContext);
  if (now === null) throw new Error('usePostNow needs a NowProvider around it');
  return now;
}
