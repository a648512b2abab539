import { screens } from '../../electron/contract/messages/en.ts';
import styles from './x-mark.module.css';

/** X's logo, which its display requirements ask for at the top of a timeline. */
export const XMark = () => (
  <svg role="img" aria-label={screens.frame.fromX} viewBox="0 0 24 24" className={styles['mark']}>
    <path d="M18.24 2.25h3.31l-7.23 8.26 8.5 11.24h-6.65l-5.22-6.82-5.96 6.82H1.68l7.73-8.84L1.25 2.25h6.83l4.71 6.23zm-1.16 17.52h1.83L7.08 4.13H5.12z" />
  </svg>
);
