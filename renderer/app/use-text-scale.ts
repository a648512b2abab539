import { useEffect } from 'react';

/** Sets the size of all text on the document. Every size of the page is in rem, so one number changes all. @param percent 80 to 200 */
export function useTextScale(percent: number): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.fontSize = percent === 100 ? '' : `${percent}%`;
  }, [percent]);
}
