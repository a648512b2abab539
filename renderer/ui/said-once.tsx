import { VisuallyHidden } from './visually-hidden.tsx';

export interface SaidOnceProps {
  /** What is seen, with a number that goes on counting. */
  seen: string;
  /** The same without that number, for screen readers: they read out every change. */
  said: string;
}

/** A sentence with a countdown that is read out once, and not every second. */
export function SaidOnce({ seen, said }: SaidOnceProps) {
  return (
    <>
      <span aria-hidden="true">{seen}</span>
      <VisuallyHidden elementType="span">{said}</VisuallyHidden>
    </>
  );
}
