import Clock from 'lucide-react/icons/clock';
import { screens } from '../../electron/contract/messages/en.ts';
import { clockText, durationText } from '../../electron/contract/messages/format.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './form.module.css';

const text = screens.pin;

/**
 * One sentence about how long the sign-in page is expected to work.
 * @param expiresAt ISO time
 * @param now milliseconds since 1970
 */
export function lifetimeText(expiresAt: string, now: number): string {
  const seconds = (Date.parse(expiresAt) - now) / 1000;
  if (seconds <= 0) return text.expired;
  if (seconds < 60) return text.goodForMoments;
  return text.goodUntil(clockText(expiresAt), durationText(seconds));
}

/** Says how long the page works, in calm steps and without announcing each of them. */
export function PageLifetime({ expiresAt }: { expiresAt: string }) {
  const now = useNow(15_000);
  return (
    <p className={styles['note']}>
      <Clock aria-hidden="true" />
      {lifetimeText(expiresAt, now)}
    </p>
  );
}
