import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import styles from './toast.module.css';

type Say = (text: string) => void;

const ToastContext = createContext<Say>(() => undefined);

/** How long a sentence stays, in milliseconds. */
const shownFor = 5000;

/** Shows one short sentence at a time at the lower edge of what is inside, and reads it out politely. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ text: string } | null>(null);
  const say = useCallback<Say>((text) => setShown({ text }), []);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), shownFor);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <ToastContext value={say}>
      {children}
      <div role="status" className={styles['region']}>
        {shown && <p className={styles['toast']}>{shown.text}</p>}
      </div>
    </ToastContext>
  );
}

/** @returns a function that shows a sentence in the nearest `ToastProvider` */
export const useToast = (): Say => useContext(ToastContext);
