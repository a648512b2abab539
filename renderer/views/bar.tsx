/**
 * The bar above a view belongs to its column: back, forward and what is offered for any view are there. A view puts its
 * title into it, so that one line names the view and nothing is said twice.
 */
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { createPortal } from 'react-dom';

/** The element inside the bar that a view draws into; null where a view stands by itself. */
const Bar = createContext<HTMLElement | null>(null);

export const BarProvider = Bar.Provider;

/**
 * A place in the bar for the view below it.
 * @param className of the element that the view draws into
 * @returns `place`: the element, for `BarProvider`; `hold`: a ref for the element of the bar that it goes into
 */
export function useBarPlace(className: string | undefined): {
  place: HTMLElement;
  hold: (element: HTMLElement | null) => void;
} {
  // Made before anything is drawn: a title that came a render later would miss the focus that goes to it.
  const [place] = useState(() => {
    const element = document.createElement('div');
    if (className !== undefined) element.className = className;
    return element;
  });
  const hold = useCallback((element: HTMLElement | null) => element?.append(place), [place]);
  return { place, hold };
}

/** Draws into the bar above the view; in place, where there is none. */
export function InBar({ children }: { children: ReactNode }) {
  const place = useContext(Bar);
  return place ? createPortal(children, place) : children;
}
