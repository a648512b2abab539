import { cx } from './cx.ts';
import styles from './spinner.module.css';

/** A quiet sign that something is going on. Its meaning is said in words beside it, so it has no name of its own. */
export function Spinner({ size = 'm' }: { size?: 's' | 'm' | 'l' }) {
  return <span aria-hidden="true" className={cx(styles['spinner'], styles[size])} />;
}
