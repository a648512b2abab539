import { screens } from '../../electron/contract/messages/en.ts';
import styles from './pin-picture.module.css';

/** A browser window after "Authorize app": one large number under a heading. */
export function PinPicture() {
  return (
    <svg viewBox="0 0 340 250" role="img" aria-label={screens.pin.picture} className={styles['picture']}>
      <rect x="4" y="4" width="332" height="242" rx="18" className={styles['window']} />
      <path d="M4 44 V22 A18 18 0 0 1 22 4 H318 A18 18 0 0 1 336 22 V44 Z" className={styles['bar']} />
      <circle cx="26" cy="24" r="5" className={styles['dot']} />
      <circle cx="44" cy="24" r="5" className={styles['dot']} />
      <rect x="66" y="15" width="248" height="18" rx="9" className={styles['address']} />
      <rect x="40" y="72" width="152" height="13" rx="6.5" className={styles['heading']} />
      <rect x="40" y="97" width="236" height="8" rx="4" className={styles['line']} />
      <rect x="40" y="113" width="190" height="8" rx="4" className={styles['line']} />
      <rect x="40" y="140" width="206" height="62" rx="14" className={styles['number']} />
      <text x="143" y="182" textAnchor="middle" className={styles['digits']}>
        1234567
      </text>
      <path d="M322 118 C 318 150, 300 166, 262 170" className={styles['arrow']} />
      <path d="M274 160 L260 170 L275 178" className={styles['arrow']} />
      <rect x="40" y="218" width="120" height="8" rx="4" className={styles['line']} />
    </svg>
  );
}
