import { type RefObject, useEffect } from 'react';

/**
 * Empties the boxes inside an element when they leave the page. A box that is gone can be held on to, for example by a
 * library that waits for the end of its transitions, and what was typed into it may be secret.
 */
export function useForgotten(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const boxes = inside.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea') ?? [];
    return () => {
      for (const box of boxes) box.value = '';
    };
  }, [inside]);
}
