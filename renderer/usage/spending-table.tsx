import ChevronRight from 'lucide-react/icons/chevron-right';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { moneyText } from '../../electron/contract/messages/format.ts';
import { usageTexts as text, utcDayText } from '../../electron/contract/messages/usage.ts';
import type { SpendingDayView } from '../../electron/contract/views/spending.ts';
import { cx } from '../ui/cx.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './usage-dialog.module.css';

export interface SpendingTableProps {
  /** Oldest first. */
  days: readonly SpendingDayView[];
  /** Nothing is charged: there is no column for it. */
  free: boolean;
}

/** The same as the chart, in words and numbers, newest day first. */
export function SpendingTable({ days, free }: SpendingTableProps) {
  return (
    <Disclosure className={cx(styles['disclosure'])}>
      <Button slot="trigger" className={cx(styles['trigger'])}>
        <ChevronRight aria-hidden="true" />
        {text.table}
      </Button>
      <DisclosurePanel>
        <table className={styles['table']}>
          <caption>
            <VisuallyHidden>{text.chart}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              <th scope="col">{text.tableDay}</th>
              <th scope="col">{text.tableBrought}</th>
              {!free && <th scope="col">{text.tableCost}</th>}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <th scope="row">{utcDayText(day.day)}</th>
                <td>{text.brought(day)}</td>
                {!free && <td className={styles['money']}>{moneyText(day.usd)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </DisclosurePanel>
    </Disclosure>
  );
}
