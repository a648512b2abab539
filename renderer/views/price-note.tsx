import { viewTexts } from '../../electron/contract/messages/views.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import styles from './view.module.css';

export interface PriceNoteProps {
  account: AccountView;
  /** US dollars; null when no price is known yet. */
  usd: number | null;
  /** Says a price that is not 0. */
  says?: (usd: number) => string;
  /** Stands for a price that is not known. */
  unknown?: string;
  /** Said where nothing is charged; by default nothing is. */
  free?: string;
}

/** What the button above will cost. Nothing is charged at the practice service. */
export function PriceNote(props: PriceNoteProps) {
  const { account, usd, says = viewTexts.price, unknown = viewTexts.priceUnknown, free } = props;
  if (account.service === 'practice' || usd === 0) return free ? <p className={styles['note']}>{free}</p> : null;
  return <p className={styles['note']}>{usd === null ? unknown : says(usd)}</p>;
}
