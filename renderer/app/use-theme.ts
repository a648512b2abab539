import { useEffect } from 'react';
import type { ThemeChoice } from '../../electron/contract/views/app.ts';

/** Sets the theme on the document and follows the system while that is the choice. */
export function useTheme(choice: ThemeChoice): void {
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      const theme = choice === 'system' ? (system.matches ? 'dark' : 'light') : choice;
      document.documentElement.dataset['theme'] = theme;
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [choice]);
}
